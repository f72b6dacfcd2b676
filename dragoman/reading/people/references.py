"""Descriptions of people, each led to the person for whom it stands."""

from bisect import bisect_left, bisect_right

from dragoman.model import Actor
from dragoman.reading.cast import Mention
from dragoman.reading.grammar import Parsed
from dragoman.reading.people.offices import Office
from dragoman.reading.people.pronouns import find_pronouns
from dragoman.reading.people.role_places import Role
from dragoman.vocabulary import load

NEAR = 1500
UNNAMED = ("a", "an", "one", "another")
MINISTERS = ("minister", "foreign-minister", "defence-minister", "head-of-government")


def find_references(
    parsed: Parsed,
    people: tuple[Actor, ...],
    names: tuple[Mention, ...],
    roles: dict[str, list[Role]],
    offices: tuple[Office, ...],
    titles: dict[str, frozenset[str]],
) -> tuple[Mention, ...]:
    """The descriptions and pronouns that stand for the people of a report.

    Chilean envoy Ana Roa … the envoy   Roa
    the Chilean … his Chilean colleague whoever is of CHL
    Roa … she                           Roa
    """
    if not people:
        return ()
    described = find_descriptions(people, names, roles, offices)
    return (*described, *find_pronouns(parsed, people, (*names, *described), titles))


def find_descriptions(
    people: tuple[Actor, ...], names: tuple[Mention, ...], roles: dict[str, list[Role]], offices: tuple[Office, ...]
) -> tuple[Mention, ...]:
    """The offices that stand without a name, led to the person who holds them."""
    attached = {role.office.start for own in roles.values() for role in own if role.office}
    heads = {
        person.id: frozenset(role.office.noun for role in roles.get(person.id, []) if role.office) for person in people
    }
    seen: list[tuple[int, str]] = sorted((mention.start, mention.actor) for mention in names)
    found: list[Mention] = []
    unnamed: dict[str, Office] = {}
    for office in offices:
        if (
            office.start in attached
            or office.plural
            or office.past
            or office.determiner in ("no", "any", "some", "both")
        ):
            continue
        if office.determiner in UNNAMED:
            unnamed[office.noun] = office
            continue
        if not office.determiner and not office.party:
            continue
        suited = [person for person in people if suits(office, person, heads[person.id])]
        other = unnamed.get(office.noun)
        since = other.start if other and (not office.party or other.party in (None, office.party)) else 0
        person = chosen(office, suited, seen, since)
        if person is not None:
            found.append(Mention(office.start, office.end, person.id, "office", 0.8))
            seen.insert(bisect_left(seen, (office.start, person.id)), (office.start, person.id))
    return tuple(found)


def suits(office: Office, person: Actor, heads: frozenset[str]) -> bool:
    """Whether a person can be meant by an office: of its party, with the same noun or the same label."""
    if office.party and person.party != office.party:
        return False
    head = office.noun
    if office.same:
        return bool(office.party) and person.office not in (None, "none")
    customary = load("offices")["homes"].get(head)
    if head not in heads and customary and person.party not in customary:  # the taoiseach is nobody else's
        return False
    if head in heads:
        return (
            office.label == person.office
            or office.label in ("none", "official")
            or (office.label == "minister" and person.office in MINISTERS)
        )
    if office.label in ("none", "official"):
        return False
    return person.office == office.label or (
        office.label == "minister" and is_bare(office) and person.office in MINISTERS
    )


def is_bare(office: Office) -> bool:
    """Whether an office is its noun alone, but for the party: the minister, the Chilean minister."""
    words = office.text.split()
    return len(words) - (len(office.text[: office.head - office.start].split()) if office.party else 0) <= 2


def chosen(office: Office, suited: list[Actor], seen: list[tuple[int, str]], since: int = 0) -> Actor | None:
    """The one who was named last before the office; later in the report, only if nobody else suits.

    `since`: where somebody of that office came in who has no name, so that nobody named before is meant any more.
    """
    by_id = {person.id: person for person in suited}
    if not by_id:
        return None
    for start, actor in reversed(seen[: bisect_right(seen, (office.start, ""))]):
        if start < since:
            return None
        if actor in by_id and (office.start - start < NEAR or len(by_id) == 1):
            return by_id[actor]
    return suited[0] if len(suited) == 1 and office.party else None
