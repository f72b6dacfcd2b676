"""Who wants what: the positions, issue by issue and party by party."""

from dragoman.model import Position
from dragoman.views.brief.material import Material, unique
from dragoman.views.brief.model import Entry, Matrix, Row
from dragoman.views.text import clean, shortened
from dragoman.views.words import issue

ROOM = 130  # characters of a position's words
AROUND = 400


def matrix(material: Material) -> Matrix:
    """Rows in the order in which issues come up, columns of those who hold a position."""
    cells: dict[tuple[str, str], list[Entry]] = {}
    for position in material.reading.positions:
        cells.setdefault((position.issue, position.party), []).append(entry(position, material))
    issues = unique(position.issue for position in material.reading.positions)
    return Matrix(
        parties=tuple(map(material.names.plain, material.holding)),
        rows=tuple(
            Row(issue(label), tuple(tuple(cells.get((label, party), ())) for party in material.holding))
            for label in issues
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
        weak=material.weak(position.score),
    )


def nearby(start: int, end: int, text: str) -> str:
    """Words with what stands around them, where a detail or condition may stand."""
    return clean(text[max(0, start - AROUND) : end + AROUND])
