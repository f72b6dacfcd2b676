"""What holds for every exporter."""

import io
import json
import re
from collections.abc import Sequence
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from dragoman.errors import UsageError
from dragoman.model import Failure, Reading
from dragoman.record.selection import surest
from dragoman.views import EXPORTERS, exporter
from tests.made import UNREADABLE, empty, hostile, lighthouse

READINGS: dict[str, Sequence[Reading | Failure]] = {
    "none": [],
    "one": [lighthouse()],
    "empty": [empty()],
    "empty text": [empty("")],
    "hostile": [hostile()],
    "unreadable": [UNREADABLE],
    "many": [lighthouse(), UNREADABLE, empty(), hostile(), lighthouse("copy.txt")],
}
DATA = ("json", "jsonl", "quotes-json", "quotes-jsonl")  # where the words must stay as the report has them
ROWS = ("quotes-jsonl", "quotes-csv", "quotes-gdelt")  # where a report is what is said in it, known by its id
COMMANDS = re.compile(r"[\x00-\x09\x0b-\x1f]")
CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def written(form: str, readings: Sequence[Reading | Failure]) -> str:
    out = io.BytesIO()
    exporter(form)(iter(readings), out)
    return out.getvalue().decode("utf-8", "strict")


@pytest.mark.parametrize("form", EXPORTERS)
@pytest.mark.parametrize("readings", READINGS.values(), ids=READINGS)
def test_every_exporter_writes_utf8_without_control_characters(
    form: str, readings: Sequence[Reading | Failure]
) -> None:
    text = written(form, readings)
    if form == "quotes-gdelt":
        text = re.sub(r"^([\w]*)\t", r"\1 ", text, flags=re.MULTILINE)  # the one tab of each line
    assert not (COMMANDS if form in DATA else CONTROLS).search(text)
    assert not text or text.endswith("\n")


@pytest.mark.parametrize("form", EXPORTERS)
def test_every_exporter_writes_the_surest_entries_alone(form: str) -> None:
    text = written(form, [surest(lighthouse(), 0.5), surest(empty(), 0.5)])
    assert "seen the lamp lit" not in text or form in ("html", "json", "jsonl", "quotes-json")  # the report's own text
    assert "lower dues" not in text


@pytest.mark.parametrize("form", EXPORTERS)
def test_every_exporter_writes_the_same_again(form: str) -> None:
    readings: list[Reading | Failure] = [lighthouse(), UNREADABLE, empty()]
    assert written(form, readings) == written(form, readings)


@pytest.mark.parametrize("form", sorted(set(EXPORTERS) - set(ROWS)))
def test_every_exporter_names_each_report_that_could_be_read(form: str) -> None:
    text = written(form, [lighthouse(), empty()])
    assert "Jamaica and Haiti part over the lighthouse" in text or "lighthouse.txt" in text
    assert "cup.txt" in text


@pytest.mark.parametrize("form", ROWS)
def test_every_form_of_rows_names_the_report_of_each_statement(form: str) -> None:
    assert lighthouse().report.id in written(form, [empty(), lighthouse()])


@pytest.mark.parametrize("form", sorted({"brief", "explain", "html", "markdown", "quotes", *DATA} - set(ROWS)))
def test_a_report_that_could_not_be_read_is_told(form: str) -> None:
    assert "page" in written(form, [UNREADABLE])


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"Unknown format 'gml'\. Choose one of: brief, markdown, html, json"):
        exporter("gml")


class Page(HTMLParser):
    """The tags, addresses and links of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name == "href"]
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("readings", READINGS.values(), ids=READINGS)
def test_a_page_holds_only_its_own_tags_and_every_link_leads_somewhere_on_it(
    readings: Sequence[Reading | Failure],
) -> None:
    page = Page()
    page.feed(written("html", readings))
    page.close()
    assert page.open == []
    assert not page.tags & {"script", "img", "link", "iframe", "object", "form"}
    assert not {name for name in page.attributes if name.startswith("on") or name in ("src", "style")}
    assert len(page.ids) == len(set(page.ids))
    assert all(link[0] == "#" and link[1:] in page.ids for link in page.links)


def test_markdown_takes_a_report_for_plain_words() -> None:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(written("markdown", [hostile()]))
    inline = [child for token in tokens for child in token.children or ()]
    kinds = {token.type for token in (*tokens, *inline)}
    assert not kinds & {
        "link_open",
        "image",
        "html_block",
        "code_inline",
        "fence",
        "code_block",
        "s_open",
        "ordered_list_open",
    }
    assert {token.content for token in inline if token.type == "html_inline"} <= {"<br>"}


def test_json_lines_hold_one_reading_each() -> None:
    lines = written("jsonl", [lighthouse(), UNREADABLE, empty()]).splitlines()
    assert [json.loads(line).get("name") or json.loads(line)["report"]["name"] for line in lines] == [
        "lighthouse.txt",
        UNREADABLE.name,
        "cup.txt",
    ]
