"""Whether the lead tells, by all that it says of talks, that they are still to come.

Negotiations will resume in Ottawa on June 25, the ministry said.    to come
The minister left for Jinja on Thursday for talks on raids           to come
The two met in Jinja on Friday and will meet again on June 25        no: one was held
Talks are to resume today after a night's break                      no: they go on
"""

from dragoman.days import days_between
from dragoman.reading.meetings.lead import NEWS_DAYS
from dragoman.reading.meetings.occasions import Occasion
from dragoman.reading.meetings.outcomes import REACHED, signs_of
from dragoman.reading.meetings.talks import Scene
from dragoman.vocabulary import load

DONE = {"signed", "agreed", "deal_ends", "partly", "nothing", "ended"}
NEXT = 3  # sentences behind the first that may tell of an accord
REST = 2  # sentences after the first that may tell of a meeting just held


def are_to_come(scene: Scene, occasions: tuple[Occasion, ...]) -> bool:
    """Whether the first sentence tells of talks to come alone, with their day or as what somebody left for."""
    if not scene.lead:
        return False
    if arrived_before(scene, occasions):
        return True
    first, *rest = scene.lead
    words = [word for word in scene.words if word.sentence == first]
    named = {scene.tenses.exact(word.start) for word in words} == {"future"}
    fixed = has_day_ahead(scene, occasions, first) or any(scene.tenses.is_goal(word.start) for word in words)
    held = any(was_held(scene, o, rest[:REST]) for o in occasions) or tells_accord(scene, first + 1)
    return named and fixed and not (title_tells_end(scene) or held)


def arrived_before(scene: Scene, occasions: tuple[Occasion, ...]) -> bool:
    """Whether the lead tells only of talks that somebody arrived for and that will begin on a day from today on."""
    lead = [o for o in occasions if o.start < scene.lead_end]
    came = [scene.tenses.is_goal(o.word.start, "arriving") for o in lead]
    begin = load("languages/en-meetings")["tense"]["beginning"]
    ahead = [
        o.tense == "future"
        and o.time is not None
        and o.time.date >= scene.today.day
        and scene.tenses.verb_beside(o.time.start) in begin
        for o in lead
    ]
    return any(came) and any(ahead) and all(one or other for one, other in zip(came, ahead, strict=True))


def has_day_ahead(scene: Scene, occasions: tuple[Occasion, ...], sentence: int) -> bool:
    """Whether each time that a sentence tells of talks is after the report."""
    times = [o.time for o in occasions if o.sentence == sentence and o.time is not None]
    return bool(times) and all(time.date > scene.today.day for time in times)


def was_held(scene: Scene, occasion: Occasion, sentences: list[int]) -> bool:
    """Whether one of these sentences tells of a meeting held of late: with no day, or one that is not long past."""
    if occasion.sentence not in sentences or occasion.tense not in {"past", "present"} or occasion.order == "earlier":
        return False
    time = occasion.time
    return time is None or (time.precision == "day" and days_between(time.date, scene.today.day) <= NEWS_DAYS)


def tells_accord(scene: Scene, start: int) -> bool:
    """Whether one of the next sentences tells of an accord: He left for talks on Monday. They agreed on a truce."""
    told = [(scene.text[slice(*sentence)], 1.0) for sentence in scene.sentences[start : start + NEXT]]
    return not REACHED.isdisjoint(signs_of(told))


def title_tells_end(scene: Scene) -> bool:
    """Whether the headline tells what came of talks."""
    title = scene.text[: scene.sentences[scene.lead[0]][0]]
    return not DONE.isdisjoint(signs_of([(title, 1.0)]))
