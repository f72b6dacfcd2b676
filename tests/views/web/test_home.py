import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.model import Movement
from dragoman.store import Store
from dragoman.store.courses import Course
from dragoman.views.web import Settings
from dragoman.views.web.home.picture import WIDTH, picture_of, scale_of
from quality.gold_readings import gold_reading
from tests.conftest import CORPUS
from tests.views.web.conftest import visiting


@pytest.fixture
def nothing(tmp_path: Path) -> Iterator[TestClient]:
    """The pages of a store in which nothing is yet."""
    with visiting(Settings(store=str(tmp_path / "empty.db"), visitor="ana")) as client:
        yield client


def test_home_leads_to_every_process(client: TestClient, store: Store) -> None:
    page = client.get("/")
    assert page.status_code == 200
    for process in store.processes():
        assert client.get(f"/p/{process.name}").status_code == 200
        assert f'href="/p/{process.name}"' in page.text


def test_a_process_is_called_by_who_negotiates(client: TestClient) -> None:
    assert "Honduras and Nicaragua</a></h2>" in client.get("/").text


def test_a_newcomer_is_told_what_this_is_and_can_begin(nothing: TestClient) -> None:
    page = nothing.get("/").text
    assert "Read news reports of talks" in page
    assert '<textarea id="bring-text"' in page
    assert "Read an example" in page
    assert nothing.get("/unsorted").status_code == nothing.get("/failures").status_code == 200


def test_the_filter_finds_processes_by_a_party(client: TestClient) -> None:
    page = client.get("/?words=nicaragua").text
    assert "1 process with" in page
    assert "Honduras and Nicaragua" in page
    part = client.get("/?words=nicaragua&part=1").text
    assert "<html" not in part
    assert "Honduras and Nicaragua" in part


def test_a_filter_that_finds_nothing_leads_to_the_search(client: TestClient) -> None:
    page = client.get("/?words=zeppelin").text
    assert "No process has “zeppelin”" in page
    assert 'href="/search?words=zeppelin"' in page


def test_what_came_since_the_last_visit_stands_in_its_line(client: TestClient, store: Store) -> None:
    (name,) = {store.process_of(reading.report.id) for reading in [gold_reading(CORPUS / "rioverde-1.txt")]}
    assert name is not None
    store.visit("ana", name)
    assert "Since you last looked" not in client.get("/").text
    reading = gold_reading(CORPUS / "coralshelf-1.txt")
    store.assign(name, [reading.report.id], by="ben")
    last = store.database.value("SELECT max(number) FROM report")
    store.database.run("UPDATE visit SET n = ?", last - 1)
    store.refresh()
    assert "Since you last looked" in client.get("/").text


def test_failures_stand_with_their_reason_until_they_are_taken_off(client: TestClient, store: Store) -> None:
    number = store.note_failure("minutes.pdf", "this is a PDF. Save its text.", "ana")
    for address in ("/", "/failures"):
        page = client.get(address).text
        assert "minutes.pdf" in page
        assert "This is a PDF. Save its text." in page
    client.post("/failures", data={"number": str(number)})
    assert "minutes.pdf" not in client.get("/").text


def test_a_report_in_no_process_is_put_into_one_by_hand(client: TestClient) -> None:
    client.post("/read", data={"text": "A bridge was painted green. It took a week, said the mayor."})
    while "1 report in no process" not in client.get("/").text:
        pass
    page = client.get("/unsorted").text
    report = re.search(r'name="report" value="(\w+)"', page).group(1)  # type: ignore[union-attr]
    assert client.post("/unsorted", data={"process": "bridges"}).status_code == 400
    assert client.post("/unsorted", data={"report": report, "process": "unsorted-1"}).status_code == 400
    went = client.post("/unsorted", data={"report": report, "process": "bridges"}, follow_redirects=False)
    assert went.headers["location"] == "/p/bridges"
    assert 'href="/p/bridges"' in client.get("/").text


def test_pages_of_processes_do_not_overlap(client: TestClient, store: Store) -> None:
    reports = [report for process in store.processes() for report in store.reports(process.name)]
    for number in range(25):
        store.assign(f"talks {number:02}", [reports[number % len(reports)]], by="ana")
    store.refresh()
    total = store.process_count()
    shown = [re.findall(r'<h2><a href="([^"]+)"', client.get(f"/?page={page}").text) for page in (1, 2)]
    assert len({*shown[0], *shown[1]}) == min(total, 40)


def test_all_pictures_of_a_page_have_one_scale() -> None:
    long = Course((("2001-01-01", None), ("2001-12-31", None)), (), {})
    short = Course((("2005-03-01", None), ("2005-05-30", "planned")), (moved("2005-04-01"),), {})
    scale = scale_of([long, short])
    assert scale is not None
    whole, part = picture_of(long, scale), picture_of(short, scale)
    assert whole is not None
    assert part is not None
    assert whole.end <= WIDTH
    assert 0.2 < part.end / whole.end < 0.3
    assert [held for _, held in part.rings] == [True, False]
    assert part.words == "1 meeting and 1 movement, 1 March 2005 to 30 May 2005"


def test_a_process_without_a_day_has_no_picture() -> None:
    assert scale_of([Course((), (moved(None),), {})]) is None


def moved(day: str | None) -> Movement:
    return Movement(id="m", date=day, party="A", issue="x", from_stance="offers", to_stance="rejects")


def test_pictures_are_explained_before_they_come_and_say_their_days(client: TestClient) -> None:
    page = client.get("/").text
    assert page.index('class="legend') < page.index("<figcaption")
