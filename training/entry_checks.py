"""What is wrong with an entry of the open corpus: the place in the entry, the value, what was expected."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations

import msgspec

from dragoman.days import is_day, is_month
from dragoman.reading.parties.group_definitions import code_of
from dragoman.vocabulary import load
from training.entries import Heard, Held, Labels, Met, Passage, Said, Wanted
from training.process_entries import Told

CODE = re.compile(r"[A-Z0-9]+(-[A-Z0-9]+)*")
OPENING = " \"'“‘„‚«‹—–-"
STARTS = 5  # words
TOGETHER = 4  # sides that speak as one, at most
FIXED = ("UNO", "EUU", "NAT", "AFU", "LEA", "OSC", "ASN", "ECW")  # organisations whose code is not their abbreviation
SHOWN = 80


def passage_faults(line: str) -> Iterator[str]:
    """The faults of a line of sentences/ or passages/."""
    try:
        passage = msgspec.json.decode(line, type=Passage)
    except msgspec.DecodeError as error:
        yield str(error)
        return
    text = squeezed(passage.text)
    for number, position in enumerate(passage.positions):
        yield from at(f"positions[{number}]", held_faults(position, text))


def report_faults(written: str, text: str) -> Iterator[str]:
    """The faults of a report's labels."""
    try:
        labels = msgspec.json.decode(written, type=Labels)
    except msgspec.DecodeError as error:
        yield str(error)
        return
    yield from labels_faults(labels, squeezed(text))


def labels_faults(labels: Labels | Told, text: str) -> Iterator[str]:
    """The faults of labels that have all their fields; those of a process may lack the day."""
    yield from at("published", day_faults(labels.published) if labels.published is not None else ())
    yield from people_faults(labels, text)
    yield from meetings_faults(labels, text)
    for number, statement in enumerate(labels.statements):
        yield from at(f"statements[{number}]", statement_faults(statement, labels, text))
    for number, position in enumerate(labels.positions):
        yield from at(f"positions[{number}]", wanted_faults(position, text))
    yield from repeated("positions", ((p.party, p.stance, p.issue) for p in labels.positions))


def at(place: str, faults: Iterable[str]) -> Iterator[str]:
    return (f"{place}: {fault}" for fault in faults)


def people_faults(labels: Labels | Told, text: str) -> Iterator[str]:
    for number, person in enumerate(labels.people):
        yield from at(f"people[{number}].name", missing([person.name], text))
        yield from at(f"people[{number}].party", code_faults([person.party], text))
    yield from repeated("people", (person.name for person in labels.people))


def meetings_faults(labels: Labels | Told, text: str) -> Iterator[str]:
    for number, meeting in enumerate(labels.meetings):
        yield from at(f"meetings[{number}]", meeting_faults(meeting, text))
    mains = sum(meeting.main for meeting in labels.meetings)
    if mains > 1:
        yield f"meetings: {mains} are main, where one report is about one meeting"
    if not labels.about_talks and (labels.meetings or labels.positions):
        yield "about_talks is false, but there are meetings or positions"


def meeting_faults(meeting: Met, text: str) -> Iterator[str]:
    for day in (meeting.date, *meeting.date_also):
        yield from day_faults(day) if day and not is_month(day) else ()
    yield from at("place", missing([meeting.place], text.casefold(), fold=True))
    yield from code_faults([*meeting.parties, *meeting.mediators], text)
    for code in sorted({*meeting.parties} & {*meeting.mediators}):
        yield f"{shown(code)} is among the parties and among the mediators"


def statement_faults(statement: Heard, labels: Labels | Told, text: str) -> Iterator[str]:
    yield from at("content", missing(statement.content, text))
    if isinstance(statement, Said):
        yield from at("source", missing([statement.source], text))
        yield from at("cue", missing([statement.cue], text))
    first = squeezed(statement.content[0]).lstrip(OPENING)
    words = squeezed(statement.starts).split()
    if not first.startswith(" ".join(words)) or counted(words) != min(STARTS, counted(first.split())):
        yield f"starts: {shown(statement.starts)} are not the first {STARTS} words of the content {shown(first)}"
    yield from at("party", code_faults([statement.party], text))
    yield from at("speaker", speaker_faults(statement, labels))


