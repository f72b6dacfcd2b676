"""What a person says of an entry, made whole, or what is wrong with it in words: whatever is kept can be quoted.

completed(reading, correction)      a statement's text is taken from its spans, a party's id is its code
problems_of(reading, entry)         "its words end at 912, the report at 900"
"""

from collections.abc import Container, Iterator
from typing import Any

import msgspec
from msgspec.structs import replace

from dragoman.days import is_day, is_month, precision
from dragoman.model import Actor, Correction, Reading, Statement
from dragoman.record.codes import members
from dragoman.record.consistent import refers_to
from dragoman.record.corrected import KINDS

RESTS_ON_WORDS = ("meeting", "position", "event")


def completed(reading: Reading, correction: Correction) -> Correction:
    """The correction with what follows from the rest of it, and the names of those whom it speaks of.

    Raises msgspec.ValidationError where a field is missing, or has a value that it cannot have.
    """
    kind = KINDS[correction.kind]
    entry, after = None, None
    if correction.after is not None:
        own = {name: value for name, value in correction.after.items() if name in kind.__struct_fields__}
        entry = msgspec.convert(with_own(reading, {**own, "id": correction.entry}, correction), kind)
        after = msgspec.to_builtins(entry)
    before = correction.before and msgspec.convert(correction.before, kind)
    spoken_of = {one for form in (entry, before) if form for one in refers_to(form)}
    names = {actor.id: actor.name for actor in reading.actors if actor.id in spoken_of}
    return replace(correction, after=after, names=names)


def with_own(reading: Reading, facts: dict[str, Any], correction: Correction) -> dict[str, Any]:
    """The facts of an entry with those that others decide."""
    facts = {name: value for name, value in facts.items() if name not in ("status", "by", "reason", "score")}
    if correction.kind == "statement":
        facts |= {"report": reading.report.id, "text": ""}
        text = reading.report.text
        statement = msgspec.convert(facts, Statement)
        facts["text"] = " ".join(text[start:end] for start, end in statement.spans)
    if correction.kind == "meeting" and "date" in facts:
        facts["date_precision"] = precision(facts["date"]) if isinstance(facts["date"], str) else None
    return facts


def problems_of(reading: Reading, correction: Correction) -> Iterator[str]:
    """What is wrong with an entry that a person has edited or added, in words."""
    if correction.after is None:
        return
    entry: Any = msgspec.convert(correction.after, KINDS[correction.kind])
    length = len(reading.report.text)
    if isinstance(entry, Statement):
        yield from span_problems(entry.spans, length)
        yield from (wrong for one in (entry.cue, entry.source) if one for wrong in span_problems((one,), length))
    else:
        yield from evidence_problems(entry, reading, length)
        if correction.kind in RESTS_ON_WORDS and correction.deed == "add" and not entry.evidence:
            yield "it rests on no words: name them in evidence"
    if isinstance(entry, Actor):
        yield from actor_problems(entry)
    if correction.kind == "position" and not entry.issue.strip():
        yield "it has no issue"
    when = getattr(entry, "date", None)
    if when is not None and not (is_day(when) or is_month(when)):
        yield f"there is no day {when!r}: write YYYY-MM-DD or YYYY-MM"
    there = {actor.id for actor in reading.actors if actor.status != "rejected"}
    yield from reference_problems(entry, there)


def span_problems(spans: tuple[tuple[int, int], ...], length: int) -> Iterator[str]:
    if not spans:
        yield "it has no words: name their spans"
    end = 0
    for start, stop in spans:
        if not 0 <= start < stop <= length:
            yield f"the words from {start} to {stop} are not in the report, which has {length} characters"
        elif start < end:
            yield f"the words from {start} to {stop} stand before those that end at {end}"
        end = max(end, stop)


def evidence_problems(entry: Any, reading: Reading, length: int) -> Iterator[str]:
    for span in entry.evidence:
        if span.report != reading.report.id:
            yield f"it rests on another report, {span.report!r}"
        elif not 0 <= span.start < span.end <= length:
            yield f"the words from {span.start} to {span.end} are not in the report, which has {length} characters"


def actor_problems(actor: Actor) -> Iterator[str]:
    if not actor.name.strip():
        yield "it has no name"
    if actor.kind != "person" and not (actor.code or "").strip():
        yield "a party has a code: name one"


def reference_problems(entry: Any, there: Container[str]) -> Iterator[str]:
    """Those whom it speaks of and who are not in the report."""
    for one in dict.fromkeys(refers_to(entry)):
        if members(one, there) is None:
            yield f"there is nobody {one!r} in this report: add them first"
