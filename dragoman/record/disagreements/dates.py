"""When something was or is to be: other days or months in what two accounts say of one thing.

They meet again on March 20.                 The next round is on the 27th of March.       near in meaning, days apart
the ship boarded off the islands in May      the ship boarded off the islands in June      the same words before it
"""

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from dragoman.record.disagreements.accounts import Account, Line
from dragoman.record.disagreements.mentions import Mentions
from dragoman.record.disagreements.opposed import Opposed
from dragoman.record.utterances.meaning import vector_of
from dragoman.vocabulary import load, month_numbers

SCORE = 0.6
NEAR = 0.6  # how near in meaning sentences with two days are
IN_COMMON = 2  # words of meaning in both from which it is asked how near they are
WORDS_BEFORE = 5  # before a month: the same in both accounts
SHARED = 8  # earlier accounts with the same words before a month
MEANINGFUL = 2  # of these words that say what it is about
ENDING = "ed"  # one of them says that something was done


class Dated(NamedTuple):
    """A day of a sentence, as month and day: Dated((3, 20), line)."""

    day: tuple[int, int]
    line: Line


def dates_in(account: Account, _: Mentions) -> tuple[Dated, ...]:
    """The days that the sentences of an account name with their month; of what it recalls none."""
    lines = account.lines if not account.recalls else ()
    return tuple(Dated(day, line) for line in lines for day in days_of(line.text))


def dates_differ(mine: Sequence[Dated], theirs: Sequence[Dated], *_: Account) -> Iterator[Opposed]:
    """The days for one thing in two accounts, where neither has the other's."""
    known = {one.day for one in mine}, {one.day for one in theirs}
    for a, b in product(mine, theirs):
        in_common = len(a.line.stems & b.line.stems) >= IN_COMMON
        if in_common and a.day not in known[1] and b.day not in known[0] and nearness(a, b) >= NEAR:
            reason = (
                f"the {a.day[1]}th of month {a.day[0]} in one report, the {b.day[1]}th of month {b.day[0]} in the other"
            )
            yield Opposed("when", "when it was or is to be", a.line, b.line, reason, SCORE, "day")


def months_differ(accounts: Sequence[Account]) -> Iterator[Opposed]:
    """The same words with another month after them, in accounts of two origins."""
    earlier: dict[tuple[str, ...], deque[tuple[int, Account, Line]]] = defaultdict(lambda: deque(maxlen=SHARED))
    for account in accounts:
        for line in account.lines:
            for month, words in months_after_words(line):
                for other_month, other, told in earlier[words]:
                    if month != other_month and account.origin != other.origin:
                        reason = "the same words with another month after them"
                        about = f"when: {' '.join(words)}"
                        yield Opposed("when", about, told, line, reason, SCORE, about, other.day or 0)
                earlier[words].append((month, account, line))


def months_after_words(line: Line) -> Iterator[tuple[int, tuple[str, ...]]]:
    for match in month_after_in().finditer(line.text):
        words = tuple(word.casefold() for word in re.findall(r"[^\W\d_]+", line.text[: match.start()])[-WORDS_BEFORE:])
        meaning = {word[:5] for word in words} & line.stems
        if len(meaning) >= MEANINGFUL and any(word.endswith(ENDING) for word in words):
            yield month_numbers()[match["month"].casefold()], words


def days_of(text: str) -> Iterator[tuple[int, int]]:
    """The days with a month: March 20; 20 March; the 20th of March; the twentieth of March."""
    for match in day_pattern().finditer(text):
        day = match["after"] or match["before"]
        number = int(re.sub(r"\D", "", day)) if day[0].isdigit() else ordinals()[day.casefold()]
        yield month_numbers()[(match["first"] or match["second"]).casefold()], number


def nearness(a: Dated, b: Dated) -> float:
    return float(vector_of(a.line.text) @ vector_of(b.line.text))


@cache
def ordinals() -> dict[str, int]:
    return {word: number for number, word in enumerate(load("languages/en-record")["ordinals"]["days"], 1)}


@cache
def month_after_in() -> re.Pattern[str]:
    names = "|".join(name.capitalize() for name in month_numbers())
    return re.compile(rf"\b(?:in|on)\s+(?P<month>{names})\b")


@cache
def day_pattern() -> re.Pattern[str]:
    names = "|".join(name.capitalize() for name in month_numbers())
    number = rf"(?:[0-3]?\d(?:st|nd|rd|th)?|(?:{'|'.join(sorted(ordinals(), key=len, reverse=True))}))"
    return re.compile(
        rf"\b(?P<first>{names})\b\.?\s+(?P<after>{number})\b(?!\s*(?:\d|cubic|per))"
        rf"|\b(?P<before>{number})\s+(?:(?:day\s+)?of\s+)?(?:next\s+|last\s+|this\s+)?(?P<second>{names})\b"
    )
