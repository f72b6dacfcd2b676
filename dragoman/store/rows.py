"""A process's record as flat rows: what can be asked for, and by what it is found."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from dragoman.model import (
    Disagreement,
    KnownActor,
    KnownMeeting,
    LedgerEntry,
    Movement,
    ProcessRecord,
    Report,
    Span,
    Statement,
)  # fmt: skip
from dragoman.record.codes import sides
from dragoman.record.names import confused, name_words, sound
from dragoman.record.party_names import spelt
from dragoman.store.packing import listed, storable

LONGEST = 200  # characters of a value by which an entry is found
Facts = dict[str, Any]


class Row(NamedTuple):
    """One entry: the table's columns, and for each what (party, person, issue, outlet, name) the values it has."""

    kind: str
    facts: Facts
    found_by: tuple[tuple[str, str], ...]


class Known(NamedTuple):
    """What the rows of one record share."""

    reports: Mapping[str, Report]
    actors: Mapping[str, KnownActor]
    said: Mapping[str, Sequence[Statement]]  # report -> its statements


def rows_of(record: ProcessRecord) -> Iterator[Row]:
    """Every entry of a record, each once."""
    said: dict[str, list[Statement]] = {}
    for statement in record.statements:
        said.setdefault(statement.report, []).append(statement)
    known = Known({one.id: one for one in record.reports}, {actor.id: actor for actor in record.actors}, said)
    issues = issues_of_statements(record.positions, known)
    yield from (actor_row(actor, known) for actor in record.actors)
    yield from (meeting_row(meeting, known) for meeting in record.meetings)
    yield from (ledger_row(entry, known) for entry in record.positions)
    yield from (snippet for entry in record.positions for snippet in snippet_rows(entry, known))
    yield from (movement_row(movement, known) for movement in record.movements)
    yield from (statement_row(statement, issues.get(statement.id, ()), known) for statement in record.statements)
    yield from (disagreement_row(one, known) for one in record.disagreements)
    yield from report_rows(record, known)


def actor_row(actor: KnownActor, known: Known) -> Row:
    facts: Facts = {"id": actor.id, "name": actor.name, "aliases": actor.aliases, "reports": actor.reports}
    facts |= judged(actor)
    if actor.kind != "person":
        return row("party", {**facts, "kind": actor.kind}, known, parties=[actor.id])
    facts |= {"party": actor.party, "office": actor.office}
    return row("person", facts, known, parties=[actor.party], people=[actor.id], names=(actor.name, *actor.aliases))


def meeting_row(meeting: KnownMeeting, known: Known) -> Row:
    columns = ("id", "date", "place", "format", "round", "parties", "mediators", "outcome", "reports")
    facts = {name: getattr(meeting, name) for name in columns}
    people = (known.actors.get(one) for one in meeting.participants)
    facts |= judged(meeting)
    facts["participants"] = tuple(person.name for person in people if person)
    return row(
        "meeting", facts, known, parties=(*meeting.parties, *meeting.mediators), people=meeting.participants
    )  # fmt: skip


def ledger_row(entry: LedgerEntry, known: Known) -> Row:
    columns = ("id", "party", "stance", "issue", "detail", "target", "since", "until", "reports")
    facts = {name: getattr(entry, name) for name in columns}
    facts |= {"terms": entry.condition, "disputed": int(entry.disputed), "recalled": int(entry.recalled)}
    facts |= judged(entry)
    people = speakers_of(entry.evidence, known)
    return row("ledger", facts, known, parties=[entry.party], people=people, issues=[entry.issue])


def snippet_rows(entry: LedgerEntry, known: Known) -> Iterator[Row]:
    """The words on which an entry rests, each found through it."""
    for span in dict.fromkeys(entry.evidence):
        speaker = next(iter(speakers_of([span], known)), None)
        facts = {"id": entry.id, "report": span.report, "start": span.start, "stop": span.end, "speaker": speaker}
        yield Row("snippet", storable(facts), ())


def movement_row(movement: Movement, known: Known) -> Row:
    columns = ("id", "date", "party", "issue", "from_stance", "to_stance", "kind", "detail", "reports")
    facts = {name: getattr(movement, name) for name in columns}
    people = speakers_of(movement.evidence, known)
    return row("movement", facts, known, parties=[movement.party], people=people, issues=[movement.issue])


