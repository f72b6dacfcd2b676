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
from dragoman.reading.meetings.talks import Scene
from dragoman.vocabulary import load

FORMATS: tuple[MeetingFormat, ...] = ("phone", "video", "shuttle", "in-person")


def format_of(text: str) -> MeetingFormat | None:
    """The format that words tell; nothing where they do not."""
    return next((form for form in FORMATS if form_words(form).search(text)), None)


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
