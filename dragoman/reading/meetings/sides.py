"""Who negotiates, and who mediates, hosts as a third party or facilitates.

talks between A and B; A and B agreed; delegations of A and B; A's negotiator   sides
brokered by C; C, which is mediating; under the auspices of C; C's envoy        mediators
in C's capital                                                                  neither: a venue
"""

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from dragoman.reading.cast import Mention
from dragoman.reading.meetings.phrases import Phrases
from dragoman.reading.meetings.talks import Scene
from dragoman.vocabulary import load

WINDOW = 70
TITLE_WEIGHT, LEAD_WEIGHT, BODY_WEIGHT = 4.0, 3.0, 1.0
VENUE_WEIGHT = 0.1
PAIR_BONUS = 5.0
NEGOTIATOR_BONUS = 1.5
MEDIATOR_THRESHOLD = 1.0
THIRD_SHARE = 0.75
CENTRAL_SHARE = 0.35
BODY_CAP = 8.0


@dataclass(frozen=True)
class Sides:
    """The codes of those who negotiate and of those who help them to."""

    parties: tuple[str, ...]
    mediators: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A mention of a party with its code and what the words around make of it."""

    mention: Mention
    code: str
    venue: bool
    negotiates: bool
    mediates: float


@dataclass(frozen=True)
class Weighed:
    """The parties of a report: how central each is, how much speaks for its mediating, what words alone make of it."""

    parts: list[Part]
    order: dict[str, int]
    weight: dict[str, float]
    mediation: dict[str, float]
    ranked: list[str]
    by_words: Sides


def weigh_parties(scene: Scene) -> Weighed:
    """The parties of a report, the most central first, and who of them negotiates and mediates by the words around."""
    parts = parts_of(scene)
    order = {code: i for i, code in enumerate(dict.fromkeys(part.code for part in parts))}
    weight, mediation = weights(scene, parts), mediations(scene, parts)
    ranked = sorted(order, key=lambda code: (-weight[code], order[code]))
    enough = {c: CENTRAL_SHARE * weight[c] ** 0.5 if c in ranked[:2] else 0.0 for c in order}
    mediators = [c for c in order if mediation[c] >= MEDIATOR_THRESHOLD and mediation[c] > enough[c]]
    sides = choose_sides([c for c in ranked if weight[c] > 0], weight, mediators, scene)
    by_words = Sides(
        tuple(sorted(sides, key=order.__getitem__)), tuple(code for code in mediators if code not in sides)
    )
    return Weighed(parts, order, weight, mediation, ranked, by_words)


def choose_sides(ranked: list[str], weight: dict[str, float], mediators: list[str], scene: Scene) -> list[str]:
    """The two that weigh most and do not mediate; others where the report speaks of three and they weigh as much."""
    candidates = [code for code in ranked if code not in mediators]
    if len(candidates) < 2:
        candidates += [code for code in ranked if code in mediators][: 2 - len(candidates)]
    sides = candidates[:2]
    if len(sides) == 2 and several().search(scene.text, 0, scene.lead_end):
        sides += [code for code in candidates[2:6] if weight[code] >= THIRD_SHARE * weight[sides[1]] * 0.6]
    return sides


def parts_of(scene: Scene) -> list[Part]:
    """Each mention of a party or of one of its people, with the part it has in the talks."""
    found = []
    mentions = scene.cast.mentions
    helping = [match.start() for _, match in helping_words().find(scene.text)]
    for i, mention in enumerate(mentions):
        code = scene.cast.party(mention.actor)
        if code is None or mention.how == "pronoun":
            continue
        bounds = reach(scene, mentions, i)
        before = scene.text[bounds[0] : mention.start]
        after = scene.text[mention.end : bounds[1]]
        helped = bisect_left(helping, bounds[0]) < bisect_left(helping, bounds[1])
        mediation = mediates(before, after) if helped else 0.0
        found.append(Part(mention, code, is_venue(mention, before, after), negotiates(before, after), mediation))
    return found


def reach(scene: Scene, mentions: tuple[Mention, ...], i: int) -> tuple[int, int]:
    """The stretch around a mention that speaks of it: inside its sentence, up to the mentions of others beside it."""
    mention = mentions[i]
    start, end = scene.sentences[scene.sentence_at(mention.start)]
    start, end = max(start, mention.start - WINDOW), min(end, mention.end + WINDOW)
    return min(start, mention.start), max(end, mention.end)


def is_venue(mention: Mention, before: str, after: str) -> bool:
    """In Nairobi, the Kenyan capital: where, not who."""
    return bool(venue_before().search(before)) or bool(
        venue_after().match(after) and mention.how in {"demonym", "name", "capital"}
    )


def negotiates(before: str, after: str) -> bool:
    before_pattern, after_pattern = role_patterns("negotiator")
    return bool(before_pattern.search(before) or after_pattern.match(after))


def mediates(before: str, after: str) -> float:
    before_pattern, after_pattern = role_patterns("mediator")
    return float(bool(before_pattern.search(before))) + float(bool(after_pattern.match(after)))


def weights(scene: Scene, parts: list[Part]) -> dict[str, float]:
    """How much each party is at the centre: where it is named, how often, and whether as one of a pair."""
    head, body = defaultdict[str, float](float), defaultdict[str, float](float)
    title_end = scene.sentences[scene.lead[0]][0] if scene.lead else 0
    for part in parts:
        factor = VENUE_WEIGHT if part.venue else NEGOTIATOR_BONUS if part.negotiates else 1.0
        if part.mention.start < title_end:
            head[part.code] += TITLE_WEIGHT * factor
        elif part.mention.start < scene.lead_end:
            head[part.code] += LEAD_WEIGHT * factor
        else:
            body[part.code] += BODY_WEIGHT * factor
    total = {code: min(head[code], 16.0) + min(body[code], BODY_CAP) for code in [*head, *body]}
    for first, second in pairwise(parts):
        between = scene.text[first.mention.end : second.mention.start]
        if (
            first.code != second.code
            and len(between) < 40
            and not (first.venue or second.venue)
            and pairing().fullmatch(between)
        ):
            bonus = PAIR_BONUS if second.mention.start < scene.lead_end else PAIR_BONUS / 4
            total[first.code] += bonus
            total[second.code] += bonus
    return defaultdict(float, total)


def mediations(scene: Scene, parts: list[Part]) -> dict[str, float]:
    """How much speaks for each party's mediating; an organisation's envoy or host counts double."""
    organisations = {a.code for a in scene.cast.actors if a.kind == "organisation"}
    found = defaultdict[str, float](float)
    for part in parts:
        found[part.code] += part.mediates * (2 if part.code in organisations else 1)
        actor = scene.cast.by_id.get(part.mention.actor)
        if actor is not None and actor.kind == "person" and actor.office == "envoy" and part.code in organisations:
            found[part.code] += 1
    return found


@cache
def helping_words() -> Phrases:
    """Words without one of which no pattern of mediation matches."""
    return Phrases({"helping": load("languages/en-meetings")["sides"]["helping"]})


@cache
def role_patterns(role: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before a name, and what after it, that gives it this part."""
    words = load("languages/en-meetings")["sides"][role]
    return (
        re.compile(rf"(?:{'|'.join(words['before'])})\s*$", re.IGNORECASE),
        re.compile(rf"\s*(?:{'|'.join(words['after'])})", re.IGNORECASE),
    )


@cache
def venue_before() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('languages/en-meetings')['sides']['venue_before'])})\s+$", re.IGNORECASE)


@cache
def venue_after() -> re.Pattern[str]:
    return re.compile(
        rf"\s*(?:['’]s?)?\s*(?:{'|'.join(load('languages/en-meetings')['sides']['venue_after'])})\b", re.IGNORECASE
    )


@cache
def pairing() -> re.Pattern[str]:
    return re.compile(load("languages/en-meetings")["sides"]["pairing"], re.IGNORECASE)


@cache
def several() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('languages/en-meetings')['sides']['several'])})\b", re.IGNORECASE)
