"""Archives made to harm: what is wrong with a page, a row or a file is told of it alone, and all others are read."""

import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from dragoman.archive import Account, archive
from dragoman.archive.items import pass_line
from dragoman.archive.shards import shards_of
from dragoman.errors import SourceError
from tests.archive.invented import markup, page, pages, settings, write_lines, write_warc
from tests.archive.outcome import names, rows

GOOD = [page(n)["text"] for n in range(4)]


def run(tmp_path: Path, **other: Any) -> Account:
    account = archive([str(tmp_path / "in")], settings(tmp_path / "out", **other))
    assert account.pages == account.gated + account.copies + account.read + account.failed
    assert not account.lost
    return account


def failures(tmp_path: Path) -> dict[str, tuple[str | None, str]]:
    return {row["name"]: (row["url"], row["reason"]) for row in rows(tmp_path / "out", "failures")}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def write_table(path: Path, texts: Any, **other: Any) -> None:
    columns = {"text": texts, "id": [f"r{n}" for n in range(len(texts))], **other}
    parquet.write_table(pa.table(columns), path, row_group_size=2, compression="none")


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string()), pa.binary()]
)
def test_texts_are_read_from_columns_of_every_kind_of_text(tmp_path: Path, place: Path, kind: pa.DataType) -> None:
    write_table(place / "a.parquet", pa.array(GOOD).cast(kind))
    run(tmp_path)
    assert names(tmp_path / "out") == ["r0", "r1", "r2", "r3"]


@pytest.mark.parametrize("texts", [[1, 2], [b" ", b""], [{"talks": "x"}, None], ["", None], [1.5, None]])
def test_a_row_without_a_text_fails_under_its_id_and_address(tmp_path: Path, place: Path, texts: list[object]) -> None:
    write_table(place / "a.parquet", pa.array(texts), url=[f"https://news.example/{n}" for n in range(2)])
    run(tmp_path)
    found = failures(tmp_path)
    assert {name: url for name, (url, _) in found.items()} == {f"r{n}": f"https://news.example/{n}" for n in range(2)}
    assert all("holds no text" in reason for _, reason in found.values())


def test_of_a_text_that_is_no_utf_8_the_rest_is_read(tmp_path: Path, place: Path) -> None:
    write_table(place / "a.parquet", pa.array(GOOD))
    content = (place / "a.parquet").read_bytes()
    at = content.index(GOOD[2].encode()) + 30
    (place / "a.parquet").write_bytes(content[:at] + b"\xff" + content[at + 1 :])
    run(tmp_path)
    assert names(tmp_path / "out") == ["r0", "r1", "r2", "r3"]
    assert sum("�" in row["text"] for row in rows(tmp_path / "out", "reports")) == 1


def test_days_that_no_calendar_has_do_not_take_their_rows_along(tmp_path: Path, place: Path) -> None:
    write_table(place / "a.parquet", pa.array(GOOD), published=pa.array([0, 2**62, -(2**62), None], pa.timestamp("us")))
    run(tmp_path)
    assert {row["name"]: row["day"] for row in rows(tmp_path / "out", "reports")} == {
        "r0": "1970-01-01", "r1": "unknown", "r2": "unknown", "r3": "unknown",
    }  # fmt: skip


def test_of_damaged_row_groups_the_rows_are_told_and_the_others_are_read(tmp_path: Path, place: Path) -> None:
    parquet.write_table(pa.table({"text": GOOD, "id": list("abcd")}), place / "a.parquet", row_group_size=2)
    start = parquet.ParquetFile(place / "a.parquet").metadata.row_group(0).column(0).data_page_offset
    content = bytearray((place / "a.parquet").read_bytes())
    content[start : start + 40] = bytes(40)
    (place / "a.parquet").write_bytes(content)
    run(tmp_path)
    assert names(tmp_path / "out") == ["c", "d"]
    assert "Rows 1 to 2 cannot be read" in failures(tmp_path)["a.parquet:1"][1]


@pytest.mark.parametrize(
    "content", [b"PAR1", b"PAR1" + b"\xff" * 99 + b"PAR1", b"PARE" + b"x" * 99 + b"\x10\0\0\0PARE", b"PK" * 99]
)
def test_what_is_no_table_is_told_of_its_file(tmp_path: Path, place: Path, content: bytes) -> None:
    (place / "a.parquet").write_bytes(content)
    write_lines(pages(3), place / "z.jsonl")
    run(tmp_path)
    assert names(tmp_path / "out") == ["page-0"]
    assert "no Parquet file that can be read" in failures(tmp_path)["a.parquet"][1]


def test_a_table_without_rows_holds_no_page(tmp_path: Path, place: Path) -> None:
    write_table(place / "a.parquet", pa.array([], pa.string()))
    write_lines(pages(3), place / "z.jsonl")
    assert run(tmp_path).pages == 3