def statement_row(statement: Statement, issues: Iterable[str], known: Known) -> Row:
    report = known.reports[statement.report]
    speaker = known.actors.get(statement.speaker or "")
    facts = {name: getattr(statement, name) for name in ("id", "report", "speaker", "party", "kind", "hedges", "text")}
    facts |= {"told": report.published, "outlet": report.outlet, "speaker_name": speaker.name if speaker else None}
    spans = statement.spans or ((0, 0),)
    facts |= judged(statement) | {"start": spans[0][0], "stop": spans[-1][1]}
    parties = [statement.party, statement.speaker if speaker is None or speaker.kind != "person" else None]
    people, reports = [statement.speaker], [report.id]
    return row("statement", facts, known, parties=parties, people=people, issues=issues, reports=reports)


def judged(entry: KnownActor | KnownMeeting | LedgerEntry | Statement) -> Facts:
    """What people say of an entry, and who did."""
    return {"status": entry.status, "judged_by": entry.by}


def disagreement_row(one: Disagreement, known: Known) -> Row:
    facts = {name: getattr(one, name) for name in ("id", "kind", "about", "reports", "claims")}
    return row("disagreement", facts, known, people=speakers_of(one.evidence, known))


def report_rows(record: ProcessRecord, known: Known) -> Iterator[Row]:
    """Each report, found by whatever it mentions."""
    mentions: dict[str, dict[str, list[str]]] = {
        one.id: {"parties": [], "people": [], "issues": []} for one in record.reports
    }
    for actor in record.actors:
        for report in actor.reports:
            mentions[report]["people" if actor.kind == "person" else "parties"].append(actor.id)
    for entry in record.positions:
        for report in entry.reports:
            mentions[report]["issues"].append(entry.issue)
    for report, mentioned in mentions.items():
        yield row("report", {"id": report}, known, reports=[report], **mentioned)


def row(
    kind: str,
    facts: Facts,
    known: Known,
    *,
    parties: Iterable[str | None] = (),
    people: Iterable[str | None] = (),
    issues: Iterable[str] = (),
    names: Iterable[str] = (),
    reports: Iterable[str] = (),
) -> Row:
    """A row with all it is found by, each once and in order; lists stand in their columns as JSON."""
    told_in = [known.reports[one] for one in (*reports, *facts.get("reports", ())) if one in known.reports]
    found = {
        *(("party", form) for code in parties if code for form in forms_of(code, known)),
        *(("person", one) for one in people if one),
        *(("issue", issue) for issue in issues),
        *(("outlet", spelt(report.outlet)) for report in told_in if report.outlet),
        *(("name", key) for name in names for key in name_keys(name)),
    }
    columns = {name: listed(value) if isinstance(value, tuple) else storable(value) for name, value in facts.items()}
    return Row(kind, columns, tuple(sorted({(what, storable(value)[:LONGEST]) for what, value in found})))


def forms_of(code: str, known: Known) -> Iterator[str]:
    """A party's code and names as they are compared; of a joint one those of each side."""
    for side in {code, *sides(code, known.actors)}:
        yield spelt(side)
        if (actor := known.actors.get(side)) is not None:
            yield from (spelt(name) for name in (actor.name, *actor.aliases))


def name_keys(name: str) -> set[str]:
    """What spellings of a name have in common, word by word: Sergey and Sergei, Lukashenko and Lukashenka."""
    return {sound(word).translate(alike()) for word in name_words(name)}


@cache
def alike() -> dict[int, str]:
    """Letters of which one is written for the other, each as the first of those like it."""
    groups: dict[str, set[str]] = {}
    for pair in confused():
        whole = set(pair).union(*(groups.get(letter, set()) for letter in pair))
        for letter in whole:
            groups[letter] = whole
    return str.maketrans({letter: min(group) for letter, group in groups.items()})


def speakers_of(evidence: Iterable[Span], known: Known) -> list[str]:
    """Who says the words that an entry rests on."""
    return [s.speaker for span in evidence for s in known.said.get(span.report, ()) if s.speaker and lies_in(span, s)]


def issues_of_statements(positions: Iterable[LedgerEntry], known: Known) -> dict[str, list[str]]:
    """On which issues each statement takes a position."""
    found: dict[str, list[str]] = {}
    for entry in positions:
        for span in entry.evidence:
            for statement in known.said.get(span.report, ()):
                if lies_in(span, statement):
                    found.setdefault(statement.id, []).append(entry.issue)
    return found


def lies_in(span: Span, statement: Statement) -> bool:
    """Whether some of the words are the statement's."""
    return any(start < span.end and span.start < end for start, end in statement.spans)
