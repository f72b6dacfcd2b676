"""A position in the report's own words: its clause made whole, what it hangs on, and whom it is put to.

Kenya will free the men | unless the lorries are held.       detail | condition
and | that | the ferries should sail                          what ties a clause to another is left out
Kenya will pay nothing | as long as the lorries are held.    under "as long as" the words alone would read as wanted
The toll | that Chad rejects | would pay for the road.       a relative clause comes with its noun
"""

import re
from collections.abc import Iterator
from functools import cache

from dragoman.reading.positions.clauses import SUBJECTS, Clause, Words
from dragoman.reading.positions.holders import Holders
from dragoman.reading.positions.links import is_long, tie_of
from dragoman.vocabulary import load

COMPLETING = {"ccomp", "csubj", "relcl", "acl", "advcl", "xcomp"}
NEEDED = {"ccomp", "csubj", "relcl"}
DESCRIBING = {"det", "amod", "compound", "poss", "nummod", "nmod", "neg", "predet"}
RELATIVE = {"WDT", "WP", "WP$", "WRB"}
UNSHOWN = {"PUNCT", "SPACE"}
VENUES = ("pobj:in", "pobj:at", "pobj:near", "pobj:from", "pobj:after", "pobj:since")
TRIMMED = " \t\n.,;:–—-\"'“”‘’«»"
OPENED_BY = {'"': '"', "”": "“", "»": "«"}
CLOSING = {")", "]"}
BRACKETS = {"(", "[", *CLOSING}
LONGEST = 400
DEEPEST = 4
LONGEST_CLIMB = 12


def span_of(words: Words, clauses: tuple[Clause, ...], number: int, until: bool = True) -> tuple[int, int]:
    """A clause's [start, end) made whole; without what it waits for where `until` is false."""
    number = _quoted_before(words, clauses, number)
    inside = _whole(words, clauses, number, until)
    told = [index for index in inside if not _names_source(words, index)]
    shown = [index for index in told if words.pos[index] not in UNSHOWN] or inside
    while len(shown) > 1 and words.dep[shown[-1]] == "cc":
        shown = shown[:-1]
    if len(shown) > 2 and is_long(words, shown[-1] + 1):
        shown = shown[:-2]
    shown = _past_bracket(words, shown)
    first = shown[0] - 2 if is_long(words, shown[0]) else _opening(words, clauses[number], shown)
    return words.start[first], words.end[shown[-1]]


def _past_bracket(words: Words, shown: list[int]) -> list[int]:
    """Words without those before a bracket that closes and that none of them opens: Northwire) | The port will open."""
    brackets = [index for index in range(shown[0], shown[-1]) if words.lower[index] in BRACKETS]
    if not brackets or words.lower[brackets[0]] not in CLOSING:
        return shown
    return [index for index in shown if index > brackets[0]]


def _names_source(words: Words, index: int) -> bool:
    """Whether a word is part of "according to" and whom it names."""
    for _ in range(LONGEST_CLIMB):
        above = words.head[index]
        if words.lower[index] in _clause_words("sources") and words.dep[index] == "prep":
            return True
        if above == index or words.pos[index] in {"VERB", "AUX"}:
            return False
        index = above
    return False


def _quoted_before(words: Words, clauses: tuple[Clause, ...], number: int) -> int:
    """Of "They will leave," he said: what he said."""
    head = clauses[number].head
    said = [below for below in clauses[number].below if words.dep[clauses[below].head] == "ccomp"]
    return next((below for below in said if clauses[below].head < head), number)


def _whole(words: Words, clauses: tuple[Clause, ...], number: int, until: bool) -> list[int]:
    """The words of a clause and of those below that complete it; what only adds to it where no other comes between.

    Mali wants, he said, | that they leave     both
    they will go," he noted, | calling on Mali to stay     the first
    """
    inside = set(clauses[number].words)
    first, last = min(inside), max(inside)
    for part in sorted(_completing(words, clauses, number, until), key=lambda part: clauses[part].words):
        own = clauses[part].words
        gap = range(last + 1, own[0]) if own[0] > last else range(own[-1] + 1, first)
        needed = words.dep[clauses[part].head] in NEEDED or words.pos[clauses[part].head] == "NOUN"
        if needed or all(index in inside or words.pos[index] in UNSHOWN or words.dep[index] == "cc" for index in gap):
            inside.update(own)
            first, last = min(first, own[0]), max(last, own[-1])
    return sorted(inside)