@pytest.mark.parametrize("ending", ["jsonl", "jsonl.gz", "jsonl.zst", "parquet", "warc", "warc.gz", "warc.zst", "txt"])
def test_an_empty_file_is_told_as_it_may_not_have_been_saved_in_full(ending: str, tmp_path: Path, place: Path) -> None:
    (place / f"a.{ending}").touch()
    write_lines(pages(3), place / "z.jsonl")
    assert (run(tmp_path).failed, names(tmp_path / "out")) == (1, ["page-0"])
    assert "This file is empty" in failures(tmp_path)[f"a.{ending}"][1]


def test_a_pipe_that_is_named_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.jsonl")
    with pytest.raises(SourceError, match="it is a pipe"):
        shards_of([str(tmp_path / "a.jsonl")])


LINES = {
    "deep": b'{"text":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "nothing": b'{"id": "nothing"}',
    "number": b'{"id": "number", "text": 5}',
    "list": b"[]",
    "half": b'{"text": "talks',
    "odd": b'\xff\xfe{"text": 1',
}


def test_lines_that_hold_no_report_fail_alone(tmp_path: Path, place: Path) -> None:
    good = write_lines(pages(4, every=1), place / "a.jsonl").read_bytes()
    (place / "a.jsonl").write_bytes(b"\n".join(LINES.values()) + b"\n" + good)
    assert run(tmp_path).failed == len(LINES)
    assert len(names(tmp_path / "out")) == 4


IDS: list[Any] = [5, None, 10**30, 1.5, True, "a/b/../..", "a\nb", "", "x" * 100_000, [], {}, "\x1b[31m", "one", "one"]
DAYS: list[Any] = [
    "2019-13-45", "../../x", "day=../../x", "9999-12-31", 10**30, -5, 1e308, [], "x" * 100_000, "2019-03-01/../..",
]  # fmt: skip


def test_ids_and_days_of_any_kind_lose_no_page_and_lead_out_of_no_folder(tmp_path: Path, place: Path) -> None:
    lines: list[dict[str, Any]] = [{**page(n), "id": one} for n, one in enumerate(IDS)]
    lines += [{**page(n + 50), "published": day} for n, day in enumerate(DAYS)]
    write_lines([{**line, "url": f"https://news.example/{n}"} for n, line in enumerate(lines)], place / "a.jsonl")
    run(tmp_path)
    found = rows(tmp_path / "out", "reports")
    assert len({row["url"] for row in found}) == len(found) == len(lines)
    assert {path.name for path in tmp_path.iterdir()} == {"in", "out"}
    assert {len(path.relative_to(tmp_path / "out").parts) for path in (tmp_path / "out" / "reports").rglob("*.*")} == {
        3
    }


def test_a_line_that_goes_through_many_parts_is_read_over_once(tmp_path: Path, place: Path) -> None:
    path = write_lines(pages(3), place / "a.jsonl")
    with path.open("ab") as stream:
        stream.write(b'{"text": "')
        stream.truncate(40_000_000)
        stream.seek(0, 2)
        stream.write(b'"}\n' + json.dumps(page(6)).encode() + b"\n")
    reads = [part for part in shards_of([str(place)]) if part.start]
    with path.open("rb") as stream:
        for part in reads[:-1]:
            stream.seek(part.start)
            pass_line(stream, 1_000_000, part.stop)
            assert part.stop is not None
            assert stream.tell() <= part.stop + 1_000_000
    run(tmp_path)
    assert names(tmp_path / "out") == ["page-0", "page-6"]
    assert len(failures(tmp_path)) == 1


def records(*bodies: bytes, extra: bytes = b"", length: int | None = None) -> Iterable[bytes]:
    """Records of two good pages around those of these bodies."""
    for number, body in enumerate((markup(page(0)).encode(), *bodies, markup(page(3)).encode())):
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
        bad = 0 < number <= len(bodies)
        size = length if bad and length is not None else len(http)
        head = b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:%d>\r\n" % number
        head += b"WARC-Target-URI: https://news.example/%d\r\nContent-Type: application/http\r\n" % number
        yield head + (extra if bad else b"") + b"Content-Length: %d\r\n\r\n" % size + http + b"\r\n\r\n"


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("length", [-5, 30, 2_500, 10**18])
def test_a_record_that_lies_about_its_length_takes_no_other_along(
    tmp_path: Path, place: Path, packed: bool, length: int
) -> None:
    parts = records(markup(page(6)).encode(), length=length)
    content = b"".join(map(gzip.compress, parts) if packed else parts)
    (place / ("a.warc.gz" if packed else "a.warc")).write_bytes(content)
    run(tmp_path)
    assert {"2019-03-01", "2019-03-04"} <= {row["day"] for row in rows(tmp_path / "out", "reports")}
    assert failures(tmp_path)


def test_headers_without_end_are_told_and_what_lies_behind_is_read(tmp_path: Path, place: Path) -> None:
    (place / "a.warc").write_bytes(b"".join(records(b"talks", extra=b"X: " + b"y" * 5_000_000 + b"\r\n")))
    run(tmp_path)
    assert len(names(tmp_path / "out")) == 2
    assert failures(tmp_path)


