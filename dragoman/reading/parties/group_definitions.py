"""Groups by their definition: an abbreviation and the name that it stands for.

the Tarsu People's Front (TPF)              TPF
the TPF (Tarsu People's Front)              TPF
Parti du Renouveau, known as PRB            PRB
"""

import re
from dataclasses import dataclass
from functools import cache

from dragoman.reading.parties.name_lists import list_start
from dragoman.reading.parties.names import Word, is_joint, plain, words_of
from dragoman.vocabulary import load

BRACKETED = re.compile(r"[(\[]\s*(?:the |or |THE |OR )?([^\W\d_](?:[\w&/.-]{1,9}))\s*[)\]]")
SPELT_OUT = re.compile(r"[(\[]\s*(?:the |THE )?([^()\[\]\n]{6,80}(?:\n[^()\[\]\n]{2,60})?)[)\]]")
DASHED = re.compile(r"\s[-–—]{1,2}\s(?:the )?([A-Z][A-Z&/.-]{2,8})\s?(?:[-–—]{1,2}\s|,\s)")
KNOWN_AS = re.compile(
    r",?\s(?:better\s|also\s|usually\s|commonly\s)?(?:known|abbreviated|referred\sto|called)\b(?:\s(?:by|as|to|under|its|the|their|in|a|[A-Z][a-z]+))*"
    r"(?:\s(?:initials|acronym|abbreviation))?(?:\sas)?(?:\sthe)?\s([A-Z][A-Z&/.-]{1,8})(?![\w])"
    r"|,\sor\s(?:the\s)?([A-Z][A-Z&/.-]{1,8})(?=,)"
)
ABBREVIATION = re.compile(r"[A-Z](?:[A-Za-z]?[A-Z0-9])+(?:[-/][A-Z0-9]+)?|[A-Z]-?\d{1,2}|[A-Z]{2,8}(?:-[A-Z0-9]+)?")
LONGEST = 10  # words in a name
MOST_LETTERS = 9


@dataclass(frozen=True)
class Group:
    """A group as the report names it: its code, its fullest name, where it is named first, and how that was known."""

    code: str
    name: str
    forms: tuple[str, ...]
    start: int
    end: int
    reason: str
    score: float


def defined_groups(text: str, words: list[Word], capitals: bool) -> list[Group]:
    """Every abbreviation that the report explains, with the name that it stands for."""
    place = {word.start: index for index, word in enumerate(words)}
    ends = {word.end: index for index, word in enumerate(words)}
    found = [defined_before(text, words, place, m.start(1), m.group(1), capitals) for m in BRACKETED.finditer(text)]
    found += [dashed(text, words, place, match, capitals) for match in DASHED.finditer(text)]
    for match in KNOWN_AS.finditer(text):
        short = match.lastindex or 1
        found.append(
            defined_before(text, words, place, match.start(short), match.group(short), capitals, match.start())
        )
    found += [defined_after(text, words, ends, m.start(), m.start(1), m.end(1)) for m in SPELT_OUT.finditer(text)]
    return [group for group in found if group is not None]


def defined_before(
    text: str,
    words: list[Word],
    place: dict[int, int],
    start: int,
    short: str,
    capitals: bool,
    limit: int | None = None,
) -> Group | None:
    """'the Tarsu People's Front (TPF)': the words before the bracket that the abbreviation abbreviates."""
    letters = short.replace(".", "")
    index = place.get(start)
    if index is None or len(letters) > MOST_LETTERS or not ABBREVIATION.fullmatch(letters):
        return None
    if index and "\n\n" in text[words[index - 1].end : start]:  # an agency's mark opens a paragraph, a name does not
        return None
    end = (
        index
        if limit is None
        else next((i for i in range(index, max(index - 8, 0), -1) if words[i - 1].end <= limit), index)
    )
    run = run_before(text, words, end, capitals)
    if run and run[-1].plain.capitalize() in papers():
        return None
    if (longer := run_with_list(text, words, end, run, capitals)) and initials_match(longer, letters):
        run = longer
    count = initials_match(run, letters)
    if count is None and letters not in no_party():
        count = headed_in_capitals(run) if capitals else headed(run)
    if count is None:
        return affiliation(text, words, index, short, end - len(run), capitals) if limit is None else None
    first, last = run[-count].start, run[-1].end
    last -= 2 if text[first:last].endswith(("'s", "’s")) else 0  # the Lamp Front's (KLF) keepers
    name = " ".join(text[first:last].split())
    return Group(letters.upper(), name, (short, name), first, last, "name with its abbreviation", 0.95)


def dashed(text: str, words: list[Word], place: dict[int, int], match: re.Match[str], capitals: bool) -> Group | None:
    """'the Tarsu People's Front - TPF -': between dashes only where the initials are the name's."""
    found = defined_before(text, words, place, match.start(1), match[1], capitals, match.start())
    spelt = [word for word in words_of(found.name) if not is_connector(word.plain)] if found else []
    return found if found and initials_match(spelt, found.code) else None


def affiliation(text: str, words: list[Word], index: int, short: str, first: int, capitals: bool) -> Group | None:
    """'Senator Ana Bravu (QRT)': an abbreviation in brackets behind a name that it does not abbreviate."""
    letters = short.replace(".", "")
    ends_dateline = text[words[index].end + 1 : words[index].end + 5].lstrip()[:1] in ("-", "—", "–")
    behind_name = first < index and text[words[index - 1].end : words[index].start - 1].isspace()
    if (
        capitals
        or ends_dateline
        or not behind_name
        or letters in no_party()
        or not (letters.isalpha() and letters.isupper())
    ):
        return None
    if not 1 < index - first < 4 and text.count(letters) < 2:
        return None
    start = words[index].start
    return Group(letters, letters, (short,), start, start + len(short), "abbreviation in brackets behind a name", 0.6)


