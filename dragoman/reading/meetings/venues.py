"""Where the main meeting was: each town that headline and lead name, by what the words tie it to.

two days of talks in Kisumu                      tied to the meeting itself
signed in Kisumu; met in Kisumu                   tied to what is done at meetings
the Kisumu talks; talks in the Angolan capital   named by the meeting, by its state
left for Kisumu for talks; came from Kisumu, where they ended    where somebody goes for talks, or was
talks on a dam at Jinja; over an arrest in Jinja   weak, none: what they are about, where something else was
will meet again in Jinja                   a later meeting's, unless the main one is yet to come
"""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from dragoman.days import days_between
from dragoman.model import Outcome
from dragoman.reading.dates import Time
from dragoman.reading.meetings.occasions import Occasion, between, is_destination, of_meeting
from dragoman.reading.meetings.outcomes import Verdict
from dragoman.reading.meetings.over import are_off, are_over, have_met, main_verbs, phrase_of
from dragoman.reading.meetings.places import Place, state_of
from dragoman.reading.meetings.talks import Scene
from dragoman.reading.meetings.when import LONGEST_ROUND, hangs_on_meeting, is_wish
from dragoman.vocabulary import load

MEETING, ACT, HEADLINE, DATELINE, MATTER, LOOSE = 3.0, 2.0, 2.5, 1.5, 1.25, 1.0
WITH_ITS_DAY = 0.75
ANOTHER_TIME = 3.0
CLIMB = 5
NEAR = 40
NOUNS = {"NOUN", "PROPN"}


def main_place(
    scene: Scene,
    lead: list[Occasion],
    told: Time | None,
    occasions: tuple[Occasion, ...],
    verdict: Verdict,
    *,
    afar: bool,
) -> str | None:
    """The town that the lead ties most to the meeting, else the one it was reported from, else a country.

    Those who met from afar need not have met where it was reported from.
    """
    outcome = verdict.outcome
    ahead = outcome in {"planned", "called-off"}
    ties = [(tie(scene, place, lead, told, outcome), -place.start, place) for place in places_in_lead(scene)]
    towns = [row for row in ties if not row[2].country and row[0] > 0]
    strength, _, best = max(towns, default=(0.0, 0, None), key=lambda row: row[:2])
    abroad = next((place for score, _, place in sorted(ties, reverse=True) if place.country and score >= ACT), None)
    if best is not None and strength > (HEADLINE if is_here(scene) else DATELINE):
        return best.name
    here = scene.dateline if may_be_here(scene, lead, told, verdict) and not afar else None
    here = None if here is not None and speaks_at_home(scene, here) else here
    if here is not None and agrees(here, abroad):
        return here.name
    if best is not None:
        return best.name
    later = [o for o in occasions if o.place and o.order == "" and (ahead or o.tense != "future")]
    own = [o.place for o in later if o.place and not at_another_time(scene, o, told)]
    towns_later = [place.name for place in own if not place.country and agrees(place, abroad)]
    return next(iter(towns_later), abroad.name if abroad else own[0].name if own else None)


def may_be_here(scene: Scene, lead: list[Occasion], told: Time | None, verdict: Verdict) -> bool:
    """Whether the meeting may have been where the report was written: one to come only where the lead says "here"."""
    undone = told is None or told.date > scene.today.day or (are_off(scene) and not of_meeting(scene, told))
    off_before = verdict.outcome == "called-off" and undone
    return is_here(scene) or not (verdict.outcome == "planned" or off_before or is_wish(lead, verdict))


def speaks_at_home(scene: Scene, here: Place) -> bool:
    """Whether the first sentence has a side alone speak in its own capital of talks that need not be there.

    MONGU - Zambia's minister said talks were near a deal; not: said after talks with Angola, said they had met.
    """
    verb = next((one for one in main_verbs(scene, *scene.sentences[scene.lead[0]])), None) if scene.lead else None
    home = state_of(here.name)
    if verb is None or home is None or is_here(scene) or are_over(scene) or have_met(scene):
        return False
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    codes = {scene.cast.party(mention.actor) for one in subjects for mention in scene.cast.within(*phrase_of(one))}
    return verb.lemma_.lower() in load("languages/en-meetings")["rounds"]["saying"] and codes - {None} == {home}


def is_here(scene: Scene) -> bool:
    """Whether the lead says "here": what is yet to come is mostly told from somewhere else."""
    return bool(here().search(scene.text, 0, scene.lead_end))


@cache
def here() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('languages/en-meetings')['places']['here'])})\b", re.IGNORECASE)


def places_in_lead(scene: Scene) -> list[Place]:
    at = load("languages/en-meetings")["places"]["at"]
    return [p for p in between(scene.places, 0, scene.lead_end) if p.before in ("", *at) or is_destination(scene, p)]


