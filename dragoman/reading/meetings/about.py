"""Whether a report is about talks, by several signs at once.

Words for meetings, delegations, mediators, two parties in the lead   for it
Festivals, matches, mountains                                         against it
"""

import math
import re
from functools import cache

from dragoman.reading.meetings.talks import Scene
from dragoman.vocabulary import load


def is_about_talks(scene: Scene) -> bool:
    """Whether there are at least two parties and the signs together speak for talks."""
    codes = {scene.cast.party(mention.actor) for mention in scene.cast.mentions} - {None}
    return len(codes) >= 2 and chance(scene) >= load("languages/en-meetings")["about"]["threshold"]


def chance(scene: Scene) -> float:
    """How likely it is, from 0 to 1, that the report tells of meetings."""
    about = load("languages/en-meetings")["about"]
    total = about["bias"] + sum(about["weights"][name] * value for name, value in signs(scene).items())
    return 1 / (1 + math.exp(-total))


def signs(scene: Scene) -> dict[str, float]:
    """Each sign with its value, capped."""
    text, end = scene.text, scene.lead_end
    company = [match[0].lower() for match in words_of("words").finditer(text)]
    strength = sum(word.strength for word in scene.words)
    found = {
        "lead": sum(word.strength for word in scene.words if word.start < end),
        "words": strength,
        "variety": len(set(company)),
        "lead_company": sum(1 for _ in words_of("words").finditer(text, 0, end)),
        "density": 100 * (len(company) + strength) / (len(scene.parsed.doc) + 30),
        "lead_parties": len({scene.cast.party(mention.actor) for mention in scene.cast.within(0, end)} - {None}),
        "elsewhere": len({match[0].lower() for match in words_of("elsewhere").finditer(text)}),
    }
    caps = load("languages/en-meetings")["about"]["caps"]
    return {name: min(float(value), caps[name]) for name, value in found.items()}


@cache
def words_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('languages/en-meetings')['company'][name])})\b", re.IGNORECASE)
