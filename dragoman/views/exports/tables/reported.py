"""The rows of processes and of reports."""

from collections.abc import Iterator

from dragoman.days import is_day
from dragoman.views.exports.parts import facts_of
from dragoman.views.exports.tables.named import Named, Values


def processes(part: Named) -> Iterator[Values]:
    record = part.record
    days = sorted(one.published for one in record.reports if one.published and is_day(one.published))
    yield {
        "kind": "report" if part.part.process is None else "process",
        "as_of": record.as_of,
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        "reports": len(record.reports),
        "meetings": len(record.meetings),
        "statements": len(record.statements),
        "positions": len(record.positions),
        "movements": len(record.movements),
    }


def reports(part: Named) -> Iterator[Values]:
    copies = {copy.copy: copy for copy in part.record.copies}
    origins = {report: origin for origin in part.record.origins for report in origin.reports}
    for one in part.record.reports:
        copy, origin = copies.get(one.id), origins.get(one.id)
        yield facts_of(one) | {
            "credit": None if origin is None else origin.credit,
            "origin": None if origin is None or part.report(origin.id) is None else origin.id,
            "copy_reason": None if copy is None else copy.reason,
            "copy_score": None if copy is None else copy.score,
            "letters": len(one.text),
            "text": one.text if part.texts else None,
        }
