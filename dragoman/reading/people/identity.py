"""Which names in one report are the same person's."""

import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from dragoman.reading.people.names import Name, name_words
from dragoman.reading.people.namesakes import fitting
from dragoman.reading.people.role_places import Role
from dragoman.reading.people.signers import SIGNS
from dragoman.vocabulary import load

MOST_BEARERS = 20  # of one word of a name, looked at for one more name
MOST_PEOPLE = 300


@dataclass(eq=False)
class Individual:
    """One person of a report, by the names that stand for them."""

    names: list[Name] = field(default_factory=list)

    @property
    def full(self) -> Name:
        """The fullest name; of two as full, the first."""
        return max(self.names, key=lambda n: (len(n.words), is_called(n), sum(map(len, n.words)), -n.start))


class Register:
    """The people of a report by the words of their names."""

    def __init__(self) -> None:
        self.people: list[Individual] = []
        self.by_word: dict[str, list[Individual]] = {}

    def enter(self, person: Individual, name: Name) -> None:
        if person not in self.people[-1:] and not person.names:
            self.people.append(person)
        person.names.append(name)
        for word in parts(name):
            bearers = self.by_word.setdefault(word, [])
            if person not in bearers:
                bearers.append(person)

    def same(self, name: Name) -> list[Individual]:
        """Those one of whose names is the same person's as this one: they share a word of it."""
        sharing = {id(person): person for word in parts(name) for person in self.by_word.get(word, [])[:MOST_BEARERS]}
        return [p for p in sharing.values() if any(same_person(name, other) for other in p.names[:MOST_BEARERS])]


def gather(
    names: tuple[Name, ...],
    roles: dict[Name, list[Role]],
    speakers: set[Name],
    aliases: tuple[tuple[Name, Name], ...] = (),
) -> list[Individual]:
    """The people whom a report names, each with all of their names.

    Ana de Roa … Roa … Ms de Roa     one
    Gen. Luis Paz … Elena Paz … Paz  two; the last is whoever was named last
    """
    register = Register()
    full = [name for name in names if len(parts(name)) > 1]
    known = {name for name in full if is_person(name, roles.get(name, []), name in speakers)}
    shorter = {parts(name) for name in known}
    left = [n for n in full if not enter_full(n, register, n in known or holds_one(parts(n), shorter))]
    for name in left:
        enter_full(name, register, False)
    enter_lone([name for name in names if len(parts(name)) == 1], register, roles)
    people = with_aliases(register.people, aliases)
    for person in people:
        person.names.sort()
    return sorted(people, key=lambda person: person.names[0])


def holds_one(words: tuple[str, ...], names: set[tuple[str, ...]]) -> bool:
    """Whether a name is that of somebody of the report, with more surnames: [Luis Paz Quiroga], Luis Paz."""
    return any(words[:count] in names or words[-count:] in names for count in range(2, len(words)))


def enter_full(name: Name, register: Register, is_new: bool) -> bool:
    """Enter a full name: under whom it is the same as, else as somebody new."""
    same = register.same(name)
    if len(same) == 1:
        register.enter(same[0], name)
    elif not same and is_new:
        register.enter(Individual(), name)
    return len(same) == 1 or (not same and is_new)


def enter_lone(names: list[Name], register: Register, roles: dict[Name, list[Role]]) -> None:
    """Enter names of one word: under a full name that holds them, else as somebody introduced by a title or office."""
    full, known, alone = list(register.people), dict[str, list[Individual]](), dict[str, Individual]()
    for name in names:
        word = parts(name)[-1]
        if word not in known:
            known[word] = bearers(word, full, register)
        meant = known[word]
        if len(meant) > 1:
            meant = [meant[place] for place in fitting(name, [person.names for person in meant], roles)]
        person = nearest(name, meant) if meant else alone.get(word)
        introduced = bool(name.titles) or any(role.label for role in roles.get(name, []))
        if person is None and introduced and name.label not in ("GPE", "NORP"):
            person = alone[word] = Individual()
            register.people.append(person)
        if person is not None:
            person.names.append(name)


def with_aliases(people: list[Individual], aliases: tuple[tuple[Name, Name], ...]) -> list[Individual]:
    """The people with two made one where the report says that two names are: Jacinto, whose real name is Luis Paz."""
    for one, other in aliases:
        first, second = (next((person for person in people if name in person.names), None) for name in (one, other))
        if first is not None and second is None:
            first.names.append(other)
        elif second is not None and first is None:
            second.names.append(one)
        elif first is not None and second is not None and first is not second:
            first.names += second.names
            people = [person for person in people if person is not second]
    return people