def _completing(words: Words, clauses: tuple[Clause, ...], number: int, until: bool, depth: int = 0) -> Iterator[int]:
    for below in clauses[number].below if depth < DEEPEST else ():
        clause = clauses[below]
        completes = words.dep[clause.head] in COMPLETING or words.pos[clause.head] == "NOUN"
        if clause.words and completes and (until or not tie_of(words, clause)):
            yield below
            yield from _completing(words, clauses, below, until, depth + 1)


def _opening(words: Words, clause: Clause, shown: list[int]) -> int:
    """The first word that is the clause's own, past "and", "that", "as"; of a relative clause its noun's first word."""
    above = words.head[clause.head]
    if words.dep[clause.head] == "relcl" and above < shown[0]:
        return min([above, *(child for child in words.children[above] if words.dep[child] in DESCRIBING)])
    for index in shown:
        tied = words.lower[index] in _clause_words("ties") and words.dep[index] not in SUBJECTS
        tied = tied and not _has_noun(words, index)
        if index == clause.head or not (tied or (words.tag[index] in RELATIVE and words.dep[index] not in SUBJECTS)):
            return index
    return shown[0]


def _has_noun(words: Words, index: int) -> bool:
    """Whether a word opens a phrase and not a clause: under the plan; not "under which"."""
    nouns = [child for child in words.children[index] if words.dep[child] == "pobj"]
    return words.dep[index] == "prep" and any(words.tag[noun] not in RELATIVE for noun in nouns)


def detail_of(words: Words, clauses: tuple[Clause, ...], number: int, text: str, until: bool = False) -> str:
    """The clause with what completes it, as a reader would quote it."""
    start, end = span_of(words, clauses, number, until)
    return _quoted(text, start, end)


def item_detail(words: Words, item: Clause, text: str) -> str:
    """An item of a list, without those beside it."""
    return _quoted(text, words.start[item.words[0]], words.end[item.words[-1]])


def condition_of(words: Words, clauses: tuple[Clause, ...], number: int, text: str) -> str | None:
    """What must come first: the clause below under "if", "until", "once", or what follows "in return for"."""
    for child in clauses[number].below:
        if tie_of(words, clauses[child]):
            inside = _whole(words, clauses, child, until=True)
            first = inside[0] - 2 if is_long(words, inside[0]) else inside[0]
            return _quoted(text, words.start[first], words.end[inside[-1]])
    start, end = words.start[clauses[number].words[0]], words.end[clauses[number].words[-1]]
    opening = _exchange().search(text, start, end)
    return _quoted(text, opening.start(), end) if opening else None


def target_of(holders: Holders, number: int, party: str) -> str | None:
    """The one other party that the clause names, neither as a fellow subject nor as a place."""
    near = holders.in_clause.get(number, ())
    subject = any(placed.party == party and placed.part.startswith("nsubj") for placed in near)
    others = dict.fromkeys(
        placed.party
        for placed in near
        if placed.party != party
        and not placed.part.startswith(VENUES)
        and not (subject and placed.part.startswith("nsubj"))
    )
    return next(iter(others)) if len(others) == 1 else None


def _quoted(text: str, start: int, end: int) -> str:
    """The words on one line, without the marks around them, but with the one that closes a quotation begun inside."""
    shown = " ".join(text[start : min(end, start + LONGEST)].split()).strip(TRIMMED)
    following = text[end : end + 1]
    opening = OPENED_BY.get(following)
    closed = 0 if opening == following else shown.count(following)
    return shown + following if opening and (shown.count(opening) - closed) % 2 == 1 else shown


@cache
def _exchange() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, load("languages/en-positions")["clauses"]["exchange"])), re.IGNORECASE)


@cache
def _clause_words(table: str) -> frozenset[str]:
    return frozenset(load("languages/en-positions")["clauses"][table])
