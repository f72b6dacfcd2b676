"""Who wants what: the positions, issue by issue and party by party."""

from collections.abc import Iterable

from dragoman.model import Position
from dragoman.views.brief.material import FAINT, WEAK, Material, unique
from dragoman.views.brief.model import Entry, Matrix, Row
from dragoman.views.text import clean, shortened
from dragoman.views.words import issue

ROOM = 130  # characters of a position's words
AROUND = 400
MAYBE = "Who may want what"
LESS_SURE = f"Read on weaker signs, with scores from {FAINT:g} to {WEAK:g}: expect every second one to be wrong."


def matrix(material: Material) -> Matrix:
    """The positions that rest on good signs."""
    return laid_out([p for p in material.positions if not material.weak(p.score)], material)


def less_sure(material: Material) -> Matrix:
    """The positions that rest on weak signs, kept apart so that nobody takes them for the others."""
    return laid_out([p for p in material.positions if material.weak(p.score)], material)


def laid_out(positions: Iterable[Position], material: Material) -> Matrix:
    """Rows in the order in which issues come up, columns of those who hold a position."""
    cells: dict[tuple[str, str], list[Entry]] = {}
    for position in positions:
        cells.setdefault((position.issue, position.party), []).append(entry(position, material))
    parties = [party for party in material.holding if any(party == held for _, held in cells)]
    return Matrix(
        parties=tuple(map(material.names.plain, parties)),
        rows=tuple(
            Row(issue(label), tuple(tuple(cells.get((label, party), ())) for party in parties))
            for label in unique(label for label, _ in cells)
        ),
    )


def entry(position: Position, material: Material) -> Entry:
    """A position with the words for it: its detail, else those it rests on."""
    spans = material.spans(position.evidence)
    text = material.reading.report.text
    passages = [clean(text[start:end]) for start, end in spans]
    detail = clean(position.detail or "").strip() or next(iter(passages), "")
    between = len(set(material.holding) | set(material.negotiating)) > 2
    condition = clean(position.condition or "").strip()
    return Entry(
        stance=position.stance,
        words=shortened(detail, ROOM),
        quoted=bool(detail) and any(detail in nearby(start, end, text) for start, end in spans),
        condition=shortened(condition, ROOM) or None,
        condition_quoted=bool(condition) and any(condition in nearby(start, end, text) for start, end in spans),
        target=material.names.plain(position.target) if position.target and between else None,
        spans=spans,
    )


def nearby(start: int, end: int, text: str) -> str:
    """Words with what stands around them, where a detail or condition may stand."""
    return clean(text[max(0, start - AROUND) : end + AROUND])
