"""The record of a process shown to the outside: each way is one small file, with the same call.

with open("record.json", "wb") as out:
    process_exporter("json")(record_of(readings), out)
"""

from collections.abc import Callable
from typing import BinaryIO

from dragoman.model import ProcessRecord
from dragoman.views.forms import chosen
from dragoman.views.process.merges import write_merges
from dragoman.views.process.terminal import write_process_brief
from dragoman.views.record_json import encoded

ProcessExporter = Callable[[ProcessRecord, BinaryIO], None]


def write_process_json(record: ProcessRecord, out: BinaryIO) -> None:
    """One JSON object and a line break."""
    out.write(encoded(record) + b"\n")


def write_process_markdown(record: ProcessRecord, out: BinaryIO) -> None:
    """The brief that `dragoman export brief-md` writes."""
    from dragoman.views.exports.documents.brief.content import brief_of
    from dragoman.views.exports.documents.brief.markdown import markdown_of
    from dragoman.views.exports.parts import Part

    out.write(markdown_of(brief_of(Part(None, record))).encode())


PROCESS_EXPORTERS: dict[str, ProcessExporter] = {
    "brief": write_process_brief,
    "markdown": write_process_markdown,
    "json": write_process_json,
    "merges": write_merges,
}


def process_exporter(form: str) -> ProcessExporter:
    """The exporter of that name; where there is none, an error that lists the names."""
    return chosen(form, PROCESS_EXPORTERS)
