"""The rows of what reports have in common and say differently, and of the words that everything rests on."""

from collections.abc import Iterable, Iterator, Sequence

from dragoman.model import Span
from dragoman.views.exports.parts import facts_of
from dragoman.views.exports.tables.named import Named, Values


def utterances(part: Named) -> Iterator[Values]:
    for one in part.record.utterances:
        yield facts_of(one) | {
            "speaker_name": part.name(one.speaker),
            "party_name": part.name(one.party),
            "wordings": len(one.wordings),
        }


def wordings(part: Named) -> Iterator[Values]:
    for one in part.record.utterances:
        for number, wording in enumerate(one.wordings, 1):
            yield facts_of(wording) | {
                "utterance": one.id,
                "number": number,
                "report": wording.report if part.report(wording.report) else None,
                "outlet": part.outlet(wording.report),
                "statement": wording.statement if wording.statement in part.statements else None,
            }


def disagreements(part: Named) -> Iterator[Values]:
    yield from (facts_of(one) for one in part.record.disagreements)


def claims(part: Named) -> Iterator[Values]:
    for one in part.record.disagreements:
        for number, (report, claim) in enumerate(zip(one.reports, one.claims, strict=False), 1):
            words = part.words(one.evidence[number - 1] if number <= len(one.evidence) else None)
            yield words | {
                "disagreement": one.id,
                "number": number,
                "report": report if part.report(report) else None,
                "outlet": part.outlet(report),
                "claim": claim,
            }


def merges(part: Named) -> Iterator[Values]:
    for number, one in enumerate(part.record.merges, 1):
        yield facts_of(one) | {"number": number}


def evidence(part: Named) -> Iterator[Values]:
    record = part.record
    for one in record.statements:
        spans = [Span(report=one.report, start=start, end=end) for start, end in one.spans]
        yield from evidence_of(part, "statement", one.id, spans)
    kinds: dict[str, Sequence[object]] = {
        "actor": record.actors,
        "meeting": record.meetings,
        "position": record.positions,
        "movement": record.movements,
        "event": record.events,
        "disagreement": record.disagreements,
    }
    for kind, entries in kinds.items():
        for entry in entries:
            yield from evidence_of(part, kind, entry.id, entry.evidence)  # type: ignore[attr-defined]


def evidence_of(part: Named, kind: str, entry: str, spans: Iterable[Span]) -> Iterator[Values]:
    for number, span in enumerate(spans, 1):
        yield {**part.words(span), "entry_kind": kind, "entry": entry, "number": number}
