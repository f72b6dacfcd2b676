import gzip
import json
import tracemalloc
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from dragoman.errors import UsageError
from dragoman.model import Failure, Report
from dragoman.sources import Limits, open_sources

TEXT = "The two shores agreed on Thursday to talk again about the winter ferry."


def read(path: Path, **settings: object) -> list[Report | Failure]:
    return list(open_sources([str(path)], **settings))  # type: ignore[arg-type]


def only(path: Path, columns: Mapping[str, str] | None = None) -> Report:
    [found] = read(path, columns=columns)
    assert isinstance(found, Report), found
    return found


def jsonl(path: Path, *rows: object) -> Path:
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows))
    return path


def test_columns_are_found_by_their_usual_names(tmp_path: Path) -> None:
    row = {
        "id": "f-1", "headline": "Ferry talks end", "body": TEXT, "date": "2018-05-03",
        "publisher": {"name": "Gazette"}, "link": "https://gazette.example/1",
        "lang": "en", "authors": ["Ana Oro", "Per Quist"],
    }  # fmt: skip
    report = only(jsonl(tmp_path / "a.jsonl", row))
    assert report.text == f"Ferry talks end\n\n{TEXT}"
    assert (report.name, report.title, report.published, report.outlet, report.url, report.language, report.byline) == (
        "f-1", "Ferry talks end", "2018-05-03", "Gazette", "https://gazette.example/1", "en", "Ana Oro, Per Quist",
    )  # fmt: skip


def test_columns_can_be_named(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "a.jsonl", {"text": "not this", "words": TEXT, "when": "3 May 2018"})
    report = only(path, {"text": "words", "published": "when"})
    assert (report.text, report.published) == (TEXT, "2018-05-03")


def test_a_column_that_no_report_has_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Unknown column 'colour'"):
        read(tmp_path, columns={"colour": "x"})


def test_a_title_that_the_text_begins_with_is_not_repeated(tmp_path: Path) -> None:
    assert (
        only(jsonl(tmp_path / "a.jsonl", {"title": "FERRY TALKS END", "text": f"Ferry talks end\n\n{TEXT}"})).text
        == f"Ferry talks end\n\n{TEXT}"
    )


def test_lines_without_an_id_are_named_by_their_number(tmp_path: Path) -> None:
    assert [one.name for one in read(jsonl(tmp_path / "a.jsonl", {"text": TEXT}, "", {"text": TEXT}))] == [
        "a.jsonl:1",
        "a.jsonl:3",
    ]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"text": "half a li', "no whole JSON object"),
        ("[1, 2]", "a list, not a JSON object"),
        ('"words"', "a text, not a JSON object"),
        ('{"title": "x"}', "No column holds the text"),
        ('{"text": ""}', "holds no text"),
        ('{"text": null}', "holds no text"),
        ('{"text": 5}', "holds no text"),
        ("[" * 50_000, "no whole JSON object"),
    ],
)
def test_a_bad_line_fails_alone(tmp_path: Path, line: str, words: str) -> None:
    bad, good = read(jsonl(tmp_path / "a.jsonl", line, {"text": TEXT}))
    assert isinstance(bad, Failure)
    assert words in bad.reason
    assert bad.name == "a.jsonl:1"
    assert isinstance(good, Report)


def test_lone_surrogates_and_null_characters_in_a_line_do_no_harm(tmp_path: Path) -> None:
    report = only(jsonl(tmp_path / "a.jsonl", '{"text": "' + TEXT + ' \\ud800 x\\u0000y", "title": "a\\udfff b"}'))
    report.text.encode()
    assert "xy" in report.text
    assert "broken characters" in report.flags


def test_markup_in_a_column_is_read_as_a_page(tmp_path: Path) -> None:
    report = only(
        jsonl(
            tmp_path / "a.jsonl",
            {"title": "Ferry", "text": f"<p>{TEXT}</p><p>Nobody &amp; nothing moved on the strait that day.</p>"},
        )
    )
    assert report.text == f"Ferry\n\n{TEXT}\n\nNobody & nothing moved on the strait that day."


def test_a_date_that_cannot_be_understood_is_flagged(tmp_path: Path) -> None:
    report = only(jsonl(tmp_path / "a.jsonl", {"text": TEXT, "date": "yesterday"}))
    assert (report.published, report.flags) == (None, ("date not understood: 'yesterday'",))


def test_packed_lines_are_read(tmp_path: Path) -> None:
    lines = (json.dumps({"text": TEXT}) + "\n").encode() * 3
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines))
    with pyarrow.CompressedOutputStream(str(tmp_path / "b.jsonl.zst"), "zstd") as stream:
        stream.write(lines)
    assert len([one for one in read(tmp_path) if isinstance(one, Report)]) == 6


