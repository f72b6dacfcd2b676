"""A list of stories read row by row, its addresses fetched in the order of the list."""

import csv
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from dragoman.errors import SourceError
from dragoman.model import Failure
from dragoman.sources.columns import shortened
from dragoman.sources.files import explain, kind_of_name
from dragoman.sources.items import Facts, Item, Settings
from dragoman.sources.lists.kinds import LISTS
from dragoman.sources.lists.story_list import Noun, Row, StoryList, web
from dragoman.sources.published import day_of
from dragoman.sources.tables import bounded_lines, unpacked
from dragoman.sources.web.articles import articles_of
from dragoman.sources.web.entries import Entry, whole_address
from dragoman.sources.web.feeds import language_in, plain
from dragoman.sources.web.polite import Polite

SUFFIXES = (".csv", ".tsv", ".txt", ".urls", ".list")  # as lists are called, packed or not
LONGEST = 1_000_000  # bytes of a line: GDELT's have some hundred thousand


def holds_list(place: str) -> bool:
    """Whether a file is called as lists are, and begins as one."""
    path = Path(place)
    return kind_of_name(path) in SUFFIXES and path.is_file() and kind_of(path) is not None


def kind_of(path: Path) -> StoryList | None:
    """The kind of list that a file is by its first lines; every one of them has to be an address where one is."""
    try:
        with unpacked(path) as stream:
            lines = [line for line, _ in zip(whole_lines(stream), range(50), strict=False)]
        first = next((line for line in lines if line.strip()), None)
        kind = first and next((kind for kind in LISTS.values() if kind.tells(cells(first, kind.delimiter))), None)
    except (OSError, EOFError, zlib.error, csv.Error, SourceError):
        return None
    if not kind:
        return None
    is_plain = kind.delimiter is None
    return None if is_plain and not all(web(line) for line in lines if line.strip()) else kind


def stories_in_file(path: Path, settings: Settings, polite: Polite | None = None) -> Iterator[Item | Failure]:
    """The reports of a list, fetched one by one."""
    kind = kind_of(path)
    if kind is None:
        yield Failure(
            name=path.name, reason="This is no list of stories that is known. Give a plain list of addresses."
        )
        return
    polite = polite or Polite(settings)
    for article in articles_of(entries_in(path, kind), settings, polite):
        yield from article.items


def entries_in(path: Path, kind: StoryList) -> Iterator[Entry | Failure]:
    """What a list names, each address once; a row without one is a failure of its own."""
    seen: set[int] = set()
    places: dict[Noun, int] | None = None if kind.has_header else numbered(kind)
    number = 0
    try:
        with unpacked(path) as stream:
            for number, row in enumerate(rows_of(whole_lines(stream), kind), 1):
                if places is None:
                    places = named(kind, row)
                elif any(cell.strip() for cell in row):
                    entry = entry_of(row, places, f"{path.name}:{number}")
                    if hash(entry.name) not in seen:
                        seen.add(hash(entry.name))
                        yield entry
    except OSError as error:
        yield Failure(name=path.name, reason=explain(error, path))
    except (csv.Error, EOFError, zlib.error) as error:
        yield Failure(name=f"{path.name}:{number + 1}", reason=f"The list cannot be read beyond this row ({error}).")


def whole_lines(stream: object) -> Iterator[str]:
    """The lines of a list as text; those that are too long to be of one are empty."""
    for line, _ in bounded_lines(stream, LONGEST):  # type: ignore[arg-type]
        try:
            yield line.decode("utf-8-sig")
        except UnicodeDecodeError:
            yield line.decode("cp1252", errors="replace")


def rows_of(lines: Iterator[str], kind: StoryList) -> Iterator[Row]:
    """The rows of a list; GDELT's are divided by tabs, whatever quotation marks there are."""
    if kind.delimiter == ",":
        yield from csv.reader(lines, strict=False)
    else:
        for line in lines:
            yield cells(line, kind.delimiter)


def cells(line: str, delimiter: str | None) -> Row:
    if delimiter == ",":
        return next(csv.reader([line]), [])
    text = line.rstrip("\r\n")
    return text.split(delimiter) if delimiter else [text.strip()]


def numbered(kind: StoryList) -> dict[Noun, int]:
    return {noun: column for noun, column in kind.columns.items() if isinstance(column, int)}


def named(kind: StoryList, row: Row) -> dict[Noun, int]:
    """Where the columns stand that a kind names; those that the list has not are left out."""
    there = {cell.strip().casefold(): place for place, cell in reversed(list(enumerate(row)))}
    return {noun: there[str(column)] for noun, column in kind.columns.items() if str(column) in there}


def entry_of(row: Row, places: dict[Noun, int], here: str) -> Entry | Failure:
    """The entry of a row."""

    def cell(noun: Noun) -> str | None:
        place = places.get(noun)
        return row[place].strip() or None if place is not None and -len(row) <= place < len(row) else None

    address = whole_address(cell("url"))
    if address is None:
        return Failure(
            name=here, reason=f"This row has no web address but {shortened(cell('url') or '')}. Mend or drop it."
        )
    told = Facts(
        title=plain(cell("title")),
        outlet=plain(cell("outlet")),
        published=day_of(without_time(cell("published"))),
        language=language_in(cell("language")),
    )
    return Entry(address, address, told)


def without_time(moment: str | None) -> str | None:
    """20180503 of 20180503101500, as GDELT writes moments."""
    return moment[:8] if moment and re.fullmatch(r"\d{14}", moment) else moment
