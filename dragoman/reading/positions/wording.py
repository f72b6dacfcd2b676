"""A position in the report's own words: its clause, what it hangs on, and whom it is put to.

Kenya will free the men | unless the lorries are held.    detail | condition
"""

from dragoman.reading.positions.clauses import Clause, Words
from dragoman.reading.positions.holders import Holders

CONDITIONAL = {
    "if",
    "unless",
    "until",
    "once",
    "provided",
    "when",
    "before",
    "after",
    "till",
    "providing",
    "while",
    "as",
}
EXCHANGE = (
    "in return for ",
    "in exchange for ",
    "on condition ",
    "against ",
    "provided ",
    "as long as ",
    "so long as ",
)
TRIMMED = " \t\n.,;:–—-\"'“”‘’«»"
SHORT = 5
LONGEST = 400


def span_of(words: Words, clause: Clause) -> tuple[int, int]:
    """A clause's [start, end), from its first word to its last, without the marks around it."""
    kept = [index for index in clause.words if words.pos[index] not in {"PUNCT", "SPACE"}] or list(clause.words)
    return words.start[kept[0]], words.end[kept[-1]]


def detail_of(words: Words, clauses: tuple[Clause, ...], number: int, text: str) -> str:
    """The clause; with the clauses below it where it is no more than a verb of wanting and its subject."""
    start, end = span_of(words, clauses[number])
    if len(clauses[number].words) <= SHORT:
        below = [span_of(words, clauses[child]) for child in clauses[number].below if clauses[child].words]
        start, end = min([start, *(span[0] for span in below)]), max([end, *(span[1] for span in below)])
    return " ".join(text[start : min(end, start + LONGEST)].split()).strip(TRIMMED)


def condition_of(words: Words, clauses: tuple[Clause, ...], number: int, text: str) -> str | None:
    """What must come first: the clause below under "if", "until", "once", or what follows "in return for"."""
    for child in clauses[number].below:
        clause = clauses[child]
        if any(words.lower[index] in CONDITIONAL for index in clause.words[:3]):
            start, end = span_of(words, clause)
            return " ".join(text[start : min(end, start + LONGEST)].split()).strip(TRIMMED)
    start, end = words.start[clauses[number].words[0]], words.end[clauses[number].words[-1]]
    own = text[start:end]
    for opening in EXCHANGE:
        if (place := own.find(opening)) >= 0:
            return " ".join(own[place : place + LONGEST].split()).strip(TRIMMED)
    return None


def target_of(holders: Holders, number: int, party: str) -> str | None:
    """The one other party that the clause names."""
    others = dict.fromkeys(placed.party for placed in holders.in_clause.get(number, ()) if placed.party != party)
    return next(iter(others)) if len(others) == 1 else None
