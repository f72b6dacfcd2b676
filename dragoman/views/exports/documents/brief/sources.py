"""The sources that are cited, in order of time, each with those who print its text."""

from dragoman.views.exports.documents.brief.material import Material, short_day
from dragoman.views.exports.documents.brief.model import Source
from dragoman.views.known.sources import sources_of as folded
from dragoman.views.text import clean, shortened

TITLE = 110  # characters
ADDRESS = 120


def sources_of(material: Material, cited: frozenset[str]) -> tuple[Source, ...]:
    found = []
    for one in folded(material.known):
        report = one.report
        if report.id not in cited:
            continue
        outlet = clean(report.outlet or "") or "outlet not named"
        credit = f"credits {clean(one.credit)}" if one.credit else ""
        printed = f"also printed by {one.printers}" if one.copies else ""
        found.append(
            Source(
                report.id,
                f"{outlet}, {short_day(report.published) or 'day not given'}",
                shortened(clean(report.title or report.name), TITLE),
                shortened(clean(report.url or ""), ADDRESS),
                "; ".join(filter(None, (credit, printed))),
            )
        )
    return tuple(found)
