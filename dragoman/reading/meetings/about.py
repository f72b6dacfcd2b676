"""Whether a report tells of a meeting of its own, by several signs at once.

Words for meetings, delegations, mediators, two parties in the lead   for it
Signed, failed, will resume; a day of its own                          for it
Talks that could be held, proposals to talk                            against it
Two sides before the press together                                    for it
Festivals, matches, mountains                                          against it
"""

from functools import cache

from dragoman.reading.meetings.lead import lead_context, lead_passages
from dragoman.reading.meetings.occasions import Occasion
from dragoman.reading.meetings.outcomes import features_of, signs_of
from dragoman.reading.meetings.phrases import Phrases
from dragoman.reading.meetings.sides import Weighed
from dragoman.reading.meetings.talks import Scene
from dragoman.reading.meetings.ties import wording
from dragoman.reading.meetings.weighing import Signs, chance, least
from dragoman.vocabulary import load

MOST_WORDS = 2.0
CENTRAL = 20.0
ELSEWHERE = 0.5  # the least chance in a report whose words are hardly those of talks


def is_about_talks(scene: Scene, signs: Signs, weighed: Weighed, doubt: float = 0.0) -> bool:
    """Whether there are at least two parties and the signs together speak for a meeting of theirs."""
    if only_refused(scene):
        return False
    needed = max(least("told"), ELSEWHERE) if doubt < 0 else least("told")
    return len(weighed.order) >= 2 and chance("told", signs, doubt) >= needed


def only_refused(scene: Scene) -> bool:
    """Whether the lead tells of talks only that somebody refuses them."""
    words = [word for word in scene.words if word.start < scene.lead_end]
    return bool(words) and all(scene.tenses.is_refused(word.start) for word in words)


def told_signs(scene: Scene, occasions: tuple[Occasion, ...], weighed: Weighed, jointly: bool) -> Signs:
    """Everything that speaks for or against a report's telling of a meeting of its own, capped."""
    passages = lead_passages(scene)
    outcome = features_of(signs_of(passages[:2]), signs_of(passages[2:]))
    central = [weighed.weight[code] for code in [*weighed.ranked, "", ""][:2]]
    words = [word for word in scene.words if word.start < scene.lead_end]
    return {
        **company_signs(scene, occasions),
        **{f"outcome {name}": min(value, MOST_WORDS) for name, value in outcome.items()},
        **{f"lead {name}": value for name, value in lead_context(scene, occasions).items()},
        **dict.fromkeys((name for word in words for name in wording(scene, word)), 1.0),
        "joint appearance": float(jointly),
        "parties": min(len(weighed.ranked), 5),
        "first party": min(central[0], CENTRAL) / CENTRAL,
        "second party": min(central[1], CENTRAL) / CENTRAL,
    }


def company_signs(scene: Scene, occasions: tuple[Occasion, ...]) -> Signs:
    """How much the words of a report are those of talks, and how much of other worlds."""
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
