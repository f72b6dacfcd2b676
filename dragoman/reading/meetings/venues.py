"""Where the main meeting was: each town that headline and lead name, by what the words tie it to.

two days of talks in Kisumu                      tied to the meeting itself
signed in Kisumu; met in Kisumu                   tied to what is done at meetings
the Kisumu talks; talks in the Angolan capital   named by the meeting, by its state
will meet again in Jinja                   a later meeting's, unless the main one is yet to come
"""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.model import Outcome
from dragoman.reading.dates import Time
from dragoman.reading.meetings.occasions import Occasion, between
from dragoman.reading.meetings.places import Place, state_of_town
from dragoman.reading.meetings.talks import Scene
from dragoman.vocabulary import load

MEETING, ACT, HEADLINE, DATELINE, LOOSE = 3.0, 2.0, 2.5, 1.5, 1.0
WITH_ITS_DAY = 0.75
ANOTHER_TIME = 3.0
AT = {"in", "at", "near", "outside", ""}
CLIMB = 5
HERE = re.compile(r"\bhere\b", re.IGNORECASE)
NEAR = 40


def main_place(
    scene: Scene, lead: list[Occasion], told: Time | None, occasions: tuple[Occasion, ...], outcome: Outcome | None
) -> str | None:
    """The town that the lead ties most to the meeting, else the one it was reported from, else a country."""
    ahead = outcome in {"planned", "called-off"}
    ties = [(tie(scene, place, lead, told, ahead), -place.start, place) for place in places_in_lead(scene)]
    towns = [row for row in ties if not row[2].country and row[0] > 0]
    strength, _, best = max(towns, default=(0.0, 0, None), key=lambda row: row[:2])
    abroad = next((place for score, _, place in sorted(ties, reverse=True) if place.country and score >= ACT), None)
    if best is not None and strength > DATELINE:
        return best.name
    if scene.dateline is not None and agrees(scene.dateline, abroad) and (outcome != "planned" or is_here(scene)):
        return scene.dateline.name
    if best is not None:
        return best.name
    later = [o.place for o in occasions if o.place and o.order == "" and (ahead or o.tense != "future")]
    towns_later = [place.name for place in later if not place.country and agrees(place, abroad)]
    return next(iter(towns_later), abroad.name if abroad else later[0].name if later else None)


def is_here(scene: Scene) -> bool:
    """Whether the lead says "here": what is yet to come is mostly told from somewhere else."""
    return bool(HERE.search(scene.text, 0, scene.lead_end))


def places_in_lead(scene: Scene) -> list[Place]:
    return [place for place in between(scene.places, 0, scene.lead_end) if place.before in AT]


def agrees(town: Place, country: Place | None) -> bool:
    """Whether a town can be where a meeting was that is told of a country: not where it is another's capital."""
    state = state_of_town().get(town.name.lower())
    return country is None or state is None or state == state_of_town().get(country.name.lower())


def tie(scene: Scene, place: Place, lead: list[Occasion], told: Time | None, ahead: bool) -> float:
    """How strongly words tie a place to the main meeting."""
    score = by_its_words(scene, place)
    if score and any(o.place == place and told and o.time == told for o in lead):
        score += WITH_ITS_DAY
    tense = scene.tenses.exact(place.start)
    later = tense == "future" or (tense == "possible" and score < MEETING)
    later |= any(o.place == place and at_another_time(o, told) for o in lead)
    return score - ANOTHER_TIME if later and not ahead else score


def at_another_time(occasion: Occasion, told: Time | None) -> bool:
    """Whether words put an occasion after or before the main meeting: again in, a month or a day of its own."""
    if occasion.order == "next" or occasion.time is None or told is None:
        return occasion.order == "next"
    if occasion.time.precision == "month":
        return not told.date.startswith(occasion.time.date)
    return occasion.time.date > told.date or (occasion.order == "earlier" and occasion.time != told)


def by_its_words(scene: Scene, place: Place) -> float:
    """What a place stands with: a word for a meeting, an act of talks, or only near one."""
    if place.before == "":
        return HEADLINE
    title = bool(scene.lead) and place.start < scene.sentences[scene.lead[0]][0]
    near = any(0 <= place.start - word.end <= NEAR for word in scene.words)
    words = {word.start for word in scene.words}
    token = scene.tenses.token_at(place.start)
    above = list(heads(token)) if token is not None else []
    if any(head.idx in words and head.pos_ in {"NOUN", "PROPN"} for head in above):
        return MEETING
    verb = next((head for head in above if head.pos_ in {"VERB", "AUX"}), None)
    if verb is not None and verb.lemma_.lower() in load("languages/en-meetings")["acts"]["verbs"]:
        return ACT + (0.5 if any(child.idx in words for child in verb.children) or verb.idx in words else 0.0)
    return ACT if title and near else LOOSE if near else 0.0


def heads(token: Token) -> Iterator[Token]:
    """The words above one, up to the first verb."""
    for _ in range(CLIMB):
        if token.head is token or token.pos_ == "VERB":
            return
        token = token.head
        yield token
