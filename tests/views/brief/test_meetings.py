from typing import Any

import pytest
from msgspec.structs import replace

from dragoman.views.brief.content import brief_of
from tests.made import empty, lighthouse


def headline(**facts: Any) -> str:
    """The headline of the lighthouse report, its main meeting changed."""
    reading = lighthouse()
    main, *others = reading.meetings
    return brief_of(replace(reading, meetings=(replace(main, **facts), *others))).headline.text


CASES: dict[str, tuple[dict[str, Any], str]] = {
    "as it was": (
        {},
        "Foreign ministers of Jamaica and Haiti met in Kingston on 11 June 2024 through Panama (third round): "
        "partial agreement",
    ),
    "without offices": (
        {"participants": (), "mediators": (), "round": None},
        "Jamaica and Haiti met in Kingston on 11 June 2024: partial agreement",
    ),
    "by phone, month only": (
        {"participants": (), "mediators": (), "round": None, "place": None, "format": "phone", "date": "2024-06"},
        "Jamaica and Haiti spoke by phone in June 2024: partial agreement",
    ),
    "yet to come": (
        {"participants": (), "mediators": (), "outcome": "planned", "round": 23},
        "Jamaica and Haiti are to meet in Kingston on 11 June 2024 (23rd round)",
    ),
    "little known": (
        {"participants": (), "mediators": (), "round": None, "date": None, "place": None, "outcome": None},
        "Jamaica and Haiti met on a day not given: outcome not reported",
    ),
    "one party": ({"participants": (), "parties": ("HTI",), "mediators": (), "round": None, "outcome": "continues"},
                  "Haiti held talks in Kingston on 11 June 2024: talks go on"),
    "no party": ({"participants": (), "parties": (), "mediators": (), "round": None, "outcome": "called-off"},
                 "A meeting was held in Kingston on 11 June 2024: called off, postponed or broken off"),
    "postponed": ({"participants": (), "mediators": (), "round": None, "outcome": "called-off",
                 "reason": 'day told of it; "were postponed"'},
                "Jamaica and Haiti were to meet in Kingston on 11 June 2024: postponed"),
    "called off": ({"participants": (), "parties": ("HTI",), "mediators": (), "round": None, "outcome": "called-off",
                    "reason": "cancelled"},
                   "Haiti was to hold talks in Kingston on 11 June 2024: called off"),
    "broken off": ({"participants": (), "mediators": (), "round": None, "outcome": "called-off",
                    "reason": 'day told of it; "walked out"'},
                   "Jamaica and Haiti met in Kingston on 11 June 2024: broken off"),
    "suspended": ({"participants": (), "mediators": (), "round": None, "outcome": "called-off",
                   "reason": 'day of the report; "suspended the talks"'},
                  "Jamaica and Haiti met in Kingston on 11 June 2024: suspended"),
    "long": ({"participants": (), "mediators": (), "round": None, "duration_minutes": 150, "track": "technical track"},
             "Jamaica and Haiti met in Kingston on 11 June 2024 (technical track, 2 h 30 min): partial agreement"),
}  # fmt: skip


@pytest.mark.parametrize(("facts", "line"), CASES.values(), ids=CASES)
def test_the_main_meeting_is_one_line(facts: dict[str, Any], line: str) -> None:
    assert headline(**facts) == line


def test_a_weak_meeting_is_marked() -> None:
    reading = lighthouse()
    brief = brief_of(replace(reading, meetings=(replace(reading.meetings[0], score=0.2),)))
    assert brief.headline.weak


def test_without_a_meeting_the_headline_says_what_there_is() -> None:
    reading = replace(lighthouse(), meetings=())
    assert brief_of(reading).headline.text == "No meeting was found in this report, but positions of Jamaica and Haiti"
    assert (
        brief_of(replace(reading, positions=())).headline.text
        == "No meeting was found in this report, but words of Jamaica and Haiti"
    )


def test_meetings_beside_the_subject_are_no_main_meeting() -> None:
    reading = lighthouse()
    brief = brief_of(replace(reading, meetings=reading.meetings[1:]))
    assert brief.headline.text == "Meetings of Jamaica and Haiti are told, but none is the report’s own subject"


def test_other_meetings_stand_in_order_of_time_with_undated_plans_last() -> None:
    reading = lighthouse()
    undated = replace(reading.meetings[1], id="later", date=None, date_precision=None, place=None)
    past = replace(undated, id="past", outcome="continues", parties=("HTI", "PAN"))
    brief = brief_of(replace(reading, meetings=(*reading.meetings, undated, past)))
    assert [(meeting.date, meeting.claim.text) for meeting in brief.meetings] == [
        ("March 2024", "In Jacmel (second round): called off, postponed or broken off"),
        ("9 October 2024", "In Panama City: planned"),
        ("date not given", "Haiti and Panama: talks go on"),
        ("date not given", "Place not given: planned"),
    ]


def test_a_report_without_talks_says_so_in_one_line() -> None:
    brief = brief_of(empty())
    assert brief.headline.text == "Nothing about talks was found in this report."
    assert (brief.sides, brief.gaps, brief.notes, brief.quotations) == ((), (), (), ())
