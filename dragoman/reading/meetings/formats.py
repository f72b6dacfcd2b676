"""How a meeting was held and who sat in it.

by phone, in a telephone call    phone
by video link                    video
shuttled between the two hotels  shuttle
met, sat down                    in person
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


def participants_of(scene: Scene, parties: tuple[str, ...], mediators: tuple[str, ...], end: int) -> tuple[str, ...]:
    """The people named before an offset who come for one of these parties, spokespeople left out."""
    found: dict[str, None] = {}
    for mention in scene.cast.within(0, end):
        actor = scene.cast.actor(mention.actor)
        if actor.kind == "person" and actor.office != "spokesperson" and actor.party in {*parties, *mediators}:
            found.setdefault(actor.id)
    return tuple(found)


@cache
def form_words(form: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('languages/en-meetings')['formats'][form])})\b", re.IGNORECASE)
