"""Each item of an archive is in one part, and is called the same, however the archive is cut."""

import json
from pathlib import Path

import pyarrow
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.archive.inputs import Input
from dragoman.archive.items import items_in
from dragoman.archive.shards import Shard, Sizes, along_groups, shards_at, shards_of, sizes_for
from dragoman.errors import SourceError
from dragoman.model import Failure
from tests.archive.invented import markup, page, pages, write_lines, write_parquet, write_warc

WORDS = st.lists(st.text(max_size=30), max_size=12)


def named(places: list[Path], sizes: Sizes) -> list[str]:
    """The names of all items in all parts."""
    return [item.name for shard in shards_of(list(map(str, places)), sizes) for item in items_in(shard, {})]


def contents(places: list[Path], sizes: Sizes) -> list[object]:
    found = [item for shard in shards_of(list(map(str, places)), sizes) for item in items_in(shard, {})]
    assert not any(isinstance(item, Failure) for item in found)
    return [item.content for item in found if not isinstance(item, Failure)]


@given(words=WORDS, step=st.integers(1, 200), end=st.sampled_from(["\n", "", "\n\n"]))
@settings(max_examples=150, deadline=None)
def test_each_line_of_a_plain_file_is_in_one_stretch_whatever_their_size(
    tmp_path_factory: pytest.TempPathFactory, words: list[str], step: int, end: str
) -> None:
    path = tmp_path_factory.mktemp("lines") / "a.jsonl"
    path.write_text("\n".join(json.dumps({"text": word}) for word in words) + end)
    if not path.stat().st_size:  # is told of as a failure
        return
    whole = contents([path], Sizes())
    assert contents([path], Sizes(line_bytes=step)) == whole
    assert [json.loads(line)["text"] for line in whole if isinstance(line, bytes)] == words
    assert named([path], Sizes(line_bytes=step)) == named([path], Sizes())


@given(
    count=st.integers(0, 40), size=st.integers(1, 400), most=st.integers(1, 9), ending=st.sampled_from(["gz", "zst"])
)
@settings(max_examples=60, deadline=None)
def test_each_line_of_a_packed_file_is_in_one_stripe(
    tmp_path_factory: pytest.TempPathFactory, count: int, size: int, most: int, ending: str
) -> None:
    path = write_lines(pages(count), tmp_path_factory.mktemp("packed") / f"a.jsonl.{ending}")
    found = named([path], Sizes(packed_bytes=size, most=most, most_zst=most))
    assert sorted(found) == sorted(f"a.jsonl.{ending}:{n + 1}" for n in range(count))


@pytest.mark.parametrize("step", [10**9, 3_000, 1_000, 10])
def test_each_page_of_a_web_archive_that_must_be_read_from_its_beginning_is_in_one_stripe(
    tmp_path: Path, step: int
) -> None:
    path = write_warc(pages(11), tmp_path / "a.warc.zst")
    sizes = Sizes(warc_bytes=step)
    assert sorted(named([path], sizes)) == sorted(f"a.warc.zst:{n + 1}" for n in range(11))
    assert set(contents([path], sizes)) == {markup(one).encode() for one in pages(11)}
    assert len(shards_of([str(path)], sizes)) == min(4, -(-path.stat().st_size // step))


@pytest.mark.parametrize("most", [1, 2, 3, 7])
def test_where_such_an_archive_breaks_off_is_told_by_one_stripe(tmp_path: Path, most: int) -> None:
    path = write_warc(pages(8), tmp_path / "a.warc.zst")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] + b"nothing" * 9)
    shards = shards_of([str(path)], Sizes(warc_bytes=10, most=most))
    found = [item for shard in shards for item in items_in(shard, {})]
    failures = [one for one in found if isinstance(one, Failure)]
    assert len(shards) == most
    assert len(failures) == 1
    assert [one.name for one in failures] == [f"a.warc.zst:{len(found)}"]
    assert len(found) > 3


