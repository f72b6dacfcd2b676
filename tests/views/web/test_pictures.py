"""The pages of pictures: each drawn with its table, each state with an address, nothing of a report read as HTML."""

import csv
import io
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from dragoman.store import Store
from dragoman.views.web.pictures.all import PICTURES
from dragoman.views.web.pictures.pen import LOOKS
from tests.views.web.test_process_large import EVIL, served, tags_of

LIMIT = 100_000
SVG = "{http://www.w3.org/2000/svg}"
CSS = Path(__file__).parents[3] / "dragoman" / "views" / "web" / "static" / "pictures.css"


def names(store: Store) -> list[str]:
    return [one.name for one in store.processes()]


def test_every_picture_stands_on_the_page_with_its_table(client: TestClient, store: Store) -> None:
    for name in names(store):
        page = client.get(f"/p/{name}/pictures").text
        for one in PICTURES.values():
            part = page.split(f'id="{one.name}"')[1].split("</section>")[0]
            assert "<svg" in part or 'class="gap"' in part
            assert (f"/p/{name}/pictures/{one.name}.csv" in part) == ("<table" in part)
            assert ("<svg" in part) <= ("<table" in part)
        assert len(page.encode()) < LIMIT
        assert " style=" not in page


@pytest.mark.parametrize("picture", PICTURES)
def test_each_picture_is_a_page_a_drawing_and_a_table(client: TestClient, store: Store, picture: str) -> None:
    for name in names(store):
        page = client.get(f"/p/{name}/pictures/{picture}")
        assert page.status_code == 200
        assert page.text.count("<h1>") == 1
        lines = list(csv.reader(io.StringIO(client.get(f"/p/{name}/pictures/{picture}.csv").text)))
        assert len({len(line) for line in lines}) == 1
        drawing = client.get(f"/p/{name}/pictures/{picture}.svg")
        if "<svg" in page.text:
            assert drawing.headers["content-type"].startswith("image/svg+xml")
            assert len(lines) > 1
            assert_stands_alone(drawing.text)
        else:
            assert drawing.status_code == 404
            assert 'class="gap"' in page.text


def assert_stands_alone(drawing: str) -> None:
    """It is XML with a title and a description, and needs no style but its own attributes."""
    root = ElementTree.fromstring(drawing.encode())  # noqa: S314 # what was drawn here
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title")
    assert root.findtext(f"{SVG}desc")
    assert not any(element.get("class") or element.get("style") for element in root.iter())
    assert not {"style", "script"} & {element.tag.removeprefix(SVG) for element in root.iter()}
    width, height = float(root.get("width", "0")), float(root.get("height", "0"))
    for text in root.iter(f"{SVG}text"):
        assert -1 <= float(text.get("x", "-9")) <= width
        assert 0 < float(text.get("y", "-9")) <= height
        assert float(text.get("font-size", "0")) >= 11


@pytest.mark.parametrize(
    "query",
    [
        "issues?actors=people", "issues?duplicates=all", "issues?duplicates=week", "issues?actors=nobody",
        "congruence?ties=congruence", "congruence?ties=conflict&normalised=average", "congruence?normalised=jaccard",
        "congruence?reading=wide&duplicates=all", "congruence?actors=people", "issues?status=confirmed",
        "issues?status=rejected", "positions?from=1900-01-01&until=1900-02-01", "positions?from=x", "over-time?by=day",
        "over-time?by=year", "issues?sort=-all", "issues?sort=nothing", "issues?page=99", "positions?sort=detail",
        "outlets?party=NOBODY", "issues?faint=1",
    ],
)  # fmt: skip
def test_whatever_is_chosen_is_answered(client: TestClient, store: Store, query: str) -> None:
    for name in names(store):
        page = client.get(f"/p/{name}/pictures/{query}")
        assert page.status_code == 200
        assert page.text.count("<h1>") == 1
        assert client.get(f"/p/{name}/pictures?{query.partition('?')[2]}").status_code == 200


