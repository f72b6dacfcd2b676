"""The course of one party on one issue: what it held from when to when, and how it moved."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from dragoman.model import Change, Stance
from dragoman.record.ledger.details import changed, figures_of
from dragoman.record.ledger.held import Course, Held, Move, Seen
from dragoman.record.ledger.outright import Outright
from dragoman.record.ledger.restored import restore
from dragoman.record.ledger.sightings import Sighting
from dragoman.record.ledger.stances import clash, ended_by, has_figures, moved_from, seldom
from dragoman.record.ledger.votes import apart, denied_in, disputed_in, misread_in
from dragoman.record.ledger.weights import CERTAIN, SELDOM

# Of stances newly taken on one occasion, the one to which a party moved first: what it left, it left once.
ORDER: tuple[Stance, ...] = ("accepts", "offers", "conditions", "rejects", "demands")


def course_of(
    party: str,
    issue: str,
    seen: Sequence[Sighting],
    outright: Sequence[Outright] = (),
    released: Collection[int | None] = (),
) -> Course:
    """The course that the sightings of one party on one issue give, occasion by occasion.

    offers, then rejects          the offer ends, a movement
    offers beside demands         both stand
    offers beside conditions      both stand, unless the party lets go of a demand on that occasion (`released`)
    offers told by one, rejects by another, of one occasion      one of them is disputed
    """
    course = Course(party, issue)
    denied = denied_in(seen, outright)
    if denied:
        course.held.append(Held("accepts", denied, disputed=True))
    dropped = {id(sight) for sight in denied}
    told, undated = by_occasion(sight for sight in seen if id(sight) not in dropped)
    said: dict[int, list[Outright]] = defaultdict(list)
    for one in outright:
        if one.telling.occasion is not None:
            said[one.telling.occasion].append(one)
    for occasion in sorted(told.keys() | said.keys()):
        take(course, told.get(occasion, {}), said[occasion], free=occasion in released)
        let_go(course, said[occasion])
    for stance, sights in (*course.doubted.items(), *undated.items()):
        set_aside(course, stance, sights)
    return course


def by_occasion(seen: Iterable[Sighting]) -> tuple[dict[int, Seen], Seen]:
    """The sightings of each occasion by stance, and those that nothing dates."""
    told: dict[int, Seen] = {}
    undated: Seen = {}
    for one in seen:
        here = undated if one.occasion is None else told.setdefault(one.occasion, {})
        here.setdefault(one.position.stance, []).append(one)
    return told, undated


def take(course: Course, told: Seen, said: Sequence[Outright], *, free: bool) -> None:
    """What is told of one occasion: stances that are disputed, doubted, told again, and new."""
    disputed = disputed_in(told)
    course.held += [Held(stance, told[stance], disputed=True) for stance in disputed]
    told = {stance: sights for stance, sights in told.items() if stance not in disputed}
    moved = {one.stance for one in said if one.kind == "moved"}
    withdrawn: set[Stance] = {"rejects"} if any(one.kind == "withdrawn" for one in said) else set()
    misread = misread_in(told, moved, withdrawn)
    for stance in misread:
        doubt(course, stance, told[stance])
    now = {stance: sights for stance, sights in told.items() if stance not in misread}
    for stance in [stance for stance in course.doubted if stance in moved & now.keys()]:
        course.enter(Held(stance, course.doubted.pop(stance)))
    restore(course, now)
    before = dict(course.standing)
    for stance in [stance for stance in now if stance in before]:
        go_on(course, before[stance], now[stance], said)
    left: set[Stance] = set()
    for stance in sorted((stance for stance in now if stance not in before), key=ORDER.index):
        gone = {old: held for old, held in before.items() if stance == "accepts" or old not in now}
        if stance == "offers" and not free:
            gone.pop("conditions", None)
        if source := begin(course, gone, Held(stance, now[stance]), said, left):
            left.add(source)


def doubt(course: Course, stance: Stance, sights: list[Sighting]) -> None:
    """What is likelier misread moves nothing: it supports what stands, or waits for a report that bears it out."""
    if stance in course.standing:
        course.standing[stance].support(sights)
    else:
        course.doubted.setdefault(stance, []).extend(sights)


def go_on(course: Course, old: Held, sights: list[Sighting], said: Sequence[Outright]) -> None:
    """The stance is told again: the same entry goes on, or ends where what is asked or offered has changed."""
    if has_figures(old.stance):
        detail = changed(old.figures, sights, old.seen[:1])
        moved = tuple(one for one in said if one.kind == "moved" and any(tells_of(one, sight) for sight in sights))
        if detail is not None or moved:
            new = Held(old.stance, sights)
            course.end(old, new.since)
            course.enter(new)
            course.moves.append(Move(old, new, new.since, "detail", detail, moved))
            return
    old.support(sights, figures_of(sights) if has_figures(old.stance) else [])


def tells_of(one: Outright, sight: Sighting) -> bool:
    """Whether words that say that something moved are those of a position, or of one that names no words."""
    spans = sight.position.evidence
    same = one.span.report == sight.report.id and one.stance == sight.position.stance
    return same and (not spans or any(one.span.start <= span.start < one.span.end for span in spans))


def begin(
    course: Course, gone: dict[Stance, Held], new: Held, said: Sequence[Outright], left: Collection[Stance]
) -> Stance | None:
    """A stance is new: it ends those that cannot stand beside it and are not told again with it.

    What it moved from, of those that the party has not `left` for another already, is returned.
    Conditions that are raised in a later round, where nothing was held before, are a move from nothing.
    """
    source = moved_from(new.stance, {stance: held.belief for stance, held in gone.items() if stance not in left})
    later = any(one.occasion for one in new.seen)
    raised = new.stance == "conditions" and not course.held and later and new.belief >= CERTAIN
    for stance in ended_by(new.stance, gone):
        course.end(gone[stance], new.since)
    if new.stance != "accepts":  # of an acceptance that was doubted before, only what bears it out tells the day
        new.support(course.doubted.pop(new.stance, []))
    course.enter(new)
    if source is not None and seldom(source, new.stance) and min(gone[source].belief, new.belief) < SELDOM:
        source, raised = None, False
    if source is not None or raised:
        kind: Change = "withdrawn" if (source, new.stance) == ("offers", "rejects") else "stance"
        told = tuple(one for one in said if one.kind == kind)
        new.reached = Move(gone[source] if source else None, new, new.since, kind, said=told)
        course.moves.append(new.reached)
    return source


def let_go(course: Course, said: Iterable[Outright]) -> None:
    """A demand that a report says was dropped ends, where the party has not moved from it to something else.

    dropped, a report of 1 July; demands, for the first time, one of 4 July      it stands
    """
    for one in said:
        held = course.standing.get(one.stance)
        if one.kind == "dropped" and held is not None and (held.since or "") <= (one.telling.day or ""):
            course.end(held, one.telling.day)
            course.moves.append(Move(held, None, one.telling.day, "withdrawn", said=(one,)))


def set_aside(course: Course, stance: Stance, sights: list[Sighting]) -> None:
    """What nothing dates or bears out supports the first entry of its stance; alone it is an entry of its own."""
    held = next((one for one in course.held if one.stance == stance), None)
    if held is not None:
        held.support(sights)
    else:
        disputed = any(clash(stance, one.stance) and apart(sights, one.seen) for one in course.held)
        course.held.append(Held(stance, sights, disputed=disputed))
