"""A process as a line: who negotiates, when they last met and what came of it, what is new since somebody looked."""

from collections.abc import Sequence
from typing import NamedTuple

from dragoman.model import Movement
from dragoman.store import Store
from dragoman.store.courses import Course
from dragoman.store.overview import Overview
from dragoman.store.summaries import Met, Summary
from dragoman.views.known.moves import on, phrase
from dragoman.views.text import clean, listed
from dragoman.views.web.home.picture import Picture, Scale, picture_of, scale_of
from dragoman.views.web.titles import title_of

NEWS = 3  # movements that are told of a process
NONE = Course((), (), {})


class Move(NamedTuple):
    """Nicaragua moved from offering to refusing on withdrawal."""

    party: str
    phrase: str
    issue: str
    before: str | None
    after: str | None


class News(NamedTuple):
    """What came since somebody last looked."""

    reports: int
    moves: tuple[Move, ...]
    more: int
    corrections: int


class Line(NamedTuple):
    """`title` says who negotiates, or what a person calls the process; `summary` is None until its record is made."""

    name: str
    title: str
    through: str | None
    reports: int
    summary: Summary | None
    stale: bool
    met: Met | None
    planned: Met | None
    last_move: Move | None
    news: News | None
    picture: Picture | None


def lines(store: Store, seen: Sequence[Overview], who: str) -> tuple[tuple[Line, ...], Scale | None]:
    """The lines of one page, and the scale that their pictures share."""
    went = store.courses([one.name for one in seen])
    scale = scale_of(went.values())
    return tuple(line(store, one, went.get(one.name, NONE), scale, who) for one in seen), scale


def line(store: Store, one: Overview, course: Course, scale: Scale | None, who: str) -> Line:
    summary = one.summary
    moved = (
        course.moved[-1:] if not any(move.date for move in course.moved) else [m for m in course.moved if m.date][-1:]
    )
    return Line(
        one.name,
        title_of(one.name, summary),
        listed([clean(party.name) for party in summary.mediators]) or None if summary else None,
        one.reports,
        summary,
        one.stale,
        summary.met if summary else None,
        summary.planned if summary else None,
        move_of(moved[0], course) if moved else None,
        news(store, one.name, course, who),
        picture_of(course, scale) if scale else None,
    )


def news(store: Store, process: str, course: Course, who: str) -> News | None:
    """None where somebody has never looked, or nothing is new."""
    n = store.visited(who, process) if who else None
    if n is None:
        return None
    since = store.since(process, n)
    if not since:
        return None
    new = [move for move in course.moved if move.id in set(since.movements)]
    said = sum(count for other, count in since.corrections.items() if other != who)
    if not since.reports and not said:
        return None
    moves = tuple(move_of(move, course) for move in new[-NEWS:])
    return News(len(since.reports), moves, len(new) - len(moves), said)


def move_of(move: Movement, course: Course) -> Move:
    party = clean(course.names.get(move.party, move.party))
    return Move(party, phrase(move), on(move), move.from_stance, move.to_stance)
