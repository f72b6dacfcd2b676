"""Which mentions of meetings may be one meeting's, how surely, and why."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from datetime import date, timedelta

from dragoman.record.identity.gathering import pairs_within
from dragoman.record.identity.meeting_mentions import Mention, day_in, place_sign, places_compared
from dragoman.record.identity.weights import EVEN, MEETING, MEETING_AT_LEAST, MOVED, SESSION, SURE
from dragoman.record.joining import Match

LATE = 1  # days by which a report may be dated before what it tells of


def meeting_matches(mentions: Mapping[str, Mention]) -> Iterator[Match]:
    """Each pair of mentions that may be one meeting's."""
    for one, other in pairs_within(signs_of(mentions)):
        grounds = grounds_of(mentions[one], mentions[other])
        points = sum(MEETING[ground] for ground in grounds)
        if points >= MEETING_AT_LEAST:
            score = min(0.99, EVEN + (1 - EVEN) * points / SURE)
            yield Match(one, other, round(score, 3), "; ".join(grounds))


def signs_of(mentions: Mapping[str, Mention]) -> dict[Hashable, list[str]]:
    """The mentions by what two of one meeting share: days next to each other, place and month, round, or parties."""
    blocks: dict[Hashable, list[str]] = defaultdict(list)
    for one, mention in mentions.items():
        for sign in signs(mention):
            blocks[sign].append(one)
    return blocks


def signs(mention: Mention) -> Iterator[Hashable]:
    place = place_sign(mention.meeting.place) if mention.meeting.place else None
    if mention.day:
        yield from (("day", mention.day + timedelta(days=n)) for n in range(SESSION + 1))
    if mention.month:
        yield "month", mention.month
    if place:
        yield "place", place
    if place and mention.day:
        yield from (("place", place, around(mention.day, n)) for n in (0, MOVED))
    if mention.meeting.round is not None:
        yield "round", mention.meeting.round
    if not mention.day:
        yield "undated", mention.sides


def around(day: date, later: int) -> str:
    return (day + timedelta(days=later)).isoformat()[:7]


def grounds_of(one: Mention, other: Mention) -> list[str]:
    """What speaks for two mentions being one meeting's, and what against."""
    if one.report == other.report and not repeats(one, other):
        return []
    grounds = [time_ground(one, other), place_ground(one, other), sides_ground(one, other)]
    a, b = one.meeting, other.meeting
    if a.round is not None and b.round is not None:
        grounds.append("same round" if a.round == b.round else "other round")
    if a.format and b.format and a.format != b.format:
        grounds.append("other format")
    if a.outcome == b.outcome and a.outcome is not None:
        grounds.append("same end")
    elif {one.standing, other.standing} == {"held", "called-off"}:
        grounds.append("called off and held")
    if a.main and b.main and one.standing != "planned" != other.standing:
        grounds.append(news_ground(one, other))
    return [ground for ground in grounds if ground]


def repeats(one: Mention, other: Mention) -> bool:
    """Whether one report has a meeting twice: in the same words, once with less of it, or as planned and as held."""
    a, b = one.meeting, other.meeting
    if one.standing != other.standing:
        return (one.moved or other.moved) and "called-off" not in (one.standing, other.standing)
    if a.evidence and a.evidence == b.evidence and not (a.place and b.place):
        return True
    return all(x == y or not (x and y) for x, y in ((a.date, b.date), (a.place, b.place), (a.round, b.round)))


def time_ground(one: Mention, other: Mention) -> str:
    """How two mentions agree in time; "" where nothing can be said."""
    if one.day and other.day:
        return days_ground(abs((one.day - other.day).days), one.standing != other.standing)
    if one.month and other.month:
        return "same month" if one.month == other.month or is_near_month(one, other) else "other month"
    undated, dated = (one, other) if not one.month else (other, one)
    told = day_in(undated.told)
    if dated.day is None or told is None:
        return ""
    if undated.standing == "planned":
        return "not yet then" if dated.day < told else ""
    if dated.day > told + timedelta(days=LATE):
        return "not yet then"
    return "as it was told" if undated.meeting.main and (told - dated.day).days <= SESSION else ""


def days_ground(days: int, moved: bool) -> str:
    if days == 0:
        return "same day"
    if days == 1:
        return "a day apart"
    if days <= SESSION:
        return "days of one session"
    if days <= MOVED:
        return "moved by some days" if moved else "some days apart"
    return "days apart"


def is_near_month(one: Mention, other: Mention) -> bool:
    """Whether a day is so near a month that a session may have lasted into it."""
    day, month = (one.day, other.month) if one.day else (other.day, one.month)
    if day is None:
        return False
    return any((day + timedelta(days=n)).isoformat()[:7] == month for n in (-SESSION, SESSION))


def place_ground(one: Mention, other: Mention) -> str:
    if not (one.meeting.place and other.meeting.place):
        return ""
    found = places_compared(*sorted((one.meeting.place, other.meeting.place)))
    if found == "other":
        return "planned elsewhere" if {one.standing, other.standing} == {"planned", "held"} else "other place"
    return {"same": "same place", "within": "town in that country", "perhaps": "perhaps a town there"}[found]


def sides_ground(one: Mention, other: Mention) -> str:
    a, b = one.sides, other.sides
    if not a or not b:
        return ""
    if a == b:
        return "same parties"
    wide = {*a, *one.meeting.mediators}, {*b, *other.meeting.mediators}
    if a <= wide[1] or b <= wide[0]:
        return "some of the parties"
    return "few of the parties" if a & b else "other parties"


def news_ground(one: Mention, other: Mention) -> str:
    """Two reports that are about a meeting: of the same days, or of days that are not known."""
    told = day_in(one.told), day_in(other.told)
    if told[0] is None or told[1] is None:
        return "news of either report"
    return "news of the same days" if abs((told[0] - told[1]).days) <= SESSION - 1 else ""
