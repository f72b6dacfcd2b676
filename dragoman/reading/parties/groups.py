"""The groups of a report that no list knows: found by their definition, by the shape of their name, by their company.

the Tarsu People's Front (TPF), the TPF      TPF
the Union for Progress, the Border Guild     UNION-FOR-PROGRESS, BORDER-GUILD
the QLF rebels                               QLF
"""

from dataclasses import replace

from dragoman.reading.parties.group_definitions import Group, defined_groups, initials_of
from dragoman.reading.parties.group_shapes import (
    bare_abbreviations,
    named_groups,
    named_groups_in_capitals,
    rebel_names,
)
from dragoman.reading.parties.names import Name, Sighting, Word, lexicon, words_of
from dragoman.vocabulary import load

MOST = 100  # groups read from a report in either way: no report of talks has more


def groups_of(text: str, words: list[Word], seen: list[Sighting], nominal: frozenset[int] | None) -> dict[str, Group]:
    """The report's groups by code; a definition counts more than a shape.

    `nominal` is given for a text in capitals alone: where its nouns, names and adjectives begin.
    """
    taken = [False] * len(words)
    for sighting in seen:
        taken[sighting.first : sighting.last] = [True] * (sighting.last - sighting.first)
    groups: dict[str, Group] = {}
    for group in defined_groups(text, words, nominal is not None)[:MOST]:
        if group.code in load("parties")["groups"] or not is_known(group):
            groups.setdefault(group.code, group)
    for group in named_without_definition(text, words, taken, nominal)[:MOST]:
        owner = owner_of(group, groups)
        if owner is None:
            groups.setdefault(group.code, group)
        elif group.name not in owner.forms:
            groups[owner.code] = replace(owner, forms=(*owner.forms, *group.forms))
    return groups


def named_without_definition(
    text: str, words: list[Word], taken: list[bool], nominal: frozenset[int] | None
) -> list[Group]:
    """The groups known by the shape of their name, and the abbreviations that go with them or stand alone."""
    if nominal is None:
        shaped = [*named_groups(text, words, taken), *rebel_names(text, words, taken)]
    else:
        shaped = named_groups_in_capitals(text, words, taken, nominal)
    spelt_out = frozenset(initials_of(group.name) for group in shaped)
    return joined_by_initials([*shaped, *bare_abbreviations(text, words, taken, nominal is not None, spelt_out)])


def owner_of(group: Group, groups: dict[str, Group]) -> Group | None:
    """The group that this one is, by a part of its name: "Borani" of "Borani Renewal Front"."""
    owners = [other for other in groups.values() if f" {group.name} " in f" {other.name} "]
    return owners[0] if len(owners) == 1 else None


def joined_by_initials(found: list[Group]) -> list[Group]:
    """ "Ondo National Army" and "ONA" are one group where both stand in a report, explained or not."""
    full = {initials_of(group.name): group for group in found if " " in group.name}
    joined = []
    for group in found:
        owner = full.get(group.code)
        if owner is not None and owner is not group:
            joined.append(replace(owner, code=group.code, forms=(*group.forms, *owner.forms), score=0.85))
    explained = {group.name for group in joined}
    return joined + [
        group for group in found if group.name not in explained and group.code not in {g.code for g in joined}
    ]


def is_known(group: Group) -> bool:
    """Whether the lexicon has this abbreviation for the party whose name the report gives with it."""
    short = next((n for n in lexicon().get(words_of(group.forms[0])[0].low, ()) if form_of(n) == group.code), None)
    if short is None:
        return False
    full = tuple(word.low for word in words_of(group.name))
    spelt = any(
        tuple(map(str.casefold, n.words)) == full and n.codes == short.codes for n in lexicon().get(full[0], ())
    )
    return spelt or group.name.isupper() or (short.sort == "organisation" and len(group.code) > 3)


def form_of(name: Name) -> str:
    return "-".join(name.words).upper() if any(word.isdigit() for word in name.words) else "".join(name.words).upper()


def is_overruled(sighting: Sighting, groups: dict[str, Group]) -> bool:
    """Whether the report gives a known abbreviation a meaning of its own."""
    return form_of(sighting.name) in groups and sighting.name.words[0].isupper()
