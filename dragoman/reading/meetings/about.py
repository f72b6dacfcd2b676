"""Whether a report is about talks, by several signs at once.

Words for meetings, delegations, mediators, two parties in the lead   for it
Festivals, matches, mountains                                         against it
"""

import math
from functools import cache

from dragoman.reading.meetings.occasions import Occasion
from dragoman.reading.meetings.phrases import Phrases
from dragoman.reading.meetings.talks import Scene
from dragoman.vocabulary import load


def is_about_talks(scene: Scene, occasions: tuple[Occasion, ...]) -> bool:
    """Whether there are at least two parties and the signs together speak for talks."""
    codes = {scene.cast.party(mention.actor) for mention in scene.cast.mentions} - {None}
    return len(codes) >= 2 and chance(signs(scene, occasions)) >= load("languages/en-meetings")["about"]["threshold"]


def chance(signs: dict[str, float]) -> float:
    """How likely it is, from 0 to 1, that the report tells of meetings."""
    about = load("languages/en-meetings")["about"]
    total = about["bias"] + sum(about["weights"][name] * value for name, value in signs.items())
    return 1 / (1 + math.exp(-total))


def signs(scene: Scene, occasions: tuple[Occasion, ...]) -> dict[str, float]:
    """Each sign with its value, capped."""
    end = scene.lead_end
    lead = [occasion for occasion in occasions if occasion.start < end]
    told = [(name, match.start(), match[0].lower()) for name, match in company_words().find(scene.text)]
    company = [(start, words) for name, start, words in told if name == "words"]
    strength = sum(word.strength for word in scene.words)
    found = {
        "lead": sum(word.strength for word in scene.words if word.start < end),
        "words": strength,
        "variety": len({words for _, words in company}),
        "lead_company": sum(1 for start, _ in company if start < end),
        "density": 100 * (len(company) + strength) / (len(scene.parsed.doc) + 30),
        "lead_parties": len({scene.cast.party(mention.actor) for mention in scene.cast.within(0, end)} - {None}),
        "lead_told": sum(1 for o in lead if o.tense != "possible" and (o.time or o.place)),
        "lead_possible": sum(1 for o in lead if o.tense == "possible"),
        "lead_round": sum(1 for o in lead if o.round),
        "lead_verb": sum(1 for word in scene.words if word.verb and word.start < end),
        "told": sum(1 for o in occasions if o.tense != "possible" and o.time and o.place),
        "possible": sum(1 for o in occasions if o.tense == "possible") / (len(occasions) + 1),
        "elsewhere": len({words for name, _, words in told if name == "elsewhere"}),
    }
    caps = load("languages/en-meetings")["about"]["caps"]
    return {name: min(float(value), caps.get(name, 3)) for name, value in found.items()}


@cache
def company_words() -> Phrases:
    words = load("languages/en-meetings")["company"]
    return Phrases({name: [rf"(?:{form})\b" for form in words[name]] for name in ("words", "elsewhere")})
