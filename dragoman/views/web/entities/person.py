"""One person of a process: who they are, what they said, where they were, and why their names were taken for one."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rapidfuzz import fuzz, process, utils

from dragoman.model import KnownActor, KnownMeeting, LedgerEntry
from dragoman.views.known.known import Known, Quotation
from dragoman.views.web.entities import merged
from dragoman.views.web.entities.merged import Reason
from dragoman.views.web.entities.sayings import LAST, Saying, sayings
from dragoman.views.web.entities.spellings import Spelling, spellings
from dragoman.views.web.paging import Paged, paged

SHOWN = 12  # reports in which somebody is named who says nothing
NEAR = 60  # of 100: names at least as like as this are offered where one is not known


class Choice(NamedTuple):
    """One way to narrow a list, with how many entries it leaves."""

    value: str
    times: int


class PersonPage(NamedTuple):
    actor: KnownActor
    spellings: list[Spelling]
    said: Paged[Saying]
    every: int
    choices: Mapping[str, list[Choice]]
    meetings: list[KnownMeeting]
    positions: list[LedgerEntry]
    quotes: list[Choice]
    quoted_by: list[Choice]
    reasons: list[Reason]
    named: list[Quotation]


def person_page(known: Known, actor: KnownActor, asked: Mapping[str, str]) -> PersonPage:
    said = sayings(known, (one for one in known.record.statements if one.speaker == actor.id))
    quotes, quoted_by = quoting(known, actor.id)
    return PersonPage(
        actor,
        spellings(known, actor),
        paged([one for one in said if wanted(one, asked)], asked, room=25),
        len(said),
        choices(said),
        in_time(one for one in known.record.meetings if actor.id in (*one.participants, *one.mediators)),
        unique(entry for one in said for entry in one.positions),
        quotes,
        quoted_by,
        merged.reasons(merged.into(known, "person", actor.id)),
        named(known, actor),
    )


def wanted(saying: Saying, asked: Mapping[str, str]) -> bool:
    """Whether words are on the issue, of the outlet and of the kind that is asked for."""
    issue, outlet, kind = asked.get("issue"), asked.get("outlet"), asked.get("kind")
    return (
        (not issue or issue in saying.issues)
        and (not outlet or outlet in saying.outlets)
        and (not kind or kind == saying.statement.kind)
    )


def choices(said: Iterable[Saying]) -> Mapping[str, list[Choice]]:
    said = list(said)
    return {
        "issue": counted(issue for one in said for issue in one.issues),
        "outlet": counted(outlet for one in said for outlet in one.outlets),
        "kind": counted(one.statement.kind for one in said),
    }


def quoting(known: Known, person: str) -> tuple[list[Choice], list[Choice]]:
    """Whose words stand inside this person's, and inside whose words theirs stand."""
    by_id = {one.id: one for one in known.record.statements}
    pairs = [
        (outer.speaker, one.speaker)
        for one in known.record.statements
        if one.quoted_in and (outer := by_id.get(one.quoted_in)) and outer.speaker and one.speaker
    ]
    return counted(inner for who, inner in pairs if who == person), counted(
        who for who, inner in pairs if inner == person
    )


def counted(values: Iterable[str]) -> list[Choice]:
    """The commonest first."""
    return [Choice(*pair) for pair in sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0]))]


def in_time(meetings: Iterable[KnownMeeting]) -> list[KnownMeeting]:
    return sorted(meetings, key=lambda one: (one.date or LAST, one.id))


def unique(entries: Iterable[LedgerEntry]) -> list[LedgerEntry]:
    """Each stance once for each day from which it is held."""
    return list({(one.party, one.stance, one.issue, one.since): one for one in entries}.values())


def named(known: Known, actor: KnownActor) -> list[Quotation]:
    """Where somebody is named, once for each report."""
    places = {span.report: span for span in reversed(actor.evidence)}
    return known.quotations(places[report] for report in actor.reports[:SHOWN] if report in places)


def called(known: Known, asked: str) -> KnownActor | None:
    """The actor of an id, also of one that was taken for another one."""
    return known.actors.get(asked) or known.actors.get(merged.known_as(known, "person").get(asked, ""))


def near(known: Known, asked: str, kind: str = "person") -> list[KnownActor]:
    """Those whose names are most like what was asked for; all people where none is."""
    name = asked.rpartition("/")[2].replace("-", " ")
    people = [actor for actor in known.record.actors if (actor.kind == "person") == (kind == "person")]
    names = {(at, form): form for at, one in enumerate(people) for form in (one.name, one.id, *one.aliases)}
    found = process.extract(
        name, names, scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=NEAR, limit=12
    )
    return list(dict.fromkeys(people[at] for _, _, (at, _) in found))[:6]
