"""The first paragraph: who negotiates, when they last met, what came of it, what moved since, what comes next."""

from collections.abc import Iterator

from dragoman.model import KnownMeeting
from dragoman.views.exports.documents.brief.material import Material
from dragoman.views.exports.documents.brief.model import Line, Piece
from dragoman.views.known.heading import Heading
from dragoman.views.known.moves import on
from dragoman.views.text import clean, listed, sentence_case
from dragoman.views.words import office, ordinal, written_date

NAMED = 4  # people of a meeting
WHEN = {"With it": "At that time"}


def lead_of(material: Material, heading: Heading) -> Line:
    return (*talks(heading), *last_met(material, heading), *moved(material, heading), *planned(material, heading))


def talks(heading: Heading) -> Iterator[Piece]:
    through = f"are held through {heading.through}" if heading.through else "were held"
    where = f"{', so far' if heading.through else ''} in {heading.hosted}" if heading.hosted else ""
    if heading.through or where:
        yield Piece(f"The talks {through}{where}. ")


def last_met(material: Material, heading: Heading) -> Iterator[Piece]:
    last = heading.last
    if last is None:
        yield Piece("No meeting with a day is told of in these reports. ")
        return
    who = listed([material.known.names.in_sentence(code) for code in last.parties]) if last.parties else "they"
    yield Piece(sentence_case(f"{who} last met {when_and_where(last)}: "))
    yield Piece(heading.came_of_it, "strong", material.ending(last))
    yield from material.unchecked(last.status)
    yield Piece(". ")
    if people := attending(last, material):
        yield Piece(f"There were {people}. ")


def when_and_where(meeting: KnownMeeting) -> str:
    """On 14 March 2005 in Guatemala City, for the second round."""
    day = meeting.date or ""
    when = f"{'on' if len(day) > len('2005-03') else 'in'} {written_date(day)}"
    place = f" in {clean(meeting.place)}" if meeting.place else ""
    turn = f", for the {ordinal(meeting.round)} round" if meeting.round is not None else ""
    return f"{when}{place}{turn}"


def attending(meeting: KnownMeeting, material: Material) -> str:
    """Ileana Rocha (minister, Nicaragua), Armando Zavalza (Honduras) and 2 more."""
    people = [material.known.actors[one] for one in meeting.participants if one in material.known.actors]
    named = []
    for person in people[:NAMED]:
        party = material.known.names.plain(person.party) if person.party else None
        facts = ", ".join(filter(None, (office(person.office), party)))
        named.append(f"{clean(person.name)} ({facts})" if facts else clean(person.name))
    return listed([*named, f"{len(people) - NAMED} more"] if len(people) > NAMED else named)


def moved(material: Material, heading: Heading) -> Iterator[Piece]:
    """Since then, Nicaragua dropped its demand on reparations; 3 more moves stand below."""
    begun = False
    for mover in heading.moved:
        yield Piece("; " if begun else f"{WHEN.get(heading.when, heading.when)}, ")
        yield Piece(mover.party)
        for number, (movement, what, _) in enumerate(mover.moves):
            lead = " " if number == 0 else " and " if number == len(mover.moves) - 1 else ", "
            yield Piece(lead)
            yield Piece(f"{what} on {on(movement)}", "strong", material.sources(movement.reports))
        begun = True
    if begun:
        others = f"; {heading.more} more moves are known" if heading.more > 1 else "; one more move is known"
        yield Piece(f"{others if heading.more else ''}. ")
    elif heading.last:
        yield Piece("Nothing is known to have moved with it or since. ")


def planned(material: Material, heading: Heading) -> Iterator[Piece]:
    if (later := heading.planned) is not None:
        yield Piece(f"They are to meet {when_and_where(later)}", "strong", material.sources(later.reports))
        yield from material.unchecked(later.status)
        yield Piece(".")
