"""Readings shown to the outside: each way is one small file, with the same call.

with open("record.json", "wb") as out:
    exporter("json")(readings, out)
"""

from collections.abc import Callable, Iterable
from typing import BinaryIO

from dragoman.model import Failure, Reading
from dragoman.views.brief.html import write_html
from dragoman.views.brief.markdown import write_markdown
from dragoman.views.brief.terminal import write_brief
from dragoman.views.dropped import write_dropped
from dragoman.views.explain.terminal import write_explain
from dragoman.views.forms import chosen
from dragoman.views.quotes import write_quotes, write_quotes_json
from dragoman.views.quotes_gdelt import write_quotes_gdelt
from dragoman.views.quotes_rows import write_quotes_csv, write_quotes_jsonl
from dragoman.views.record_json import write_jsonl, write_record

Exporter = Callable[[Iterable[Reading | Failure], BinaryIO], None]

EXPORTERS: dict[str, Exporter] = {
    "brief": write_brief,
    "markdown": write_markdown,
    "html": write_html,
    "json": write_record,
    "jsonl": write_jsonl,
    "quotes": write_quotes,
    "quotes-json": write_quotes_json,
    "quotes-jsonl": write_quotes_jsonl,
    "quotes-csv": write_quotes_csv,
    "quotes-gdelt": write_quotes_gdelt,
    "explain": write_explain,
    "dropped": write_dropped,
}


def exporter(form: str) -> Exporter:
    """The exporter of that name; where there is none, an error that lists the names."""
    return chosen(form, EXPORTERS)
