from typing import Any

import msgspec
import pytest
from starlette.testclient import TestClient

from dragoman.model import Correction, ProcessRecord
from dragoman.store import Store
from dragoman.views.web.addresses import named
from dragoman.views.web.api.reading.entries import ROWS
from tests.views.web.api.conftest import BASE, Get


def all_of(get: Get, path: str, **query: Any) -> list[Any]:
    found: list[Any] = []
    after: dict[str, str] = {}
    while True:
        page = get(path, **query, **after)
        found += page["answers"]
        if page["next"] is None:
            return found
        after = {"after": page["next"]}


def test_processes_are_listed_with_their_summaries(get: Get, store: Store) -> None:
    page = get("/processes", limit=2)
    assert page["total"] == len(store.processes()) > 2
    assert page["next"]
    assert all(one["summary"]["meetings"] for one in page["answers"])


def test_a_record_is_the_one_that_the_store_has(get: Get, store: Store, process: str) -> None:
    record = msgspec.convert(get(f"/processes/{process}"), ProcessRecord)
    assert record == store.record(named(process))
    without = msgspec.convert(get(f"/processes/{process}", texts="false"), ProcessRecord)
    assert without.positions == record.positions
    assert not any(one.text for one in without.reports)


def test_a_record_is_given_as_it_was_known_on_a_day(get: Get, store: Store, process: str) -> None:
    day = sorted(one.published or "" for one in store.record(named(process)).reports)[1]
    early = get(f"/processes/{process}", as_of=day)
    assert early["as_of"] == day
    assert len(early["reports"]) < len(get(f"/processes/{process}")["reports"])
    entries = get(f"/processes/{process}/positions", as_of=day)["answers"]
    assert entries == early["positions"]


@pytest.mark.parametrize(
    ("part", "field"),
    [("positions", "positions"), ("movements", "movements"), ("meetings", "meetings"), ("statements", "statements"),
     ("disagreements", "disagreements"), ("utterances", "utterances"), ("origins", "origins"), ("copies", "copies"),
     ("merges", "merges"), ("events", "events"), ("reports", "reports")],
)  # fmt: skip
def test_each_part_of_a_record_can_be_had_alone(get: Get, process: str, part: str, field: str) -> None:
    assert all_of(get, f"/processes/{process}/{part}", limit=3) == get(f"/processes/{process}")[field]


def test_people_and_parties_are_the_actors(get: Get, process: str) -> None:
    people, parties = (all_of(get, f"/processes/{process}/{part}") for part in ("people", "parties"))
    assert {one["kind"] for one in people} == {"person"}
    assert "person" not in {one["kind"] for one in parties}
    assert len(people) + len(parties) == len(get(f"/processes/{process}")["actors"])


def test_entries_are_narrowed_as_the_store_narrows_them(get: Get, store: Store, process: str) -> None:
    party = get(f"/processes/{process}/positions")["answers"][0]["party"]
    found = get(f"/processes/{process}/positions", party=party, since="2000-01-01")["answers"]
    rows = store.ask("positions", process=named(process), party=party, since="2000-01-01")
    assert [one["id"] for one in found] == [row["id"] for row in rows]
    assert 0 < len(found) < len(get(f"/processes/{process}/positions", limit=1000)["answers"])


@pytest.mark.parametrize("order", ["process", "time"])
@pytest.mark.parametrize("what", ROWS)
def test_rows_of_the_whole_store_come_in_parts_each_once(get: Get, store: Store, what: str, order: str) -> None:
    found = all_of(get, f"/{what}", limit=7, order=order)
    everything = store.ask(what)
    assert sorted(one["id"] for one in found) == sorted(row["id"] for row in everything)
    if order == "time" and what != "reports":
        assert [one["id"] for one in found] == [row["id"] for row in everything]


def test_links_lead_on_and_back(client: TestClient) -> None:
    first = client.get(f"{BASE}/processes", params={"limit": 1})
    second = client.get(first.links["next"]["url"])
    assert second.json()["answers"] != first.json()["answers"]
    assert client.get(second.links["prev"]["url"]).json() == first.json()
    assert client.get(second.links["first"]["url"]).json() == first.json()


