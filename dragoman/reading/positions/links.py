"""How clauses hang together: what waits for what.

Kenya will free the men | unless the lorries are held.    two sides of a condition, each with its own issue
"""

from functools import cache

from dragoman.reading.positions.clauses import SUBJECTS, Clause, Words
from dragoman.vocabulary import load

FIRST = 3
LONG = "as long as"


def tie_of(words: Words, clause: Clause) -> str:
    """The "if", "until", "once" under which a clause stands; nothing where it stands under none."""
    if words.dep[clause.head] != "advcl":
        return ""
    opening = next((index for index in clause.words[:FIRST] if words.lower[index] in conditional()), None)
    return "" if opening is None else LONG if is_long(words, opening) else words.lower[opening]


def is_long(words: Words, index: int) -> bool:
    """Whether a word is the last one of "as long as" or "so long as"."""
    return index > 1 and words.lower[index - 2 : index + 1] in (["as", "long", "as"], ["so", "long", "as"])


def openings(words: Words, index: int) -> set[str]:
    """The words that hang on a word, "as long as" as one of them: what may open its clause."""
    return {LONG if is_long(words, child) else words.lower[child] for child in words.children[index]}


def sides_of(words: Words, clauses: tuple[Clause, ...]) -> list[int]:
    """For each clause the first clause of its side: what no "if" or "until" parts from it."""
    side = [-1] * len(clauses)
    for number in range(len(clauses)):
        path, at = [], number
        while side[at] < 0:
            path.append(at)
            above = clauses[at].above
            if above is None or tie_of(words, clauses[at]):
                side[at] = at
            else:
                at = above
        for step in path:
            side[step] = side[at]
    return side


def joined_to(words: Words, clauses: tuple[Clause, ...], number: int) -> int:
    """The clause that has the subject of one joined to it by "and": wants Mali to [stop] | and leave."""
    while words.dep[clauses[number].head] == "conj" and not any(
        words.dep[child] in SUBJECTS for child in words.children[clauses[number].head]
    ):
        above = clauses[number].above
        if above is None or words.head[clauses[number].head] != clauses[above].head:
            break
        number = above
    return number


@cache
def conditional() -> frozenset[str]:
    return frozenset(load("languages/en-positions")["clauses"]["conditional"])
