"""How a meeting was held, on which strand of talks, and who sat in it.

by phone, in a telephone call                 phone
by video link                                 video
shuttled between the two hotels               shuttle
met, sat down                                 in person
technical talks, the expert-level round       technical, expert-level
the working group on water, the military track    water, military
"""

import re
from functools import cache

from dragoman.model import MeetingFormat
from dragoman.reading.dates import Time
from dragoman.reading.meetings.occasions import between
from dragoman.reading.meetings.talks import Scene
from dragoman.vocabulary import load

FORMATS: tuple[MeetingFormat, ...] = ("phone", "video", "shuttle", "in-person")


def format_of(text: str) -> MeetingFormat | None:
    """The format that words tell; nothing where they do not. What is said to the press by phone is no meeting's."""
    text = form_words("press").sub(" ", text)
    return next((form for form in FORMATS if form_words(form).search(text)), None)


def main_format(scene: Scene, told: Time | None) -> MeetingFormat | None:
    """The format that headline and lead tell of the main meeting, not of a call or meeting on a day before it.

    Of those who met it is another contact that was by phone.
    """
    held = told.date if told is not None else scene.today.day
    first = scene.sentences[scene.lead[0]][0] if scene.lead else scene.lead_end
    sentences = [scene.text[slice(*scene.sentences[i])] for i in scene.lead if not is_of_day_before(scene, i, held)]
    form = format_of(" ".join([scene.text[:first], *sentences]))
    told_first = format_of(" ".join([scene.text[:first], *sentences[:1]]))
    return told_first if form == "phone" and told_first == "in-person" else form


def is_of_day_before(scene: Scene, sentence: int, held: str) -> bool:
    """Whether a sentence tells by its main verb of days before the meeting alone: they had spoken on Monday."""
    times = between(scene.times, *scene.sentences[sentence])
    before = bool(times) and all(time.date < held[: len(time.date)] for time in times)
    ahead = held > scene.today.day
    return before and (ahead or any(scene.tenses.hangs_on_root(time.start) for time in times))


def track_of(text: str) -> str | None:
    """The strand of talks that words tell, where there are several: technical, water."""
    match = track_words().search(text)
    return " ".join((match["kind"] or match["level"] or match["on"]).lower().split()) if match else None


def participants_of(scene: Scene, codes: tuple[str, ...], start: int, end: int) -> tuple[str, ...]:
    """The people named in [start, end) who come for one of these parties, spokespeople left out."""
    found: dict[str, None] = {}
    for mention in scene.cast.within(start, end):
        actor = scene.cast.actor(mention.actor)
        if actor.kind == "person" and actor.office != "spokesperson" and actor.party in codes:
            found.setdefault(actor.id)
    return tuple(found)


@cache
def form_words(form: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('languages/en-meetings')['formats'][form])})\b", re.IGNORECASE)


@cache
def track_words() -> re.Pattern[str]:
    words = load("languages/en-meetings")["tracks"]
    talks = "|".join(words["talks"])
    return re.compile(
        rf"\b(?:the\s+(?P<kind>{'|'.join(words['kinds'])})\s+(?:track|strand|basket)"
        rf"|(?P<level>{'|'.join(words['levels'])})\s+(?:\w+\s+)?(?:{talks})"
        rf"|working\s+group\s+on\s+(?:the\s+)?(?P<on>[a-z][\w-]+(?:\s+and\s+[a-z][\w-]+)?))\b",
        re.IGNORECASE,
    )
