"""Demands and offers that end because the other side agrees to them."""

from collections import defaultdict
from collections.abc import Iterable

from dragoman.model import Stance
from dragoman.record.ledger.held import Course, Held
from dragoman.record.ledger.signed import agreed_in

ANSWERED: tuple[Stance, ...] = ("demands", "offers")


def settle(courses: Iterable[Course]) -> None:
    """End what was asked or offered on an issue when another side signs for it, where it is not told again later.

    B demands monitoring; A signs for monitors on 20 May      B demands until 20 May
    """
    by_issue: dict[str, list[Course]] = defaultdict(list)
    for course in courses:
        by_issue[course.issue].append(course)
    for together in by_issue.values():
        signed = {course.party: signed_on(course) for course in together}
        for course in together:
            days = [day for party, day in signed.items() if party != course.party and day]
            for held in course.held if days else ():
                if held.stance in ANSWERED and held.until is None and not held.disputed:
                    held.until = next((day for day in sorted(days) if is_before(held, day)), None)


def signed_on(course: Course) -> str | None:
    """The day on which a party signed for what is at issue."""
    days = (held.since for held in course.held if held.stance == "accepts" and not held.disputed and is_signed(held))
    return max(filter(None, days), default=None)


def is_signed(held: Held) -> bool:
    return any((meeting := agreed_in(one.telling)) and meeting.outcome == "agreement" for one in held.seen)


def is_before(held: Held, day: str) -> bool:
    """Whether all that is told of something held was told before a day."""
    return all(one.day is None or one.day < day for one in held.seen)
