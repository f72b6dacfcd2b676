"""Which of several people of one surname a report means by it.

Gen. Luis Paz and his son, the envoy Raul Paz … General Paz, Envoy Paz    the office before the name
Luis Paz and Elena Paz … Mrs. Paz                                         what sex the title tells
"""

from collections.abc import Iterable

from dragoman.reading.people.names import Name, name_words
from dragoman.reading.people.role_places import Role

Roles = dict[Name, list[Role]]


def fitting(name: Name, bearers: list[list[Name]], roles: Roles) -> list[int]:
    """The places of those bearers of a name, each by all of their names, whom the words before it allow; else all."""
    everyone = list(range(len(bearers)))
    wanted = offices_of([name], roles)
    holding = [place for place in everyone if wanted & offices_of(bearers[place], roles)]
    other = OPPOSITE.get(sex_told(name) or "")
    allowed = [place for place in holding or everyone if other is None or other not in sexes_of(bearers[place])]
    return allowed or everyone


def offices_of(names: Iterable[Name], roles: Roles) -> frozenset[str]:
    return frozenset(r.label for name in names for r in roles.get(name, ()) if r.label and r.label != "none")


def sex_told(name: Name) -> str | None:
    """What sex a form of address tells: Mrs., Sheikh."""
    return next((sex for sex in OPPOSITE if name_words("titles", sex) & set(name.titles)), None)


def sexes_of(names: Iterable[Name]) -> frozenset[str]:
    """What sex somebody's titles and given name tell."""
    told = {sex for name in names if (sex := sex_told(name))}
    given = {name.words[0].casefold() for name in names if len(name.words) > 1}
    known = {sex for sex in OPPOSITE if given & name_words("given", sex)}
    return frozenset(told or (known if len(known) == 1 else ()))


OPPOSITE = {"male": "female", "female": "male"}
