"""The people of a report, with office, party and every mention."""

from dragoman.model import Actor
from dragoman.reading.cast import Cast, Mention
from dragoman.reading.grammar import Parsed
from dragoman.reading.parties import find_parties


def find_cast(parsed: Parsed) -> Cast:
    """The people and parties of a report (a first, plain way: named people, led to the party named just before)."""
    parties, mentions = find_parties(parsed)
    people: dict[str, Actor] = {}
    found: list[Mention] = []
    for entity in parsed.doc.ents:
        if entity.label_ != "PERSON":
            continue
        last = entity.text.split()[-1]
        if last not in people:
            near = [m for m in mentions if entity.start_char - 60 < m.start < entity.start_char + 80]
            people[last] = Actor(
                id=f"{parsed.report.id}/{last.lower()}", kind="person", name=entity.text, party=near[0].actor if near else None,
                office="none", evidence=(parsed.span(entity.start_char, entity.end_char),),
            )
        found.append(Mention(entity.start_char, entity.end_char, people[last].id, "name"))
    return Cast(actors=(*people.values(), *parties), mentions=(*found, *mentions))
