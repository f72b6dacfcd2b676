"""Records written for other programs: each way is one small file, with the same call.

written(export_called("jsonl"), parts_of_store(store), Path("records.jsonl"))
"""

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from sqlite3 import OperationalError
from typing import Any

from dragoman.errors import UsageError
from dragoman.views.exports.annotations import (
    BRAT,
    CAS,
    CONLL,
    DOCCANO,
    HUGGINGFACE,
    LABELSTUDIO,
    WEBANNOTATION,
)
from dragoman.views.exports.dna import DNA, DNA_EVENTS
from dragoman.views.exports.documents.briefs import DOCX, HTML, MARKDOWN, PDF
from dragoman.views.exports.documents.calendar import ICS
from dragoman.views.exports.documents.casefile.export import CASEFILE
from dragoman.views.exports.events.cameo import CAMEO
from dragoman.views.exports.events.plover import PLOVER
from dragoman.views.exports.events.polecat import POLECAT
from dragoman.views.exports.events.quotations import GDELT_QUOTATIONS
from dragoman.views.exports.export import Export, Option
from dragoman.views.exports.jsonl import JSONL
from dragoman.views.exports.linked import FTM, SCHEMAORG
from dragoman.views.exports.networks import EDGES, GEXF, GEXF_DYNAMIC, GRAPHML
from dragoman.views.exports.parts import Part
from dragoman.views.exports.tables import CSV, JSONL_TABLES, PARQUET, XLSX
from dragoman.views.exports.zipped import zipped
from dragoman.views.forms import chosen

__all__ = ["EXPORTS", "Export", "Option", "Part", "export_called", "written"]

EXPORTS: dict[str, Export] = {
    "brief-pdf": PDF,
    "brief-docx": DOCX,
    "brief-html": HTML,
    "brief-md": MARKDOWN,
    "casefile": CASEFILE,
    "ics": ICS,
    "xlsx": XLSX,
    "csv": CSV,
    "parquet": PARQUET,
    "jsonl-tables": JSONL_TABLES,
    "jsonl": JSONL,
    "dna": DNA,
    "dna-events": DNA_EVENTS,
    "graphml": GRAPHML,
    "gexf": GEXF,
    "gexf-dynamic": GEXF_DYNAMIC,
    "edges": EDGES,
    "plover": PLOVER,
    "polecat": POLECAT,
    "cameo": CAMEO,
    "gdelt-quotations": GDELT_QUOTATIONS,
    "webannotation": WEBANNOTATION,
    "labelstudio": LABELSTUDIO,
    "cas": CAS,
    "doccano": DOCCANO,
    "brat": BRAT,
    "conll": CONLL,
    "hf": HUGGINGFACE,
    "schemaorg": SCHEMAORG,
    "ftm": FTM,
}

GROUPS: dict[str, tuple[str, ...]] = {
    "Documents": ("brief-pdf", "brief-docx", "brief-html", "brief-md", "casefile", "ics"),
    "Tables and data": ("xlsx", "csv", "parquet", "jsonl-tables", "jsonl"),
    "Coding by hand": ("dna", "dna-events"),
    "Networks": ("graphml", "gexf", "gexf-dynamic", "edges"),
    "Events": ("plover", "polecat", "cameo", "gdelt-quotations"),
    "Annotation": ("webannotation", "labelstudio", "cas", "doccano", "brat", "conll", "hf"),
    "Linked data": ("schemaorg", "ftm"),
}


def export_called(name: str) -> Export:
    """The export of that name; where there is none, an error that lists the names."""
    return chosen(name, EXPORTS)


def written(export: Export, parts: Iterable[Part], path: Path, **options: Any) -> None:
    """The parts at a path, in a file or a folder of files that appear only when all are whole.

    Older files of these names give way to them. A folder in which anything else lies is refused; where the path ends
    in .zip, the folder is one file.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as room:
        made = Path(room) / (path.name or "out")
        if export.suffix:
            fill(export, parts, made, options)
            made.replace(path)
            return
        made.mkdir()
        fill(export, parts, made, options)
        if path.suffix == ".zip":
            packed = made.with_name("packed")
            zipped(made, packed)
            packed.replace(path)
        else:
            put_into(path, sorted(made.iterdir()))


def fill(export: Export, parts: Iterable[Part], made: Path, options: Mapping[str, Any]) -> None:
    """The format's own writing; where SQLite finds no room, that is an error of the disk like any other."""
    try:
        export.write(iter(parts), made, **options)
    except OperationalError as error:
        raise OSError(str(error)) from error


def put_into(folder: Path, files: Sequence[Path]) -> None:
    """Files put into a folder, which is made where there is none."""
    folder.mkdir(exist_ok=True)
    strange = sorted({one.name for one in folder.iterdir()} - {one.name for one in files})
    if strange:
        raise UsageError(f"Other things lie in '{folder}': {strange[0]!r} among them. Name a new folder with --out.")
    for file in files:
        file.replace(folder / file.name)
