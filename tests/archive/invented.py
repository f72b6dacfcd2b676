"""Invented pages, a few of them about talks, and stand-ins for gate and reader that are quick and can be harmed."""

import gzip
import json
import os
import signal
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from dragoman.archive.settings import Settings
from dragoman.model import Actor, Event, Failure, Meeting, Position, Reading, Report, Span, Statement
from dragoman.reading.issues import Scheme
from dragoman.readings import failed

HANG, EXPLODE, CRASH, FAIL = "Hangs the reader", "Explodes memory", "Crashes native code", "Fails alone"
PLACES = ("Port Amber", "Sela", "Tarn Head", "Oxmoor", "Lowen", "Cape Dun", "Vira", "Halden Bay")
THINGS = ("the ferry", "the lamp", "the dam", "the toll road", "the islands", "the airfield", "the reef", "the canal")
PEOPLE = ("Lena Holt", "Rosa Quispe", "Ana Ruiz", "Kofi Adu", "Mara Lind", "Jon Petrov", "Ines Sol", "Omar Dey")


class Saying:
    """A gate that lets through what says "talks"."""

    version = "saying-1"

    def scores(self, texts: Sequence[str]) -> npt.NDArray[np.float64]:
        return np.array([0.9 if "talks" in text.casefold() else 0.1 for text in texts])


def warm() -> None:
    """Nothing is to be loaded but this module."""


def read(report: Report, _scheme: Scheme | None = None) -> Reading | Failure:
    """A reading of as many entries as there are datasets, all resting on the first words; or harm, as the text says."""
    harm(report.text)
    try:
        if FAIL in report.text:
            raise ValueError("a page that fails alone")
        return reading_of(report)
    except ValueError as error:
        return Failure(name=report.name, reason=f"could not be read: {type(error).__name__}: {error}")


def harm(text: str) -> None:
    if HANG in text:
        time.sleep(600)
    if CRASH in text:
        os.kill(os.getpid(), signal.SIGSEGV)


def read_within_memory(report: Report, _scheme: Scheme | None = None) -> Reading | Failure:
    """As `read`; a text that says so takes more memory than there is."""
    try:
        if EXPLODE in report.text:
            len(bytearray(40_000_000_000))
    except MemoryError as error:
        return failed(Failure(name=report.name, reason=""), error)
    return read(report)


def slowly(report: Report, _scheme: Scheme | None = None) -> Reading | Failure:
    """As `read`, so slowly that a run can be disturbed."""
    time.sleep(0.03)
    return read(report)


def by_label(report: Report, scheme: Scheme | None = None) -> Reading | Failure:
    """A reading whose positions are on the last of a user's issues."""
    reading = reading_of(report)
    label = scheme.labels[-1] if scheme else "other"
    return msgspec.structs.replace(
        reading, positions=tuple(msgspec.structs.replace(one, issue=label) for one in reading.positions)
    )


def reading_of(report: Report) -> Reading:
    first = Span(report=report.id, start=0, end=report.text.index(" "))
    words = report.text[: first.end]
    of = report.id
    return Reading(
        report=report,
        actors=(Actor(id="NOR", kind="state", name="Norway", code="NOR", evidence=(first,)),),
        meetings=(
            Meeting(id=f"{of}/m1", date="2019-03", parties=("NOR", "PER"), round=2, main=True, evidence=(first,)),
        ),
        statements=(
            Statement(id=f"{of}/s1", report=of, party="NOR", kind="direct", spans=((0, first.end),), text=words),
        ),
        positions=(Position(id=f"{of}/p1", party="NOR", stance="demands", issue="territory", evidence=(first,)),),
        events=(Event(id=f"{of}/e1", type="CONSULT", actors=("NOR",), recipients=("PER",), evidence=(first,)),),
    )


def settings(out: Path, **other: Any) -> Settings:
    """Settings with the stand-ins, whose pages are cleaned by the real cleaner."""
    return replace(Settings(out, Saying(), 0.5, read=read, warm_reading=warm), **other)


def page(number: int, talks: bool = True, more: str = "") -> dict[str, str]:
    """A page by its number: its words are its own, so that no two are copies."""
    place, thing, person = PLACES[number % 8], THINGS[number // 8 % 8], PEOPLE[number // 3 % 8]
    told = " ".join(
        f"{person} of {place} said in hour {number * 7 + n} that {THINGS[(number + n) % 8]} cost "
        f"{number * 31 + n * n} crowns and that {PLACES[(number * 3 + n) % 8]} would pay {number * 13 + n * 5}."
        for n in range(5)
    )
    about = f"The talks on {thing} went on. " if talks else f"The market for {thing} was calm. "
    return {
        "id": f"page-{number}",
        "title": f"{place} and {thing}, note {number}",
        "published": f"2019-03-{1 + number % 28:02}",
        "url": f"https://news.example/{number}",
        "text": f"{about}{told} {more}".strip(),
    }


def pages(count: int, every: int = 3) -> list[dict[str, str]]:
    """Pages of which every so many is about talks."""
    return [page(number, talks=number % every == 0) for number in range(count)]


def dull_page(number: int) -> dict[str, str]:
    """A page that no gate lets through: a firm's quarter."""
    firm = f"{('Brundle', 'Askew', 'Tolland', 'Mirren', 'Pell', 'Harrow', 'Quill', 'Voss')[number % 8]} Corp"
    text = " ".join(
        f"The shares of {firm} rose {1 + (number + n) % 9} pct after it said profit grew to "
        f"{number * 7 + n * 3} mln dlrs in the quarter. Analysts expected {number * 5 + n} cts a share and sales of "
        f"{number * 11 + n} mln dlrs."
        for n in range(6)
    )
    return {**page(number), "title": f"{firm} reports its quarter, {number}", "text": text}


def write_lines(rows: Iterable[dict[str, Any]], path: Path) -> Path:
    """Pages as JSONL, packed as the file's name says."""
    content = "".join(f"{json.dumps(row)}\n" for row in rows).encode()
    path.write_bytes(packed(content, path))
    return path


def packed(content: bytes, path: Path) -> bytes:
    """Content as a file of that name has it."""
    if path.suffix == ".gz":
        return gzip.compress(content, mtime=0)
    if path.suffix == ".zst":
        import pyarrow

        found: bytes = pyarrow.compress(content, "zstd", asbytes=True)
        return found
    return content


def markup(row: dict[str, str]) -> str:
    """A page as a site serves it."""
    day = f"<meta property='article:published_time' content='{row['published']}'>"
    return (
        f"<html><head><title>{row['title']}</title>{day}<script>var talks = 1;</script></head><body>"
        f"<nav><a href='/'>Talks</a></nav><article><h1>{row['title']}</h1><p>{row['text']}</p></article></body></html>"
    )


def write_warc(rows: Iterable[dict[str, str]], path: Path) -> Path:
    """Pages as a crawler archives them; packed, each record by itself."""
    records = [record_of(number, row) for number, row in enumerate(rows)]
    path.write_bytes(b"".join(packed(record, path) for record in records))
    return path


def record_of(number: int, row: dict[str, str]) -> bytes:
    body = markup(row).encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    about = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
        f"WARC-Date: 2020-01-01T00:00:00Z\r\nWARC-Target-URI: {row['url']}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(head) + len(body)}\r\n\r\n"
    )
    return about.encode() + head + body + b"\r\n\r\n"


def write_parquet(rows: list[dict[str, str]], path: Path, group: int = 1000) -> Path:
    import pyarrow
    from pyarrow import parquet

    parquet.write_table(pyarrow.Table.from_pylist(rows), path, row_group_size=group)
    return path
