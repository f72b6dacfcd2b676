"""The meetings of all processes as a calendar that any program for appointments opens (RFC 5545).

2005-03-14           that whole day
2005-03              the whole month, if wanted
no day               left out
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.days import is_day
from dragoman.model import KnownMeeting
from dragoman.views.exports.export import Export, Option, Parts
from dragoman.views.exports.parts import Part

if TYPE_CHECKING:
    from icalendar import Event

    from dragoman.views.known.known import Known

HEAD = (
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Dragoman//Negotiation record//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "X-WR-CALNAME:Talks",
)
STATUS = {"planned": "TENTATIVE", "called-off": "CANCELLED"}  # of every other outcome CONFIRMED: it was held
SAID = 5  # reports whose words are given
ROOM = 300  # characters of them


def write(parts: Parts, path: Path, months: str = "whole") -> None:
    with path.open("wb") as out:
        out.write("".join(f"{line}\r\n" for line in HEAD).encode())
        for part in parts:
            for event in events_of(part, months):
                out.write(event.to_ical())
        out.write(b"END:VCALENDAR\r\n")


def events_of(part: Part, months: str) -> Iterator["Event"]:
    """The meetings of a part that have a day, or a month, in order of time."""
    from dragoman.views.known.known import Known

    known = Known(part.process or "", part.record)
    for meeting in sorted(part.record.meetings, key=lambda one: (one.date or "", one.id)):
        span = days_of(meeting.date, months)
        if span and meeting.status != "rejected":
            yield event_of(meeting, span, known)


def days_of(when: str | None, months: str) -> tuple[date, date] | None:
    """The first day and the day after the last."""
    try:
        if is_day(when or ""):
            day = date.fromisoformat(when or "")
            return day, day + timedelta(days=1)
        if when and len(when) == len("2005-03") and months == "whole":
            first = date.fromisoformat(f"{when}-01")
            return first, (first + timedelta(days=31)).replace(day=1)
    except (ValueError, OverflowError):  # no month that a calendar has, or the last one
        pass
    return None


def event_of(meeting: KnownMeeting, span: tuple[date, date], known: "Known") -> "Event":
    from icalendar import Event

    from dragoman.views.exports.documents.rendering import is_web
    from dragoman.views.text import clean

    first, after = span
    event = Event()
    event.add("uid", uid_of(meeting))
    event.add("dtstamp", stamp_of(meeting, first, known))
    event.add("dtstart", first)
    event.add("dtend", after)
    event.add("summary", summary_of(meeting, known))
    if meeting.place:
        event.add("location", clean(meeting.place))
    event.add("description", "\n".join(description_of(meeting, known)))
    event.add("status", STATUS.get(meeting.outcome or "", "CONFIRMED"))
    event.add("transp", "TRANSPARENT")  # nobody who opens it is taken to be busy
    names = (known.process, "not checked" if meeting.status == "suggested" else meeting.status)
    event.add("categories", [clean(name) for name in names if name])
    addresses = (known.reports[one].url for one in meeting.reports if one in known.reports)
    if address := next(filter(is_web, addresses), None):
        event.add("url", address)
    return event


def uid_of(meeting: KnownMeeting) -> str:
    """The same for the same meeting on every day, whatever signs its id has."""
    name = "|".join((meeting.id, *meeting.reports[:1]))
    return f"{sha256(name.encode('utf-8', 'replace')).hexdigest()[:32]}@dragoman"


def stamp_of(meeting: KnownMeeting, first: date, known: "Known") -> datetime:
    """The day on which the last report of it was published, else its own day: no clock."""
    told = [known.reports[one].published or "" for one in meeting.reports if one in known.reports]
    days = [date.fromisoformat(day) for day in told if is_day(day)]
    day = max(days, default=first)
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def summary_of(meeting: KnownMeeting, known: "Known") -> str:
    """Honduras – Nicaragua: second round, through the OAS (called off)."""
    from dragoman.views.text import listed
    from dragoman.views.words import ordinal, outcome, written_date

    parties = " – ".join(known.names.plain(code) for code in meeting.parties) or "Talks"
    through = listed([known.names.in_sentence(code) for code in meeting.mediators])
    how = {"phone": "by phone", "video": "by video"}.get(meeting.format or "")
    facts = (
        f"{ordinal(meeting.round)} round" if meeting.round is not None else None,
        how,
        f"through {through}" if through else None,
    )
    said = ", ".join(filter(None, facts))
    told = f" ({outcome(meeting)})" if meeting.outcome in STATUS else ""
    some_day = "" if is_day(meeting.date or "") else f", on a day in {written_date(meeting.date)} not given"
    return f"{parties}{': ' + said if said else ''}{some_day}{told}"


def description_of(meeting: KnownMeeting, known: "Known") -> Iterator[str]:
    """What came of it, who was there, the words that say so, and how far people have looked at it."""
    from dragoman.views.text import clean, sentence_case, shortened
    from dragoman.views.words import outcome

    unheard_of = "; no report tells that it was held" if meeting.outcome == "planned" else ""
    yield f"{sentence_case(outcome(meeting))}{unheard_of}."
    people = [person_of(one, known) for one in meeting.participants if one in known.actors]
    if people:
        yield f"With {'; '.join(people)}."
    if meeting.track:
        yield f"Track: {clean(meeting.track)}."
    for found in known.quotations(meeting.evidence)[:SAID]:
        report = known.reports[found.span.report]
        source = ", ".join(filter(None, (clean(report.outlet or report.name), clean(report.published or ""))))
        yield f"“{shortened(found.words, ROOM)}” – {source}{' – ' + clean(report.url) if report.url else ''}"
    if meeting.status == "suggested":
        yield f"Read by a program (score {meeting.score:.2f}); no person has checked it."
    else:
        yield f"{sentence_case(meeting.status)} by a person."


def person_of(actor_id: str, known: "Known") -> str:
    """Armando Zavalza (foreign minister, Honduras)."""
    from dragoman.views.text import clean

    about = ", ".join(known.names.office_and_party(actor_id))
    name = clean(known.actors[actor_id].name)
    return f"{name} ({about})" if about else name


ICS = Export(
    write,
    suffix=".ics",
    does="Meetings held, planned and called off, as a calendar.",
    keeps="each meeting with its day or month, place, parties, round, mediators, outcome, people, the words for it",
    loses="meetings without a day or month, and everything that is no meeting",
    media="text/calendar",
    options=(Option("months", "whole", "Of which only the month is known: all of it, or none.", ("whole", "none")),),
)