def agrees(town: Place, country: Place | None) -> bool:
    """Whether a town can be where a meeting was that is told of a country: not where it is another's capital."""
    state = state_of(town.name)
    return country is None or state is None or state == state_of(country.name)


def tie(scene: Scene, place: Place, lead: list[Occasion], told: Time | None, outcome: Outcome | None) -> float:
    """How strongly words tie a place to the main meeting."""
    score = by_its_words(scene, place)
    elsewhere = score < ACT and of_another_noun(scene, place)
    if told and not elsewhere and any(o.place == place and o.time == told for o in lead):
        sure = hangs_on_meeting(scene, lead, told) or (scene.dateline and place.name == scene.dateline.name)
        score = max(score, ACT if sure else 0.0) + WITH_ITS_DAY
    own = [o for o in lead if o.place == place]
    if outcome in {"planned", "called-off"}:
        before = any(o.time is not None and o.time != told and o.time.date < scene.today.day[:7] for o in own)
        return score - ANOTHER_TIME if before else score
    tense = scene.tenses.exact(place.start)
    later = tense == "future" or (tense == "possible" and score < MEETING)
    later |= any(at_another_time(scene, o, told) for o in own)
    return score - ANOTHER_TIME if later else score


def of_another_noun(scene: Scene, place: Place) -> bool:
    """Whether a place tells where something else was: broke up on Friday over an arrest in Jinja."""
    token = scene.tenses.token_at(place.start)
    return token is not None and any(head.pos_ == "NOUN" and not is_house(head) for head in heads(token))


def is_sitting(noun: Token) -> bool:
    """Whether a noun names what is done at talks: after two days of haggling in Kisumu."""
    words = load("languages/en-meetings")["places"]
    own = (noun, *(matter for of in noun.children if of.lower_ in words["of"] for matter in of.children))
    return any(one.lower_ in words["sittings"] for one in own)


def is_house(noun: Token) -> bool:
    """Whether a noun names where talks may be held: in two wings of a hotel in Kisumu."""
    return noun.lemma_.lower() in load("languages/en-meetings")["places"]["houses"]


def at_another_time(scene: Scene, occasion: Occasion, told: Time | None) -> bool:
    """Whether words put an occasion after or before the main meeting: again in, a month or a day of its own."""
    now = occasion.tense == "past" if occasion.time is None else occasion.time == told
    if now:
        return False
    if occasion.order == "next" or occasion.time is None:
        return occasion.order == "next"
    main = told.date if told else scene.today.day
    if occasion.time.precision == "month":
        return not main.startswith(occasion.time.date)
    later = told is not None and occasion.time.date > main
    earlier = occasion.order == "earlier" and occasion.time != told
    return later or earlier or (len(main) == 10 and days_between(occasion.time.date, main) > LONGEST_ROUND)


def by_its_words(scene: Scene, place: Place) -> float:
    """What a place stands with: a word for a meeting, an act of talks, or only near one."""
    if place.before == "":
        return HEADLINE
    if is_destination(scene, place):
        return ACT
    title = bool(scene.lead) and place.start < scene.sentences[scene.lead[0]][0]
    near = any(0 <= place.start - word.end <= NEAR for word in scene.words)
    words = {word.start for word in scene.words}
    token = scene.tenses.token_at(place.start)
    above = list(heads(token)) if token is not None else []
    if any(is_house(head) for head in above[:2]):
        above += heads(above[-1])
    nouns = [n for n, head in enumerate(above) if is_sitting(head) or (head.idx in words and head.pos_ in NOUNS)]
    if nouns:
        topics = load("languages/en-meetings")["places"]["topics"]
        return MATTER if any(head.lower_ in topics for head in above[: nouns[0]]) else MEETING
    verb = next((head for head in above if head.pos_ in {"VERB", "AUX"}), None)
    if verb is not None and is_done_at_talks(verb, words):
        return ACT + (0.5 if any(child.idx in words for child in verb.children) or verb.idx in words else 0.0)
    return ACT if title and near else LOOSE if title or near else 0.0


def is_done_at_talks(verb: Token, words: set[int]) -> bool:
    """signed, ended; and whatever talks themselves do: the talks dragged on, moved, stalled."""
    subjects = (child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"})
    acts = load("languages/en-meetings")["acts"]["verbs"]
    return verb.lemma_.lower() in acts or any(subject.idx in words for subject in subjects)


def heads(token: Token) -> Iterator[Token]:
    """The words above one, up to the first verb."""
    for _ in range(CLIMB):
        if token.head is token or token.pos_ == "VERB":
            return
        token = token.head
        yield token
