"""The same pages over a store that lies on a PostgreSQL server."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from dragoman.model import Reading
from dragoman.store import Store, open_store
from dragoman.views.web import Settings
from quality.gold_readings import gold_reading
from tests.conftest import CORPUS
from tests.store.postgres import Server, served
from tests.views.web.conftest import visiting
from tests.views.web.correcting.forms import form_in

PROCESS = "rioverde"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    yield from served()


@pytest.fixture(scope="module")
def place(server: Server) -> str:
    place = server.schema("pages")
    with open_store(place) as store:
        for path in sorted(CORPUS.glob(f"{PROCESS}-*.txt")):
            store.add(gold_reading(path), by="ana", process=PROCESS)
        store.refresh()
        store.code("round one", store.reports(PROCESS), ["ana", "ben"], suggestions=True, by="ana")
    return place


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    with open_store(place) as store:
        yield store


@pytest.fixture
def client(place: str) -> Iterator[TestClient]:
    with visiting(Settings(store=place, visitor="ana")) as client:
        yield client


@pytest.fixture
def reading(store: Store) -> Reading:
    readings = (store.reading(one) for one in store.reports(PROCESS))
    return next(one for one in readings if one.positions and one.statements and one.meetings)


@pytest.mark.parametrize(
    "path",
    [
        "/", "/?words=honduras&order=name", "/failures", "/unsorted", "/p/rioverde", "/p/rioverde?as_of=2019-06-01",
        "/p/rioverde?list=movements", "/p/rioverde/record.json", "/p/rioverde/positions.csv", "/r/REPORT",
        "/r/REPORT?status=suggested", "/search?words=river", "/search?words=%22the+river%22&party=HND",
        "/search?words=ri&part=1", "/p/rioverde/merges", "/p/rioverde/merges?kind=person", "/p/rioverde/issues",
        "/issues", "/issues/rename?issue=ISSUE", "/p/rioverde/snippets?issue=ISSUE", "/p/rioverde/compare",
        "/history", "/history?process=rioverde", "/history?who=ana&kind=add", "/history?report=REPORT",
        "/history.jsonl?process=rioverde", "/coding", "/coding/round%20one", "/coding/round%20one/REPORT",
        "/agreement", "/agreement?coding=round+one", "/read",
    ],
)  # fmt: skip
def test_every_page_is_there(client: TestClient, reading: Reading, path: str) -> None:
    path = path.replace("REPORT", reading.report.id).replace("ISSUE", quote(reading.positions[0].issue))
    answer = client.get(path)
    assert answer.status_code == 200, answer.text[:500]


def test_people_parties_meetings_and_issues_have_pages(client: TestClient, store: Store) -> None:
    record = store.record(PROCESS)
    at = f"/p/{PROCESS}"
    people = [one.id for one in record.actors if one.kind == "person"]
    paths = [
        f"{at}/person/{quote(people[0])}", f"{at}/party/{quote(record.positions[0].party)}",
        f"{at}/issue/{quote(record.positions[0].issue)}", f"{at}/meeting/{quote(record.meetings[0].id)}",
        f"{at}/one/person/{quote(people[0])}",
    ]  # fmt: skip
    assert [(path, client.get(path).status_code) for path in paths] == [(path, 200) for path in paths]


def test_what_is_corrected_merged_renamed_and_taken_back_counts(
    client: TestClient, store: Store, reading: Reading
) -> None:
    before = store.record(PROCESS)
    position, report = reading.positions[0], reading.report.id
    people = [one.id for one in before.actors if one.kind == "person"][:2]
    deeds: list[tuple[str, dict[str, Any]]] = [
        (f"/r/{report}/accept/position/{position.id}", {}),
        (f"/p/{PROCESS}/same", {"kind": "person", "one": people[0], "other": people[1]}),
        (f"/p/{PROCESS}/issues/rename", {"issue": position.issue, "into": "the river", "where": "here"}),
        (f"/p/{PROCESS}/snippets", {"deed": "reject", "chosen": [f"{report} {position.id}"]}),
    ]  # fmt: skip
    form = form_in(client.get(f"/r/{report}/edit/position/{position.id}").text, "/edit/")
    deeds.append((f"/r/{report}/edit/position/{position.id}", {**form, "detail": "all of it", "seen": ""}))
    first = store.last_line()
    for path, fields in deeds:
        assert client.post(path, data=fields, follow_redirects=False).status_code == 303, path
    changed = store.record(PROCESS)
    assert changed != before
    assert "the-river" in {one.issue for one in changed.positions}
    lines = ",".join(str(line.n) for line in store.log(first) if line.kind != "merge")
    assert client.post("/undo/1", data={"lines": lines}, follow_redirects=False).status_code == 303
    assert store.record(PROCESS) == before
    assert client.post("/coding/round one/done", data={"report": report}, follow_redirects=False).status_code == 303
    assert store.coding("round one").finished["ana"] == (report,)
    assert store.check() == []
