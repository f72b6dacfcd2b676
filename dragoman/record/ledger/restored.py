"""Moves that one origin alone has told, and that others contradict by going on telling what was held before."""

from dragoman.model import Stance
from dragoman.record.ledger.held import Course, Held, Seen

# An acceptance or a refusal is announced for a side by others; what it offers or asks it says itself.
ANNOUNCED: tuple[Stance, ...] = ("accepts", "rejects")


def restore(course: Course, now: Seen) -> None:
    """Take the latest such move back: what it moved to is disputed, and what was held before goes on.

    May: demands; June, one paper alone: accepts; July, others: demands      it has demanded since May
    June: "withdrew its offer"                                                said outright: that stays
    """
    for stance in ANNOUNCED:
        after = course.standing.get(stance)
        before = after.reached.before if after and after.reached else None
        if (
            before
            and after
            and after.reached
            and not after.reached.said
            and is_contradicted(before, after, course, now)
        ):
            after.disputed, after.until, before.until = True, None, None
            course.standing.pop(after.stance)
            course.standing[before.stance] = before
            course.moves.remove(after.reached)
            return


def is_contradicted(before: Held, after: Held, course: Course, now: Seen) -> bool:
    """Whether one origin alone told of a move, and another tells what was held before, and not what is held since."""
    if after.stance in now or before.stance in course.standing:
        return False
    tellers = {one.origin for one in after.seen}
    others = {one.origin for one in now.get(before.stance, ()) if not one.recalled}
    return len(tellers) == 1 and bool(others - tellers)
