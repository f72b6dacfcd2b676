"""What headline and lead tell of the main meeting: their passages, their tenses and days."""

from dragoman.days import days_between
from dragoman.reading.dates import Time
from dragoman.reading.meetings.occasions import Occasion, between, of_saying
from dragoman.reading.meetings.talks import Scene

ACT_DAYS = 14
TENSES = ("future", "past", "present", "possible")


def lead_passages(scene: Scene) -> list[tuple[str, float]]:
    title_end = scene.sentences[scene.lead[0]][0] if scene.lead else 0
    sentences = [(scene.text[slice(*scene.sentences[i])], 1.0 if n < 2 else 0.5) for n, i in enumerate(scene.lead)]
    return [(scene.text[:title_end], 1.5), *sentences]


def lead_context(scene: Scene, occasions: tuple[Occasion, ...]) -> dict[str, float]:
    """What tenses and days say of whether the meeting is over, going on or to come: of the lead, then of all."""
    published = scene.today.day
    lead = [occasion for occasion in occasions if occasion.start < scene.lead_end]
    tenses, everywhere = [o.tense for o in lead[:3]], [o.tense for o in occasions]
    acts = [t for t in between(scene.times, 0, scene.lead_end) if is_recent_act(scene, t, published)]
    ahead = [o for o in lead if o.time and o.time.date > published and o.tense != "past"]
    return {
        **{tense: float(tenses.count(tense)) for tense in TENSES},
        **{f"share {tense}": everywhere.count(tense) / (len(everywhere) or 1) for tense in TENSES},
        "act": float(bool(acts)),
        "day_ahead": float(bool(ahead)),
        "only_ahead": float(bool(ahead) and not acts),
    }


def is_recent_act(scene: Scene, time: Time, published: str) -> bool:
    """Whether something was done at a time in the days before the report: signed, agreed, left; not merely said."""
    recent = time.precision == "day" and 0 <= days_between(time.date, published) <= ACT_DAYS
    return recent and scene.tenses(time.start) == "past" and not of_saying(scene, time)
