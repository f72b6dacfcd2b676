"""Exports of news databases, many reports in one file: `LAYOUTS` has a reader for each layout.

reports_in(Exported(lines))    Written(lines=…, facts=Facts(title="Ministers agree on ferry", outlet=…, published=…)), …

Lines are those of the file, whatever its format: of a plain text with the blank ones, of HTML, Word and rich text one
for each paragraph or cell. What a service adds (lengths, codes, copyright, cover pages) is left out with its reason.
"""

from collections.abc import Iterator, Mapping

from dragoman.sources.documents.exports.factiva import factiva_by_codes, factiva_on_display
from dragoman.sources.documents.exports.layout import Exported, Layout
from dragoman.sources.documents.exports.nexis import nexis
from dragoman.sources.documents.exports.nexis_text import nexis_text
from dragoman.sources.documents.exports.proquest import proquest
from dragoman.sources.items import Written

__all__ = ["LAYOUTS", "Exported", "reports_in"]

LAYOUTS: Mapping[str, Layout] = {
    "LexisNexis": nexis,
    "LexisNexis, plain text": nexis_text,
    "Factiva, with codes": factiva_by_codes,
    "Factiva": factiva_on_display,
    "ProQuest": proquest,
}


def reports_in(exported: Exported) -> Iterator[Written]:
    """The reports of an export, by the first layout that these lines are in; none where they are in none."""
    layout = next((layout for layout in LAYOUTS.values() if layout.holds(exported)), None)
    if layout is not None:
        yield from layout.reports(exported)
