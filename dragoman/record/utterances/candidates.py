"""Which statements of different reports may carry the same words: not all are compared with all.

Those that share a few words in a row, whoever says them; and those of one side printed within days of each other, or
of which one looks back on the other's month. Of each kind only the nearest earlier ones.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence

from dragoman.record.utterances.likeness import SAME_DAYS, whose
from dragoman.record.utterances.said import Said

IN_A_ROW = 4  # words
SHARED = 8  # earlier statements with the same words in a row that a statement is compared with
NEAREST = 48  # earlier statements of one side
YEAR = 366  # days that a month without its year is looked for
NOBODY = ""

Pair = tuple[int, int]


def sharing_words(said: Sequence[Said]) -> Iterator[Pair]:
    """Pairs of statements that have a few words in a row in common, or all their words."""
    earlier: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=SHARED))
    for n, one in enumerate(said):
        rows = {row for sentence in one.sentences for row in rows_of(sentence.plain)}
        yield from sorted({(m, n) for row in rows for m in earlier[row] if apart(said[m], one)})
        for row in rows:
            earlier[row].append(n)


def rows_of(plain: str) -> Iterator[str]:
    words = plain.split()
    for at in range(max(1, len(words) - IN_A_ROW + 1)):
        yield " ".join(words[at : at + IN_A_ROW])


def of_one_occasion(said: Sequence[Said]) -> Iterator[Pair]:
    """Pairs of statements of one side or of nobody known, of two origins, printed near in time or recalled."""
    recent: dict[tuple[str, int | None], deque[int]] = defaultdict(lambda: deque(maxlen=NEAREST))
    for n, one in enumerate(said):
        seen = {m for key in looked_up(one) for m in recent[key]}
        yield from sorted((m, n) for m in seen if may_be_one(said[m], one))
        for key in kept_under(one):
            recent[key].append(n)


def may_be_one(earlier: Said, later: Said) -> bool:
    if earlier.origin == later.origin or whose(earlier, later) == "other side":
        return False
    if earlier.day is None or later.day is None or later.day - earlier.day <= SAME_DAYS:
        return True
    return later.day - earlier.day <= YEAR and earlier.month in later.months


def side(one: Said) -> str:
    return one.statement.party or one.statement.speaker or NOBODY


def kept_under(one: Said) -> Iterable[tuple[str, int | None]]:
    """What a statement is found by: its side, its side and month, and that it is a statement at all."""
    return {(side(one), None), (side(one), one.month), ("*", None)}


def looked_up(one: Said) -> Iterable[tuple[str, int | None]]:
    """Where the earlier statements stand that may be the same; words of nobody known may be anybody's."""
    if side(one) == NOBODY:
        return {("*", None)}
    return {(side(one), None), (NOBODY, None), *((side(one), month) for month in one.months)}


def apart(a: Said, b: Said) -> bool:
    return a.statement.report != b.statement.report