def test_a_page_beyond_the_limit_is_told_with_its_address(tmp_path: Path, place: Path) -> None:
    bomb = gzip.compress(b"".join(records(b"talks" + b"\0" * 30_000_000)))
    (place / "a.warc.gz").write_bytes(bomb)
    run(tmp_path)
    assert len(names(tmp_path / "out")) == 2
    assert [url for url, _ in failures(tmp_path).values()] == ["https://news.example/1"]


def test_tags_within_tags_without_end_end_nothing(tmp_path: Path, place: Path) -> None:
    nested = b"<html><body>talks " + b"<div>" * 700_000 + b"The talks went on. " * 40 + b"</div>" * 700_000
    (place / "a.warc").write_bytes(b"".join(records(nested)))
    run(tmp_path)
    assert {"https://news.example/0", "https://news.example/2"} <= {
        row["url"] for row in rows(tmp_path / "out", "reports")
    }


def test_two_archives_of_the_same_records_are_both_read_and_one_is_a_copy(tmp_path: Path, place: Path) -> None:
    for name in "ab":
        write_warc(pages(3), place / f"{name}.warc")
    account = run(tmp_path)
    assert (account.pages, account.read, account.copies) == (6, 1, 1)


def test_files_of_any_name_are_read(tmp_path: Path, place: Path) -> None:
    odd = [b"a\nb.jsonl", b"\xff.jsonl", b"\xfe.jsonl", b"-rf.jsonl", b"\x1b[31m.jsonl", b"\xff.txt", b"\xfe.txt"]
    for number, name in enumerate(odd):
        row = {**page(number * 3), "id": None}
        content = row["text"] if name.endswith(b"txt") else json.dumps(row)
        (place / os.fsdecode(name)).write_text(str(content))
    account = run(tmp_path)
    assert account.read == len(odd)
    assert len(set(names(tmp_path / "out"))) == len(odd)
    assert archive([str(place)], settings(tmp_path / "out")) == account


def test_a_place_may_have_any_name(tmp_path: Path) -> None:
    place = tmp_path / os.fsdecode(b"\xff")
    place.mkdir()
    write_lines(pages(3), place / "a.jsonl")
    first = archive([str(place)], settings(tmp_path / "out"))
    assert (first.read, first.lost) == (1, {})
    assert archive([str(place)], settings(tmp_path / "out")) == first


def test_what_is_no_file_in_a_folder_is_told_and_the_others_are_read(tmp_path: Path, place: Path) -> None:
    write_lines(pages(3), place / "a.jsonl")
    os.mkfifo(place / "pipe.jsonl")
    for name, target in (
        ("loop", place),
        ("self.jsonl", "self.jsonl"),
        ("gone.txt", "nowhere"),
        ("zero.txt", "/dev/zero"),
    ):
        (place / name).symlink_to(target)
    run(tmp_path)
    assert names(tmp_path / "out") == ["page-0"]
    assert failures(tmp_path).keys() == {"pipe.jsonl", "self.jsonl", "gone.txt", "zero.txt"}


def test_a_file_that_could_not_be_read_is_tried_again_once_it_can(tmp_path: Path, place: Path) -> None:
    write_lines(pages(3), place / "a.jsonl")
    (place / "b.jsonl").symlink_to("later")
    run(tmp_path)
    write_lines([page(6)], place / "later")
    assert run(tmp_path).failed == 0
    assert names(tmp_path / "out") == ["page-0", "page-6"]


UNREADABLE = """
import sys
from pathlib import Path
from dragoman.archive import archive
from tests.archive.invented import settings
account = archive([sys.argv[1]], settings(Path(sys.argv[2])))
print(account.read, account.failed, len(account.lost))
"""


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_files_and_folders_that_may_not_be_read_are_told_and_the_others_are_read(tmp_path: Path, place: Path) -> None:
    """Root may read all but where that is taken from it."""
    humble = [] if os.getuid() else ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
    if humble and not shutil.which("setpriv"):
        pytest.skip("setpriv is not there")
    write_lines(pages(3), place / "a.jsonl")
    for name in ("b.jsonl", "c.jsonl"):
        write_lines([page(9)], place / name).chmod(0)
    (place / "d.txt").write_text("talks")
    (place / "d.txt").chmod(0)
    (place / "closed").mkdir(mode=0)
    command = [*humble, sys.executable, "-c", UNREADABLE, str(place), str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, check=False, timeout=120)
    assert done.stdout.split() == [b"1", b"2", b"2"], done.stderr


def test_what_a_run_has_written_is_not_read_where_it_lies_in_the_archive(place: Path) -> None:
    write_lines(pages(3), place / "a.jsonl")
    out = settings(place / "out")
    first = archive([str(place)], out)
    assert archive([str(place)], out) == first
    assert (first.pages, first.read) == (3, 1)
