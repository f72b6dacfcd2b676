"""Events in PLOVER's JSON."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from dragoman.model import Event, Span
from dragoman.views.exports.parts import Part, as_it_stands
from tests.made import lighthouse
from tests.views.exports.events.made import TEXT, event, part
from tests.views.exports.invented import parts as invented
from tests.views.exports.making import exported

SCHEMA = jsonschema.Draft202012Validator(
    json.loads((Path(__file__).parent / "plover.schema.json").read_text(encoding="utf-8"))
)


def lines(parts: list[Part], **options: Any) -> list[dict[str, Any]]:
    with TemporaryDirectory() as room:
        text = exported("plover", parts, Path(room), **options).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


def line(**facts: Any) -> dict[str, Any]:
    (one,) = lines([part(event(**facts))])
    SCHEMA.validate(one)
    return one


def test_a_visitor_is_actor_and_the_host_recipient() -> None:
    told = line(mode="visit", cameo="042")
    assert [one["code"] for one in told["actor"]] == ["JAM"]
    assert [one["code"] for one in told["recipient"]] == ["HTI"]
    assert (told["event"], told["mode"], told["quad_code"], told["cameo"]) == (["CONSULT"], ["visit"], 1, "042")


def test_all_who_take_part_in_a_joint_meeting_are_actors_without_a_recipient() -> None:
    told = line(actors=("JAM", "HTI"), recipients=())
    assert [one["code"] for one in told["actor"]] == ["JAM", "HTI"]
    assert "recipient" not in told


def test_a_joint_code_is_its_sides() -> None:
    assert [one["code"] for one in line(actors=("HTI-JAM",))["actor"]] == ["HTI", "JAM"]


@pytest.mark.parametrize(
    ("who", "code", "sector"),
    [
        ("JAM", "JAM", None),
        ("UNO", "IGO", None),
        ("ICRC", "NGO", None),
        ("FARC", "COL", "UNK"),
        ("TAGUA", None, "REB"),
        ("KLF", None, "UNK"),
        ("p/min", "JAM", "GOV"),
        ("p/com", "HTI", "MIL"),
        ("p/reb", None, "REB"),
        ("NOBODY-KNOWN", None, None),
    ],
)
def test_a_code_and_a_sector_are_given_where_kind_office_or_name_tell_them(
    who: str, code: str | None, sector: str | None
) -> None:
    (entity,) = line(actors=(who,))["actor"]
    assert (entity.get("code"), entity.get("sector"), entity["actor_id"]) == (code, sector, who)


def test_words_and_offsets_are_those_of_the_report() -> None:
    told = line()
    info = told["text_info"]
    assert told["text"] == told["event_text"][0] == TEXT[info["start"] : info["end"]] == "flew to Port-au-Prince"
    assert told["actor"][0]["entity_text"] == "Jamaican"


def test_the_text_of_a_report_goes_over_only_where_it_is_asked_for() -> None:
    reading = [part(event())]
    assert "text_story" not in lines(reading)[0]["text_info"]
    assert lines(reading, texts=True)[0]["text_info"]["text_story"] == [TEXT]


def test_of_a_month_the_first_and_last_day_are_given_and_said_to_be_so() -> None:
    told = line(date="2024-02")
    assert (told["date"], told["enddate"]) == ("2024-02-01", "2024-02-29")
    assert "only the month is known" in told["comment"]


def test_without_a_date_it_is_that_of_publication_and_without_that_the_event_is_left_out() -> None:
    told = line(date=None)
    assert told["date"] == "2024-06-12"
    assert "day of publication" in told["comment"]
    assert lines([part(event(date=None), published=None)]) == []


def test_a_suggestion_does_not_look_like_the_work_of_a_person() -> None:
    suggested, confirmed = line(), line(status="confirmed", by=("ana",))
    assert suggested["coder"].startswith("dragoman ")
    assert suggested["comment"].startswith("suggested by a machine")
    assert (confirmed["coder"], confirmed["status"]) == ("ana", "confirmed")
    assert confirmed["comment"].startswith("confirmed")


def test_no_wikidata_id_is_guessed_and_empty_fields_are_left_out() -> None:
    told = line(place=None)
    assert "event_loc" not in told
    assert "identifier_id" not in json.dumps(told)
    assert None not in told.values()


def test_hostile_words_keep_to_their_line(by_hand: list[Part]) -> None:
    (_first, _empty, hostile) = by_hand
    dated = [replace(one, date="2024-06-11") for one in hostile.record.events]
    (told,) = lines([Part(None, replace(hostile.record, events=tuple(dated)))])
    assert "\ud800" not in told["event"][0]
    assert told["id"] == "e"


def test_the_report_on_the_lighthouse_is_told_as_it_was() -> None:
    (told,) = lines([Part("The lighthouse", as_it_stands(lighthouse()))])
    SCHEMA.validate(told)
    assert told["event_loc"] == {"name": "Kingston"}
    assert told["cite_info"]["corpus"] == "The lighthouse"
    assert told["context"] == ["diplomatic"]


@settings(max_examples=60, deadline=None)
@given(parts=invented())
def test_what_plover_can_hold_comes_back_as_it_went_in(parts: list[Part]) -> None:
    written = lines(parts)
    for one in written:
        SCHEMA.validate(one)
    texts = {report.id: report.text for one in parts for report in one.record.reports}
    for one in written:
        spans = [texts[span["report"]][span["start"] : span["end"]] for span in one["evidence"]]
        assert one["event_text"] == spans
    went_in = [
        replace(told, reason="", date=told.date or one.record.reports[0].published)
        for one in parts
        for told in one.record.events
    ]
    assert [read_back(one) for one in written] == [told for told in went_in if told.date]


def read_back(one: dict[str, Any]) -> Event:
    """A line of PLOVER as an event of ours."""
    return Event(
        id=one["id"],
        date=one["date"][:7] if "enddate" in one else one["date"],
        type=one["event"][0],
        mode=one.get("mode", [None])[0],
        cameo=one.get("cameo"),
        actors=tuple(entity["actor_id"] for entity in one["actor"]),
        recipients=tuple(entity["actor_id"] for entity in one.get("recipient", [])),
        place=one.get("event_loc", {}).get("name"),
        evidence=tuple(msgspec.convert(span, Span) for span in one["evidence"]),
        score=one["score"],
        status=one["status"],
    )