def defined_after(
    text: str, words: list[Word], ends: dict[int, int], bracket: int, start: int, end: int
) -> Group | None:
    """'the TPF (Tarsu People's Front)'."""
    before = ends.get(bracket - 1 if bracket and text[bracket - 1].isspace() else bracket)
    if before is None:
        return None
    short = words[before].plain
    joined = joined_abbreviation(text, words, before)
    letters = joined or short
    inside = [w for w in words[before + 1 : before + 1 + LONGEST] if start <= w.start < end]
    if (
        len(letters) > MOST_LETTERS
        or not ABBREVIATION.fullmatch(letters)
        or letters in no_party()
        or len(inside) < 2
        or not inside[0].plain[0].isupper()
    ):
        return None
    name = " ".join(text[start:end].split()).strip(" ,;")
    content = [w for w in inside if not is_connector(w.plain)]
    if initials_match(inside, letters) is None and not (
        any(w.plain.capitalize() in heads() for w in content) and len(content) > 1
    ):
        return None
    first = words[before].start
    return Group(letters.upper(), name, (letters, name), first, words[before].end, "abbreviation with its name", 0.95)


def joined_abbreviation(text: str, words: list[Word], index: int) -> str | None:
    """'M-19', 'UTM-P': an abbreviation of two words."""
    if index and words[index].start - words[index - 1].end == 1 and text[words[index].start - 1] in "-/":
        return f"{words[index - 1].plain}{text[words[index].start - 1]}{words[index].plain}"
    return None


def run_before(text: str, words: list[Word], end: int, capitals: bool) -> list[Word]:
    """The words that may make up a name ending before words[end]: capitalised ones and what joins them."""
    first = end
    while first and end - first < LONGEST:
        word = words[first - 1]
        joint = first == end or is_joint(text, word, words[first])
        if not joint or not (
            word.plain[0].isupper() or word.plain[0].isdigit() or is_connector(word.plain) or len(word.plain) == 1
        ):
            break
        if word.low == "the" and (capitals or word.plain == "The"):
            break
        if word.plain.isdigit() and len(word.plain) > 2:
            break
        first -= 1
    while first < end and (is_connector(words[first].plain) or words[first].plain == "s"):
        first += 1
    return words[first:end]


def run_with_list(text: str, words: list[Word], end: int, run: list[Word], capitals: bool) -> list[Word]:
    """A run with the list that its first word goes on with, and the name before that: Committee for Land, Water and."""
    first = end - len(run)
    start = list_start(text, words, first)
    return run_before(text, words, start, capitals) + words[start:end] if start < first else []


def initials_match(run: list[Word], letters: str) -> int | None:
    """How many of the last words of a run the abbreviation abbreviates: by initials, with or without connectors."""
    wanted = re.sub(r"[^A-Z0-9]", "", letters.upper())
    counts = [count for count in range(2, len(run) + 1) if not is_connector(run[-count].plain)]
    for is_kept in (is_content, is_no_genitive):
        for count in counts:
            kept = [word for word in run[-count:] if is_kept(word)]
            if len(kept) > 1 and (initials(kept) == wanted or is_loose(kept, wanted)):
                return count
    return None


def is_content(word: Word) -> bool:
    return is_no_genitive(word) and not is_connector(word.plain)


def is_no_genitive(word: Word) -> bool:
    return word.plain not in ("s", "S")


def is_loose(run: list[Word], wanted: str) -> bool:
    """'Renewal and Independence Movement (MRI)': the same letters in another order, as when the language differs."""
    return sorted(initials(run)) == sorted(wanted)


def initials(run: list[Word]) -> str:
    return "".join(word.plain if word.plain.isdigit() else word.plain[0].upper() for word in run)


def initials_of(name: str) -> str:
    return initials([word for word in words_of(name) if not is_connector(word.plain) and word.plain not in ("s", "S")])


def headed(run: list[Word]) -> int | None:
    """The whole run, where one of its words heads names of groups."""
    return len(run) if len(run) > 1 and any(word.plain in heads() for word in run) else None


def headed_in_capitals(run: list[Word]) -> int | None:
    heading = [i for i, word in enumerate(run) if word.plain.capitalize() in heads()]
    if not heading:
        return None
    return (
        min(len(run), max(2, len(run) - heading[0] + 2)) if len(run) < 7 else max(2, min(4, len(run) - heading[0] + 1))
    )


def code_of(name: str) -> str:
    """A group's code from its name: in capitals, joined by hyphens."""
    bare = re.sub(r"['’‘`]", "", plain(name)).upper()
    return re.sub(r"^THE-", "", re.sub(r"[^A-Z0-9]+", "-", bare).strip("-"))


def is_connector(word: str) -> bool:
    return word.casefold() in connectors()


@cache
def connectors() -> frozenset[str]:
    return frozenset(load("party_words")["group_names"]["connectors"])


@cache
def papers() -> frozenset[str]:
    return frozenset(load("party_words")["group_names"]["papers"])


@cache
def heads() -> frozenset[str]:
    return frozenset(load("party_words")["group_names"]["heads"])


@cache
def no_party() -> frozenset[str]:
    return frozenset(load("party_words")["acronyms"]["nobody"])