def test_a_report_is_given_as_corrected_or_as_read(client: TestClient, get: Get, report: str) -> None:
    read = get(f"/reports/{report}", **{"as": "read"})["reading"]
    entry = read["positions"][0]["id"]
    said = {"kind": "position", "deed": "reject", "entry": entry}
    assert client.post(f"{BASE}/reports/{report}/corrections", json=said).status_code == 201

    def statuses(form: str) -> dict[str, str]:
        reading = get(f"/reports/{report}", **{"as": form})["reading"]
        return {one["id"]: one["status"] for one in reading["positions"]}

    assert statuses("read")[entry] == "suggested"
    assert entry not in statuses("corrected")
    assert statuses("reviewed")[entry] == "rejected"


def test_versions_tell_what_changed(get: Get, report: str) -> None:
    versions = get(f"/reports/{report}/versions")["answers"]
    assert versions[0]["changes"] == []
    assert report in {one["report"] for one in versions}


def test_search_finds_words_in_statements_and_reports(get: Get) -> None:
    word = get("/statements")["answers"][0]["text"].split()[0].strip(',."“”')
    found = get("/search", words=word)
    assert found["statements"]
    assert get(found["more"]["statements"].removeprefix(BASE).partition("?")[0], words=word)["answers"]


def test_passages_of_a_code_are_listed(get: Get) -> None:
    issue = get("/issues")["answers"][0]
    found = all_of(get, "/snippets", issue=issue["issue"], limit=5)
    assert found
    assert {one["issue"] for one in found} == {issue["issue"]}
    assert all(one["words"] for one in found)


def test_the_journal_is_read_forwards_and_backwards(get: Get, store: Store) -> None:
    forwards = all_of(get, "/journal", limit=10)
    backwards = all_of(get, "/journal", limit=10, newest="true")
    assert [one["line"] for one in forwards] == list(range(1, store.last_line() + 1))
    assert forwards == backwards[::-1]
    assert {one["kind"] for one in get("/journal", kind="add")["answers"]} == {"add"}


def test_failures_are_listed_and_forgotten(client: TestClient, get: Get, store: Store) -> None:
    for name in ("one", "two"):
        store.note_failure(name, "it is empty", "ana")
    assert [one["name"] for one in all_of(get, "/failures", limit=1)] == ["two", "one"]
    number = get("/failures")["answers"][0]["number"]
    assert client.delete(f"{BASE}/failures/{number}").status_code == 204
    assert client.delete(f"{BASE}/failures/{number}").status_code == 404
    assert len(get("/failures")["answers"]) == 1


def test_what_has_not_changed_is_not_sent_again(client: TestClient, get: Get, store: Store, process: str) -> None:
    for path in (f"/processes/{process}", f"/processes/{process}/people", "/positions", "/journal", "/openapi.json"):
        tag = client.get(f"{BASE}{path}").headers["etag"]
        again = client.get(f"{BASE}{path}", headers={"If-None-Match": f'W/"x", {tag}'})
        assert (again.status_code, again.content) == (304, b""), path
        assert again.headers["etag"] == tag
    path = f"{BASE}/processes/{process}"
    tag = client.get(path).headers["etag"]
    entry = get(f"/processes/{process}/positions")["answers"][0]["id"]
    said = Correction(report=entry.partition("/")[0], kind="position", deed="accept", entry=entry)
    store.correct(said, "ben")
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 200


def test_large_answers_are_packed_where_that_is_asked_for(client: TestClient, process: str) -> None:
    path = f"{BASE}/processes/{process}"
    plain = client.get(path, headers={"Accept-Encoding": "identity"})
    packed = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"]) / 2
    assert packed.json() == plain.json()
    assert packed.headers["etag"] != plain.headers["etag"]
    assert client.get(path, headers={"If-None-Match": packed.headers["etag"]}).status_code == 304


def test_the_head_of_an_answer_can_be_asked_for(client: TestClient, process: str) -> None:
    whole, head = client.get(f"{BASE}/processes/{process}"), client.head(f"{BASE}/processes/{process}")
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["content-length"] == whole.headers["content-length"]
    assert head.headers["etag"] == whole.headers["etag"]
    assert client.head(f"{BASE}/nothing").status_code == 404
