"""Groups that a report names without explaining: known by the shape of their name and by the company it keeps.

the Union for Progress rejected      UNION-FOR-PROGRESS
Borani rebels, the QLF commander     BORANI, QLF
the JCP and the government           JCP
"""

from collections import Counter
from functools import cache
from itertools import pairwise

from dragoman.reading.parties.group_definitions import Group, code_of, heads, is_connector, no_party
from dragoman.reading.parties.name_lists import list_end
from dragoman.reading.parties.names import Word, is_joint
from dragoman.vocabulary import load

GENITIVE = ("s", "S")
BEFORE = ("the", "between", "with", "as")
LONGEST = 8  # words
LINKS = ("of", "for", "the", "and", "de", "la", "du", "des", "del", "et", "y", "pour", "para", "do", "da")


def named_groups(text: str, words: list[Word], taken: list[bool]) -> list[Group]:
    """Runs of capitalised words with a group's noun at their head: "Patriotic Front", "Union for Progress"."""
    found = []
    for index, word in enumerate(words):
        if word.plain not in heads() or is_before_head(text, words, index) or in_capital_line(text, words, index):
            continue
        first, last = run_around(text, words, index)
        if is_group_name(words[first:last], index - first, taken[first:last]):
            name = " ".join(text[words[first].start : words[last - 1].end].split())
            found.append(
                Group(code_of(name), name, (name,), words[first].start, words[last - 1].end, "shape of its name", 0.7)
            )
    return found


def named_groups_in_capitals(text: str, words: list[Word], taken: list[bool], nominal: frozenset[int]) -> list[Group]:
    """The same where all is in capitals: "THE LIBERAL PARTY", with the parse to tell names from verbs."""
    found = []
    for index, word in enumerate(words):
        if word.plain.capitalize() not in heads() or word.plain.capitalize() in state_bodies():
            continue
        first = index
        while (
            first
            and index - first < 4
            and words[first - 1].start in nominal
            and is_joint(text, words[first - 1], words[first])
        ):
            if taken[first - 1]:
                break
            first -= 1
        while first < index and (
            words[first].low in common() or words[first].plain.capitalize() in openers() or words[first].plain.isdigit()
        ):
            first += 1
        if first < index and not taken[index]:
            name = " ".join(text[words[first].start : word.end].split())
            found.append(Group(code_of(name), name, (name,), words[first].start, word.end, "shape of its name", 0.6))
    return found


def is_before_head(text: str, words: list[Word], index: int) -> bool:
    """'Liberation' of "Liberation Front": the next word is the head."""
    return (
        index + 1 < len(words) and words[index + 1].plain in heads() and is_joint(text, words[index], words[index + 1])
    )


def run_around(text: str, words: list[Word], index: int) -> tuple[int, int]:
    """The capitalised words around a head, and those that "of" or "for" add behind it."""
    first = index
    while (
        first and index - first < 6 and is_joint(text, words[first - 1], words[first]) and continues_left(words, first)
    ):
        first -= 1
    while first < index and (is_connector(words[first].plain) or words[first].plain in GENITIVE):
        first += 1
    return first, run_end(text, words, index + 1)


def continues_left(words: list[Word], first: int) -> bool:
    """A capitalised word that opens no sentence or title; "and" only inside "the Peace and Progress Party"."""
    word = words[first - 1].plain
    if word == "and":
        return first > 2 and is_capitalised(words[first - 2].plain) and words[first - 3].low == "the"
    return is_part(word) and word not in openers()


def run_end(text: str, words: list[Word], end: int) -> int:
    """'for Progress and Bread' behind "Union": connectors, each with a capitalised word after it."""
    limit, last = end + 8, end
    while last < min(limit, len(words)) and is_joint(text, words[last - 1], words[last]):
        word = words[last].plain
        if is_capitalised(word) and last > end and word not in openers():
            last += 1
            continue
        behind = last
        while (
            behind < min(limit, len(words))
            and words[behind].plain in LINKS
            and is_joint(text, words[behind - 1], words[behind])
        ):
            behind += 1
        linked = behind > last and behind < len(words) and is_joint(text, words[behind - 1], words[behind])
        if not linked or not is_capitalised(words[behind].plain) or (words[last].plain == "and" and last == end):
            break
        last = behind + 1
    return list_end(text, words, last) if last > end else last


def is_group_name(run: list[Word], head: int, taken: list[bool]) -> bool:
    """Two words at least, and no organ of a state: not "National Assembly", "Security Council", "Kenyan Army"."""
    plain = [word.plain for word in run if word.plain not in GENITIVE]
    if not 1 < len(plain) <= LONGEST or all(word.isupper() for word in plain) or taken[head] or set(plain) & outlets():
        return False
    if run[head].plain not in state_bodies():
        return any(not t for w, t in zip(run, taken, strict=True) if w is not run[head])
    own = [word.plain for word in run[:head] if word.plain not in GENITIVE]
    return not any(taken[:head]) and any(word not in organs() for word in own)


def rebel_names(text: str, words: list[Word], taken: list[bool]) -> list[Group]:
    """'Borani rebels', 'Daru guerrillas': a capitalised word that is no nationality before a noun for fighters."""
    found = []
    for index in range(1, len(words)):
        before, word = words[index - 1], words[index]
        if word.plain not in fighters() or taken[index - 1] or not is_joint(text, before, word):
            continue
        if (
            is_capitalised(before.plain)
            and before.plain not in adjectives()
            and before.plain not in openers()
            and len(before.plain) > 2
        ):
            name = text[before.start : before.end]
            found.append(
                Group(code_of(name), name, (name,), before.start, before.end, "name before a noun for fighters", 0.75)
            )
    return found


