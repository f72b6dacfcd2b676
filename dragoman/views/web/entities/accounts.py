"""A meeting as each report has it: every fact, who says so, and where they differ."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from dragoman.model import KnownMeeting, Meeting, Span
from dragoman.record.corrected import corrected
from dragoman.store import Store
from dragoman.views.known.known import Known, Quotation
from dragoman.views.text import clean
from dragoman.views.web.entities import merged
from dragoman.views.web.entities.sayings import LAST
from dragoman.views.words import ordinal, outcome, written_date

MOST = 40  # reports that are looked into
FORMATS = {"in-person": "in person", "phone": "by phone", "video": "by video", "shuttle": "through a go-between"}


class Account(NamedTuple):
    """A meeting as one report mentions it, perhaps in several places."""

    report: str
    mention: Meeting


class Version(NamedTuple):
    """One way in which a fact is told; `kept` where the record has it so; `outlets` have it, with their days where they
    differ; `vaguer` where it says the same less exactly; `fresh` where its words were not shown with a fact above."""

    value: str
    kept: bool
    outlets: tuple[str, ...]
    quotation: Quotation | None
    vaguer: bool = False
    fresh: bool = True


class Fact(NamedTuple):
    """A fact in all the ways in which it is told, that of the record first."""

    name: str
    versions: list[Version]


class Attending(NamedTuple):
    """Somebody at a meeting: the outlets that name them there, and the words of the first."""

    person: str
    outlets: tuple[str, ...]
    quotation: Quotation | None


def accounts(known: Known, store: Store, meeting: KnownMeeting) -> list[Account]:
    """In order of the days on which they were printed."""
    ids = {meeting.id, *(one for m in merged.into(known, "meeting", meeting.id) for one in (m.one, m.other))}
    reports = sorted(
        (one for one in meeting.reports if one in known.reports),
        key=lambda one: (known.reports[one].published or LAST, one),
    )
    found = []
    for report in reports[:MOST]:
        reading = corrected(store.reading(report), (one.correction for one in store.corrections(report)))
        found += [Account(report, mention) for mention in reading.meetings if mention.id in ids]
    return found


def facts(known: Known, meeting: KnownMeeting, told: list[Account]) -> list[Fact]:
    """Each fact that the record or a report has."""
    found = []
    shown: set[Span] = set()
    for name, value_of in FACTS.items():
        kept = value_of(known, meeting)
        ways: dict[str, list[Account]] = {kept: []} if kept else {}
        for account in told:
            if value := value_of(known, account.mention):
                ways.setdefault(value, []).append(account)
        versions = [version(known, meeting, value, kept, own) for value, own in ways.items()]
        if versions or name == "Day":
            found.append(Fact(name, [with_freshness(one, shown) for one in versions]))
            shown |= {one.quotation.span for one in versions if one.quotation}
    return found


def version(known: Known, meeting: KnownMeeting, value: str, kept: str, told: list[Account]) -> Version:
    spans = [span for one in told for span in one.mention.evidence] or list(meeting.evidence)
    who = outlets(known, told) if value == kept else outlets_and_days(known, told)
    return Version(value, value == kept, who, words_for(known, value, spans), bool(kept) and kept.endswith(f" {value}"))


def with_freshness(version: Version, shown: set[Span]) -> Version:
    return version._replace(fresh=version.quotation is not None and version.quotation.span not in shown)


def words_for(known: Known, value: str, spans: Iterable[Span]) -> Quotation | None:
    """The passage that holds the value itself, if one does; else the longest."""
    passages = known.quotations(spans)
    holding = [one for one in passages if value.casefold() in one.words.casefold()]
    return max(holding or passages, key=lambda one: len(one.words), default=None)


def outlets(known: Known, told: Iterable[Account]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(known.outlets[one.report] for one in told))


def outlets_and_days(known: Known, told: Iterable[Account]) -> tuple[str, ...]:
    """ "Meridian 6 March 2013": what was told before a meeting may differ from what was told after it."""
    days = ((known.outlets[one.report], written_date(known.reports[one.report].published)) for one in told)
    return tuple(dict.fromkeys(" ".join(filter(None, pair)) for pair in days))


def attending(known: Known, meeting: KnownMeeting, told: list[Account]) -> Mapping[str, list[Attending]]:
    """Who was there, by the party that they act for; those whose party is not known stand under ""."""
    names = merged.known_as(known, "person")
    delegations: dict[str, list[Attending]] = {}
    for person in meeting.participants:
        own = [a for a in told if person in {names.get(one, one) for one in a.mention.participants}]
        actor = known.actors.get(person)
        spans = [span for one in own for span in one.mention.evidence]
        quotation = words_for(known, actor.name if actor else person, spans)
        delegations.setdefault((actor and actor.party) or "", []).append(
            Attending(person, outlets(known, own), quotation)
        )
    return delegations


def day(_known: Known, meeting: Meeting) -> str:
    return written_date(meeting.date) or ""


def place(_known: Known, meeting: Meeting) -> str:
    return clean(meeting.place or "")


def how(_known: Known, meeting: Meeting) -> str:
    return FORMATS.get(meeting.format or "", "")


def turn(_known: Known, meeting: Meeting) -> str:
    return f"{ordinal(meeting.round)} round" if meeting.round else ""


def track(_known: Known, meeting: Meeting) -> str:
    return clean(meeting.track or "")


def length(_known: Known, meeting: Meeting) -> str:
    """90: "1 hour 30 minutes"."""
    hours, minutes = divmod(meeting.duration_minutes or 0, 60)
    parts = ((hours, "hour"), (minutes, "minute"))
    return " ".join(f"{number} {word}{'' if number == 1 else 's'}" for number, word in parts if number)


def parties(known: Known, meeting: Meeting) -> str:
    return " and ".join(sorted(known.names.plain(one) for one in meeting.parties))


def mediators(known: Known, meeting: Meeting) -> str:
    return " and ".join(sorted(known.names.plain(one) for one in meeting.mediators))


def came_of_it(_known: Known, meeting: Meeting) -> str:
    return outcome(meeting) if meeting.outcome else ""


FACTS: Mapping[str, Callable[[Known, Meeting], str]] = {
    "Day": day,
    "Place": place,
    "How": how,
    "Round": turn,
    "Track": track,
    "Length": length,
    "Parties": parties,
    "Mediators": mediators,
    "Outcome": came_of_it,
}
