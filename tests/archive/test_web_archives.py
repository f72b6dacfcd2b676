"""Each record of a web archive is in one part, and is called the same, wherever the archive is cut and damaged."""

import gzip
import hashlib
import io
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.archive.items import items_in
from dragoman.archive.shards import Sizes, shards_of
from dragoman.model import Failure
from dragoman.sources import warc_records
from dragoman.sources.warc_records import can_enter, records_of
from tests.archive.invented import page, pages, record_of, write_warc

Told = tuple[str, object]
KINDS = st.sampled_from(["record", "record", "record", "request", "several", "noise"])
HARM = st.sampled_from(["damaged", "garbage", "signs", "cut head", "longer", "endless"])


def told(places: list[Path], sizes: Sizes) -> list[Told]:
    """Each item of all parts by its name, with what is in it or what is wrong with it."""
    return [
        (item.name, item.reason if isinstance(item, Failure) else item.content)
        for shard in shards_of(list(map(str, places)), sizes)
        for item in items_in(shard, {})
    ]


def answer(body: bytes, kind: bytes = b"text/plain", record: str = "response") -> bytes:
    content = b"HTTP/1.1 200 OK\r\nContent-Type: " + kind + b"\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {record}\r\nWARC-Target-URI: https://news.example/\r\n"
        f"Content-Type: application/http; msgtype={record}\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def records(kind: str, number: int) -> list[bytes]:
    """The records of one member."""
    noise = hashlib.shake_128(bytes([number])).digest(300)
    return {
        "record": [record_of(number, page(number))],
        "request": [answer(b"", record="request")],
        "several": [record_of(number + n, page(number + n)) for n in range(3)],
        "noise": [answer(noise * 3)],
    }[kind]


def longer(record: bytes, by: int) -> bytes:
    """A record that says that it has so many bytes more."""
    said = re.compile(rb"(?<=Content-Length: )\d+(?=\r\n\r\nHTTP)")
    return said.sub(lambda match: str(int(match[0]) + by).encode(), record)


def harmed(kind: str, number: int, packed: bool) -> bytes:
    """What may stand between records, or instead of one."""
    whole = joined([record_of(number, page(number))], packed)
    return {
        "damaged": whole[:60] + bytes([whole[60] ^ 0xFF]) + whole[61:],
        "garbage": hashlib.shake_128(bytes([number])).digest(40) + b"\0" * 30,
        "signs": b"\x1f\x8b\x08\x1f\x8b\x08WARC/1.0\r\nWARC/1.1\r\n",
        "cut head": whole[:25] + b"\0" * 9,
        "longer": joined([longer(record_of(number, page(number)), 900)], packed),
        "endless": joined([longer(record_of(number, page(number)), 10**9)], packed),
    }[kind]


def joined(some: list[bytes], packed: bool) -> bytes:
    return gzip.compress(b"".join(some), mtime=0) if packed else b"".join(some)


@given(kinds=st.lists(KINDS, max_size=9), step=st.integers(1, 3000), packed=st.booleans(), end=st.integers(0, 40))
@settings(max_examples=60, deadline=None)
def test_each_record_is_in_one_stretch_whatever_their_size(
    tmp_path_factory: pytest.TempPathFactory, kinds: list[str], step: int, packed: bool, end: int
) -> None:
    members = [joined(records(kind, 10 * n), packed) for n, kind in enumerate(kinds)]
    path = tmp_path_factory.mktemp("web") / ("a.warc.gz" if packed else "a.warc")
    content = b"".join(members)
    path.write_bytes(content[: len(content) - end])
    whole = told([path], Sizes())
    assert told([path], Sizes(warc_bytes=step)) == whole
    assert len({name for name, _ in whole}) == len(whole)
    if not end:
        found = sum({"record": 1, "request": 0, "several": 3, "noise": 1}[kind] for kind in kinds)
        assert len(whole) == (found if content else 1)  # an empty file is told of


@given(
    kinds=st.lists(st.one_of(KINDS, HARM), max_size=9), step=st.integers(1, 3000), packed=st.booleans(),
    sure=st.sampled_from([100, 1000, 1 << 17]),
)  # fmt: skip
@settings(max_examples=120, deadline=None)
def test_a_damaged_archive_is_the_same_however_it_is_cut(
    tmp_path_factory: pytest.TempPathFactory, kinds: list[str], step: int, packed: bool, sure: int
) -> None:
    good = {"record", "request", "several", "noise"}
    parts = [
        joined(records(kind, 10 * n), packed) if kind in good else harmed(kind, n, packed)
        for n, kind in enumerate(["record", *kinds])
    ]
    path = tmp_path_factory.mktemp("web") / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(b"".join(parts))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(warc_records, "SURE", sure)
        whole = told([path], Sizes())
        assert told([path], Sizes(warc_bytes=step)) == whole
    assert len({name for name, _ in whole}) == len(whole)


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("harm", ["damaged", "garbage", "signs", "cut head", "endless"])
def test_all_records_around_what_is_damaged_are_found(tmp_path: Path, harm: str, packed: bool) -> None:
    good = [record_of(n, page(n)) for n in range(6)]
    parts = [joined([one], packed) for one in good]
    for place, number in ((5, 20), (3, 21), (2, 22)):
        parts.insert(place, harmed(harm, number, packed))
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(b"".join(parts))
    found = [content for _, content in told([path], Sizes(warc_bytes=700)) if isinstance(content, bytes)]
    there = [page(n)["text"].encode() in content for n in range(6) for content in found]
    assert sum(there) == 6
    said = [content for _, content in told([path], Sizes()) if isinstance(content, str)]
    assert (packed, harm) == (False, "damaged") or len(said) >= 3
    assert all("damaged" in one or "cut off" in one for one in said)


