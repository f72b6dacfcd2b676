"""Who said what, and only that: as a record with statements alone, or as a table in a terminal."""

from collections.abc import Iterable
from typing import BinaryIO

from dragoman.model import Failure, Reading
from dragoman.record.selection import only_statements
from dragoman.views.brief.material import Material
from dragoman.views.brief.quotations import quotations
from dragoman.views.look import Look, look_of
from dragoman.views.record_json import write_record
from dragoman.views.text import clean


def write_quotes_json(readings: Iterable[Reading | Failure], out: BinaryIO) -> None:
    """A record of reports, statements and the actors that these refer to."""
    write_record((one if isinstance(one, Failure) else only_statements(one) for one in readings), out)


def write_quotes(readings: Iterable[Reading | Failure], out: BinaryIO, look: Look | None = None) -> None:
    """A table for each report: paragraph, speaker, words in full."""
    from rich import box
    from rich.table import Table

    from dragoman.views.console import printed, rich_text

    look = look or look_of(out)
    for reading in readings:
        if isinstance(reading, Failure):
            out.write(
                printed([rich_text((f"{clean(reading.name)}: {clean(reading.reason)}", "bold")), rich_text()], look)
            )
            continue
        table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, padding=(0, 1, 0, 0), border_style="dim")
        for heading, ratio in (("¶", None), ("Speaker", 2), ("Words", 5)):
            table.add_column(heading, ratio=ratio)
        material = Material(reading)
        for quotation in quotations(material):
            who = rich_text((quotation.speaker, "bold"), ("".join(f", {fact}" for fact in quotation.about), ""))
            who.append(f" (“{quotation.source}”)" if quotation.source else "")
            who.append("\n" + ", ".join((quotation.kind_words, *quotation.hedges)), style="dim")
            table.add_row(str(quotation.paragraph or ""), who, rich_text((quotation.words, "")))
            table.add_row()
        name = rich_text((clean(reading.report.title or reading.report.name), "bold"))
        nothing = rich_text((f"No statements{material.asked} were found in this report.\n", "dim"))
        out.write(printed([name, table if table.row_count else nothing], look))
