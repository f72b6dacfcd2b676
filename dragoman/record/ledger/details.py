"""Whether what is asked or offered has changed, from the words of before and of now."""

from collections.abc import Iterable, Sequence

from dragoman.record.ledger.figures import Figure, figures, same_kind
from dragoman.record.ledger.outright import pattern
from dragoman.record.ledger.passages import words_at
from dragoman.record.ledger.sightings import Sighting

MOST_FIGURES = 40  # of what was asked or offered before, that one is compared with


def changed(before: Sequence[Figure], now: Iterable[Sighting], first: Iterable[Sighting] = ()) -> str | None:
    """What it was and is, where a figure of the same kind is another now; None where nothing shows that.

    30 cubic metres | 22 cubic metres, no longer 30      "30 cubic metres, then 22 cubic metres"
    900 vessel days | still wants 900                     None

    Where reports have it otherwise, it was what is said by those who told it `first`.
    """
    told_first = frozenset(figures_of(first))
    for sight in now:
        fresh = figures_of([sight])
        said = " ; ".join(pieces(sight))
        for figure in fresh:
            rivals = [one for one in before[-MOST_FIGURES:] if same_kind(one, figure)]
            if not rivals or any(one.value == figure.value for one in rivals):
                continue
            repeated = any(one.value == other.value and same_kind(one, other) for one in rivals for other in fresh)
            if not repeated or pattern("moved").search(said):
                was = [one for one in rivals if one in told_first] or rivals
                return f"{was[-1].words}, then {figure.words}"
    return None


def figures_of(sights: Iterable[Sighting]) -> list[Figure]:
    """The figures of what reports say of a position; one without a unit counts only where it stands alone."""
    found: list[Figure] = []
    for sight in sights:
        for piece in pieces(sight):
            here = figures(piece)
            found += [one for one in here if one.unit or len(here) == 1]
    return list(dict.fromkeys(found))


def pieces(sight: Sighting) -> list[str]:
    """What a report says of a position: the detail, and the words of each piece of evidence."""
    spans = [words_at(sight.report, span) for span in sight.position.evidence]
    return list(dict.fromkeys(filter(None, (sight.position.detail, *spans))))
