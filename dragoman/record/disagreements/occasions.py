"""Which accounts of different origins speak of the same occasion: not all are compared with all."""

import calendar
from bisect import bisect_right
from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from dragoman.record.disagreements.accounts import WORD, Account, Line

SAME_DAYS = 3  # reports of one occasion come out within so many days
NEAREST = 8  # earlier origins that an account is compared with
OF_A_TIME = 8  # accounts of one month or place on which another looks back
YEAR = 366
NEVER = 10**7  # later than any day
RARE = 24  # accounts that may have a word by which an undated one is placed
WHOLE = 840  # of what a word counts that one account alone has; divided by how many have it
WEEKDAYS = frozenset(calendar.day_name)
LEAST_SHARED = 3 * WHOLE


def with_days(accounts: Sequence[Account]) -> tuple[Account, ...]:
    """The accounts in order of time, those without a day beside the dated one that they have the rarest words with."""
    having: dict[str, list[Account]] = defaultdict(list)
    for one in accounts:
        if one.day is not None:
            for stem in one.stems:
                having[stem].append(one)
    known = [one if one.day is not None else replace(one, day=day_of_the_likest(one, having)) for one in accounts]
    return tuple(sorted(known, key=lambda one: (one.day or NEVER, one.report)))


def day_of_the_likest(one: Account, having: dict[str, list[Account]]) -> int | None:
    """The day of the account with which one shares most, each word counting by how few others have it."""
    shared: Counter[tuple[int, str]] = Counter()
    for stem in one.stems:
        if 0 < len(having[stem]) <= RARE:
            for other in having[stem]:
                shared[other.day or NEVER, other.report] += WHOLE // len(having[stem])
    best = min(shared, key=lambda key: (-shared[key], key), default=None)
    return best[0] if best is not None and shared[best] >= LEAST_SHARED else None


def origins_first(accounts: Sequence[Account]) -> Iterator[Account]:
    """The account that came first of each origin: its copies say nothing else."""
    seen: set[str] = set()
    for one in accounts:
        if one.origin not in seen:
            seen.add(one.origin)
            yield one


def of_one_day(accounts: Sequence[Account]) -> Iterator[tuple[Account, Account]]:
    """Accounts of two origins that came out within days of each other, the earlier one first."""
    recent: deque[Account] = deque(maxlen=NEAREST)
    for one in accounts:
        yield from ((earlier, one) for earlier in recent if is_near(earlier, one))
        recent.append(one)


def is_near(one: Account, other: Account) -> bool:
    return one.day is not None and other.day is not None and abs(one.day - other.day) <= SAME_DAYS


def looking_back(accounts: Sequence[Account]) -> Iterator[tuple[Account, Account]]:
    """What an account tells of an earlier month or of the place of an earlier meeting, and an account of that time.

    Of a report of May the paragraphs that name March and no other month, beside the reports of March.
    """
    had: dict[int | str, deque[Account]] = defaultdict(lambda: deque(maxlen=OF_A_TIME))
    for one in accounts:
        told: dict[int | str, list[Line]] = defaultdict(list)
        for paragraph in paragraphs_of(one):
            for time, lines in times_of(paragraph, one, had):
                told[time] += [line for line in lines if not names_weekday(line)]
        for time, lines in told.items():
            long_before = [earlier for earlier in had[time] if is_long_before(earlier, one)]
            if long_before:
                recalled = replace(one, day=long_before[-1].day, lines=tuple(lines), recalls=True)
                yield from ((recalled, earlier) for earlier in long_before)
        if one.month is not None:
            had[one.month].append(one)
        for place in places_of(one):
            had[place].append(one)


def paragraphs_of(account: Account) -> list[list[Line]]:
    """The sentences of an account by paragraph."""
    edges = [start for start, _ in account.told.reading.report.paragraphs]
    found: dict[int, list[Line]] = defaultdict(list)
    for line in account.lines:
        found[bisect_right(edges, line.start)].append(line)
    return list(found.values())


def times_of(
    paragraph: Sequence[Line], account: Account, had: Collection[int | str]
) -> Iterator[tuple[int | str, Sequence[Line]]]:
    """The earlier months that a paragraph names, and the places of earlier meetings, each with what it tells of them.

    One month                    the whole paragraph
    Several                      from the sentence that names one to the next that names another
    None, but an earlier town    the whole paragraph
    """
    months = {month for line in paragraph for month in line.months} - {account.month}
    if len(months) == 1:
        yield months.pop(), paragraph
    elif months:
        yield from by_month(paragraph, account)
    else:
        words = {word for line in paragraph for word in WORD.findall(line.text)}
        places = (place for place in had if isinstance(place, str) and place in words - set(places_of(account)))
        yield from ((place, paragraph) for place in sorted(places))


def by_month(paragraph: Sequence[Line], account: Account) -> Iterator[tuple[int, Sequence[Line]]]:
    """The sentences of a paragraph that names several months, by the one that was named last."""
    month: int | None = None
    for line in paragraph:
        if line.months:
            month = min(line.months) if len(line.months) == 1 else None
        if month is not None and month != account.month:
            yield month, [line]


def names_weekday(line: Line) -> bool:
    """Whether a sentence tells of a day of this week, whatever month it names beside: "walked out on Friday"."""
    return not WEEKDAYS.isdisjoint(WORD.findall(line.text))


def places_of(account: Account) -> tuple[str, ...]:
    """The towns of one word in which the meeting was that an account is about."""
    main = [meeting for meeting in account.told.reading.meetings if meeting.main]
    return tuple(sorted({meeting.place for meeting in main if meeting.place and WORD.fullmatch(meeting.place)}))


def is_long_before(earlier: Account, later: Account) -> bool:
    return earlier.day is not None and later.day is not None and SAME_DAYS < later.day - earlier.day <= YEAR
