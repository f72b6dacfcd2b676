"""What moved, in order of time, with the words before and after."""

from collections.abc import Iterator
from itertools import groupby

from dragoman.model import Movement
from dragoman.views.exports.documents.brief.bounds import Bounds
from dragoman.views.exports.documents.brief.material import Material, more, short_day, sign
from dragoman.views.exports.documents.brief.model import Line, Piece, Row, Section
from dragoman.views.known.moves import on, phrase
from dragoman.views.process.content import SHOWN
from dragoman.views.text import sentence_case


def movements_of(material: Material, bounds: Bounds) -> Section:
    """The surest few, the latest first among equals, then set in order of time."""
    every = [one for one in material.record.movements if one.score >= SHOWN]
    surest = sorted(every, key=lambda one: (round(one.score, 1), one.date or "", one.id), reverse=True)
    shown = sorted(surest[: bounds.movements], key=lambda one: (one.date or "~", one.party, one.issue, one.id))
    rows = tuple(
        Row(
            short_day(day) or "day not given",
            tuple(line for one in of for line in lines(one, material, bounds.quotation)),
        )
        for day, of in groupby(shown, key=lambda one: one.date)
    )
    return Section("What moved", rows, rest=more(len(material.record.movements) - len(shown), "movement"))


def lines(movement: Movement, material: Material, room: int) -> Iterator[Line]:
    """Nicaragua moved from refusal to acceptance on monitoring ✕ → ✓ | before: “none” [1]; after: “two” [3]."""
    who = sentence_case(material.known.names.plain(movement.party))
    turn = (Piece(" "), sign(movement.from_stance), Piece(" → "), sign(movement.to_stance))
    yield (
        Piece(f"{who} {phrase(movement)} on {on(movement)}", "strong"),
        *(turn if movement.from_stance != movement.to_stance else ()),
    )
    before, after = (material.known.entries.get(one or "") for one in (movement.before, movement.after))
    old = material.passage(before, room) if before else ()
    new = material.passage(after, room) if after else material.of_spans(movement.evidence[-1:], room)
    if old and new and old[0].text != new[0].text:
        yield (Piece("before: ", "quiet"), *old, Piece("; after: ", "quiet"), *new)
    elif old and not new:
        yield (Piece("before: ", "quiet"), *old)
    elif new:
        yield (Piece("in the words: ", "quiet"), *new)
