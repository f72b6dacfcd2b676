"""What headline and lead tell of the main meeting: their passages, their tenses and days."""

from collections.abc import Iterator
from itertools import takewhile

from dragoman.days import days_between
from dragoman.reading.dates import Time
from dragoman.reading.meetings.occasions import Occasion, between, of_saying
from dragoman.reading.meetings.outcomes import signs_of
from dragoman.reading.meetings.talks import Scene, is_full

ACT_DAYS = 14
HISTORY_DAYS = 30
NEWS_DAYS = 3  # old news is none
ELSEWHERE = {"ahead", "intended", "off"}
MOST_SHORT = 2  # sentences behind one of the lead
TENSES = ("future", "past", "present", "possible")


def lead_passages(scene: Scene) -> list[tuple[str, float]]:
    """Headline and first sentences with the short ones behind them (No deal was reached), each with its weight.

    What is told of a time long past counts for nothing.
    """
    title_end = scene.sentences[scene.lead[0]][0] if scene.lead else 0
    stretches = ((scene.sentences[i][0], end_with_short(scene, i)) for i in scene.lead)
    sentences = [(scene.text[slice(*stretch)], 1.0 if n < 2 else 0.5) for n, stretch in enumerate(stretches)]
    told = [
        passage
        for i, passage in zip(scene.lead, sentences, strict=True)
        if i == scene.lead[0] or not is_history(scene, i)
    ]
    return [(scene.text[:title_end], 1.5), *told]


def is_history(scene: Scene, sentence: int) -> bool:
    """Whether a sentence tells by its main verb of a time long past, and of no other: the first round failed in May."""
    times = between(scene.times, *scene.sentences[sentence])
    past = bool(times) and all(is_past_by(HISTORY_DAYS, time, scene.today.day) for time in times)
    return past and any(scene.tenses.hangs_on_root(time.start) for time in times)


def is_past_by(days: int, time: Time, today: str) -> bool:
    """Whether a time lies more than so many days back; a month, where it is over."""
    if time.precision == "month":
        return time.date < today[:7]
    return days_between(time.date, today) > days


def end_with_short(scene: Scene, number: int) -> int:
    """Where a sentence ends, with those behind it that are too short for a lead."""
    return scene.sentences[with_short(scene, (number,))[-1]][1]


def with_short(scene: Scene, numbers: tuple[int, ...]) -> tuple[int, ...]:
    """Sentences of the lead, each with those behind it that are too short for one."""
    return tuple(one for number in numbers for one in (number, *short_behind(scene, number)))


def short_behind(scene: Scene, number: int) -> Iterator[int]:
    following = range(number + 1, min(number + 1 + MOST_SHORT, len(scene.sentences)))
    return takewhile(lambda i: is_short(scene.text[slice(*scene.sentences[i])]), following)


def is_short(sentence: str) -> bool:
    """No deal was reached; not: They will meet again on Monday, Observers stayed away."""
    return sentence.endswith(".") and not is_full(sentence) and ELSEWHERE.isdisjoint(signs_of([(sentence, 1.0)]))


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


def is_day_before(scene: Scene, time: Time, published: str) -> bool:
    """Whether words were said at a time shortly before the report: at a meeting that it tells no other day of."""
    shortly = time.precision == "day" and 0 < days_between(time.date, published) <= NEWS_DAYS
    return shortly and of_saying(scene, time)
