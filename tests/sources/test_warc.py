import gzip
from pathlib import Path

import pyarrow
import pytest

from dragoman.model import Failure, Report
from dragoman.sources import Limits, open_sources

PAGE = b"<html><h1>Talks end</h1><p>Both shores of the strait said on Thursday that the ferry will run.</p></html>"
ADDRESS = "https://news.example/"


def http(
    body: bytes, headers: bytes = b"", status: bytes = b"200 OK", kind: bytes = b"text/html; charset=utf-8"
) -> bytes:
    return b"HTTP/1.1 " + status + b"\r\nContent-Type: " + kind + b"\r\n" + headers + b"\r\n" + body


def record(number: int, content: bytes, kind: str = "response", length: int | None = None) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {ADDRESS}{number}\r\nWARC-Date: 2021-05-03T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{number}>\r\nContent-Type: application/http; msgtype={kind}\r\n"
        f"Content-Length: {len(content) if length is None else length}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def chunked(content: bytes) -> bytes:
    pieces = [content[start : start + 7] for start in range(0, len(content), 7)]
    return b"".join(b"%x;a=b\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def read(tmp_path: Path, content: bytes, name: str = "crawl.warc", **limits: int) -> list[Report | Failure]:
    (tmp_path / name).write_bytes(content)
    return list(open_sources([str(tmp_path / name)], limits=Limits(**limits)))


def addresses(found: list[Report | Failure]) -> list[str | None]:
    return [(one.url or "").removeprefix(ADDRESS) if isinstance(one, Report) else None for one in found]


def test_pages_are_read_with_their_address_and_no_day_that_they_do_not_say(tmp_path: Path) -> None:
    [one] = read(tmp_path, record(1, b"GET / HTTP/1.1\r\n\r\n", "request") + record(2, http(PAGE)))
    assert isinstance(one, Report)
    assert (one.name, one.url, one.title, one.published) == ("crawl.warc:1", f"{ADDRESS}2", "Talks end", None)


@pytest.mark.parametrize(
    "content",
    [
        http(PAGE, status=b"404 Not Found"), http(PAGE, status=b"301 Moved"), http(b"GIF8", kind=b"image/gif"),
        http(b"{}", kind=b"application/json"), http(b""), b"no answer at all", b"",
    ],
)  # fmt: skip
def test_what_is_no_page_is_passed_over(content: bytes, tmp_path: Path) -> None:
    assert addresses(read(tmp_path, record(1, content) + record(2, http(PAGE)))) == ["2"]


def test_repeats_of_what_is_there_are_passed_over(tmp_path: Path) -> None:
    assert addresses(read(tmp_path, record(1, http(PAGE)) + record(1, http(b""), "revisit"))) == ["1"]


@pytest.mark.parametrize(
    "content",
    [
        http(chunked(PAGE), b"Transfer-Encoding: chunked\r\n"), http(PAGE, b"Transfer-Encoding: chunked\r\n"),
        http(gzip.compress(PAGE, mtime=0), b"Content-Encoding: gzip\r\n"),
        http(chunked(gzip.compress(PAGE, mtime=0)), b"Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
        http(pyarrow.compress(PAGE, "brotli", asbytes=True), b"Content-Encoding: br\r\n"),
        http(pyarrow.compress(PAGE, "zstd", asbytes=True), b"Content-Encoding: zstd\r\n"),
        http(PAGE, kind=b"text/plain"), http(PAGE, kind=b""),
    ],
)  # fmt: skip
def test_pages_are_read_as_they_were_sent(content: bytes, tmp_path: Path) -> None:
    [one] = read(tmp_path, record(1, content))
    assert isinstance(one, Report)
    assert one.text.endswith("the ferry will run.")


def held(number: int, content: bytes, kind: str, media: str, address: str = ADDRESS) -> bytes:
    """A record that holds a page without the server's answer."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}{number}\r\nContent-Type: {media}\r\n"
        f"WARC-Record-ID: <urn:uuid:{number}>\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


TEXT = "Talks end\nBoth shores of the strait have agreed: the caf\xe9 ferry will run."


@pytest.mark.parametrize("name", ["a.warc.wet.gz", "a.warc.gz", "a.warc", "a.wet", "a.anything", "a.gz"])
def test_texts_that_were_made_of_pages_are_read_one_by_one(name: str, tmp_path: Path) -> None:
    parts = [held(n, TEXT.encode(), "conversion", "text/plain") for n in (1, 2)]
    content = b"".join(map(gzip.compress, parts) if name.endswith(".gz") else parts)
    found = read(tmp_path, content, name)
    assert addresses(found) == ["1", "2"]
    assert all("WARC" not in one.text for one in found if isinstance(one, Report))


def test_pages_that_were_kept_without_their_answer_are_read_and_logs_are_not(tmp_path: Path) -> None:
    parts = [
        held(1, PAGE, "resource", "text/html"),
        held(2, TEXT.encode("cp1252"), "resource", "text/plain; charset=cp1252"),
        held(3, b"\x89PNG", "resource", "image/png"), held(4, b"{}", "metadata", "application/json"),
        held(5, TEXT.encode(), "resource", "text/plain", "urn:log:"),
        held(6, TEXT.encode(), "resource", "text/plain", "metadata://tool.example/"),
    ]  # fmt: skip
    found = read(tmp_path, b"".join(parts))
    assert addresses(found) == ["1", "2"]
    assert "caf\xe9" in str(found[1])


@pytest.mark.parametrize("encoding", [b"gzip", b"br", b"compress"])
@pytest.mark.parametrize("kind", [b"text/html", b"text/plain"])
def test_a_page_that_was_unpacked_under_the_servers_head_is_read_as_it_stands(
    encoding: bytes, kind: bytes, tmp_path: Path
) -> None:
    body = PAGE if kind == b"text/html" else b"Both shores of the strait have agreed: the ferry will run."
    [one] = read(tmp_path, record(1, http(body, b"Content-Encoding: %s\r\n" % encoding, kind=kind)))
    assert isinstance(one, Report)
    assert one.text.endswith("the ferry will run.")


@pytest.mark.parametrize("codec", ["brotli", "zstd"])
def test_what_other_codecs_unpack_has_the_same_limit(codec: str, tmp_path: Path) -> None:
    kind = {"brotli": b"br"}.get(codec, b"zstd")
    bomb = pyarrow.compress(b"x" * 30_000_000, codec, asbytes=True)
    found = read(tmp_path, record(1, http(bomb, b"Content-Encoding: %s\r\n" % kind)), page_bytes=1_000_000)
    assert [isinstance(one, Failure) and "1 MB" in one.reason for one in found] == [True]


@pytest.mark.parametrize("pack", [lambda parts: b"".join(parts), lambda parts: b"".join(map(gzip.compress, parts))])
def test_bombs_and_pages_that_cannot_be_unpacked_fail_alone(pack: object, tmp_path: Path) -> None:
    packed = b"Content-Encoding: gzip\r\n"
    parts = [
        record(1, http(gzip.compress(b"x" * 30_000_000), packed)), record(2, http(b"\x1f\x8bnot packed\0", packed)),
        record(3, http(b"x" * 2_000_000)), record(4, http(PAGE)),
    ]  # fmt: skip
    name = "crawl.warc.gz" if b"WARC" not in pack(parts)[:4] else "crawl.warc"  # type: ignore[operator]
    found = read(tmp_path, pack(parts), name, page_bytes=1_000_000)  # type: ignore[operator]
    assert addresses(found) == [None, None, None, "4"]


def test_a_damaged_record_fails_and_those_behind_it_are_found(tmp_path: Path) -> None:
    parts = [gzip.compress(record(number, http(PAGE))) for number in range(4)]
    broken = bytearray(parts[1])
    broken[60] ^= 0xFF
    found = read(tmp_path, parts[0] + bytes(broken) + parts[2] + parts[3], "crawl.warc.gz")
    assert [one for one in addresses(found) if one is not None] == ["0", "2", "3"]
    assert any(isinstance(one, Failure) and "damaged" in one.reason for one in found)


def test_zeros_between_records_are_stepped_over(tmp_path: Path) -> None:
    found = read(tmp_path, record(1, http(PAGE)) + record(2, http(PAGE))[:150] + b"\0" * 300 + record(3, http(PAGE)))
    assert addresses(found) == ["1", None, "3"]


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_that_is_cut_off_says_so(packed: bool, tmp_path: Path) -> None:
    parts = [record(number, http(PAGE)) for number in range(2)]
    content = b"".join(map(gzip.compress, parts)) if packed else b"".join(parts)
    found = read(tmp_path, content[:-30], "crawl.warc.gz" if packed else "crawl.warc")
    assert addresses(found) == ["0", None]
    assert isinstance(found[1], Failure)
    assert "cut off" in found[1].reason


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("length", [1_500, 10**18])
def test_a_record_that_says_it_is_longer_than_it_is_takes_none_of_those_behind_it_along(
    packed: bool, length: int, tmp_path: Path
) -> None:
    parts = [record(number, http(PAGE), length=length if number == 1 else None) for number in range(4)]
    content = b"".join(map(gzip.compress, parts)) if packed else b"".join(parts)
    found = read(tmp_path, content, "crawl.warc.gz" if packed else "crawl.warc")
    assert addresses(found) == ["0", None, "2", "3"]


@pytest.mark.parametrize(
    "content", [b"", b"no archive", gzip.compress(b"no archive", mtime=0), b"\x1f\x8b\x08", b"WARC/1.0\r\n"]
)
def test_what_is_no_archive_says_so(content: bytes, tmp_path: Path) -> None:
    found = read(tmp_path, content)
    assert found
    assert all(isinstance(one, Failure) for one in found)
