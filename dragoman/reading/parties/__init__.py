"""The parties of a report: states by name, demonym and capital, organisations, groups, and what stands for them.

Turkey, the Turks, Ankara rejected           TUR
Nato, the U.N. refugee agency                NAT, UNO
the Tarsu People's Front (TPF), the Front    TPF
the government, the rebels                   whoever is meant in this report
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable

from dragoman.model import Actor, ActorKind
from dragoman.reading.cast import How, Mention
from dragoman.reading.grammar import Parsed
from dragoman.reading.parties.collectives import collective_mentions, token_starts
from dragoman.reading.parties.descriptions import described_mentions
from dragoman.reading.parties.group_definitions import Group, code_of
from dragoman.reading.parties.groups import groups_of, is_overruled
from dragoman.reading.parties.metonyms import (
    is_government,
    is_ground,
    is_language,
    is_place,
    is_rebels_ground,
    is_venue,
)
from dragoman.reading.parties.names import Sighting, Word, is_in_capitals, sightings, words_of
from dragoman.reading.parties.scenes import scene_of
from dragoman.reading.parties.traps import is_inside_longer_name
from dragoman.vocabulary import load


def find_parties(parsed: Parsed) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    """The parties named in a report, and where."""
    actors, mentions, _ = parties_at_home(parsed)
    return actors, mentions


def parties_at_home(parsed: Parsed) -> tuple[tuple[Actor, ...], tuple[Mention, ...], str | None]:
    """The parties named in a report, where, and which state is at home in it: the army, the ministry are its own."""
    text = parsed.report.text
    words = words_of(text)
    capitals = is_in_capitals(text)
    seen = sightings(text, words, capitals)
    groups = groups_of(text, words, seen, nominal_words(parsed) if capitals else None)
    seen = [sighting for sighting in seen if not is_overruled(sighting, groups)]
    codes = codes_in(seen, groups)
    known, places = known_mentions(parsed, words, seen, codes, capitals)
    named = merged(known, group_mentions(text, words, groups))
    kinds = {code: kind_of(code, codes) for code in dict.fromkeys(mention.actor for mention in named)}
    scene = scene_of(text, words, named, places, printed_forms(text, named, groups), kinds)
    described = described_mentions(text, words, named, scene, parsed.paragraphs)
    leading = {mention.start - 1 for mention in named}  # the opposition Border Front: the Front
    collective = (mention for mention in collective_mentions(parsed, words) if mention.end not in leading)
    mentions = merged(named, described, collective)
    actors = actors_of(parsed, mentions, groups, codes)
    home = scene.home or scene.here
    return actors, mentions, home if any(actor.id == home for actor in actors) else None


def nominal_words(parsed: Parsed) -> frozenset[int]:
    """Where the nouns, names, adjectives and numbers begin."""
    return frozenset(token.idx for token in parsed.doc if token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM"))


def codes_in(seen: list[Sighting], groups: dict[str, Group]) -> dict[str, str]:
    """The code that this report gives to each party of the lexicon: the abbreviation or name that it prints."""
    parties = load("parties")
    printed: dict[str, set[tuple[str, ...]]] = {}
    for sighting in seen:
        for code in sighting.name.codes:
            printed.setdefault(code, set()).add(sighting.name.words)
    codes = {}
    for code, forms in printed.items():
        own = parties["organisations"].get(code) or parties["groups"].get(code) or ()
        spelt = next((form for form in own if tuple(word.plain for word in words_of(form)) in forms), None)
        abbreviates = code in parties["groups"].get(code, ())
        stays = (
            spelt is None
            or code in groups
            or abbreviates
            or code in parties["fixed"]["codes"]
            or spelt in parties["fixed"]["adjectives"]
        )
        codes[code] = code if stays else code_of(str(spelt))
    return codes


def known_mentions(
    parsed: Parsed, words: list[Word], seen: list[Sighting], codes: dict[str, str], capitals: bool
) -> tuple[list[Mention], list[Sighting]]:
    """The sightings that stand for a party or its place, and the capitals that are only places."""
    starts = token_starts(parsed)
    plainly = Counter(sighting.name.codes[0] for sighting in seen if len(sighting.name.codes) == 1)
    mentions, places = [], []
    for sighting in seen:
        code = meant(sighting, plainly, parsed.report.published)
        how = how_named(parsed, words, sighting, starts, capitals)
        if how is not None:
            mentions.append(
                Mention(sighting.start, sighting.end, codes.get(code, code), how, 0.95 if how != "place" else 0.5)
            )
        elif sighting.name.sort == "capital":
            places.append(sighting)
    return mentions, places


def meant(sighting: Sighting, plainly: Counter[str], published: str | None) -> str:
    """Of several parties with one name the one that is named elsewhere without doubt, or that was there at the time."""
    candidates = sighting.name.codes
    until = load("parties")["until"]
    named = [code for code in candidates if plainly[code]]
    if named:
        return max(named, key=lambda code: plainly[code])
    year = int(published[:4]) if published and published[:4].isdigit() else None
    return next(
        (code for code in candidates if year is not None and code in until and year <= until[code]), candidates[0]
    )


def how_named(parsed: Parsed, words: list[Word], sighting: Sighting, starts: list[int], capitals: bool) -> How | None:
    first, last = (parsed.doc[max(0, bisect_right(starts, at) - 1)] for at in (sighting.start, sighting.end - 1))
    if is_inside_longer_name(parsed.report.text, words, sighting, last, capitals):
        return None
    if sighting.name.sort == "capital":
        return "capital" if is_government(last, first) else None
    if sighting.name.sort == "seat":
        return None if is_venue(first) else "capital"
    if sighting.name.sort == "name" and is_place(last, first):
        return "place"
    if sighting.name.sort == "demonym":
        return None if is_language(last, first) else "place" if is_ground(last) or is_rebels_ground(last) else "demonym"
    return "name"


def group_mentions(text: str, words: list[Word], groups: dict[str, Group]) -> Iterable[Mention]:
    """Every place where a group's abbreviation or name stands."""
    forms: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for group in groups.values():
        for form in group.forms:
            parts = tuple(word.plain for word in words_of(form))
            forms.setdefault(parts[0].casefold(), []).append((parts, group.code))
    for candidates in forms.values():
        candidates.sort(key=lambda form: -len(form[0]))
    for index, word in enumerate(words):
        for parts, code in forms.get(word.low, ()):
            chosen = words[index : index + len(parts)]
            if len(chosen) == len(parts) and all(a.plain in (b, b.upper()) for a, b in zip(chosen, parts, strict=True)):
                short = code == code_of(text[word.start : chosen[-1].end])
                yield Mention(word.start, chosen[-1].end, code, "code" if short else "name", groups[code].score)
                break