@given(
    groups=st.lists(st.integers(0, 60), max_size=12), rows=st.integers(1, 50), most=st.integers(1, 9)
)  # fmt: skip
def test_stretches_of_rows_follow_one_another_from_the_first_to_the_last(
    groups: list[int], rows: int, most: int
) -> None:
    cut = list(along_groups(groups, Sizes(rows=rows, most=most)))
    assert [row for start, stop in cut for row in range(start, stop)] == list(range(sum(groups)))
    assert all(start < stop for start, stop in cut)


@pytest.mark.parametrize("rows", [1, 3, 7, 10, 25, 1000])
@pytest.mark.parametrize("group", [1, 4, 10, 100])
def test_each_row_of_parquet_is_in_one_stretch(tmp_path: Path, rows: int, group: int) -> None:
    path = write_parquet(pages(23), tmp_path / "a.parquet", group)
    found = contents([path], Sizes(rows=rows, most=4))
    assert [row["id"] for row in found if isinstance(row, dict)] == [f"page-{n}" for n in range(23)]
    assert named([path], Sizes(rows=rows)) == [f"a.parquet:{n + 1}" for n in range(23)]


@pytest.mark.parametrize("count", [1, 2, 7, 500])
def test_each_file_of_a_folder_is_in_one_part(tmp_path: Path, count: int) -> None:
    for n in range(9):
        (tmp_path / f"{n}.txt").write_text(page(n)["text"])
    (tmp_path / "deep").mkdir()
    write_warc(pages(3), tmp_path / "deep" / "crawl.warc.gz")
    expected = {*(f"{n}.txt" for n in range(9)), *(f"deep/crawl.warc.gz@{n}" for n in (0, 524, 1062))}
    found = named([tmp_path], Sizes(files=count))
    assert len(found) == len(expected)
    assert set(found) == expected


def test_a_file_that_is_named_twice_is_there_once(tmp_path: Path) -> None:
    path = write_lines(pages(4), tmp_path / "a.jsonl")
    assert len(named([path, tmp_path], Sizes())) == 4


def test_a_folder_of_which_some_files_are_linked_to_from_another_is_read_whole(tmp_path: Path) -> None:
    for folder in ("linked", "whole"):
        (tmp_path / folder).mkdir()
    for n in range(6):
        (tmp_path / "whole" / f"{n}.txt").write_text(page(n)["text"])
    for n in range(3):
        (tmp_path / "linked" / f"{n}.txt").symlink_to(tmp_path / "whole" / f"{n}.txt")
    assert named([tmp_path / "linked", tmp_path / "whole"], Sizes()) == [f"{n}.txt" for n in range(6)]


def test_parts_have_names_of_their_own_that_any_disk_can_hold(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        write_lines(pages(30), tmp_path / folder / "ä b;c'.jsonl")
    shards = shards_of([str(tmp_path)], Sizes(line_bytes=900))
    assert len({shard.name for shard in shards}) == len(shards) > 10
    assert all(shard.name.replace("-", "").replace("_", "").isalnum() and shard.name.isascii() for shard in shards)


def test_a_line_longer_than_any_report_fails_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"text": "{"x" * 9_000_000}"}}\n{{"text": "short"}}\n')
    found = [item for shard in shards_of([str(path)]) for item in items_in(shard, {})]
    assert [isinstance(item, Failure) for item in found] == [True, False]


def cut(sizes: list[int], ending: str) -> list[Shard]:
    """The parts of files of these sizes, which are not looked into for that."""
    inputs = [Input(f"/in/{n}.{ending}", f"{n}.{ending}", size, "") for n, size in enumerate(sizes)]
    return list(shards_at("in", inputs, sizes_for(inputs)))


@pytest.mark.parametrize(
    ("sizes", "ending", "count"),
    [
        ([2_000_000], "jsonl", 16),
        ([30_000_000], "jsonl", 15),
        ([200_000_000], "jsonl", 25),
        ([600_000], "jsonl.gz", 4),
        ([2_000_000], "jsonl.zst", 16),
        ([2_000_000_000], "jsonl.gz", 4),
        ([2_000_000_000], "jsonl.zst", 16),
        ([10_000_000], "warc.zst", 4),
        ([3_000_000], "warc.gz", 3),
        ([200_000_000], "warc.gz", 13),
        ([2_000_000_000], "warc.gz", 32),
        ([1_000_000] * 200, "jsonl", 200),
        ([150_000] * 200, "pdf", 29),
        ([5_000] * 200, "html", 29),
        ([100] * 20_000, "txt", 40),
        ([5_000] * 200_000, "txt", 400),
    ],
)
def test_a_small_archive_has_work_for_several_processes_and_a_large_one_no_more_parts_for_it(
    sizes: list[int], ending: str, count: int
) -> None:
    assert len(cut(sizes, ending)) == count


