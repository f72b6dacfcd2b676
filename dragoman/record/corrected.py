"""A reading as people have corrected it.

corrected(reading, corrections)     what they rejected is gone, what they edited or added is there, marked as theirs
reviewed(reading, corrections)      the same with what was rejected, for whoever corrects
"""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from dragoman.model import Actor, Correction, EntryKind, Event, Meeting, Position, Reading, Statement, Value

KINDS: Mapping[EntryKind, type[Value]] = {
    "actor": Actor,
    "meeting": Meeting,
    "statement": Statement,
    "position": Position,
    "event": Event,
}
# What makes an entry the same one after the report was read again and its id has changed.
ANCHORS: Mapping[EntryKind, tuple[str, ...]] = {
    "actor": ("kind", "name"),
    "meeting": ("date", "place", "parties", "evidence"),
    "statement": ("spans",),
    "position": ("party", "stance", "issue", "evidence"),
    "event": ("type", "evidence"),
}


def corrected(reading: Reading, corrections: Iterable[Correction]) -> Reading:
    """The reading with what people say of it; the later of two corrections of one entry counts."""
    whole = reviewed(reading, corrections)
    kept = {f"{kind}s": tuple(one for one in entries(whole, kind) if one.status != "rejected") for kind in KINDS}
    return replace(whole, **kept)


def reviewed(reading: Reading, corrections: Iterable[Correction]) -> Reading:
    """The reading with the status of each entry, those that were rejected among them; added ones stand last."""
    for correction in corrections:
        reading = applied(reading, correction)
    return reading


def applied(reading: Reading, correction: Correction) -> Reading:
    """One correction; of an entry that the reading no longer has, an edit adds it and the others do nothing."""
    kind, who = correction.kind, tuple(filter(None, (correction.by,)))
    known = list(entries(reading, kind))
    at = place_of(known, correction)
    if correction.after is not None:
        how = "added" if correction.deed == "add" else "corrected"
        after = {**correction.after, "id": correction.entry, "score": 1.0, "status": "corrected", "by": who}
        entry = msgspec.convert({**after, "reason": f"{how} by {correction.by}"}, KINDS[kind])
        known[at : at + 1] = [entry]
    elif at < len(known) and correction.deed == "accept":
        known[at] = replace(known[at], score=1.0, status="confirmed", by=(*known[at].by, *who))
    elif at < len(known) and correction.deed == "reject":
        known[at] = replace(known[at], status="rejected", by=who)
    return replace(reading, **{f"{kind}s": tuple(known)})


def place_of(known: list[Any], correction: Correction) -> int:
    """Where the entry stands: under its id if it is still what it was, or else where one like it stands; or the end."""
    before = correction.before and anchor(msgspec.convert(correction.before, KINDS[correction.kind]), correction.kind)
    by_id = next((at for at, one in enumerate(known) if one.id == correction.entry), len(known))
    if before is None or (by_id < len(known) and known[by_id].status != "suggested"):
        return by_id
    alike = [at for at, one in enumerate(known) if anchor(one, correction.kind) == before]
    return by_id if by_id in alike else next(iter(alike), len(known))


def anchor(entry: Any, kind: EntryKind) -> tuple[Any, ...]:
    return tuple(getattr(entry, name) for name in ANCHORS[kind])


def entries(reading: Reading, kind: EntryKind) -> tuple[Any, ...]:
    """The entries of one kind."""
    found: tuple[Any, ...] = getattr(reading, f"{kind}s")
    return found


def recoded(reading: Reading, into: Mapping[str, str]) -> Reading:
    """The reading with its positions on the issues as they are called by now."""
    if not into:
        return reading
    return replace(reading, positions=tuple(replace(p, issue=into.get(p.issue, p.issue)) for p in reading.positions))
