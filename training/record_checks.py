"""What is wrong with the record of a process in the open corpus, beside the labels of its reports."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple, TypeVar

from dragoman.days import is_day, is_month
from training.entry_checks import code_faults, issue_faults, repeated, shown
from training.process_entries import (
    Contradiction,
    Entry,
    Movement,
    OneMeeting,
    OnePerson,
    Process,
    Recalled,
    Told,
    Utterance,
)

DAYS = 3  # A movement and the entries that it leads from and to may lie so far apart.
Label = tuple[str, str, str]  # party, stance, issue
One = TypeVar("One")


class Reported(NamedTuple):
    """A report of a process: its text, white space squeezed, and its labels."""

    text: str
    labels: Told


class Both(NamedTuple):
    """A record and the reports of its process by name."""

    process: Process
    told: dict[str, Reported]

    def one_code(self, code: str | None) -> str | None:
        """The process's code for a party to which a report gives this one."""
        codes = {other: code for code, others in self.process.party_aliases.items() for other in others}
        return codes.get(code or "", code)

    def held(self, report: str) -> set[Label]:
        """What a report's own labels say is held, by the codes of the process."""
        own = self.told[report].labels.positions
        return {(str(self.one_code(p.party)), p.stance, p.issue) for p in own}


def record_faults(process: Process, told: dict[str, Reported]) -> Iterator[str]:
    """The faults of a record; reports that are none come first, since without them nothing else can be said."""
    unknown = list(unknown_reports(process, set(told)))
    yield from unknown
    if unknown:
        return
    both = Both(process, told)
    yield from codes_faults(both)
    yield from people_faults(both)
    yield from each("meetings", process.meetings, meeting_faults)
    yield from meetings_of_reports(both)
    yield from each("positions", process.positions, entry_faults)
    yield from ledger_faults(both)
    yield from each("recalled", process.recalled, lambda one: recalled_faults(one, both))
    yield from each("movements", process.movements, lambda one: movement_faults(one, process.positions))
    yield from each("utterances", process.utterances, lambda one: utterance_faults(one, both))
    yield from each("wire_copies", process.wire_copies, lambda pair: copy_faults(pair, told))
    yield from each("contradictions", process.contradictions, contradiction_faults)


def each(key: str, entries: Iterable[One], faults: Callable[[One], Iterator[str]]) -> Iterator[str]:
    return (f"{key}[{number}]: {fault}" for number, entry in enumerate(entries) for fault in faults(entry))


def unknown_reports(process: Process, known: set[str]) -> Iterator[str]:
    """Entries that name a report which is not there."""
    named = [(key, entry.reports) for key in ("people", "meetings", "positions", "contradictions")
             for entry in getattr(process, key)]  # fmt: skip
    named += [("recalled", (entry.report,)) for entry in process.recalled]
    named += [("utterances", tuple(place.report for place in entry.places)) for entry in process.utterances]
    named += [("wire_copies", pair) for pair in process.wire_copies]
    for key, reports in named:
        yield from (f"{key}: there is no report {shown(name)}" for name in reports if name not in known)
        yield from repeated(key, reports)


def codes_faults(both: Both) -> Iterator[str]:
    """Codes that are none, and sides that no report knows."""
    process = both.process
    text = " ".join(reported.text for reported in both.told.values())
    sides = [*process.parties, *process.mediators]
    yield from code_faults([*sides, *(c for others in process.party_aliases.values() for c in others)], text)
    for key in ("people", "positions", "movements"):
        yield from code_faults(sorted({entry.party for entry in getattr(process, key) if entry.party}), text)
    known = {code for reported in both.told.values() for code in codes_of(reported.labels)}
    yield from (f"party_aliases: no report has {shown(code)}" for code in sorted(aliases_of(process) - known))
    yield from (f"parties: no report has {shown(code)}" for code in sides if code not in known)


def aliases_of(process: Process) -> set[str]:
    return {code for others in process.party_aliases.values() for code in others}


def codes_of(labels: Told) -> set[str]:
    """All codes of a report."""
    own = {entry.party for entries in (labels.people, labels.positions) for entry in entries if entry.party}
    return own | {code for met in labels.meetings for code in (*met.parties, *met.mediators)}


def people_faults(both: Both) -> Iterator[str]:
    """People in forms that nothing prints, and people of a report who are nobody, or two, of the process."""
    people = both.process.people
    yield from each("people", people, lambda person: forms_faults(person, both))
    for name, reported in both.told.items():
        for own in reported.labels.people:
            code = both.one_code(own.party)
            same = [p for p in people if own.name in (p.name, *p.aliases) and p.party == code and name in p.reports]
            if len(same) != 1:
                yield f"people: {len(same)} of them are the {shown(own.name)} of {name}"


def forms_faults(person: OnePerson, both: Both) -> Iterator[str]:
    texts = {name: both.told[name].text for name in person.reports}
    for form in person.aliases:
        if not any(form in text for text in texts.values()):
            yield f"none of the reports of {shown(person.name)} prints {shown(form)}"
    for name, text in texts.items():
        if not any(form in text for form in (person.name, *person.aliases)):
            yield f"{name} does not name {shown(person.name)}"


def meeting_faults(meeting: OneMeeting) -> Iterator[str]:
    yield from () if meeting.date is None else moment_faults(meeting.date)


