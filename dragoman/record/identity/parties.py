"""Which parties of several reports are one: KLF and FLK, the Kivu Liberation Front."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dragoman.model import Actor, Decision, KnownActor
from dragoman.record.identity.identified import Identified
from dragoman.record.identity.party_likeness import party_matches
from dragoman.record.identity.party_profiles import Profile, is_abbreviation, is_known, profiles_of, rivals
from dragoman.record.identity.recoding import recoded
from dragoman.record.joining import joined
from dragoman.record.told import Told
from dragoman.record.verdicts import seen_to, trusted, verdict


def same_parties(told: Sequence[Told], decisions: Iterable[Decision] = ()) -> Identified[KnownActor]:
    """The parties, one actor for each, and the readings with every party under its one code.

    SLF, FLS                                          letters in another order, never at one table
    SLF, Senja Liberation Front                       an abbreviation and its name
    Front for the Liberation of Senja, FRENTE-...     the same words, in any language and order
    """
    profiles = profiles_of(told)
    codes = sorted(profiles, key=lambda code: standing(profiles[code]))
    found = joined("party", codes, party_matches(profiles, rivals(told)), decisions, one_known_at_most)
    again = tuple(recoded(one, found.into) for one in told)
    return Identified(again, known_parties(again, aliases(found.into)), found.merges)


def standing(profile: Profile) -> tuple[bool, bool, int, int, str]:
    """What makes a code the one of its party: the vocabulary's, then an abbreviation, then the most printed."""
    return (
        not is_known(profile.code),
        not is_abbreviation(profile.code),
        -len(profile.origins),
        -len(profile.reports),
        profile.code,
    )


def one_known_at_most(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two groups of codes hold no more than one of the vocabulary: no two states are ever one."""
    return sum(map(is_known, (*one, *other))) < 2


def aliases(into: Mapping[str, str]) -> dict[str, list[str]]:
    """The other codes of each party."""
    others: dict[str, list[str]] = defaultdict(list)
    for code, party in into.items():
        if code != party:
            others[party].append(code)
    return others


def known_parties(told: Iterable[Told], codes: Mapping[str, list[str]]) -> tuple[KnownActor, ...]:
    """Each party as all reports have it, under the name that most of them print, with all its other names and codes."""
    found: dict[str, list[tuple[str, Actor]]] = {}
    for one in told:
        for actor in one.reading.actors:
            if actor.kind != "person":
                found.setdefault(actor.id, []).append((one.report, actor))
    return tuple(known_party(mentions, codes.get(code, [])) for code, mentions in found.items())


def known_party(mentions: Sequence[tuple[str, Actor]], codes: Iterable[str]) -> KnownActor:
    first = mentions[0][1]
    counted = Counter(actor.name for _, actor in trusted(mentions, lambda one: one[1]))
    name = min(counted, key=lambda name: (name in (first.id, *codes), -counted[name], -len(name), name))
    names = dict.fromkeys(form for _, actor in mentions for form in (actor.name, *actor.aliases))
    names |= dict.fromkeys(codes)
    names.pop(name, None)
    evidence = tuple(dict.fromkeys(span for _, actor in mentions for span in actor.evidence))
    best = max((actor for _, actor in mentions), key=lambda one: (seen_to(one), one.kind != "group", one.score))
    status, by = verdict(actor for _, actor in mentions)
    return KnownActor(
        id=first.id, kind=best.kind, name=name, code=first.id, aliases=tuple(names), evidence=evidence,
        reason=best.reason, score=best.score, reports=tuple(dict.fromkeys(report for report, _ in mentions)),
        status=status, by=by,
    )  # fmt: skip