def test_a_packed_file_that_is_cut_off_gives_what_it_has(tmp_path: Path) -> None:
    whole = gzip.compress(
        b"".join(json.dumps({"text": f"{TEXT} {n} {n * 7919}"}).encode() + b"\n" for n in range(1000))
    )
    (tmp_path / "a.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    found = read(tmp_path)
    assert len(found) > 100
    assert isinstance(found[-1], Failure)
    assert "cut off" in found[-1].reason


def test_a_line_beyond_the_limit_fails_and_the_next_is_read(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "a.jsonl", {"text": "x" * 10_000}, {"text": TEXT})
    bad, good = read(path, limits=Limits(report_bytes=1000))
    assert isinstance(bad, Failure)
    assert (isinstance(good, Report), good.name) == (True, "a.jsonl:2")


def test_rows_of_parquet_are_read_with_their_types(tmp_path: Path) -> None:
    table = pyarrow.table(
        {
            "article_id": [7, 8],
            "content": [TEXT, None],
            "published_at": [date(2018, 5, 3), None],
            "source": ["Gazette", "Post"],
        }
    )
    parquet.write_table(table, tmp_path / "a.parquet")
    good, bad = read(tmp_path / "a.parquet")
    assert isinstance(good, Report)
    assert (good.name, good.published, good.outlet) == ("7", "2018-05-03", "Gazette")
    assert isinstance(bad, Failure)


def test_columns_of_bytes_are_read_as_the_text_that_they_are(tmp_path: Path) -> None:
    table = pyarrow.table(
        {
            "id": [b"seven"],
            "text": [f"{TEXT} The caf\xe9 stayed open.".encode("cp1252")],
            "title": ["Ferry talks \u2013 day two".encode()],
            "date": [b"2018-05-03"],
            "raw": [b"\x00\x01"],
        }
    )
    parquet.write_table(table, tmp_path / "a.parquet")
    report = only(tmp_path / "a.parquet")
    assert (report.name, report.published, report.title) == ("seven", "2018-05-03", "Ferry talks \u2013 day two")
    assert report.text.endswith("The caf\xe9 stayed open.")


def test_a_digest_is_no_name(tmp_path: Path) -> None:
    parquet.write_table(pyarrow.table({"text": [TEXT], "id": [bytes(range(120, 136))]}), tmp_path / "a.parquet")
    assert only(tmp_path / "a.parquet").name == "a.parquet:1"


def test_bytes_that_are_no_text_fail_alone(tmp_path: Path) -> None:
    table = pyarrow.table({"text": [b"\x89PNG\r\n\x1a\n", b""], "id": [1, 2]})
    parquet.write_table(table, tmp_path / "a.parquet")
    picture, empty = read(tmp_path / "a.parquet")
    assert isinstance(picture, Failure)
    assert isinstance(empty, Failure)
    assert "a picture" in picture.reason


@pytest.mark.parametrize("unit", [1, 10**3, 10**6, 10**9])
@pytest.mark.parametrize("kind", [int, str])
def test_a_count_of_time_is_understood_whatever_its_unit(tmp_path: Path, unit: int, kind: type) -> None:
    report = only(jsonl(tmp_path / "a.jsonl", {"text": TEXT, "date": kind(1_525_348_800 * unit)}))
    assert (report.published, report.flags) == ("2018-05-03", ())


def test_a_row_without_text_is_told_how_its_column_is_named(tmp_path: Path) -> None:
    bad = read(jsonl(tmp_path / "a.jsonl", {"wording": TEXT}))[0]
    assert isinstance(bad, Failure)
    assert "--column text=NAME" in bad.reason


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (
            {"status": "ok", "articles": [{"content": TEXT}]},
            "'articles' is a list of reports; take it out: jq -c '.articles[]'",
        ),
        ({"response": {"total": 1, "found here": [{"body": TEXT}]}}, """jq -c '.response."found here"[]'"""),
        ({"a.b": {'c"d': [{"body": TEXT}]}}, """jq -c '."a.b"."c\\"d"[]'"""),
        ({"wording": TEXT, "people": [{"role": "envoy"}]}, "--column text=NAME"),
    ],
)
def test_a_list_of_reports_within_an_object_is_told_how_to_be_taken_out(
    tmp_path: Path, row: dict[str, object], words: str
) -> None:
    (tmp_path / "a.json").write_text(json.dumps(row, indent=2))
    [bad] = read(tmp_path / "a.json")
    assert isinstance(bad, Failure)
    assert words in bad.reason


def test_memory_stays_flat_over_many_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("w") as stream:
        for number in range(400):
            stream.write(json.dumps({"text": f"{TEXT} {number} " + "The ferry waits. " * 100}) + "\n")
    reports = open_sources([str(path)])
    for _ in range(50):
        next(reports)
    tracemalloc.start()
    assert sum(1 for _ in reports) == 350
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_500_000


@pytest.mark.parametrize(
    "value",
    [{"$date": "2018-05-03T10:00:00Z"}, {"$date": {"$numberLong": "1525341600000"}}, "1525341600.0", 1525341600.5],
)
def test_a_date_as_databases_and_tables_hand_it_out_is_understood(tmp_path: Path, value: object) -> None:
    report = only(jsonl(tmp_path / "a.jsonl", {"_id": {"$oid": "5ae"}, "text": TEXT, "date": value}))
    assert (report.name, report.published, report.flags) == ("5ae", "2018-05-03", ())


@pytest.mark.parametrize("value", [2018, 43223, "43223", 0, -5])
def test_a_year_or_a_spreadsheets_count_of_days_is_no_count_of_seconds(tmp_path: Path, value: object) -> None:
    report = only(jsonl(tmp_path / "a.jsonl", {"text": TEXT, "date": value}))
    assert (report.published, report.flags) == (None, (f"date not understood: {value!r}",))


def test_spaces_around_a_columns_name_do_not_count(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'id, Date, Text \n7,2018-05-03,"{TEXT}"\n')
    report = only(tmp_path / "a.csv")
    assert (report.name, report.published, report.text) == ("7", "2018-05-03", TEXT)
