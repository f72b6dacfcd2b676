from itertools import pairwise

from msgspec.structs import replace

from dragoman.model import Position, Span
from dragoman.views.brief.material import Material
from dragoman.views.web.report.entries import places_of, shown
from tests.made import lighthouse


def test_positions_stand_beneath_the_statement_that_they_lie_in() -> None:
    places = places_of(lighthouse())
    beside = [place for place in places if place.kind in ("statement", "position")]
    for before, place in pairwise(beside):
        if place.under:
            assert place.start == before.start
    assert any(place.under for place in beside)


def test_statements_and_positions_are_numbered_first() -> None:
    places = places_of(lighthouse())
    beside = [place.number for place in places if place.kind in ("statement", "position")]
    assert beside == list(range(1, len(beside) + 1))
    assert sorted(place.number for place in places) == list(range(1, len(places) + 1))


def test_a_position_stands_where_its_own_words_do() -> None:
    reading = lighthouse()
    of = reading.report
    early, late = (Span(report=of.id, start=at, end=at + 20) for at in (50, 400))
    position = Position(
        id="p", party="JAM", stance="offers", issue="talks", detail=of.text[405:415], evidence=(early, late)
    )
    places = places_of(replace(reading, statements=(), positions=(position,)))
    assert next(place.start for place in places if place.kind == "position") == late.start


def test_an_entry_without_words_in_the_text_stands_last() -> None:
    reading = lighthouse()
    lost = Position(id="p", party="JAM", stance="offers", issue="talks")
    places = places_of(replace(reading, positions=(*reading.positions, lost)))
    assert places[-1].start == len(reading.report.text)
    assert any(place.entry.id == "p" and not place.spans for place in places)


def test_an_unnamed_speaker_is_nobody() -> None:
    reading = lighthouse()
    statements = tuple(replace(one, speaker=None, party=None) for one in reading.statements)
    reading = replace(reading, statements=statements)
    entries = shown([p for p in places_of(reading) if p.kind == "statement"], Material(reading), {})
    assert {entry.who for entry in entries} == {None}