def test_a_table_is_sorted_by_its_address(client: TestClient, store: Store) -> None:
    name = names(store)[0]
    counts = [int(line[-1]) for line in rows(client, f"/p/{name}/pictures/issues.csv?sort=all")]
    assert counts == sorted(counts)
    counts = [int(line[-1]) for line in rows(client, f"/p/{name}/pictures/issues.csv?sort=-all")]
    assert counts == sorted(counts, reverse=True)
    assert 'aria-sort="descending"' in client.get(f"/p/{name}/pictures/issues?sort=-all").text


def rows(client: TestClient, address: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(client.get(address).text)))[1:]


def test_a_choice_is_kept_by_every_link_and_form(client: TestClient, store: Store) -> None:
    name = names(store)[0]
    page = client.get(f"/p/{name}/pictures/congruence?ties=conflict&from=2000-01-01").text
    assert '<option value="conflict" selected>' in page
    assert re.search(r'congruence\.csv\?[^"]*from=2000-01-01[^"]*ties=conflict', page)


def test_an_earlier_day_shows_less(client: TestClient, store: Store) -> None:
    name = names(store)[0]
    first = min(one.published for one in store.record(name).reports if one.published)
    now = rows(client, f"/p/{name}/pictures/positions.csv")
    then = rows(client, f"/p/{name}/pictures/positions.csv?as_of={first}")
    assert 0 < len(then) < len(now)


def test_no_such_picture_is_told(client: TestClient, store: Store) -> None:
    for form in ("", ".svg", ".csv"):
        assert client.get(f"/p/{names(store)[0]}/pictures/nothing{form}").status_code == 404
    assert client.get("/p/NOBODY/pictures").status_code == 404


def test_the_page_knows_every_look_that_a_file_has() -> None:
    css = CSS.read_text(encoding="utf-8")
    assert [look for look in LOOKS if not re.search(rf"\.{look}\b", css)] == []


@pytest.mark.parametrize("name", ["", *PICTURES])
def test_nothing_that_a_report_says_is_read_as_html_or_reckoned_with(tmp_path: Path, name: str) -> None:
    with served(tmp_path / "talks.db", 4, f"{EVIL}") as client:
        page = client.get(f"/p/LAKE/pictures/{name}".rstrip("/")).text
        assert "<script>" not in page
        assert not tags_of(page) & {"img", "onerror", "style"}
        assert "\u202e" not in page
        assert "\x07" not in page
        if name:
            cells = [cell for line in rows(client, f"/p/LAKE/pictures/{name}.csv") for cell in line]
            assert not [cell for cell in cells if cell.startswith(("=", "@", "+"))]
            drawing = client.get(f"/p/LAKE/pictures/{name}.svg")
            if drawing.status_code == 200:
                assert_stands_alone(drawing.text)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["", *PICTURES])
def test_a_large_process_makes_no_heavy_picture(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    with served(tmp_path_factory.mktemp("large") / "talks.db", 300) as client:
        address = f"/p/LAKE/pictures/{name}".rstrip("/")
        client.get(address)
        assert len(client.get(address).content) < LIMIT


def test_positions_lead_to_their_words_and_counts_to_the_opened_cell(client: TestClient, store: Store) -> None:
    for name in names(store):
        texts = {report.id: report.text for report in store.record(name).reports}
        links = re.findall(r'href="/r/(\w+)\?at=(\d+)-(\d+)#', client.get(f"/p/{name}/pictures/positions").text)
        assert links
        assert all(texts[report][int(start) : int(end)].strip() for report, start, end in links)
        opened = re.search(r'href="(/p/[^"]*open=[^"#]*)#opened"', client.get(f"/p/{name}/pictures/issues").text)
        assert opened
        assert 'id="opened"' in client.get(opened[1].replace("&amp;", "&")).text