def is_person(name: Name, roles: list[Role], spoke: bool) -> bool:
    if name.label in ("GPE", "LOC", "FAC", "ORG", "NORP", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW"):
        return bool(name.titles or any(role.label or role.reason == SIGNS for role in roles)) or spoke
    return name.label == "PERSON" or bool(name.titles or roles or spoke)


def same_person(one: Name, other: Name) -> bool:
    """Whether two full names are one person's: one holds the other's words, or they differ by a letter or two."""
    a, b = parts(one), parts(other)
    if a == b or in_order(a, b) or in_order(b, a):
        return True
    if goes_on(a, b) or goes_on(b, a):
        return True
    if len(a) != len(b) or a[0][0] != b[0][0]:
        return False
    given = a[0] == b[0] or (len(a[0]) == 1 or len(b[0]) == 1)
    return (given and (a[-1] == b[-1] or alike(a[-1], b[-1]))) or (a[1:] == b[1:] and alike(a[0], b[0]))


def goes_on(full: tuple[str, ...], surnames: tuple[str, ...]) -> bool:
    """Whether two surnames are those of somebody who was named with the first alone: Luis Paz, Paz Quiroga."""
    if not len(full) == len(surnames) == 2 or full[1] != surnames[0]:
        return False
    return full[0] in given_names() and given_names().isdisjoint(surnames)


def is_called(name: Name) -> bool:
    """Whether a name begins with a given name."""
    return plain(name.words[0]) in given_names()


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    return name_words("given", "male") | name_words("given", "female")


def in_order(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    rest = iter(many)
    return len(few) > 1 and all(word in rest for word in few)


def bearers(word: str, full: list[Individual], register: Register) -> list[Individual]:
    """Whose lone name this can be: by the last word of a full name, a later word, the first, or one nearly it."""
    holders = register.by_word.get(word, [])
    for test in (is_last, is_later):
        if found := [person for person in holders if any(test(word, parts(name)) for name in person.names)]:
            return found
    if holders:
        return holders
    later = ((person, [part for name in person.names[:3] for part in parts(name)[1:]]) for person in full[:MOST_PEOPLE])
    return [person for person, words in later if any(alike(word, part) or is_piece(word, part) for part in words)]


def is_piece(word: str, joined: str) -> bool:
    """Whether a word is one of those that hyphens join, where a report has lost these: Tjon of Tjon-A-Kon."""
    return len(word) > 2 and "-" in joined and word in joined.split("-")


def is_last(word: str, words: tuple[str, ...]) -> bool:
    return len(words) > 1 and words[-1] == word


def is_later(word: str, words: tuple[str, ...]) -> bool:
    return word in words[1:]


def nearest(name: Name, people: list[Individual]) -> Individual:
    """Of several bearers of a name, the one named last before, else the first."""
    before = [
        (max(n.start for n in person.names if n.start < name.start), i)
        for i, person in enumerate(people)
        if any(n.start < name.start for n in person.names)
    ]
    return people[max(before)[1]] if before else people[0]


@lru_cache(maxsize=4096)
def parts(name: Name) -> tuple[str, ...]:
    """The words of a name, plain, without particles and suffixes."""
    skip = name_words("particles", "inside") | name_words("particles", "suffixes")
    words = [plain(word) for word in name.words]
    kept = [without_article(word) for word in words if word not in skip]
    return tuple(kept or words)


def without_article(word: str) -> str:
    head, dash, rest = word.partition("-")
    return rest if dash and f"{head}-" in load("people")["particles"]["prefixes"] and rest else word


def plain(word: str) -> str:
    """Lower case, without accents, marks and full stops."""
    folded = unicodedata.normalize("NFKD", word).casefold()
    return "".join(c for c in folded if not unicodedata.combining(c)).replace(".", "").replace("’", "'")


def alike(one: str, other: str) -> bool:
    """Whether two words differ by one letter (two in words of eight), or one is the other cut short."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < 5 or shorter[0] != longer[0]:
        return False
    if longer.startswith(shorter) and len(longer) - len(shorter) <= 2:
        return True
    limit = 2 if len(shorter) >= 8 else 1
    return Levenshtein.distance(shorter, longer, score_cutoff=limit) <= limit
