"""The record itself, as JSON inside the page."""

import re

from markupsafe import Markup
from msgspec.structs import replace

from dragoman.model import ProcessRecord, Report
from dragoman.views.exports.documents.casefile.anchors import spans_of
from dragoman.views.record_json import encoded

ODD = re.compile("[<>&\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]")


def embedded(record: ProcessRecord, texts: bool) -> Markup:
    """JSON that no parser of HTML takes for anything else; without texts only the letters that are quoted."""
    given = record if texts else only_quoted(record)
    json = ODD.sub(lambda found: f"\\u{ord(found[0]):04x}", encoded(given).decode())
    return Markup(json)  # noqa: S704  nothing that HTML could read is left in it


def only_quoted(record: ProcessRecord) -> ProcessRecord:
    """The record with texts of which all is space but what entries rest on, so that offsets stay true."""
    sections = (record.actors, record.meetings, record.statements, record.positions, record.events)
    kept: dict[str, list[tuple[int, int]]] = {report.id: [] for report in record.reports}
    for section in sections:
        for entry in section:
            for span in spans_of(entry):
                if span.report in kept:
                    kept[span.report].append((span.start, span.end))
    for one in record.disagreements:
        for span in one.evidence:
            if span.report in kept:
                kept[span.report].append((span.start, span.end))
    return replace(record, reports=tuple(masked(report, kept[report.id]) for report in record.reports))


def masked(report: Report, spans: list[tuple[int, int]]) -> Report:
    letters = [letter if letter == "\n" else " " for letter in report.text]
    for start, end in spans:
        low, high = max(0, start), min(end, len(letters))
        letters[low:high] = report.text[low:high] if low < high else letters[low:high]
    return replace(report, text="".join(letters), dropped=())