def merged(*found: Iterable[Mention]) -> tuple[Mention, ...]:
    """All mentions in order; where two overlap, the longer one."""
    kept: list[Mention] = []
    for mention in sorted((m for mentions in found for m in mentions), key=lambda m: (m.start, -m.end)):
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start:
                kept[-1] = mention
            continue
        kept.append(mention)
    return tuple(kept)


def printed_forms(text: str, mentions: Iterable[Mention], groups: dict[str, Group]) -> dict[str, tuple[str, ...]]:
    """The forms of each party as printed, the fullest name of a group first."""
    forms: dict[str, dict[str, None]] = {}
    for mention in mentions:
        own = forms.setdefault(mention.actor, {groups[mention.actor].name: None} if mention.actor in groups else {})
        own[" ".join(text[mention.start : mention.end].split())] = None
    return {code: tuple(own) for code, own in forms.items()}


def actors_of(
    parsed: Parsed, mentions: tuple[Mention, ...], groups: dict[str, Group], codes: dict[str, str]
) -> tuple[Actor, ...]:
    named = sorted((m for m in mentions if m.how != "description"), key=lambda m: m.how == "capital")
    forms = printed_forms(parsed.report.text, named, groups)
    first: dict[str, Mention] = {}
    for mention in sorted(mentions, key=lambda m: (m.how in ("description", "place"), m.start)):
        first.setdefault(mention.actor, mention)
    return tuple(
        actor_of(parsed, code, mention, forms.get(code, ()), groups.get(code), codes) for code, mention in first.items()
    )


def actor_of(
    parsed: Parsed, code: str, first: Mention, forms: tuple[str, ...], group: Group | None, codes: dict[str, str]
) -> Actor:
    kind = kind_of(code, codes)
    name = (
        display_name(code) if kind == "state" else (forms[0] if forms else parsed.report.text[first.start : first.end])
    )
    return Actor(
        id=code, kind=kind, name=name, code=code, aliases=tuple(form for form in forms if form != name),
        evidence=(parsed.span(first.start, first.end),),
        reason=group.reason if group else REASONS[first.how], score=group.score if group else first.score,
    )  # fmt: skip


REASONS: dict[How, str] = {
    "name": "known name",
    "code": "known abbreviation",
    "demonym": "known nationality",
    "capital": "seat of government that acts",
    "place": "country as a place",
    "description": "described, not named",
}


def display_name(code: str) -> str:
    names = [*load("states").get(code, {}).get("names", ()), *load("parties")["names"].get(code, ())]
    return str(
        load("parties")["display"].get(code)
        or min(names, key=lambda name: (len(name) < 4 or name.isupper(), len(name)), default=code)
    )


def kind_of(code: str, codes: dict[str, str]) -> ActorKind:
    parties = load("parties")
    if any(codes.get(own) == code for own in parties["organisations"]) or code in parties["organisations"]:
        return "organisation"
    return "state" if code in load("states") or code in parties["names"] else "group"
