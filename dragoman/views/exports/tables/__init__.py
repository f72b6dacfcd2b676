"""Records as tables: one tidy table for each kind of entry, in the files of spreadsheets and statistics programs."""

from dragoman.views.exports.export import Export, Option
from dragoman.views.exports.tables.csv_files import write_csv
from dragoman.views.exports.tables.json_files import write_json_lines
from dragoman.views.exports.tables.parquet_files import write_parquet
from dragoman.views.exports.tables.workbook import write_xlsx

__all__ = ["CSV", "JSONL_TABLES", "PARQUET", "XLSX"]

KEEPS = (
    "processes, reports, people, parties, offices, meetings, statements, positions, movements, events, utterances, "
    "disagreements, merges, each entry's evidence with its place and words, status, by, score and reason, with a data "
    "dictionary"
)
LOSES = (
    "texts of reports unless asked for, their paragraphs, what was left out of their pages, reports that could not be "
    "read, what a score was weighed from"
)
IN_CELLS = f"{LOSES}, line breaks within words"
TEXTS = (Option("texts", False, "The whole texts of reports too; they belong to those who published them."),)

CSV = Export(
    write_csv,
    suffix="",
    does="Tidy tables as CSV with a data package: for R, Stata, a spreadsheet.",
    keeps=KEEPS,
    loses=f"{IN_CELLS}; lists are joined by '; ', and words that begin like a formula have an apostrophe before them",
    media="text/csv",
    options=TEXTS,
)
PARQUET = Export(
    write_parquet,
    suffix="",
    does="Tidy tables as Parquet: for pandas, R (arrow), DuckDB, Spark.",
    keeps=KEEPS,
    loses=LOSES,
    media="application/vnd.apache.parquet",
    options=TEXTS,
)
XLSX = Export(
    write_xlsx,
    suffix=".xlsx",
    does="Tidy tables as sheets of one Excel workbook.",
    keeps=KEEPS,
    loses=f"{IN_CELLS}; lists are joined by '; ', and words beyond 32,767 characters are cut with a note",
    media="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    options=TEXTS,
)
JSONL_TABLES = Export(
    write_json_lines,
    suffix="",
    does="Tidy tables as JSON lines, a file each.",
    keeps=KEEPS,
    loses=LOSES,
    media="application/jsonl",
    options=TEXTS,
)