def bare_abbreviations(
    text: str, words: list[Word], taken: list[bool], capitals: bool, spelt_out: frozenset[str]
) -> list[Group]:
    """Abbreviations without a definition: in the company of "spokesman", "rebels", "said", or `spelt_out` elsewhere."""
    company: Counter[str] = Counter()
    first: dict[str, Word] = {}
    for index, word in enumerate(words):
        if (
            taken[index]
            or not is_abbreviation(word.plain, capitals)
            or (not capitals and in_capital_line(text, words, index))
        ):
            continue
        first.setdefault(word.plain, word)
        company[word.plain] += is_in_company(text, words, index, capitals)
    return [
        Group(short, short, (short,), word.start, word.end, "abbreviation that acts or has members", 0.7)
        for short, word in first.items()
        if company[short] or short in spelt_out
    ]


def is_in_company(text: str, words: list[Word], index: int, capitals: bool) -> bool:
    """'the QLF said', "QLF rebels", "a leader of the QLF", "known as the QLF", no label as in "THE QLF: We …"."""
    after = index + 1 + (index + 1 < len(words) and words[index + 1].plain in GENITIVE)
    follows = after < len(words) and is_joint(text, words[after - 1], words[after])
    follower = words[after].low if follows else ""
    before = words[index - 1].low if index else ""
    if (follows and leads_to_members(text, words, after)) or has_members(text, words, index):
        return capitals or not is_labelled(words, index, follows)
    if capitals:
        return before == "the" and follower in acts()
    return not is_labelled(words, index, follows) and before in BEFORE and (follower in acts() or before == "as")


def leads_to_members(text: str, words: list[Word], after: int) -> bool:
    """'QLF leaders', "QLF political wing chief": a noun for members, or an adjective and one."""
    if words[after].low in members():
        return True
    return (
        words[after].low in described()
        and after + 1 < len(words)
        and is_joint(text, words[after], words[after + 1])
        and leads_to_members(text, words, after + 1)
    )


def is_labelled(words: list[Word], index: int, follows: bool) -> bool:
    """Whether capitals stand beside, as around the label of a turn: THE QLF."""
    return bool(index and words[index - 1].plain == "THE") or (follows and words[index + 1].plain.isupper())


def has_members(text: str, words: list[Word], index: int) -> bool:
    """'a leader of the QLF', "the delegation from the QLF"."""
    last = index - (index > 0 and words[index - 1].low == "the")
    before = words[max(0, last - 2) : last]
    if len(before) < 2 or before[1].low not in ("of", "for", "from"):
        return False
    joined = all(is_joint(text, *pair) for pair in pairwise(words[last - 2 : index + 1]))
    return joined and before[0].low in belonging()


def is_abbreviation(word: str, capitals: bool) -> bool:
    """Two to seven capitals; where all is in capitals, only what cannot be a word ("PDRC")."""
    fits = 1 < len(word) < 8 and word.isalpha() and word.isupper() and word not in no_party()
    return fits and not (capitals and set(word) & set("AEIOUY"))


def in_capital_line(text: str, words: list[Word], index: int) -> bool:
    """Whether the words joined to it are in capitals too, as in a headline."""
    first, last = index, index
    while (
        first
        and index - first < 3
        and words[first - 1].plain.isupper()
        and is_joint(text, words[first - 1], words[first])
    ):
        first -= 1
    while (
        last + 1 < len(words)
        and last - index < 3
        and words[last + 1].plain.isupper()
        and is_joint(text, words[last], words[last + 1])
    ):
        last += 1
    return last - first > 1


def is_capitalised(word: str) -> bool:
    return word[0].isupper() and word not in ("S",)


def is_part(word: str) -> bool:
    """A word that a group's name may hold before its head: "People's", "April 19", but no "The"."""
    return (is_capitalised(word) and word != "The") or word in GENITIVE or word == "of"


@cache
def fighters() -> frozenset[str]:
    return frozenset(load("party_words")["rebels"]["nouns"])


@cache
def members() -> frozenset[str]:
    return frozenset(load("party_words")["rebels"]["members"])


@cache
def described() -> frozenset[str]:
    return frozenset(load("party_words")["rebels"]["described"])


@cache
def belonging() -> frozenset[str]:
    return frozenset(load("party_words")["rebels"]["belonging"])


@cache
def acts() -> frozenset[str]:
    return frozenset(load("party_words")["acronyms"]["acts"])


@cache
def state_bodies() -> frozenset[str]:
    return frozenset(load("party_words")["group_names"]["state_bodies"])


@cache
def organs() -> frozenset[str]:
    return frozenset(load("party_words")["group_names"]["organs"])


@cache
def common() -> frozenset[str]:
    return frozenset(load("party_words")["group_names"]["common"])


@cache
def outlets() -> frozenset[str]:
    return frozenset(load("party_words")["group_names"]["outlets"])


@cache
def openers() -> frozenset[str]:
    return frozenset(load("party_words")["group_names"]["openers"])


@cache
def adjectives() -> frozenset[str]:
    return frozenset(load("party_words")["rebels"]["adjectives"])
