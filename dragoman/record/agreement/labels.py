"""The labels that are compared, each with what one unit of it is, in the order in which they are shown."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, get_args

from dragoman.model import Actor, Hedge, Meeting, Position, Reading, Statement
from dragoman.record.agreement.figures import Label
from dragoman.record.agreement.same_people import Names, names_in
from dragoman.record.agreement.units import (
    Coded,
    Entry,
    Spans,
    Unit,
    covered,
    entry_units,
    found_units,
    paired,
    sentence_units,
    word_units,
    words_of,
)

HEDGES: tuple[str, ...] = get_args(Hedge)
NOBODY, NO_PARTY, NOTHING = "not named", "none", "not given"
UNTOLD = {NOBODY, NO_PARTY, NOTHING, "no"}  # what makes two entries no more alike
PAIRED_STATEMENT = "a statement that two coders have, half of the shorter one’s words in common"
PAIRED_POSITION = "a position that two coders have, half of the shorter one’s words in common"
PAIRED_MEETING = "a meeting that two coders have, half of the shorter passage in common"
PERSON = "a person whom two coders have in a report"

LABELS: tuple[Label, ...] = (
    Label("statement: in which sentences", "a sentence: has it words of a statement?"),
    Label("statement: which words", "a word: is it part of a statement?"),
    Label("statement: found", "a statement that any coder has: who else has it? F1", "found"),
    Label("statement: speaker", PAIRED_STATEMENT),
    Label("statement: party", PAIRED_STATEMENT),
    Label("statement: kind", f"{PAIRED_STATEMENT}: direct, mixed or indirect, in this order", "ordinal",
          ("direct", "mixed", "indirect")),
    *(Label(f"statement: {hedge}", f"{PAIRED_STATEMENT}: is it hedged so?") for hedge in HEDGES),
    Label("position: in which sentences", "a sentence: does a position rest on its words?"),
    Label("position: found", "a position that any coder has: who else has it? F1", "found"),
    Label("position: party", PAIRED_POSITION),
    Label("position: stance", PAIRED_POSITION),
    Label("position: issue", PAIRED_POSITION),
    Label("meeting: found", "a meeting that any coder has: who else has it? F1", "found"),
    Label("meeting: date", PAIRED_MEETING),
    Label("meeting: place", PAIRED_MEETING),
    Label("meeting: format", PAIRED_MEETING),
    Label("meeting: round", PAIRED_MEETING),
    Label("meeting: sides", f"{PAIRED_MEETING}: the same sides, all of them?"),
    Label("meeting: mediators", f"{PAIRED_MEETING}: the same mediators, all of them?"),
    Label("meeting: outcome", PAIRED_MEETING),
    Label("person: found", "a person whom any coder has: who else has them? F1", "found"),
    Label("person: office", PERSON),
    Label("person: party", PERSON),
)  # fmt: skip


def labels_of(coded: Coded) -> list[tuple[Label, list[Unit]]]:
    """Each label with its units in all reports that two or more have coded."""
    found: dict[str, list[Unit]] = {label.name: [] for label in LABELS}
    for report, by_coder in sorted(coded.items()):
        if len(by_coder) > 1:
            for label, units in report_units(report, by_coder).items():
                found[label] += units
    return [(label, found[label.name]) for label in LABELS]


def report_units(report: str, by_coder: Mapping[str, Reading]) -> dict[str, list[Unit]]:
    """The units of one report, by label."""
    text = next(iter(by_coder.values())).report
    words = words_of(text)
    names = names_in(by_coder.values())

    def grouped(kind: str, spans: Callable[[Any], Spans], value: Callable[[Any], Mapping[str, str]]) -> Any:
        groups = paired(
            Entry(coder, where, covered(words, where), one, told(value(one)))
            for coder, reading in by_coder.items()
            for one in getattr(reading, f"{kind}s")
            if (where := spans(one)) or kind == "meeting"
        )
        return {f"{kind}: found": found_units(report, groups, by_coder), **entry_units(report, groups, value)}

    return {
        "statement: in which sentences": sentence_units(text, marked(by_coder, "statements", said_at)),
        "statement: which words": word_units(text, marked(by_coder, "statements", said_at)),
        **grouped("statement", said_at, lambda one: statement_values(one, names)),
        "position: in which sentences": sentence_units(text, marked(by_coder, "positions", rests_on)),
        **grouped("position", rests_on, position_values),
        **grouped("meeting", rests_on, meeting_values),
        **people_units(report, by_coder, names),
    }


def told(values: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    return frozenset((label, value) for label, value in values.items() if value not in UNTOLD)


def marked(
    by_coder: Mapping[str, Reading], kind: str, spans: Callable[[Any], Spans]
) -> dict[str, list[tuple[int, int]]]:
    return {
        coder: [span for one in getattr(reading, kind) for span in spans(one)] for coder, reading in by_coder.items()
    }


def said_at(statement: Statement) -> Spans:
    return statement.spans


def rests_on(entry: Position | Meeting) -> Spans:
    return tuple((span.start, span.end) for span in entry.evidence)


def statement_values(statement: Statement, names: Names) -> dict[str, str]:
    hedges = {f"statement: {hedge}": "yes" if hedge in statement.hedges else "no" for hedge in HEDGES}
    return {
        "statement: speaker": names.get(statement.speaker or "", statement.speaker or NOBODY),
        "statement: party": statement.party or NO_PARTY,
        "statement: kind": statement.kind,
        **hedges,
    }


def position_values(position: Position) -> dict[str, str]:
    return {
        "position: party": position.party,
        "position: stance": position.stance,
        "position: issue": position.issue,
    }


def meeting_values(meeting: Meeting) -> dict[str, str]:
    return {
        "meeting: date": meeting.date or NOTHING,
        "meeting: place": (meeting.place or NOTHING).casefold(),
        "meeting: format": meeting.format or NOTHING,
        "meeting: round": str(meeting.round or NOTHING),
        "meeting: sides": together(meeting.parties),
        "meeting: mediators": together(meeting.mediators),
        "meeting: outcome": meeting.outcome or NOTHING,
    }


def together(codes: Iterable[str]) -> str:
    return ", ".join(sorted(codes)) or NO_PARTY


def people_units(report: str, by_coder: Mapping[str, Reading], names: Names) -> dict[str, list[Unit]]:
    """People are the same by their names; where they are named in the text decides nothing."""
    people: dict[str, dict[str, Actor]] = {}
    for coder, reading in by_coder.items():
        for actor in reading.actors:
            if actor.kind == "person":
                people.setdefault(names[actor.id], {}).setdefault(coder, actor)
    groups = [
        {coder: Entry(coder, rests_on_names(actor), frozenset(), actor) for coder, actor in sorted(of.items())}
        for _, of in sorted(people.items())
    ]
    return {"person: found": found_units(report, groups, by_coder), **entry_units(report, groups, person_values)}


def rests_on_names(actor: Actor) -> Spans:
    return tuple((span.start, span.end) for span in actor.evidence)[:1]


def person_values(actor: Actor) -> dict[str, str]:
    return {"person: office": actor.office or NOTHING, "person: party": actor.party or NO_PARTY}