@given(sizes=st.lists(st.integers(0, 100_000_000), max_size=30), ending=st.sampled_from(["jsonl", "warc.gz", "txt"]))
@settings(deadline=None)
def test_an_archive_has_no_more_parts_than_its_files_and_its_bytes_give(sizes: list[int], ending: str) -> None:
    assert len(cut(sizes, ending)) <= len(sizes) + max(32, sum(sizes) / 8_000_000)


def test_a_place_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="There is no file or folder"):
        shards_of([str(tmp_path / "gone.jsonl")])


def test_a_place_without_a_name_is_not_the_folder_that_one_is_in() -> None:
    with pytest.raises(SourceError, match="no name"):
        shards_of([""])


def test_files_behind_an_address_are_read_like_those_on_the_disk(tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec")
    memory = fsspec.filesystem("memory")
    for name in ("a.jsonl", "b.jsonl.gz", "c.jsonl.zst"):
        memory.pipe_file(f"/news/2019/{name}", write_lines(pages(6), tmp_path / name).read_bytes())
    memory.pipe_file("/news/2019/d.parquet", write_parquet(pages(6), tmp_path / "d.parquet").read_bytes())
    memory.pipe_file("/news/2019/e.warc.gz", write_warc(pages(6), tmp_path / "e.warc.gz").read_bytes())
    (tmp_path / "f.txt").write_text("Talks went on in Port Amber.")
    memory.pipe_file("/news/2019/f.txt", (tmp_path / "f.txt").read_bytes())
    sizes = Sizes(line_bytes=700, packed_bytes=300)
    there = [item.name for shard in shards_of(["memory://news/2019"], sizes) for item in items_in(shard, {})]
    here = named([tmp_path], sizes)
    assert sorted(there) == sorted(here)
    assert len(there) == 31


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.jsonl.gz", "a.jsonl.zst"])
@pytest.mark.parametrize("step", [10**9, 700, 10])
def test_each_entry_of_a_list_is_in_one_part(tmp_path: Path, name: str, step: int) -> None:
    rows = [{"text": f"The ferry waits in harbour {n}."} for n in range(40)]
    (tmp_path / "plain").write_text(json.dumps(rows, indent=2))
    with pyarrow.input_stream(str(tmp_path / "plain")) as plain:
        content = plain.read()
    with pyarrow.output_stream(str(tmp_path / name), compression="detect") as stream:
        stream.write(content)
    sizes = Sizes(line_bytes=step, packed_bytes=step)
    found = named([tmp_path / name], sizes)
    assert sorted(found) == sorted(f"{name}:{n + 1}" for n in range(40))
    assert sorted(json.loads(line)["text"] for line in contents([tmp_path / name], sizes)) == sorted(  # type: ignore[arg-type]
        row["text"] for row in rows
    )


@pytest.mark.parametrize("step", [10**9, 40])
@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.zst"])
def test_a_packed_file_whose_name_does_not_say_so_is_told_once(tmp_path: Path, name: str, step: int) -> None:
    lines = write_lines(pages(30), tmp_path / "b.jsonl.gz")
    lines.rename(tmp_path / name)
    shards = shards_of([str(tmp_path / name)], Sizes(line_bytes=step))
    [found] = [item for shard in shards for item in items_in(shard, {})]
    assert isinstance(found, Failure)
    assert "packed by gzip: let its name end in .gz" in found.reason


@pytest.mark.parametrize(("place", "said"), [("-", "Save it in a file"), ("out", "--from-readings")])
def test_what_is_no_archive_is_refused(tmp_path: Path, place: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "out" / "_manifests").mkdir(parents=True)
    with pytest.raises(SourceError, match=said):
        shards_of([place])
