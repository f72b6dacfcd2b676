import bz2
import gzip
import json
import lzma
import os
import pickle
import tarfile
from io import BytesIO
from pathlib import Path
from threading import Thread

import pyarrow
import pytest
import xlsxwriter

from dragoman.model import Failure, Report
from dragoman.sources import Limits, list_items, open_sources, to_report

TEXT = "Ferry talks end without a paper\n\nThe two shores agreed on Thursday to talk again about the winter ferry.\n"


def read(*places: Path | str, limits: Limits | None = None) -> list[Report | Failure]:
    return list(open_sources([str(place) for place in places], limits=limits))


def failure(*places: Path | str, limits: Limits | None = None) -> Failure:
    [found] = read(*places, limits=limits)
    assert isinstance(found, Failure), found
    return found


def names(found: list[Report | Failure]) -> list[str]:
    return [one.name for one in found]


def test_a_text_file_is_a_report_under_its_name(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(TEXT)
    [report] = read(tmp_path / "ferry.txt")
    assert isinstance(report, Report)
    assert (report.name, report.title, report.language) == ("ferry.txt", "Ferry talks end without a paper", None)


def test_a_folder_gives_its_reports_in_order_and_nothing_else(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.html", ".hidden.txt", "notes.pages", "gold.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT if name != "a/y.html" else f"<html><body><p>{TEXT}</p></body></html>")
    assert names(read(tmp_path)) == ["b.txt", "a/y.html", "a/z.txt"]


def test_a_folder_without_reports_fails_with_the_kinds_that_are_read(tmp_path: Path) -> None:
    (tmp_path / "notes.pages").write_text("x")
    assert ".jsonl" in failure(tmp_path).reason


def test_links_in_circles_end(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "ferry.txt").write_text(TEXT)
    (tmp_path / "a" / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    found = read(tmp_path)
    assert names(found) == ["self.txt", "a/ferry.txt"]
    assert isinstance(found[0], Failure)


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b"%PDF-1.4")
    (tmp_path / "c.txt").write_text(" \n\t \n")
    (tmp_path / "d.txt").write_text(TEXT)
    (tmp_path / "e.parquet").write_bytes(b"PAR1 no")
    assert [isinstance(one, Report) for one in read(tmp_path)] == [False, False, False, True, False]


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "empty"), (b"  \n ", "empty"), (b"... --- 123", "no text"), (b"\x00\x01\x02" * 500, "binary")],
)
def test_a_file_without_text_fails_with_its_reason(tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    assert words in failure(tmp_path / "a.txt").reason


def test_a_missing_file_fails(tmp_path: Path) -> None:
    assert "no file" in failure(tmp_path / "nothing.txt").reason


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_an_unreadable_file_fails(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.txt").chmod(0)
    assert "permissions" in failure(tmp_path / "a.txt").reason


def test_fifty_megabytes_of_one_line_are_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as stream:
        stream.truncate(50_000_000)
    assert "2 MB" in failure(tmp_path / "a.txt").reason


def test_the_limit_can_be_raised(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    assert "Limits.report_bytes" in failure(tmp_path / "a.txt", limits=Limits(report_bytes=20)).reason


def test_a_page_saved_as_text_is_read_as_a_page(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"<!DOCTYPE html><html><body><nav>Home</nav><p>{TEXT}</p></body></html>")
    [report] = read(tmp_path / "a.txt")
    assert isinstance(report, Report)
    assert "Home" not in report.text


def test_a_file_with_a_strange_name_is_told_by_its_look(tmp_path: Path) -> None:
    (tmp_path / "ferry").write_text(TEXT)
    (tmp_path / "lines.dat").write_text(json.dumps({"id": "f1", "text": TEXT}))
    assert names(read(tmp_path / "ferry", tmp_path / "lines.dat")) == ["ferry", "f1"]


def test_a_packed_text_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    assert isinstance(read(tmp_path)[0], Report)


def test_items_can_be_sent_to_another_process(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": TEXT}))
    items = [pickle.loads(pickle.dumps(item)) for item in list_items([str(tmp_path)])]  # noqa: S301
    assert [to_report(item) for item in items] == read(tmp_path)


def test_another_language_is_named_and_flagged(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Le gouvernement et les rebelles ont signé un accord de paix dans la capitale, a déclaré le ministre. " * 3
    )
    [report] = read(tmp_path / "a.txt")
    assert isinstance(report, Report)
    assert (report.language, report.flags) == ("fr", ("language: fr, not read",))


PACKED = {"gzip": gzip.compress(TEXT.encode()), "zstd": bytes(pyarrow.compress(TEXT.encode(), "zstd", asbytes=True))}


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.json", "a.mbox"])
@pytest.mark.parametrize(("packer", "ending"), [("gzip", ".gz"), ("zstd", ".zst")])
def test_a_packed_file_whose_name_does_not_say_so_is_told_once(
    tmp_path: Path, name: str, packer: str, ending: str
) -> None:
    (tmp_path / name).write_bytes(PACKED[packer])
    assert f"packed by {packer}: let its name end in {ending}" in failure(tmp_path / name).reason


@pytest.mark.parametrize("name", ["a.txt.gz", "a.txt.zst", "a.csv.gz", "a.jsonl.GZ", "a.jsonl.zst"])
def test_a_plain_file_whose_name_says_packed_is_told_once(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(TEXT)
    assert "is not packed by" in failure(tmp_path / name).reason


def test_an_ending_may_be_in_capitals(tmp_path: Path) -> None:
    (tmp_path / "FERRY.TXT.GZ").write_bytes(PACKED["gzip"])
    [report] = read(tmp_path / "FERRY.TXT.GZ")
    assert isinstance(report, Report)


def test_what_an_archive_wrote_is_refused_and_passed_over_in_other_folders(tmp_path: Path) -> None:
    for name in ("out/_manifests", "out/reports"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "out" / "reports" / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT)
    assert "--from-readings" in failure(tmp_path / "out").reason
    assert names(read(tmp_path)) == ["b.txt"]


@pytest.mark.parametrize("content", [TEXT.encode(), json.dumps({"text": TEXT}).encode() + b"\n"])
def test_a_pipe_without_a_name_is_read_by_its_look(tmp_path: Path, content: bytes) -> None:
    os.mkfifo(tmp_path / "63")
    writer = Thread(target=(tmp_path / "63").write_bytes, args=(content,))
    writer.start()
    [report] = read(tmp_path / "63")
    writer.join()
    assert isinstance(report, Report)
    assert report.text == TEXT.strip()


def as_tar() -> bytes:
    with BytesIO() as made:
        with tarfile.open(fileobj=made, mode="w") as archive:
            archive.addfile(tarfile.TarInfo("a.txt"), BytesIO())
        return made.getvalue()


def as_workbook() -> bytes:
    with BytesIO() as made:
        with xlsxwriter.Workbook(made) as book:
            book.add_worksheet().write_row(0, 0, ["text", "date"])
        return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.jsonl.xz", lzma.compress(TEXT.encode()), "packed by xz, not a text. Give it unpacked"),
        ("a.txt.bz2", bz2.compress(TEXT.encode()), "packed by bzip2"),
        ("a.tar", as_tar(), "tar archive"),
        ("a.tar.gz", gzip.compress(as_tar()), "tar archive"),
        ("a.xlsx", as_workbook(), "as .csv"),
    ],
)
def test_what_is_packed_otherwise_is_named_with_the_way_out(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert words in failure(tmp_path / name).reason


@pytest.mark.parametrize("packer", ["gzip", "zstd"])
def test_what_comes_in_packed_on_standard_input_is_named(packer: str) -> None:
    [found] = open_sources(["-"], stdin=BytesIO(PACKED[packer]))
    assert isinstance(found, Failure)
    assert f"packed by {packer}" in found.reason
