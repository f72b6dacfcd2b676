"""GDELT's column of quotations (GKG V2.1QUOTATIONS), a report a row.

4f6c… <tab> 2024-06-12 <tab> The Harbour Post <tab> https://… <tab> 85|31|said|We shall not hand over the lamp#130|…
"""

from pathlib import Path

from dragoman.model import Report, Statement
from dragoman.views.cells import in_cell
from dragoman.views.exports.export import Export, Parts
from dragoman.views.quotes_gdelt import blocks

COLUMNS = ("report", "published", "outlet", "url", "V2.1QUOTATIONS")


def write(parts: Parts, path: Path) -> None:
    """Rows are joined by tabs without quoting, as GDELT's files are: a quotation mark in a cell is the report's."""
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write("\t".join(COLUMNS) + "\n")
        for part in parts:
            said: dict[str, list[Statement]] = {}
            for statement in part.record.statements:
                said.setdefault(statement.report, []).append(statement)
            for report in part.record.reports:
                out.write("\t".join(row_of(report, said.get(report.id, []))) + "\n")


def row_of(report: Report, statements: list[Statement]) -> list[str]:
    particulars = (report.id, report.published, report.outlet, report.url)
    quotations = (block for one in statements for block in blocks(one, report.text))
    return [*(in_cell(one or "") for one in particulars), "#".join(quotations)]


GDELT_QUOTATIONS = Export(
    write,
    suffix=".tsv",
    does="Quotations of each report in the form of GDELT's GKG column V2.1QUOTATIONS.",
    keeps="words in quotation marks, their offset and length in the report's text, and the words of saying",
    loses="who says them, what is said without quotation marks, and everything else",
    media="text/tab-separated-values",
)
