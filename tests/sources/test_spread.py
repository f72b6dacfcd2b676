"""JSON that is not one object a line: a list of reports, or a report over several lines."""

import gzip
import json
import tracemalloc
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Failure, Report
from dragoman.sources import Limits, open_sources
from dragoman.sources.spread import entries_of, is_spread

TEXT = "Both harbour towns agreed on Monday to share the pilot boats this winter."
ROWS = [{"text": f"{TEXT} “{n}”", "date": f"2018-05-0{n}"} for n in (1, 2, 3)]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def read(path: Path, **settings: object) -> list[Report | Failure]:
    return list(open_sources([str(path)], **settings))  # type: ignore[arg-type]


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


WAYS = {
    "pretty.json": json.dumps(ROWS, indent=2, ensure_ascii=False).encode(),
    "pretty.jsonl": json.dumps(ROWS, indent=1).encode(),
    "one-line.json": json.dumps(ROWS).encode(),
    "one-line.ndjson": json.dumps(ROWS, separators=(",", ":")).encode(),
    "windows.json": b"\xef\xbb\xbf" + json.dumps(ROWS, indent=4).replace("\n", "\r\n").encode(),
    "wide.json": json.dumps(ROWS, indent=4, ensure_ascii=False).replace("\n", "\r\n").encode("utf-16"),
    "wide-lines.jsonl": "".join(json.dumps(row) + "\r\n" for row in ROWS).encode("utf-16"),
    "pages.json": b"\n".join(json.dumps([row]).encode() for row in ROWS),
    "objects.jsonl": b"\n".join(json.dumps(row, indent=2).encode() for row in ROWS),
    "commas.json": b"[\n" + b",\n".join(json.dumps(row).encode() for row in ROWS) + b",\n]\n",
    "packed.json.gz": gzip.compress(json.dumps(ROWS, indent=2).encode()),
    "told-by-its-look": json.dumps(ROWS, indent=2).encode(),
}


@pytest.mark.parametrize("name", WAYS)
def test_a_list_is_read_as_its_objects_are(tmp_path: Path, name: str) -> None:
    found = read(written(tmp_path, name, WAYS[name]))
    assert [(one.name, one.text, one.published) for one in found if isinstance(one, Report)] == [
        (f"{name}:{n}", row["text"], row["date"]) for n, row in enumerate(ROWS, 1)
    ]
    assert len(found) == 3


@pytest.mark.parametrize("name", [name for name in WAYS if not name.endswith(".gz")])
def test_a_list_on_standard_input_is_told_by_its_look(name: str) -> None:
    found = list(open_sources(["-"], stdin=BytesIO(WAYS[name])))
    assert [one.text for one in found if isinstance(one, Report)] == [row["text"] for row in ROWS]


def test_one_object_over_several_lines_goes_by_its_files_name(tmp_path: Path) -> None:
    [found] = read(written(tmp_path, "talks.json", json.dumps(ROWS[0], indent=2)))
    assert (found.name, isinstance(found, Report)) == ("talks.json", True)


def test_an_entry_without_a_text_fails_alone(tmp_path: Path) -> None:
    rows = [ROWS[0], {"title": "Ferry"}, "words", None, ROWS[1]]
    found = read(written(tmp_path, "a.json", json.dumps(rows, indent=2)))
    assert [isinstance(one, Report) for one in found] == [True, False, False, False, True]
    assert [one.name for one in found] == [f"a.json:{n}" for n in range(1, 6)]
    assert isinstance(found[2], Failure)
    assert 'Here stands "words", not a JSON object' in found[2].reason


@pytest.mark.parametrize(
    ("content", "count", "words"),
    [
        (json.dumps([TEXT] * 500, indent=2), 0, "not a JSON object"),
        (json.dumps(list(range(500)), indent=2), 0, "not a JSON object"),
        (json.dumps(ROWS, indent=2)[:-40], 2, "fetch the file again"),
        (json.dumps(ROWS, indent=2)[:-2], 3, "cut off"),
        (json.dumps(ROWS, indent=2).replace('"date": "2018-05-02"', '"date" "2018-05-02"'), 1, "Expecting ':'"),
        ("[\n" + '{"a":' * 50_000, 0, "no whole JSON object"),
        ("[\n" + "9" * 50_000 + "\n]", 0, "not a JSON object"),
        ("[" + " \n" * 9_000, 0, "cut off"),
    ],
)
def test_what_cannot_be_read_of_a_list_is_told_once(tmp_path: Path, content: str, count: int, words: str) -> None:
    found = read(written(tmp_path, "a.json", content))
    assert [isinstance(one, Report) for one in found] == [True] * count + [False]
    assert isinstance(found[-1], Failure)
    assert found[-1].name == f"a.json:{count + 1}"
    assert words in found[-1].reason


def test_an_entry_beyond_the_limit_is_told_with_the_way_out(tmp_path: Path) -> None:
    rows = [ROWS[0], {"text": "x" * 600_000}, ROWS[1]]
    good, bad = read(written(tmp_path, "a.json", json.dumps(rows, indent=2)), limits=Limits(report_bytes=1000))
    assert isinstance(good, Report)
    assert isinstance(bad, Failure)
    assert "jq -c" in bad.reason
    assert "--max-size" in bad.reason


def test_a_packed_list_that_is_cut_off_gives_what_it_has(tmp_path: Path) -> None:
    rows = [{"text": f"{TEXT} {n} {n * 7919}"} for n in range(20_000)]
    whole = gzip.compress(json.dumps(rows, indent=1).encode())
    found = read(written(tmp_path, "a.json.gz", whole[: len(whole) // 2]))
    assert len(found) > 1000
    assert [one.name for one in found if isinstance(one, Failure)] == [f"a.json.gz:{len(found)}"]


def test_bytes_that_are_no_utf_8_are_read_as_in_lines(tmp_path: Path) -> None:
    content = json.dumps([{"text": TEXT.replace("Both", "“Both”")}], indent=2, ensure_ascii=False).encode("cp1252")
    [found] = read(written(tmp_path, "a.json", content))
    assert isinstance(found, Report)
    assert "“Both”" in found.text


def test_memory_stays_flat_over_a_long_list(tmp_path: Path) -> None:
    rows = [{"text": f"{TEXT} {n} " + "The pilot waits. " * 100} for n in range(2000)]
    path = written(tmp_path, "a.json", json.dumps(rows, indent=2))
    tracemalloc.start()
    with path.open("rb") as stream:
        assert sum(1 for _ in entries_of(stream, stream.readline(), 8_000_000)) == 2000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert path.stat().st_size > 3_000_000
    assert peak < 1_500_000


@given(
    st.lists(st.dictionaries(st.text(), VALUES, max_size=4), min_size=1), st.sampled_from([None, 0, 2]), st.booleans()
)
def test_any_objects_come_out_as_they_went_in(rows: list[dict[str, object]], indent: int | None, plain: bool) -> None:
    content = json.dumps(rows, indent=indent, ensure_ascii=plain).encode("utf-8", "surrogatepass")
    found = list(entries_of(BytesIO(content[9:]), content[:9], 8_000_000))
    assert [one.problem for one in found] == [None] * len(rows)
    assert [json.loads(one.content.decode("utf-8", "surrogatepass")) for one in found] == rows


@pytest.mark.parametrize(
    "head", [b'{"text": "x"}\n', b'["a", "b"]\n', b"[1, 2]", b"[Unofficial translation]", b"", b"{\\rtf1", b"{}\n"]
)
def test_lines_and_texts_are_not_taken_for_lists(head: bytes) -> None:
    assert not is_spread(head)
