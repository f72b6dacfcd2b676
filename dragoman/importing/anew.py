"""Stretches that people coded themselves: what somebody says there, and what a party holds."""

from typing import Any

from dragoman.importing.coded import CodedStatement, Values
from dragoman.importing.concepts import concept_and_stance, issue_of, stance_of, words_in
from dragoman.importing.placing import placed
from dragoman.importing.said import Entry, Said
from dragoman.model import Position, Span, Stance, Statement
from dragoman.record.alike import NO, alike

QUOTES = '“”"«»„'
AGREES: tuple[Stance, ...] = ("accepts", "offers", "demands", "conditions")
OURS = ("person", "organization", "concept")


def take_anew(said: Said, one: CodedStatement, values: Values) -> None:
    """One statement of a coder's own. Of a type without person, organization and concept nothing is taken."""
    if not any(name in values for name in OURS):
        return
    if not any(words_in(values, name) for name in OURS):
        said.problem(one, "it names nobody and no concept")
        return
    whole = (said.document.text, said.reading.report.text)
    span = placed(whole[0], one.start, one.end, whole[1]) if one.start >= 0 else None
    if span is None:
        said.problem(one, unplaced(said, one))
        return
    who = said.coder(one)
    organization, person = words_in(values, "organization"), words_in(values, "person")
    party = said.party(organization, who) if organization else None
    if person:
        speaker = said.person(person, party, who)
        new(said, who, statement_at(said, who, span, speaker, party))
    if not words_in(values, "concept"):
        if not person:
            said.problem(one, f"{organization!r} says nothing and holds nothing: it names neither person nor concept")
    elif party is None:
        said.problem(one, f"{words_in(values, 'concept')!r} is held by no organization, so it is no position")
    else:
        hold(said, one, values, span, party)


def unplaced(said: Said, one: CodedStatement) -> str:
    words = said.document.text[max(0, one.start) : max(0, one.end)].strip()
    if not words or one.start < 0:
        return "it stands at no words of its text"
    return f"its words {words[:60]!r} do not stand in the report"


def hold(said: Said, one: CodedStatement, values: Values, span: tuple[int, int], party: str) -> None:
    """The position that a statement tells of; one that names no stance may agree in any way that is there."""
    who, agreed = said.coder(one), said.choices.agreed
    stance = stance_of(values, agreed) or agreed
    facts: dict[str, Any] = {
        "party": party,
        "issue": issue_of(values, said.document.ids.get("concept", {})),
        "detail": words_in(values, "detail") or None,
        "condition": words_in(values, "condition") or None,
        "target": said.party(target, who) if (target := words_in(values, "target")) else None,
        "evidence": (Span(report=said.reading.report.id, start=span[0], end=span[1]),),
    }
    named = words_in(values, "stance") or concept_and_stance(values)[1]
    ways = (stance,) if named or stance == "rejects" else dict.fromkeys((stance, *AGREES))
    entry_id = said.own_id("position", [who, stance, *facts.values()])
    new(said, who, *(Position(id=entry_id, stance=way, **facts) for way in ways))


def new(said: Said, who: str, entry: Entry, *others: Entry) -> None:
    """An entry of a person's own; one that is there and says the same, or as well, is accepted instead.

    In a blind coding nothing that the program read is there.
    """
    if said.was_added(entry.id):
        return
    same = next((one for way in (entry, *others) for one in said.like(way) if counts(said, one, way)), None)
    if same is None:
        said.add(who, entry)
    elif who not in same.by and same.status != "corrected" and not said.was_added(same.id):
        said.say(who, "accept", same.id, "position" if isinstance(same, Position) else "statement")


def counts(said: Said, one: Entry, way: Entry) -> bool:
    """Whether an entry that is there is another one; of statements also who says them."""
    if one.status == "rejected" or (said.blind and one.status == "suggested" and not said.was_added(one.id)):
        return False
    return alike("position" if isinstance(way, Position) else "statement", way, one) != NO


def statement_at(said: Said, who: str, span: tuple[int, int], speaker: str, party: str | None) -> Statement:
    report = said.reading.report
    words = report.text[slice(*span)]
    around = report.text[max(0, span[0] - 1) : span[1] + 1]
    whole = words[:1] in QUOTES or around[:1] in QUOTES
    return Statement(
        id=said.own_id("statement", [who, span, speaker, party]),
        report=report.id,
        speaker=speaker,
        party=party or said.actors[speaker].party,
        kind="direct" if whole else "mixed" if any(sign in words for sign in QUOTES) else "indirect",
        spans=(span,),
        text=words,
    )
