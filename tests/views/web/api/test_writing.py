from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from starlette.testclient import TestClient

from dragoman.model import Correction
from dragoman.store import Store
from dragoman.views.web.addresses import named
from tests.store.made import told
from tests.views.web.api.conftest import BASE, Get

Post = Callable[..., Any]


@pytest.fixture
def post(client: TestClient) -> Post:
    """What comes of sending JSON beneath /api/v1."""
    return lambda path, body=None, **headers: client.post(
        f"{BASE}{path}", json=body, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )


def test_an_entry_is_accepted_and_that_is_taken_back(get: Get, post: Post, report: str) -> None:
    entry = get(f"/reports/{report}")["reading"]["positions"][0]["id"]
    answer = post(f"/reports/{report}/corrections", {"kind": "position", "deed": "accept", "entry": entry})
    assert answer.status_code == 201
    assert answer.json()["now"]["status"] == "confirmed"
    assert answer.json()["now"]["by"] == ["ana"]
    line = answer.json()["line"]
    assert answer.headers["location"] == f"{BASE}/journal/{line}"
    assert [one["line"] for one in get(f"/reports/{report}/corrections")["answers"]] == [line]
    assert post(f"/journal/{line}/undo").status_code == 201
    assert get(f"/reports/{report}/corrections")["answers"] == []
    assert get(f"/journal/{line}")["undone_by"] == line + 1


def test_an_entry_is_added_and_taken_back_as_the_last_deed(get: Get, post: Post, report: str) -> None:
    known = get(f"/reports/{report}")["reading"]["positions"][0]
    after = {"party": known["party"], "stance": "offers", "issue": "fishing", "evidence": known["evidence"]}
    answer = post(f"/reports/{report}/corrections", {"kind": "position", "deed": "add", "after": after})
    assert answer.status_code == 201
    assert answer.json()["now"]["status"] == "corrected"
    assert answer.json()["entry"] in {one["id"] for one in get(f"/reports/{report}")["reading"]["positions"]}
    assert post("/undo").json()["line"] == answer.json()["line"]
    assert answer.json()["entry"] not in {one["id"] for one in get(f"/reports/{report}")["reading"]["positions"]}


@pytest.mark.parametrize("told_by", ["seen", "if-match"])
def test_a_conflict_shows_both_versions(client: TestClient, store: Store, report: str, told_by: str) -> None:
    looked_at = client.get(f"{BASE}/reports/{report}")
    entry = looked_at.json()["reading"]["positions"][0]
    theirs = {**entry, "stance": "accepts"}
    body: dict[str, Any] = {"kind": "position", "deed": "edit", "entry": entry["id"], "after": theirs}
    store.correct(Correction(report=report, kind="position", deed="edit", entry=entry["id"], after=theirs), "ben")
    mine = {**body, "after": {**entry, "stance": "rejects"}}
    headers = {}
    if told_by == "seen":
        mine["seen"] = looked_at.json()["line"]
    else:
        headers = {"If-Match": looked_at.headers["etag"]}
    answer = client.post(f"{BASE}/reports/{report}/corrections", json=mine, headers=headers)
    assert answer.status_code == 409
    problem = answer.json()
    assert problem["theirs"]["stance"] == "accepts"
    assert problem["yours"]["stance"] == "rejects"
    assert problem["line"] == store.last_line()
    assert "ben" in problem["detail"]
    again = client.get(f"{BASE}/reports/{report}").headers["etag"]
    done = client.post(f"{BASE}/reports/{report}/corrections", json=mine | {"seen": problem["line"]}, headers={})
    assert done.status_code == 201
    assert again != client.get(f"{BASE}/reports/{report}").headers["etag"]


def test_two_that_were_taken_for_one_are_said_to_be_two(get: Get, post: Post, process: str) -> None:
    merges = [one for one in get(f"/processes/{process}/merges")["answers"] if one["kind"] == "person"]
    one, other = merges[-1]["one"], merges[-1]["other"]
    assert post("/decisions", {"one": one, "other": other, "same": False}).status_code == 201
    apart = get(f"/processes/{process}/merges")["answers"]
    assert (one, other) not in {(merge["one"], merge["other"]) for merge in apart}
    assert post("/decisions", {"one": one, "other": one, "same": True}).status_code == 422
    assert post("/decisions", {"one": one, "other": "nobody/a1", "same": True}).status_code == 422


def test_an_issue_is_called_otherwise(get: Get, post: Post, process: str) -> None:
    issue = get(f"/processes/{process}/issues")["answers"][0]["issue"]
    said = {"issue": issue, "into": "another", "process": named(process)}
    assert post("/recodings", said).status_code == 201
    called = {one["issue"]: one["originals"] for one in get(f"/processes/{process}/issues")["answers"]}
    assert issue not in called
    assert called["another"] == [issue]


def test_processes_are_joined_and_split(get: Get, post: Post, store: Store) -> None:
    names = [one["name"] for one in get("/processes")["answers"]]
    count = len(names)
    joined = post("/placements", {"deed": "join", "processes": names[:2], "into": "both"})
    assert joined.status_code == 201
    assert get("/processes")["total"] == count - 1
    some = store.reports("both")[:2]
    assert post("/placements", {"deed": "split", "process": "both", "reports": some, "into": "own"}).status_code == 201
    assert get("/processes/own/summary")["reports"] == 2
    assert post("/placements", {"deed": "assign", "process": "both", "reports": some}).status_code == 201
    assert post("/placements", {"deed": "split", "process": "both", "reports": ["x"], "into": "z"}).status_code == 422


