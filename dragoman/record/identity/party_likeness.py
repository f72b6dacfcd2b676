"""Which parties of a process may be one, how surely, and why."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping

from dragoman.record.identity.gathering import pairs_within
from dragoman.record.identity.names_alike import bones, names_alike
from dragoman.record.identity.party_profiles import (
    Profile,
    abbreviations,
    by_initials,
    common_words,
    is_known,
)
from dragoman.record.identity.weights import PARTY, PARTY_AT_LEAST
from dragoman.record.joining import Match
from dragoman.record.names import Words

MOST_MEMBERS = 2
OVERLAP = 2 / 3  # of the letters of two abbreviations


def party_matches(profiles: Mapping[str, Profile], rivals: set[frozenset[str]]) -> Iterator[Match]:
    """Each pair of parties that may be one; two of the vocabulary never are."""
    for one, other in pairs_within(signs_of(profiles)):
        if not (is_known(one) and is_known(other)):
            match = party_match(profiles[one], profiles[other], frozenset((one, other)) in rivals)
            if match is not None:
                yield match


def signs_of(profiles: Mapping[str, Profile]) -> dict[Hashable, list[str]]:
    """The parties by what two of them share where they are one: a word, letters, a member's family name."""
    blocks: dict[Hashable, list[str]] = defaultdict(list)
    for code, profile in profiles.items():
        words = {word for name in profile.words for word in name}
        abbreviated = letters(abbreviations(profile) | by_initials(profile))
        surnames = {bones(name[-1]) for name in profile.people if name}
        for sign in (
            *(("word", word) for word in words),
            *(("letters", form) for form in abbreviated),
            *(("member", name) for name in surnames),
        ):
            blocks[sign].append(code)
    return blocks


def party_match(one: Profile, other: Profile, face_to_face: bool) -> Match | None:
    """How surely two parties are one: by their names first, then by what else speaks for it and against it."""
    shared = min(len(shared_members(one, other)), MOST_MEMBERS)
    by_name = likeness_of_names(one, other) or ("people" if shared else None)
    if by_name is None:
        return None
    grounds = [by_name]
    if (is_known(one.code) or is_known(other.code)) and (by_name == "people" or not shared):
        return None
    grounds += ["member"] * shared
    if (one.opponents & other.opponents) - {one.code, other.code}:
        grounds.append("opponents")
    if one.reports & other.reports:
        grounds.append("one report")
    if face_to_face:
        grounds.append("face to face")
    score = min(0.99, sum(PARTY[ground] for ground in grounds))
    if score < PARTY_AT_LEAST:
        return None
    return Match(one.code, other.code, round(score, 3), in_words(one, other, grounds))


def likeness_of_names(one: Profile, other: Profile) -> str | None:
    """What two parties' names have in common, the surest first."""
    if one.words & other.words:
        return "same words"
    if by_initials(one) & abbreviations(other) or abbreviations(one) & by_initials(other):
        return "initials"
    ordered = [(letters(by_initials(profile)), letters(abbreviations(profile))) for profile in (one, other)]
    if ordered[0][0] & ordered[1][1] or ordered[0][1] & ordered[1][0]:
        return "initials in another order"
    if ordered[0][1] & ordered[1][1]:
        return "letters in another order"
    parts = {min(a, b, key=len) for a in one.words for b in other.words if a < b or b < a}
    if parts:
        telling = any(part - common_words() for part in parts)
        return "words of a longer name" if telling else "common words of a longer name"
    if any(overlap(a, b) >= OVERLAP for a in abbreviations(one) for b in abbreviations(other)):
        return "some letters"
    return None


def letters(forms: Iterable[str]) -> set[str]:
    return {"".join(sorted(form)) for form in forms}


def overlap(one: str, other: str) -> float:
    shared = Counter(one) & Counter(other)
    return shared.total() / max(len(one), len(other))


def shared_members(one: Profile, other: Profile) -> list[Words]:
    """The people whom reports give to either party, under names that are surely one person's."""
    known: dict[str, list[Words]] = defaultdict(list)
    for name in other.people:
        known[bones(name[-1]) if name else ""].append(name)
    return sorted(name for name in one.people if name and any(is_one(name, twin) for twin in known[bones(name[-1])]))


def is_one(name: Words, twin: Words) -> bool:
    likeness = names_alike(name, twin)
    return likeness is not None and len(name) > 1 < len(twin)


def in_words(one: Profile, other: Profile, grounds: list[str]) -> str:
    """The grounds as a reader may check them: "SLF and FLS: letters in another order; 2 people of both"."""
    said = [grounds[0]] if grounds[0] != "people" else []
    if people := grounds.count("member"):
        said.append(f"{people} {'person' if people == 1 else 'people'} of both")
    said += ["the same opponents"] if "opponents" in grounds else []
    said += ["though one report lists both"] if "one report" in grounds else []
    return f"{one.code} and {other.code}: {'; '.join(said)}"