def speaker_faults(statement: Heard, labels: Labels | Told) -> Iterator[str]:
    """A speaker is one of the people, a code, several codes joined, or nobody; `party` goes with it.

    "Lamia Chelbi", "TUN"    a person, with the party that people give her
    "TUN", "TUN"             an unnamed member of a side
    "DZA-TUN", null          both sides
    null, null               a diplomat
    """
    speaker, party = statement.speaker, statement.party
    people = {person.name: person.party for person in labels.people}
    if speaker in people or speaker is None:
        if party != people.get(speaker or ""):
            yield f"party is {shown(party)}, but that of {shown(speaker)} is {shown(people.get(speaker or ''))}"
    elif not CODE.fullmatch(speaker):
        if labels.about_talks:
            yield f"{shown(speaker)} is none of the people and no code"
    elif party is None:
        if not is_joined(speaker, codes_of(labels) | known()):
            yield f"{shown(speaker)} are not the codes of several sides in alphabetical order, and party is null"
    elif party != speaker:
        yield f"{shown(speaker)} has the party {shown(party)}; a code speaks for itself"


def codes_of(labels: Labels | Told) -> set[str]:
    """All codes of a report."""
    own = {entry.party for entries in (labels.people, labels.statements, labels.positions) for entry in entries}
    return {code for code in own if code} | {c for met in labels.meetings for c in (*met.parties, *met.mediators)}


def is_joined(speaker: str, codes: set[str]) -> bool:
    """Whether these are the codes of several sides: ARM-TUR."""
    among = [code for code in sorted(codes) if code in speaker]
    return any("-".join(some) == speaker for count in range(2, TOGETHER + 1) for some in combinations(among, count))


def wanted_faults(position: Wanted, text: str) -> Iterator[str]:
    yield from at("party", code_faults([position.party], text))
    yield from at("issue", issue_faults(position.issue))
    yield from at("evidence", missing(position.evidence, text))


def held_faults(position: Held, text: str) -> Iterator[str]:
    yield from at("party", code_faults([position.party], text))
    yield from at("issue", issue_faults(position.issue))
    yield from at("evidence", missing([position.evidence], text))
    yield from at("holder", missing([position.holder], text))


def issue_faults(issue: str) -> Iterator[str]:
    if issue not in load("issues"):
        yield f"{shown(issue)} is no issue. Choose one of: {', '.join(sorted(load('issues')))}."


def day_faults(day: str) -> Iterator[str]:
    if not is_day(day):
        yield f"{shown(day)} is no ISO date (2022-03-10; of a meeting also a month, 2022-03)"


def code_faults(codes: Iterable[str | None], text: str) -> Iterator[str]:
    """Codes that are none: rus, RUSSIA, UN; three letters that are no state's and do not stand in the text."""
    for code in codes:
        if code is None or code in known():
            continue
        if not CODE.fullmatch(code):
            yield f"{shown(code)} is no code: capitals and digits without accents, joined by hyphens"
        elif code in misnamed():
            yield f"{shown(code)} is a name; the code is {shown(misnamed()[code])}"
        elif len(code) == 3 and not re.search(rf"\b{code}\b", text):
            yield f"{shown(code)} is no code of a state or organisation and no abbreviation that the text uses"


@cache
def known() -> frozenset[str]:
    """The codes of states and organisations."""
    parties = load("parties")
    return frozenset([*load("states"), *parties["names"], *parties["organisations"]])


@cache
def misnamed() -> dict[str, str]:
    """Names written as codes, and the code that they stand for: RUSSIA for RUS, WHO for UNO."""
    organisations = load("parties")["organisations"]
    names = {code: state["names"] for code, state in load("states").items()}
    names |= {code: organisations[code] for code in FIXED}
    return {code_of(name): code for code, forms in names.items() for name in forms}


def missing(words: Iterable[str | None], text: str, *, fold: bool = False) -> Iterator[str]:
    """Those words that do not stand in a text whose white space is squeezed."""
    for piece in words:
        if piece is not None and squeezed(piece.casefold() if fold else piece) not in text:
            yield f"{shown(piece)} does not stand in the text"


def repeated(place: str, entries: Iterable[object]) -> Iterator[str]:
    return (f"{place}: {entry!r} stands there {count} times" for entry, count in Counter(entries).items() if count > 1)


def squeezed(text: str) -> str:
    """A text with single spaces for all white space."""
    return " ".join(text.split())


def counted(words: list[str]) -> int:
    """How many of these are words, not dashes."""
    return sum(any(character.isalnum() for character in word) for word in words)


def shown(value: str | None) -> str:
    """A value as a message shows it."""
    return repr(value if value is None or len(value) <= SHOWN else f"{value[:SHOWN]}…")
