"""What is said of each entry of a reading, kind by kind, in the order of the text."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dragoman.model import Actor, Event, Meeting, Position, Statement
from dragoman.views.brief.material import FAINT, WEAK, Material
from dragoman.views.brief.matrix import entry
from dragoman.views.brief.meetings import main_line, other_line
from dragoman.views.brief.model import Spans
from dragoman.views.brief.quotations import quotation
from dragoman.views.text import clean, quoted, sentence_case, shortened, waiting_for
from dragoman.views.words import issue, written_date

ROOM = 300  # characters of evidence that are shown; the offsets are those of all of it
SCORES = {
    "Statements": "Score: how sure it is that the words are somebody’s × that they are their source’s × that the "
    "source is this speaker.",
    "Positions": "Score: how sure it is that party, stance and issue are right, all three.",
}
Entry = Actor | Meeting | Statement | Position | Event


@dataclass(frozen=True)
class Passage:
    """Words of the report in the part that they play for an entry, with their place."""

    part: str
    words: str
    place: str


@dataclass(frozen=True)
class Explained:
    """An entry in a line (who, perhaps a stance, what) and what it rests on."""

    id: str
    who: str
    what: str
    passages: tuple[Passage, ...]
    reason: str
    score: str
    second: str
    stance: str | None = None


@dataclass(frozen=True)
class Group:
    """The entries of one kind, and what their score says."""

    heading: str
    entries: tuple[Explained, ...]
    score: str = ""


def explained(material: Material) -> tuple[Group, ...]:
    """Every entry of a reading under the heading of its kind; kinds of which there is none are left out."""
    reading = material.reading
    parties = (actor for actor in reading.actors if actor.kind != "person")
    kinds: tuple[tuple[str, Iterable[Entry], Callable[..., Line]], ...] = (
        ("People", material.people, person_line),
        ("Parties", parties, party_line),
        ("Meetings", reading.meetings, meeting_line),
        ("Statements", reading.statements, statement_line),
        ("Positions", reading.positions, position_line),
        ("Events", reading.events, event_line),
    )
    groups = (
        Group(heading, tuple(explanations(entries, line, material)), SCORES.get(heading, ""))
        for heading, entries, line in kinds
    )
    return tuple(group for group in groups if group.entries)


Line = tuple[str, str | None, str]  # who, stance, what


def explanations(entries: Iterable[Entry], line: Callable[..., Line], material: Material) -> Iterator[Explained]:
    """The entries in the order in which their first words stand in the report, those without words last."""
    last = len(material.reading.report.text)
    found = [(spans_of(one, material), one) for one in entries]
    for spans, one in sorted(found, key=lambda pair: pair[0][0] if pair[0] else (last, last)):
        who, stance, what = line(one, material)
        yield Explained(
            id=clean(one.id.removeprefix(f"{material.reading.report.id}/")),
            who=who,
            stance=stance,
            what=what,
            passages=tuple(passages(one, spans, material)),
            reason=clean(one.reason),
            score=score_of(one),
            second=clean(getattr(one, "second", None) or ""),
        )


def spans_of(one: Entry, material: Material) -> Spans:
    """The stretches of the report that an entry rests on, in order."""
    return tuple(sorted(one.spans)) if isinstance(one, Statement) else material.all_spans(one.evidence)


def passages(one: Entry, spans: Spans, material: Material) -> Iterator[Passage]:
    """The words that an entry rests on; of a statement also those that say by whom it was said, and that it was."""
    yield from (passage("words", span, material) for span in spans)
    if isinstance(one, Statement):
        yield from (passage(part, span, material) for part, span in (("source", one.source), ("cue", one.cue)) if span)


def passage(part: str, span: tuple[int, int], material: Material) -> Passage:
    """¶5, 812–861: the paragraph, and the characters of the report's text."""
    start, end = span
    words = shortened(clean(material.reading.report.text[start:end]).strip(), ROOM)
    paragraph = material.paragraph(start)
    return Passage(part, words, f"{f'¶{paragraph}, ' if paragraph else ''}{start}–{end}")


def score_of(one: Entry) -> str:
    """0.61 = words 0.81 × source 0.887 × speaker 0.85; of a position what it was weighed from; how a brief shows it."""
    weighed = [f"{clean(name)} {value:.3g}" for name, value in getattr(one, "grounds", {}).items()]
    product = f" = {' × '.join(weighed)}" if isinstance(one, Statement) else f", weighed from {', '.join(weighed)}"
    return f"{one.score:.3g}{product if weighed else ''}{shown_as(one)}"


def shown_as(one: Entry) -> str:
    """What a brief makes of a low score; of an event or a party it makes nothing."""
    if one.score >= WEAK or isinstance(one, Event) or (isinstance(one, Actor) and one.kind != "person"):
        return ""
    if isinstance(one, Position):
        return " (less sure: apart in the brief)" if one.score >= FAINT else " (too weak for the brief)"
    return " (marked ? in the brief)"


def person_line(actor: Actor, material: Material) -> Line:
    """Amina Chirwa, foreign minister, Malawi; also Ms Chirwa."""
    facts = "".join(f", {fact}" for fact in material.names.office_and_party(actor.id))
    return clean(actor.name), None, facts + also(actor)


def party_line(actor: Actor, material: Material) -> Line:
    """Malawi, a state; also Lilongwe."""
    kind = f", {'an' if actor.kind == 'organisation' else 'a'} {actor.kind}"
    return material.names.plain(actor.id), None, kind + also(actor)


def also(actor: Actor) -> str:
    return f"; also {', '.join(map(clean, actor.aliases))}" if actor.aliases else ""


def meeting_line(meeting: Meeting, material: Material) -> Line:
    """The brief's headline of the main meeting; date, place and outcome of another."""
    if meeting is material.main:
        return "The report’s own meeting", None, f": {main_line(meeting, material)}"
    other = other_line(meeting, material)
    return sentence_case(other.date), None, f": {other.claim.text}"


def statement_line(statement: Statement, material: Material) -> Line:
    """Amina Chirwa, foreign minister, Malawi · word for word · conditional."""
    said = quotation(statement, material)
    about = "".join(f", {fact}" for fact in said.about) + (f" (“{said.source}”)" if said.source else "")
    return said.speaker, None, " · ".join((about, said.kind_words, *said.hedges))


def position_line(position: Position, material: Material) -> Line:
    """Malawi | offers | on trade, to Mozambique: “a lower fee”, only if “the road reopens”."""
    held = entry(position, material)
    target = f", to {material.names.plain(position.target)}" if position.target else ""
    words = f": {quoted(held.words, held.quoted)}" if held.words else ""
    condition = (
        f"{waiting_for(held.condition)}{quoted(held.condition, held.condition_quoted)}" if held.condition else ""
    )
    return (
        material.names.plain(position.party),
        position.stance,
        f"on {issue(position.issue)}{target}{words}{condition}",
    )


def event_line(event: Event, material: Material) -> Line:
    """Malawi and Mozambique | CONSULT third-party (CAMEO 045) → Kenya, in Nairobi, 3 May 2021."""
    who, whom = (" and ".join(map(material.names.plain, ids)) for ids in (event.actors, event.recipients))
    kind = " ".join(filter(None, (event.type, event.mode, f"(CAMEO {event.cameo})" if event.cameo else None)))
    facts = (
        clean(kind) + (f" → {whom}" if whom else ""),
        f"in {clean(event.place)}" if event.place else None,
        written_date(event.date),
    )
    return who or "Nobody named", None, f": {', '.join(filter(None, facts))}"
