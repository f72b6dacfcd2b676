"""The one record of a process, from the readings of all its reports.

record_of(readings)                         what a reader knows after all of them
record_of(readings, as_of="2019-03-25")     what was known on that day
"""

from collections.abc import Iterable

from dragoman.model import Decision, Failure, ProcessRecord, Reading
from dragoman.record.disagreements import find_disagreements
from dragoman.record.identity.meetings import same_meetings
from dragoman.record.identity.parties import same_parties
from dragoman.record.identity.people import same_people
from dragoman.record.ledger import keep_ledger
from dragoman.record.ledger.occasions import dated_by_meetings
from dragoman.record.namesakes import without_namesakes
from dragoman.record.origins import find_copies, origins_of
from dragoman.record.told import from_origins, named_alike, told_in_order
from dragoman.record.utterances import find_utterances
from dragoman.record.utterances.meaning import Meanings, encoded


def record_of(
    readings: Iterable[Reading | Failure],
    decisions: Iterable[Decision] = (),
    as_of: str | None = None,
    meanings: Meanings = encoded,
) -> ProcessRecord:
    """The record that these readings give together, whatever their order.

    decisions  what people have said of entries that are one, or that are not; they come before every match
    as_of      a day, YYYY-MM-DD: only what was published by then counts, later corrections change nothing of it
    meanings   what sentences mean, where that is known from the time before; the encoder is asked otherwise
    """
    given = tuple(readings)
    said = tuple(decisions)
    told = told_in_order((named_alike(one) for one in given if isinstance(one, Reading)), as_of)
    copies = find_copies(told)
    origins = origins_of(told, copies)
    told = from_origins(told, {report: origin.id for origin in origins for report in origin.reports})
    parties = same_parties(without_namesakes(told), said)
    people = same_people(parties.told, said)
    meetings = same_meetings(people.told, said)
    utterances = find_utterances(meetings.told, said, meanings)
    ledger = keep_ledger(meetings.told, meetings.entries)
    disagreements = find_disagreements(dated_by_meetings(meetings.told, meetings.entries))
    return ProcessRecord(
        as_of=as_of,
        reports=tuple(one.reading.report for one in told),
        actors=(*parties.entries, *people.entries),
        meetings=meetings.entries,
        statements=tuple(statement for one in meetings.told for statement in one.reading.statements),
        positions=ledger.entries,
        movements=ledger.movements,
        utterances=utterances.entries,
        events=tuple(event for one in meetings.told for event in one.reading.events),
        origins=origins,
        copies=copies,
        disagreements=disagreements,
        merges=(*parties.merges, *people.merges, *meetings.merges, *utterances.merges),
        failures=tuple(sorted((one for one in given if isinstance(one, Failure)), key=lambda f: (f.name, f.reason))),
    )
