"""Inputs and the folder at addresses: what is read there, what is kept there, what is said where that cannot be."""

import os
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from dragoman.addresses import asking, is_address, place_at, streams
from dragoman.addresses.asking import may_pass, told
from dragoman.archive import archive
from dragoman.archive.inputs import inputs_at, opened
from dragoman.archive.items import items_in
from dragoman.archive.shards import Sizes, shards_of
from dragoman.archived import archived_readings
from dragoman.errors import DragomanError, SourceError
from dragoman.model import Failure, Reading
from tests.archive import invented
from tests.archive.bucket import Server, served
from tests.archive.invented import page, pages, settings, write_lines, write_parquet, write_warc
from tests.archive.places import placeless

pytest.importorskip("s3fs")
SMALL = Sizes(line_bytes=4_000, packed_bytes=1_000, rows=5, files=3, most=4)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    import s3fs

    s3fs.S3FileSystem.clear_instance_cache()
    with served() as found, pytest.MonkeyPatch.context() as patch:
        for name, value in found.environment.items():
            patch.setenv(name, value)
        yield found
    s3fs.S3FileSystem.clear_instance_cache()


@pytest.fixture
def bucket(request: pytest.FixtureRequest) -> str:
    """An address of one test's own."""
    return f"s3://talks/{request.node.name.replace('[', '-').rstrip(']')}"


def make_small(folder: Path) -> Path:
    """A few pages of all kinds, of one day, so that they leave few files."""
    folder.mkdir()
    some = [{**row, "published": "2019-03-04"} for row in pages(24)]
    write_lines(some[:6], folder / "a.jsonl")
    write_lines(some[6:12], folder / "b.jsonl.gz")
    write_lines(some[12:15], folder / "b2.jsonl.zst")
    write_parquet(some[15:19], folder / "c.parquet", 2)
    write_warc(some[19:22], folder / "d.warc.gz")
    (folder / "e.txt").write_text(some[22]["text"])
    (folder / ".hidden.jsonl").write_text('{"text": "talks in hiding"}\n')
    return folder


def items(place: object, sizes: Sizes = SMALL) -> list[tuple[str, object]]:
    found = [item for shard in shards_of([str(place)], sizes) for item in items_in(shard, {})]
    return sorted((item.name, getattr(item, "content", str(item))) for item in found)


def test_what_lies_in_a_bucket_is_read_as_what_lies_on_the_disk(server: Server, bucket: str, tmp_path: Path) -> None:
    folder = make_small(tmp_path / "in")
    server.put(folder, bucket)
    assert items(bucket) == items(folder)
    assert items(f"{bucket}/a.jsonl") == items(folder / "a.jsonl")
    assert len(items(bucket)) == 23


@pytest.mark.slow
def test_a_run_from_a_bucket_into_a_bucket_comes_to_what_it_comes_to_on_the_disk(
    server: Server, bucket: str, tmp_path: Path
) -> None:
    folder = make_small(tmp_path / "in")
    here = archive([str(folder)], settings(tmp_path / "here"), sizes=SMALL)
    server.put(folder, f"{bucket}/in")
    out = place_at(f"{bucket}/out")
    for _ in range(2):  # the second run has nothing to do
        there = archive([f"{bucket}/in"], settings(out), sizes=SMALL)
        assert (there.pages, there.read, there.entries) == (here.pages, here.read, here.entries)
    assert placeless(server.get(f"{bucket}/out", tmp_path / "there")) == placeless(tmp_path / "here")
    found = list(archived_readings(out))
    assert len(found) == here.read
    assert all(isinstance(one, Reading) and one == invented.reading_of(one.report) for one in found)


def test_readings_in_a_bucket_are_added_to_a_store(server: Server, bucket: str, tmp_path: Path) -> None:
    from click.testing import CliRunner

    from dragoman.cli import commands

    write_lines([page(0), page(3)], tmp_path / "a.jsonl")
    archive([str(tmp_path / "a.jsonl")], settings(tmp_path / "out"))
    server.put(tmp_path / "out", bucket)
    said = CliRunner().invoke(commands, ["add", bucket, "--from-readings", "--db", str(tmp_path / "talks.db")])
    assert said.exit_code == 0, said.output
    assert "page-0" in said.output
    assert "page-3" in said.output


def test_a_file_of_the_same_length_is_known_to_have_changed(server: Server, bucket: str) -> None:
    for content in (b'{"text": "a"}', b'{"text": "b"}'):
        server.system.pipe_file(f"{bucket}/a.jsonl", content)
        found = inputs_at(bucket)[0]
        assert found.changed == server.system.info(f"{bucket}/a.jsonl")["ETag"]


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("s3://no-such-bucket/2019", r"There is nothing at 's3://no-such-bucket/2019' .*Check the address: the bucket"),
        ("s3://talks/nothing-here", "There is nothing at 's3://talks/nothing-here'"),
        ("s3://", "names no place. Name a bucket"),
        ("gopher9://news/2019", "Protocol not known: gopher9"),
        ("zip://a.jsonl::s3://talks/a.zip", "leads through one place to another"),
    ],
)
def test_a_place_that_cannot_be_read_is_named_with_the_way_out(place: str, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        inputs_at(place)


@pytest.mark.usefixtures("server")
def test_a_folder_cannot_be_made_in_a_bucket_that_is_not_there(tmp_path: Path) -> None:
    write_lines([page(0)], tmp_path / "a.jsonl")
    with pytest.raises(DragomanError, match="There is nothing at 's3://no-such-bucket/out/"):
        archive([str(tmp_path / "a.jsonl")], settings(place_at("s3://no-such-bucket/out")))


@pytest.mark.slow
def test_an_endpoint_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    import s3fs

    s3fs.S3FileSystem.clear_instance_cache()
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "nobody")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "nothing")
    with pytest.raises(SourceError, match=r"could not be reached .*127.0.0.1:9.*Check the network and the endpoint"):
        inputs_at("s3://talks/2019")