def test_a_reading_is_kept_once(get: Get, post: Post) -> None:
    reading = msgspec.to_builtins(told("sent", issue="fishing"))
    answer = post("/reports", {"reading": reading, "process": "sent here"})
    assert answer.status_code == 201, answer.text
    assert answer.json()["outcome"] == "added"
    assert answer.headers["location"] == f"{BASE}/reports/{answer.json()['report']}"
    assert get("/processes/sent%20here/summary")["reports"] == 1
    again = post("/reports", {"reading": reading, "process": "sent here"})
    assert (again.status_code, again.json()["outcome"]) == (200, "known")


def test_a_reading_puts_nothing_into_anybodys_mouth(post: Post) -> None:
    reading = msgspec.to_builtins(told("sent", issue="fishing"))
    spoken = {**reading, "actors": [{**one, "status": "confirmed", "by": ["ana"]} for one in reading["actors"]]}
    answer = post("/reports", {"reading": spoken})
    assert answer.status_code == 422
    assert "suggested, by nobody" in answer.json()["detail"]
    assert post("/reports", {"reading": reading}).status_code == 201


def test_a_reading_that_does_not_hold_is_refused(post: Post) -> None:
    reading = msgspec.to_builtins(told("sent", issue="fishing"))
    reading["positions"][0]["evidence"][0]["end"] = 10_000
    answer = post("/reports", {"reading": reading})
    assert answer.status_code == 422
    assert any("position" in one["name"] for one in answer.json()["errors"])


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "https://a.example/ x"])
def test_a_reading_comes_from_the_web_or_says_nothing_of_it(post: Post, url: str) -> None:
    reading = msgspec.to_builtins(told("sent", issue="fishing"))
    reading["report"]["url"] = url
    answer = post("/reports", {"reading": reading})
    assert answer.status_code == 422
    assert "no web address" in answer.json()["detail"]


def test_of_very_many_faults_some_are_told(post: Post) -> None:
    answer = post("/decisions", {f"field{n}": n for n in range(50_000)})
    assert answer.status_code == 422
    assert len(answer.json()["errors"]) <= 100


@pytest.mark.parametrize(
    ("body", "status"),
    [({}, 422), ({"text": " "}, 422), ({"text": "a", "url": "https://example.org/a"}, 422),
     ({"url": "file:///etc/passwd"}, 422), ({"text": "a", "published": "2019-02-30"}, 422),
     ({"text": "a", "process": "unsorted-1"}, 422), ([], 422), ("text", 422)],
)  # fmt: skip
def test_what_is_no_report_is_refused(post: Post, body: Any, status: int) -> None:
    assert post("/reports", body).status_code == status


def test_a_deed_under_a_key_is_done_once(get: Get, post: Post, store: Store, report: str) -> None:
    entry = get(f"/reports/{report}")["reading"]["positions"][0]["id"]
    said = {"kind": "position", "deed": "accept", "entry": entry}
    first = post(f"/reports/{report}/corrections", said, Idempotency_Key="k1")
    before = store.last_line()
    second = post(f"/reports/{report}/corrections", said, Idempotency_Key="k1")
    assert second.status_code == 201
    assert second.json() == first.json()
    assert store.last_line() == before
    other = post(f"/reports/{report}/corrections", {**said, "deed": "reject"}, Idempotency_Key="k1")
    assert other.status_code == 422
    assert post("/undo", Idempotency_Key="k1").status_code == 422
    assert post("/undo", Idempotency_Key="k2").status_code == 200


def test_what_failed_may_be_tried_again_under_its_key(post: Post, report: str) -> None:
    said = {"kind": "position", "deed": "accept", "entry": "none"}
    assert post(f"/reports/{report}/corrections", said, Idempotency_Key="k").status_code == 422
    assert post(f"/reports/{report}/corrections", said, Idempotency_Key="k").status_code == 422


def test_coders_code_blind_and_one_is_settled_on(get: Get, post: Post, report: str) -> None:
    made = {"name": "round/one", "reports": [report], "coders": ["ana", "ben"], "suggestions": True}
    assert post("/codings", made).status_code == 201
    entry = get(f"/reports/{report}")["reading"]["positions"][0]["id"]
    said = {"kind": "position", "deed": "reject", "entry": entry, "coding": "round/one"}
    assert post(f"/reports/{report}/corrections", said).status_code == 201
    assert entry in {one["id"] for one in get(f"/reports/{report}")["reading"]["positions"]}
    coded = get(f"/codings/round~1one/reports/{report}")
    assert entry not in {one["id"] for one in coded["positions"]}
    assert post(f"/codings/round~1one/reports/{report}/done").status_code == 201
    assert get("/codings/round~1one")["finished"] == {"ana": 1, "ben": 0}
    assert post(f"/codings/round~1one/reports/{report}/settle", {"coder": "ana"}).status_code == 201
    assert entry not in {one["id"] for one in get(f"/reports/{report}")["reading"]["positions"]}
    assert len(get(f"/reports/{report}/corrections", coding="round/one")["answers"]) == 1
    assert get("/codings")["total"] == 1
