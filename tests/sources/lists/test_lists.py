import csv
import gzip
from io import StringIO
from pathlib import Path

import pytest

from dragoman.model import Failure, Report
from dragoman.sources import open_sources
from dragoman.sources.items import Settings
from dragoman.sources.lists import holds_list, stories_in_file
from dragoman.sources.lists.kinds import LISTS
from dragoman.sources.lists.reading import entries_in, kind_of
from dragoman.sources.web import Entry
from tests.sources.web.server import Answer, after, page, polite, serving

A, B = "https://news.example/a", "https://news.example/b"


def in_csv(*rows: list[str]) -> str:
    text = StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def gkg(address: str) -> str:
    cells = ["20180503101500-12", "20180503101500", "1", "news.example", address, *[""] * 22]
    cells[7] = 'PROTEST;"UNCLOSED'
    return "\t".join(cells)


def events(address: str, columns: int) -> str:
    return "\t".join(["410412347", "20180503", *["x"] * (columns - 3), address])


MADE = {
    "Media Cloud": in_csv(
        ["id", "indexed_date", "language", "media_name", "media_url", "publish_date", "title", "url"],
        ["1", "", "en", "The Shore", "news.example", "2018-05-03", 'Talks, "ended"\nat last', f"{A}?utm_source=x"],
        ["2", "2018-05-09", "en", "The Shore", "news.example", "2018-05-04", "Talks go on", B],
        ["3", "2018-05-09", "en", "The Shore", "news.example", "2018-05-03", "Talks, ended", A],
    ),
    "GDELT articles": in_csv(
        ["URL", "MobileURL", "Date", "Title"], [A, "", "2018-05-03 10:15:00", "Talks end"], [B, "", "", ""]
    ),
    "GDELT knowledge graph": f"{gkg(A)}\n{gkg(B)}\n{gkg(A)}\n",
    "GDELT events": f"{events(A, 61)}\n{events(A, 61)}\n{events(B, 61)}\n",
    "addresses": f"{A}\r\n\r\n{B}\r\n{A}\r\n",
}  # fmt: skip


def listed(text: str | bytes, tmp_path: Path, name: str = "list.txt") -> list[Entry | Failure]:
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    kind = kind_of(path)
    assert kind is not None
    return list(entries_in(path, kind))


@pytest.mark.parametrize("kind", LISTS)
def test_every_kind_is_told_by_its_first_line_and_names_each_address_once(kind: str, tmp_path: Path) -> None:
    assert [one.name for one in listed(MADE[kind], tmp_path)] == [A, B]
    assert kind_of(tmp_path / "list.txt") is LISTS[kind]


@pytest.mark.parametrize("kind", LISTS)
def test_a_packed_list_is_read_as_well(kind: str, tmp_path: Path) -> None:
    found = listed(gzip.compress(b"\xef\xbb\xbf" + MADE[kind].encode()), tmp_path, "list.csv.gz")
    assert [one.name for one in found] == [A, B]


def test_what_a_list_says_of_a_story_is_kept(tmp_path: Path) -> None:
    first = listed(MADE["Media Cloud"], tmp_path)[0]
    assert isinstance(first, Entry)
    told = first.told
    assert (told.title, told.outlet, told.published, told.language) == (
        'Talks, "ended" at last', "The Shore", "2018-05-03", "en",
    )  # fmt: skip
    graph = listed(MADE["GDELT knowledge graph"], tmp_path)[0]
    assert isinstance(graph, Entry)
    assert (graph.told.published, graph.told.outlet) == ("2018-05-03", "news.example")


@pytest.mark.parametrize("kind", ["GDELT events", "GDELT articles"])
def test_the_day_of_an_event_or_of_its_sighting_is_not_taken_for_that_of_a_report(kind: str, tmp_path: Path) -> None:
    first = listed(MADE[kind], tmp_path)[0]
    assert isinstance(first, Entry)
    assert first.told.published is None


def test_events_of_the_first_version_are_known_by_their_columns(tmp_path: Path) -> None:
    assert [one.name for one in listed(events(A, 58), tmp_path, "20180503.export.csv")] == [A]


def test_a_row_without_an_address_fails_alone(tmp_path: Path) -> None:
    found = listed(f"{gkg(A)}\n{gkg('BBC Monitoring')}\nshort\trow\n{gkg(B)}\n", tmp_path)
    assert [type(one) for one in found] == [Entry, Failure, Failure, Entry]
    assert found[1].name == "list.txt:2"


def test_a_list_whose_quotation_never_ends_fails_where_it_breaks(tmp_path: Path) -> None:
    found = listed(MADE["Media Cloud"] + '4,,,,,,"no end\n' + "x" * 2_000 + "\nmore\n" * 60_000, tmp_path)
    assert [one.name for one in found[:2]] == [A, B]
    assert isinstance(found[-1], Failure)
    assert len(found) == 3


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "Talks end\n\nBoth shores agreed.\n"), ("a.txt", f"{A} says that talks end.\n"),
        ("a.txt", f"{A}\nBoth shores agreed.\n"), ("a.csv", "text,title\nBoth,shores\n"), ("a.csv", "url,text\nx,y\n"),
        ("a.txt", ""), ("a.md", f"{A}\n"), ("a.gz", "no gzip"), ("a.csv", "\0" * 100),
    ],
)  # fmt: skip
def test_what_is_no_list_is_left_to_others(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    assert not holds_list(str(tmp_path / name))


def test_the_stories_of_a_list_are_fetched_in_its_order_and_filled_with_what_it_says(tmp_path: Path) -> None:
    bare: Answer = (200, {}, b"<p>Both shores of the strait said on Thursday that the winter ferry will run.</p>")
    with serving({"/a": bare, "/b": page("Talks go on")}) as site:
        path = tmp_path / "mine.csv"
        path.write_text(
            MADE["Media Cloud"].replace("https://news.example/", f"{site.address}/") + "4,,,,,,Gone,nowhere\n"
        )
        [first, second, third] = open_sources([str(path)], allow_private=True)
        fetcher, _ = polite(seconds=3)
        again = list(stories_in_file(path, Settings(allow_private=True), fetcher))
    assert isinstance(first, Report)
    assert (first.title, first.outlet, first.published) == ('Talks, "ended" at last', "The Shore", "2018-05-03")
    assert isinstance(second, Report)
    assert second.title == "Talks go on"
    assert isinstance(third, Failure)
    assert "no web address but 'nowhere'" in third.reason
    assert [one.name for one in again] == [first.name, second.name, third.name]


def test_hosts_are_asked_at_the_same_time_each_one_request_after_the_other(tmp_path: Path) -> None:
    slow = after(0.1, page("Talks end"))
    with serving({"/a": slow, "/b": slow}) as one, serving({"/a": slow, "/b": slow}) as other:
        elsewhere = other.address.replace("localhost", "127.0.0.1")
        addresses = [f"{host}/{name}" for name in "ab" for host in (one.address, elsewhere)]
        (tmp_path / "urls.txt").write_text("\n".join(addresses))
        fetcher, _ = polite(seconds=3)
        found = list(stories_in_file(tmp_path / "urls.txt", Settings(allow_private=True), fetcher))
        assert [one.name for one in found] == addresses
        assert (one.most_together, other.most_together) == (1, 1)