def test_what_is_denied_is_told_and_not_tried_again() -> None:
    assert not may_pass(PermissionError("Access Denied"))
    assert "is denied to you (Access Denied). Check who asks" in told(
        "s3://talks/2019", PermissionError("Access Denied")
    )


@pytest.mark.parametrize("gone", ["fsspec", "upath"])
def test_without_the_extra_its_installation_is_named(monkeypatch: pytest.MonkeyPatch, gone: str) -> None:
    monkeypatch.setitem(__import__("sys").modules, gone, None)
    monkeypatch.setitem(__import__("sys").modules, "upath.extensions", None)
    monkeypatch.delitem(__import__("sys").modules, "dragoman.addresses.paths", raising=False)
    with pytest.raises(SourceError, match=r"pip install 'dragoman\[remote\]' s3fs"):
        place_at("s3://talks/out")


def test_a_path_of_this_machine_is_no_address(tmp_path: Path) -> None:
    assert [is_address(one) for one in ("news", "C:\\news", "a:b", "s3:/x", tmp_path, Path("s3://x"))] == [False] * 6
    assert place_at(f"file://{tmp_path}/a%20b") == tmp_path / "a b"


class Files(SimpleHTTPRequestHandler):
    """A web server of files that knows ranges; beyond `reach` bytes it fails."""

    reach = 10**9

    def do_GET(self) -> None:
        content = (Path(self.directory) / self.path.strip("/")).read_bytes()
        start, _, end = self.headers.get("Range", f"bytes=0-{len(content)}").removeprefix("bytes=").partition("-")
        if int(start) + streams.BLOCK > self.reach:
            self.send_error(500)
            return
        part = content[int(start) : int(end) + 1]
        self.send_response(206)
        self.send_header("Content-Range", f"bytes {start}-{int(start) + len(part) - 1}/{len(content)}")
        self.send_header("Content-Length", str(len(part)))
        self.end_headers()
        self.wfile.write(part)

    def end_headers(self) -> None:
        self.send_header("Accept-Ranges", "bytes")
        super().end_headers()

    def log_message(self, *_: Any) -> None: ...


@pytest.fixture
def web(tmp_path: Path) -> Iterator[str]:
    pytest.importorskip("aiohttp")
    (tmp_path / "web").mkdir()
    listening = ThreadingHTTPServer(("127.0.0.1", 0), partial(Files, directory=str(tmp_path / "web")))
    Thread(target=listening.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{listening.server_port}"
    listening.shutdown()
    listening.server_close()


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.jsonl.zst", "a.parquet", "a.warc.gz", "a.warc"])
def test_a_part_whose_file_breaks_off_for_good_is_not_taken_for_done(
    web: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    some = [{**page(n), "text": f"{page(n)['text']} {os.urandom(4000).hex()}"} for n in range(60)]
    write: Any = {"parquet": write_parquet, "warc": write_warc, "gz": write_warc}.get(name.rpartition(".")[2])
    (write_lines if ".jsonl" in name else write)(some, tmp_path / "web" / name)
    monkeypatch.setattr(asking, "ATTEMPTS", 1)
    monkeypatch.setattr(streams, "BLOCK", 50_000)
    shards = shards_of([f"{web}/{name}"])
    monkeypatch.setattr(Files, "reach", 150_000)
    with pytest.raises(DragomanError, match="could not be reached"):
        [item for shard in shards for item in items_in(shard, {})]


@pytest.mark.slow
def test_what_fails_now_and_then_is_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    import s3fs

    s3fs.S3FileSystem.clear_instance_cache()
    content = os.urandom(3_000_000)
    monkeypatch.setattr(streams, "BLOCK", 100_000)
    with served(every=3) as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        server.system.pipe_file("talks/a.jsonl", content)
        with opened(inputs_at("s3://talks")[0]) as stream:
            assert stream.read() == content
            stream.seek(1_000_003)
            assert stream.read(50) == content[1_000_003:1_000_053]
    s3fs.S3FileSystem.clear_instance_cache()


def test_a_listing_by_a_web_server_tells_no_sizes_so_that_they_are_asked_for(tmp_path: Path) -> None:
    pytest.importorskip("aiohttp")
    write_lines(pages(4), tmp_path / "a.jsonl")
    listening = ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(tmp_path)))
    Thread(target=listening.serve_forever, daemon=True).start()
    found = items(f"http://127.0.0.1:{listening.server_port}/")
    listening.shutdown()
    listening.server_close()
    assert found == items(tmp_path)
    assert not any(isinstance(item, Failure) for item in found)
