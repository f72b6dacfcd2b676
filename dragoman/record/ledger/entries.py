"""Ledger entries and movements from the courses of all parties."""

from collections.abc import Iterable, Sequence

from dragoman.model import LedgerEntry, Movement
from dragoman.record.ledger.held import Course, Held, Move
from dragoman.record.verdicts import seen_to, verdict

Entries = dict[int, LedgerEntry]
UNDATED = "9999"


def entries_of(courses: Iterable[Course], faint: float) -> Entries:
    """An entry for everything held that is not too faint, in order of time, by the identity of what is held."""
    held = [one for course in courses for one in course.held if one.belief >= faint]
    made = [(id(one), entry(one)) for one in held]
    return dict(sorted(made, key=lambda pair: (pair[1].since or UNDATED, pair[1].party, pair[1].issue, pair[1].id)))


def entry(held: Held) -> LedgerEntry:
    """What is held, on the words of all who say so; what a person has seen to gives its detail, or else the surest.

    Of those who say so the ones on the day since which it is held: the detail is what was held then.
    """
    said = [one.position for one in held.seen]
    then = [one for one in held.seen if one.day == held.since and not one.recalled] or held.seen
    seen = then if not any(map(seen_to, said)) else held.seen
    best = max(seen, key=lambda one: (seen_to(one.position), one.position.score, -one.place, one.position.id)).position
    status, by = verdict(said)
    facts = {name: getattr(best, name) for name in best.__struct_fields__}
    facts |= {
        "id": held.seen[0].position.id,
        "evidence": tuple(dict.fromkeys(span for one in held.seen for span in one.position.evidence)),
        "since": held.since,
        "until": held.until,
        "score": held.belief,
        "reports": tuple(dict.fromkeys(one.report.id for one in held.seen)),
        "disputed": held.disputed,
        "recalled": all(one.recalled for one in held.seen),
        "status": status,
        "by": by,
    }
    return LedgerEntry(**facts)


def movements_of(courses: Iterable[Course], entries: Entries) -> tuple[Movement, ...]:
    """The movements in order of time."""
    moves = [movement(course, one, entries) for course in courses for one in course.moves if is_clear(one, entries)]
    return tuple(sorted(moves, key=lambda one: (one.date or UNDATED, one.party, one.issue, one.id)))


def is_clear(move: Move, entries: Entries) -> bool:
    """Whether both sides of a move stand in the ledger."""
    return all(id(held) in entries for held in (move.before, move.after) if held is not None)


def movement(course: Course, move: Move, entries: Entries) -> Movement:
    """A move with the words of both sides of it, and those that say outright that it was made."""
    before, after = (entries[id(held)] if held else None for held in (move.before, move.after))
    both = [one for one in (before, after) if one is not None]
    spans = (*(one.evidence[0] for one in both if one.evidence), *(one.span for one in move.said))
    reports = (*(after.reports if after else ()), *(one.span.report for one in move.said))
    return Movement(
        id=f"{before.id if before else 'none'}>{after.id if after else 'none'}",
        party=course.party,
        issue=course.issue,
        from_stance=before.stance if before else None,
        to_stance=after.stance if after else None,
        kind=move.kind,
        date=move.day,
        detail=move.detail or detail_of(both),
        before=before.id if before else None,
        after=after.id if after else None,
        reports=tuple(dict.fromkeys(reports)),
        evidence=tuple(dict.fromkeys(spans)),
        reason=reason_of(move, before, after),
        score=min(one.score for one in both),
    )


def detail_of(both: Sequence[LedgerEntry]) -> str | None:
    """What was held and what is, in the words that tell it: "12 cubic metres; then 18 cubic metres, signed"."""
    return "; then ".join(filter(None, dict.fromkeys(one.detail for one in both))) or None


def reason_of(move: Move, before: LedgerEntry | None, after: LedgerEntry | None) -> str:
    """Why a move is taken for one, in plain words."""
    if move.said:
        return f"said outright: {move.said[0].kind}"
    if before and after and before.stance == after.stance:
        return "the same stance with another figure"
    return f"{before.stance if before else 'nothing'}, then {after.stance if after else 'nothing'}"