@pytest.mark.parametrize("step", [1000, 20_000, 70_000])
def test_an_archive_that_is_a_page_of_another_is_not_entered(tmp_path: Path, step: int) -> None:
    inner = b"".join(gzip.compress(record_of(n, page(n)), mtime=0) for n in range(400))
    assert len(inner) > 3 * (1 << 16)
    outer = [gzip.compress(answer(body), mtime=0, compresslevel=0) for body in (b"one", inner, b"two", inner[:3000])]
    (tmp_path / "a.warc.gz").write_bytes(b"".join(outer))
    content = (tmp_path / "a.warc.gz").read_bytes()
    assert content.count(inner[:500]) == 2
    found = told([tmp_path / "a.warc.gz"], Sizes(warc_bytes=step))
    assert [one for _, one in found] == [b"one", inner, b"two", inner[:3000]]
    with io.BytesIO(content) as stream:
        assert not can_enter(stream, content.index(inner[:500]))
        assert can_enter(stream, 0)


@pytest.mark.parametrize("step", [100, 1500])
def test_a_plain_archive_within_another_is_one_page(tmp_path: Path, step: int) -> None:
    inner = b"".join(record_of(n, page(n)) for n in range(5))
    (tmp_path / "a.warc").write_bytes(b"".join(map(answer, (b"one", inner, b"two", inner))))
    found = told([tmp_path / "a.warc"], Sizes(warc_bytes=step))
    assert [one for _, one in found] == [b"one", inner, b"two", inner]


def test_an_archive_that_is_packed_as_a_whole_is_in_the_first_part(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(b"".join(record_of(n, page(n)) for n in range(30)), mtime=0))
    shards = shards_of([str(path)], Sizes(warc_bytes=300))
    counts = [len(list(items_in(shard, {}))) for shard in shards]
    assert counts == [30] + [0] * (len(shards) - 1)
    assert len(shards) > 3
    assert [name for name, _ in told([path], Sizes())][:3] == ["a.warc.gz@0", "a.warc.gz@0.2", "a.warc.gz@0.3"]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_an_archive_with_a_wrong_name_is_read_once(tmp_path: Path, name: str) -> None:
    right = write_warc(pages(9), tmp_path / ("b.warc.gz" if name == "a.warc" else "b.warc"))
    path = right.rename(tmp_path / name)
    for step in (100, 1000, 10**6):
        assert len(told([path], Sizes(warc_bytes=step))) == 9


def test_a_large_archive_is_cut_into_parts_of_about_a_size(tmp_path: Path) -> None:
    path = write_warc(pages(200), tmp_path / "a.warc")
    shards = shards_of([str(path)], Sizes(warc_bytes=20_000))
    assert len(shards) == pytest.approx(path.stat().st_size / 20_000, abs=1)
    assert all(19_000 < shard.weight < 22_000 for shard in shards[:-1])


def test_an_archive_at_an_address_is_entered_where_its_parts_begin(tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec")
    content = write_warc(pages(40), tmp_path / "a.warc.gz").read_bytes()
    fsspec.filesystem("memory").pipe_file("/crawls/a.warc.gz", content)
    shards = shards_of(["memory://crawls/a.warc.gz"], Sizes(warc_bytes=3000))
    found = [item.name for shard in shards for item in items_in(shard, {})]
    assert len(shards) > 5
    assert found == [name for name, _ in told([tmp_path / "a.warc.gz"], Sizes())]


@given(st.binary(max_size=400), st.integers(0, 100), st.integers(1, 100))
@settings(deadline=None)
def test_any_bytes_are_records_or_failures(content: bytes, start: int, length: int) -> None:
    for head in (b"", b"\x1f\x8b\x08", b"WARC/1.0\r\n"):
        for found in records_of(io.BytesIO(head + content), start, start + length):
            assert isinstance(found.record, Failure)


@pytest.mark.parametrize("ending", [".warc.wet.gz", ".warc.wet"])
def test_texts_that_were_made_of_pages_are_in_one_part_each(ending: str, tmp_path: Path) -> None:
    parts = [
        f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://news.example/{n}\r\n"
        f"Content-Type: text/plain\r\nContent-Length: {len(text)}\r\n\r\n{text}\r\n\r\n".encode()
        for n in range(60)
        for text in [" ".join(map(str, range(n * 7919, n * 7919 + 3000)))]
    ]
    path = tmp_path / f"crawl{ending}"
    path.write_bytes(b"".join(map(gzip.compress, parts) if ending.endswith(".gz") else parts))
    shards = shards_of([str(tmp_path)], Sizes(warc_bytes=1 << 17))
    assert len(shards) > 1
    items = [item for shard in shards for item in items_in(shard, {})]
    assert [item.url for item in items] == [f"https://news.example/{n}" for n in range(60)]
