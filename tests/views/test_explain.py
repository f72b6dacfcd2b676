"""Why each entry is there: in the order of the text, with its words and their place."""

import io
import re

import pytest
from msgspec.structs import replace
from rich.cells import cell_len

from dragoman.model import Reading, Span
from dragoman.record.selection import surest
from dragoman.views.brief.material import Material
from dragoman.views.explain.content import Explained, explained
from dragoman.views.explain.terminal import write_explain
from dragoman.views.look import Look
from tests.made import empty, hostile, lighthouse, span


def shown(reading: Reading, look: Look) -> str:
    out = io.BytesIO()
    write_explain([reading], out, look)
    return out.getvalue().decode(look.encoding)


def flowing(page: str) -> str:
    """A page as one line."""
    return " ".join(page.split())


def of_kind(reading: Reading, heading: str) -> tuple[Explained, ...]:
    return next(group.entries for group in explained(Material(reading)) if group.heading == heading)


@pytest.mark.parametrize("width", [40, 60, 80, 110])
@pytest.mark.parametrize("reading", [lighthouse(), hostile()], ids=["lighthouse", "hostile"])
def test_no_line_is_wider_than_the_terminal(reading: Reading, width: int) -> None:
    assert all(cell_len(line) <= width for line in shown(reading, Look(width)).splitlines())


def test_colour_changes_no_words() -> None:
    coloured = shown(lighthouse(), Look(colour=True))
    assert "\x1b[" in coloured
    bare = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert [line.split() for line in bare.splitlines()] == [
        line.split() for line in shown(lighthouse(), Look()).splitlines()
    ]


def test_a_terminal_without_these_signs_gets_plain_ones() -> None:
    page = shown(lighthouse(), Look(encoding="ascii"))
    assert "?" not in page.replace("(marked ? in the brief)", "").replace("D?lice", "")
    words = span(lighthouse().report, "We shall not hand over the lamp")
    assert f'par. 3, {words.start}-{words.end} "We shall not hand over the lamp"' in page


def test_every_entry_of_a_reading_is_explained_once() -> None:
    reading = lighthouse()
    ids = [one.id for group in explained(Material(reading)) for one in group.entries]
    assert ids == ["carty", "delice", "JAM", "HTI", "PAN", "m1", "m3", "m2", "s1", "s2", "s3", "p1", "p2", "p3", "e1"]
    assert "2 people, 3 parties, 3 meetings, 3 statements, 3 positions and 1 event" in shown(reading, Look())


def test_entries_stand_in_the_order_of_the_text() -> None:
    assert [one.id for one in of_kind(lighthouse(), "Meetings")] == ["m1", "m3", "m2"]
    assert [one.id for one in of_kind(lighthouse(), "Positions")] == ["p1", "p2", "p3"]


def test_every_passage_has_the_words_of_its_place() -> None:
    reading = lighthouse()
    passages = [one for group in explained(Material(reading)) for entry in group.entries for one in entry.passages]
    assert len(passages) > len(reading.statements)
    for passage in passages:
        start, end = map(int, passage.place.rpartition(" ")[2].split("–"))
        assert passage.words == reading.report.text[start:end]


def test_a_statement_shows_who_said_it_and_by_which_words() -> None:
    _, told, pilot = of_kind(lighthouse(), "Statements")
    assert (told.who, told.what) == (
        "Jean-Marc Délice",
        ", foreign minister, Haiti · in the report’s words · conditional",
    )
    assert [(one.part, one.words) for one in told.passages[1:]] == [("cue", "told reporters")]
    assert (pilot.who, pilot.what) == ("Speaker not named", " (“A harbour pilot”) · partly word for word")
    assert pilot.passages[1].place.startswith("¶5, ")


def test_a_position_is_the_brief_s_with_its_issue_and_target() -> None:
    rejects, conditions, _ = of_kind(lighthouse(), "Positions")
    assert (rejects.who, rejects.stance, rejects.what) == ("Jamaica", "rejects", "on territory: “hand over the lamp”")
    assert conditions.what == (
        "on withdrawal, to Jamaica: “send its boats home”, only if “the harbour dues are halved”"
    )
    assert "p1 Jamaica: ✕ rejects on territory: “hand over the lamp”" in flowing(shown(lighthouse(), Look()))


def test_an_event_is_its_type_its_sides_its_place_and_its_day() -> None:
    (event,) = of_kind(lighthouse(), "Events")
    assert event.who + event.what == (
        "Jamaica and Haiti: CONSULT third-party (CAMEO 045) → Panama, in Kingston, 11 June 2024"
    )


def test_a_score_says_what_it_is_made_of_and_which_reading_came_second() -> None:
    reading = lighthouse()
    said = replace(reading.statements[0], score=0.72, grounds={"words": 0.9, "speaker": 0.8}, reason="led to 'said'")
    held = replace(
        reading.positions[0], score=0.71, grounds={"stance and issue": 0.8, "holder": 0.934}, second="demands, 0.12"
    )
    page = flowing(shown(replace(reading, statements=(said,), positions=(held,)), Look()))
    assert "why led to 'said' score 0.72 = words 0.9 × speaker 0.8" in page
    assert "score 0.71, weighed from stance and issue 0.8, holder 0.934 second demands, 0.12" in page


def test_a_low_score_says_how_the_brief_shows_the_entry() -> None:
    reading = lighthouse()
    faint = replace(reading.positions[2], score=0.2)
    assert of_kind(reading, "Positions")[2].score == "0.4 (less sure: apart in the brief)"
    assert of_kind(replace(reading, positions=(faint,)), "Positions")[0].score == "0.2 (too weak for the brief)"
    assert of_kind(reading, "Statements")[2].score == "0.4 (marked ? in the brief)"
    assert of_kind(reading, "Statements")[0].score == "1"
    doubted = replace(reading, actors=tuple(replace(actor, score=0.4) for actor in reading.actors))
    assert of_kind(doubted, "People")[0].score == "0.4 (marked ? in the brief)"
    assert of_kind(doubted, "Parties")[0].score == "0.4"


def test_words_of_other_reports_are_not_shown() -> None:
    reading = lighthouse()
    held = replace(reading.positions[0], evidence=(Span(report="another", start=0, end=9),))
    elsewhere = replace(reading, positions=(held,))
    assert of_kind(elsewhere, "Positions")[0].passages == ()
    assert "words none are given" in flowing(shown(elsewhere, Look()))


def test_several_sides_that_speak_as_one_go_by_their_names() -> None:
    reading = lighthouse()
    joint = replace(reading.actors[2], id="HTI-JAM", code="HTI-JAM", name="HTI-JAM", kind="group", aliases=())
    (*_, last) = of_kind(replace(reading, actors=(*reading.actors, replace(joint, evidence=()))), "Parties")
    assert (last.id, last.who + last.what) == ("HTI-JAM", "Haiti and Jamaica, a group")


def test_where_there_is_nothing_to_explain_it_says_so() -> None:
    assert "Nothing was found in this report." in shown(empty(), Look())
    assert "entries less sure than 0.5 left out: 1 statement, 1 position" in flowing(
        shown(surest(lighthouse(), 0.5), Look())
    )