def meetings_of_reports(both: Both) -> Iterator[str]:
    """Reports that tell of more meetings than the process has of them, or of fewer."""
    for name, reported in both.told.items():
        own, of_process = len(reported.labels.meetings), sum(name in met.reports for met in both.process.meetings)
        if own != of_process:
            yield f"meetings: {of_process} of them have {name}, which tells of {own}"


def entry_faults(entry: Entry) -> Iterator[str]:
    yield from issue_faults(entry.issue)
    yield from moment_faults(entry.since)
    if entry.until is not None:
        yield from moment_faults(entry.until)
        if entry.until < entry.since:
            yield f"it ends on {entry.until}, before its beginning"


def moment_faults(moment: str) -> Iterator[str]:
    if not is_day(moment) and not is_month(moment):
        yield f"{shown(moment)} is neither a day (2022-03-10) nor a month (2022-03)"


def ledger_faults(both: Both) -> Iterator[str]:
    """What reports hold and the ledger lacks, and entries whose report neither holds nor recalls them.

    Of a disputed entry a contradiction must list a report.
    """
    process = both.process
    recalled = {(one.report, one.party, one.stance, one.issue) for one in process.recalled}
    entered = {(report, *label(entry)) for entry in process.positions for report in entry.reports}
    held = {(report, *of) for report in both.told for of in both.held(report)}
    yield from (f"positions: the ledger lacks {' '.join(one[1:])} of {one[0]}" for one in sorted(held - entered))
    for one in sorted(entered - held - recalled):
        yield f"positions: {one[0]} is given for {' '.join(one[1:])}, which it neither holds nor recalls"
    contradicted = {report for contradiction in process.contradictions for report in contradiction.reports}
    for number, entry in enumerate(process.positions):
        if entry.disputed and not contradicted & {*entry.reports}:
            yield f"positions[{number}]: it is disputed, but no contradiction lists its reports"


def label(entry: Entry | Recalled) -> Label:
    return entry.party, entry.stance, entry.issue


def recalled_faults(recalled: Recalled, both: Both) -> Iterator[str]:
    """A recalled position is one of the ledger that held then; what still holds is not recalled.

    in March they refused observers       held from March until May: recalled in May
    they stand by what they signed        still held: no recalling
    """
    yield from moment_faults(recalled.of)
    alike = [entry for entry in both.process.positions if label(entry) == label(recalled)]
    then = [entry for entry in alike if held_in(entry, recalled.of)]
    if not then:
        yield f"the ledger has no {' '.join(label(recalled))} in {recalled.of}"
    elif label(recalled) in both.held(recalled.report) and all(recalled.report in entry.reports for entry in then):
        yield f"{recalled.report} holds {' '.join(label(recalled))} as the same entry still"


def held_in(entry: Entry, moment: str) -> bool:
    """Whether an entry holds on a day or in a month."""
    return entry.since[: len(moment)] <= moment and (entry.until is None or entry.until >= moment[: len(entry.until)])


def movement_faults(movement: Movement, ledger: Iterable[Entry]) -> Iterator[str]:
    """A movement leads from an entry that ends then to one that begins then; disputed ones do not count."""
    yield from moment_faults(movement.date)
    if movement.from_stance is None and movement.to_stance is None:
        yield "it leads from nothing to nothing"
    sure = [entry for entry in ledger if not entry.disputed]
    before, after = ((movement.party, stance, movement.issue) for stance in (movement.from_stance, movement.to_stance))
    if before[1] and not any(label(entry) == before and near(entry.until, movement.date) for entry in sure):
        yield f"the ledger has no {' '.join(map(str, before))} that ends on {movement.date}"
    if after[1] and not any(label(entry) == after and near(entry.since, movement.date) for entry in sure):
        yield f"the ledger has no {' '.join(map(str, after))} that begins on {movement.date}"


def near(moment: str | None, day: str) -> bool:
    if moment is None or not is_day(day) or not is_day(moment):
        return moment is not None and day.startswith(moment)
    return abs((date.fromisoformat(moment) - date.fromisoformat(day)).days) <= DAYS


def utterance_faults(utterance: Utterance, both: Both) -> Iterator[str]:
    """An utterance stands in a statement of each of its reports, and is its speaker's there."""
    names = {form for p in both.process.people if p.name == utterance.speaker for form in (p.name, *p.aliases)}
    for place in utterance.places:
        text, labels = both.told[place.report]
        said = [statement for statement in labels.statements if statement.starts == place.starts]
        if not said:
            yield f"no statement of {place.report} starts {shown(place.starts)}"
        elif not any(names & {s.speaker} or both.one_code(s.speaker) == utterance.speaker for s in said):
            yield f"{place.report} gives {shown(place.starts)} to {shown(said[0].speaker)}"
        if f" {worded(place.words)} " not in f" {worded(text)} ":
            yield f"{shown(place.words)} does not stand in {place.report}"


def worded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text))


def copy_faults(pair: tuple[str, str], told: dict[str, Reported]) -> Iterator[str]:
    original, copy = (told[name].labels.published for name in pair)
    if pair[0] == pair[1]:
        yield f"{pair[0]} is no copy of itself"
    if original and copy and original > copy:
        yield f"{pair[1]} came out before {pair[0]}, whose copy it is said to be"


def contradiction_faults(contradiction: Contradiction) -> Iterator[str]:
    reports, claims = len(contradiction.reports), len(contradiction.claims)
    if reports != claims:
        yield f"{claims} claims of {reports} reports"
    if len({*contradiction.claims}) == 1:
        yield "all claims are the same"
