"""Who takes part: the sides with their people, the mediators with their part, and others who are named."""

from dragoman.model import Actor, Meeting
from dragoman.views.brief.material import Material, unique
from dragoman.views.brief.meetings import is_day, place_of
from dragoman.views.brief.model import Claim, Side
from dragoman.views.text import clean, listed, sentence_case
from dragoman.views.words import issue, office, written_date


def sides(material: Material) -> tuple[Side, ...]:
    """Those who negotiate, then others who hold a position, with their people; where nobody does, those who speak."""
    codes = unique((*material.negotiating, *material.holding)) or material.speaking_parties
    return tuple(
        Side(
            sentence_case(material.names.plain(code)),
            tuple(person_line(actor, material) for actor in material.people_of(code)),
        )
        for code in codes
        if code not in material.mediating
    )


def person_line(actor: Actor, material: Material) -> Claim:
    """Amina Chirwa, foreign minister."""
    text = ", ".join(filter(None, (clean(actor.name), office(actor.office))))
    return Claim(text, material.spans(actor.evidence), material.weak(actor.score))


def others(material: Material) -> tuple[Claim, ...]:
    """People of no side that negotiates, mediates or holds a position: "Ana Lopez, envoy (Botswana)"."""
    shown = {*material.negotiating, *material.mediating, *material.holding} or set(material.speaking_parties)
    lines = []
    for actor in material.people:
        if actor.party not in shown:
            line = person_line(actor, material)
            party = material.names.plain(actor.party) if actor.party else None
            lines.append(Claim(f"{line.text} ({party})" if party else line.text, line.spans, line.weak))
    return tuple(lines)


def mediators(material: Material) -> tuple[Claim, ...]:
    """Kazakhstan: mediator in Osh on 3 May 2021; Aliya Serik, minister; offers talks."""
    return tuple(mediator_line(code, material) for code in material.mediating)


def mediator_line(code: str, material: Material) -> Claim:
    """A mediator, the meetings it mediated, its people, and what it proposed."""
    meetings = [meeting for meeting in material.reading.meetings if code in meeting.mediators]
    people = [person_line(actor, material).text for actor in material.people_of(code)]
    held = unique(
        f"{position.stance} {issue(position.issue)}"
        for position in material.positions
        if position.party == code and not material.weak(position.score)
    )
    part = (
        f"{sentence_case(material.names.in_sentence(code))}: mediator {listed(unique(map(where_and_when, meetings)))}"
    )
    evidence = [span for actor in material.people_of(code) for span in actor.evidence[:1]]
    evidence = evidence or [span for meeting in meetings for span in meeting.evidence]
    return Claim("; ".join(filter(None, (part, *people, listed(held)))), material.spans(evidence))


def where_and_when(meeting: Meeting) -> str:
    """In Osh on 3 May 2021."""
    when = written_date(meeting.date)
    day = f"on {when}" if is_day(meeting.date) else f"in {when}" if when else None
    return " ".join(filter(None, (place_of(meeting), day))) or "at a place and time not given"
