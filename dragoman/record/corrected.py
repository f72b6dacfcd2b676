"""A reading as people have corrected it.

corrected(reading, corrections)     what they rejected is gone, what they edited or added is there, marked as theirs
reviewed(reading, corrections)      the same with what was rejected, for whoever corrects
histories(reading, corrections)     each entry with what was said of it, in order
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from msgspec.structs import replace

from dragoman.model import Actor, Correction, Deed, EntryKind, Event, Meeting, Position, Reading, Statement, Value
from dragoman.record.alike import likest
from dragoman.record.consistent import found_again, renamed, without

KINDS: Mapping[EntryKind, type[Value]] = {
    "actor": Actor,
    "meeting": Meeting,
    "statement": Statement,
    "position": Position,
    "event": Event,
}
SAID: Mapping[Deed, str] = {"accept": "confirmed", "reject": "rejected", "edit": "corrected", "add": "added"}
MACHINES = ("id", "reason", "score", "status", "by", "grounds", "second", "text")  # facts that nobody edits
# What a person's word leaves nothing of: how the program came to what it read.
OF_READING: Mapping[str, Any] = {"score": 1.0, "grounds": {}, "second": None}


@dataclass
class History:
    """An entry in the forms that it has had, the present one last, and what was said of it, in order.

    `called` are the ids under which people spoke of it; `rejected` while it is.
    """

    kind: EntryKind
    forms: list[Any]
    called: set[str]
    said: list[Correction] = field(default_factory=list)
    rejected: bool = False

    @property
    def entry(self) -> Any:
        """The entry as it is by now; one that is rejected says so."""
        now = self.forms[-1]
        if not self.rejected:
            return now
        by = tuple(dict.fromkeys(one.by for one in self.since_rejected() if one.by))
        return replace(now, status="rejected", by=by)

    def since_rejected(self) -> list[Correction]:
        """Those who reject it, since anybody last said otherwise."""
        others = [n for n, one in enumerate(self.said) if one.deed != "reject"]
        return self.said[others[-1] + 1 if others else 0 :]


def corrected(reading: Reading, corrections: Iterable[Correction]) -> Reading:
    """The reading with what people say of it; where it speaks of somebody who was rejected, it speaks of nobody."""
    said = list(corrections)
    return without(reviewed(reading, said)) if said else reading


def reviewed(reading: Reading, corrections: Iterable[Correction]) -> Reading:
    """The reading with the status of each entry, those that were rejected among them; added ones stand last."""
    return as_known(reading, histories(reading, corrections))


def as_known(reading: Reading, known: Mapping[EntryKind, Sequence[History]]) -> Reading:
    """The reading with its entries as they are known by now."""
    if not any(one.said for kind in known.values() for one in kind):
        return reading
    whole = replace(reading, **{f"{kind}s": tuple(one.entry for one in known[kind]) for kind in KINDS})
    return renamed(whole, reading)


def histories(reading: Reading, corrections: Iterable[Correction]) -> dict[EntryKind, list[History]]:
    """Every entry of a reading, and those that were added to it, with what was said of each."""
    known = {kind: [History(kind, [one], {one.id}) for one in entries(reading, kind)] for kind in KINDS}
    for correction in corrections:
        take(reading, known[correction.kind], correction)
    return known


def take(reading: Reading, known: list[History], correction: Correction) -> None:
    """One correction. What an accepted or edited entry said stays, also where the program no longer reads it."""
    history = spoken_of(known, correction)
    if history is None:
        form = correction.after or (correction.before if correction.deed == "accept" else None)
        if form is None:
            return
        history = History(correction.kind, [], {correction.entry})
        known.append(history)
        if correction.after is None:
            history.forms.append(said_to_be(reading, form, correction, status="suggested", by=()))
    history.said.append(correction)
    history.called.add(correction.entry)
    if correction.deed == "reject":
        history.rejected = True
        return
    if correction.after is not None:
        history.forms.append(edited(reading, history, correction))
    elif correction.deed == "accept":
        history.forms.append(accepted(history, correction.by))
    history.rejected = False


def accepted(history: History, who: str) -> Any:
    """The entry with one more who agrees to it; of one that was rejected, those who agreed before count no more."""
    now = history.forms[-1]
    before = () if history.rejected and now.status == "confirmed" else now.by
    status = "corrected" if now.status == "corrected" else "confirmed"
    return replace(now, score=1.0, status=status, by=once(*before, who))


def edited(reading: Reading, history: History, correction: Correction) -> Any:
    """The entry as a person has it, with those who corrected it before; who agreed to what it was did not to this."""
    now = history.forms[-1] if history.forms else None
    before = now.by if now is not None and now.status == "corrected" else ()
    how = "added" if correction.deed == "add" else "corrected"
    reason = f"{how} by {correction.by}" if correction.by else how
    entry_id = now.id if now is not None else correction.entry
    form = {**(correction.after or {}), "id": entry_id, "reason": reason}
    if correction.kind == "meeting" and form.get("date") is None and now is not None:
        form["date_precision"] = now.date_precision  # a date that was taken out: none of another report is put there
    return said_to_be(reading, form, correction, status="corrected", by=once(*before, correction.by))


def said_to_be(reading: Reading, form: dict[str, Any], correction: Correction, **facts: Any) -> Any:
    """An entry of a person's words; those whom it speaks of are found by their names where their ids have changed."""
    kind = KINDS[correction.kind]
    own = {name: value for name, value in OF_READING.items() if name in kind.__struct_fields__}
    entry = msgspec.convert({**form, **own, **facts}, kind)
    return found_again(entry, correction.names, reading)


def once(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, names)))


def spoken_of(known: list[History], correction: Correction) -> History | None:
    """Whom a correction is about: what is like the entry as it stood then, by whatever id, or else what has its id."""
    called = [n for n, one in enumerate(known) if correction.entry in one.called]
    if correction.deed == "add" or correction.before is None:
        return known[called[-1]] if called else None
    before = msgspec.convert(correction.before, KINDS[correction.kind])
    known_as = [n for n in called if known[n].said] or called
    at = likest(correction.kind, before, [one.forms for one in known], known_as[-1] if known_as else None)
    return None if at is None else known[at]


def entries(reading: Reading, kind: EntryKind) -> tuple[Any, ...]:
    """The entries of one kind."""
    found: tuple[Any, ...] = getattr(reading, f"{kind}s")
    return found


def recoded(reading: Reading, into: Mapping[str, str]) -> Reading:
    """The reading with its positions on the issues as they are called by now."""
    if not into:
        return reading
    return replace(reading, positions=tuple(replace(p, issue=into.get(p.issue, p.issue)) for p in reading.positions))
