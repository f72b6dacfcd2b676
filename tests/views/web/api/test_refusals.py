"""What is wrong is told so that it can be put right: which parameter or field, which value, and the way out."""

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from dragoman.store import Store
from dragoman.views.web import Settings, create_app
from tests.views.web.api.conftest import BASE, Get


def problem(answer: Any, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert "etag" not in answer.headers
    told: dict[str, Any] = answer.json()
    assert told["status"] == status
    assert told["title"]
    assert told["detail"]
    assert told["instance"].startswith(BASE)
    return told


def test_a_misspelt_parameter_is_told_with_the_one_that_may_be_meant(client: TestClient) -> None:
    told = problem(client.get(f"{BASE}/positions?pary=Kenya&limit=0&order=size"), 400)
    assert {one["name"] for one in told["errors"]} == {"pary", "limit", "order"}
    reasons = {one["name"]: one["reason"] for one in told["errors"]}
    assert "'party'" in reasons["pary"]
    assert "process, time" in reasons["order"]
    assert told["type"] == "/api#problem-400"


@pytest.mark.parametrize(
    "path",
    [
        "/positions?party=a&party=b", "/positions?since=2019-02-30", "/positions?issue=nothing", "/positions?limit=x",
        "/positions?after=zzz", "/positions?after=WzFd", "/reports?after=WyJhIl0", "/processes?after=Wy0xXQ",
        "/statements?words=%22", "/snippets", "/snippets?issue=fishing&party=KEN", "/search", "/search?words=",
        "/journal?kind=nothing", "/journal?after=-1", "/failures?after=WzFlMzAwXQ", "/processes?order=size",
    ],
)  # fmt: skip
def test_what_an_address_cannot_ask_is_refused(client: TestClient, path: str) -> None:
    problem(client.get(f"{BASE}{path}"), 400)


@pytest.mark.parametrize(
    "path",
    [
        "/processes/nothing", "/processes/nothing/positions", "/processes/nothing/summary", "/reports/nothing",
        "/reports/nothing/versions", "/reports/nothing/corrections", "/journal/0", "/journal/999", "/journal/x",
        "/journal/99999999999999999999", "/codings/nothing", "/jobs/nothing", "/nothing", "/positions/nothing/x",
        "/export/nothing.csv",
    ],
)  # fmt: skip
def test_what_is_not_there_is_told_so(client: TestClient, path: str) -> None:
    problem(client.get(f"{BASE}{path}"), 404)


def test_an_address_that_is_nearly_one_leads_to_it(client: TestClient) -> None:
    assert "'positions'" in problem(client.get(f"{BASE}/postions"), 404)["detail"]


def test_other_methods_are_refused_with_those_that_there_are(client: TestClient) -> None:
    for method in ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"):
        answer = client.request(method, f"{BASE}/reports")
        assert set(problem(answer, 405)["detail"].rpartition(": ")[2].rstrip(".").split(", ")) == {
            "GET",
            "HEAD",
            "POST",
        }
        assert answer.headers["allow"]


def test_other_forms_are_refused(client: TestClient) -> None:
    for accept in ("text/html", "application/xml, text/csv", "application/json;q=0"):
        problem(client.get(f"{BASE}/positions", headers={"Accept": accept}), 406)
    for accept in ("*/*", "application/*", "text/html, application/json;q=0.5", ""):
        assert client.get(f"{BASE}/positions", headers={"Accept": accept}).status_code == 200
    problem(client.get(f"{BASE}/export/positions.csv", headers={"Accept": "application/json"}), 406)


@pytest.mark.parametrize(
    ("kind", "status"),
    [("text/plain", 415), ("application/x-www-form-urlencoded", 415), ("", 415),
     ("multipart/form-data; boundary=b", 415), ("application/json; charset=utf-16", 415),
     ("application/json; charset=UTF-8", 422), ("application/json", 422)],
)  # fmt: skip
def test_only_json_is_taken(client: TestClient, kind: str, status: int) -> None:
    headers = {"Content-Type": kind} if kind else {}
    problem(client.post(f"{BASE}/decisions", content=b"{}", headers=headers), status)


@pytest.mark.parametrize(
    "body", [b"", b"{", b"\xff", b"[]", b"null", b'{"one": "\\ud800"}', b"[" * 100_000, b'{"one":1e999}', b"9" * 5000]
)
def test_what_is_no_json_or_not_what_is_asked_for_is_refused(client: TestClient, body: bytes) -> None:
    problem(client.post(f"{BASE}/decisions", content=body, headers={"Content-Type": "application/json"}), 422)


def test_every_field_that_is_wrong_is_told(client: TestClient) -> None:
    answer = client.post(f"{BASE}/decisions", json={"one": 1, "same": "yes", "knd": "person", "kind": "thing"})
    told = problem(answer, 422)
    assert [one["name"] for one in told["errors"]] == ["knd", "one", "other", "same", "kind"]
    assert "'kind'" in told["errors"][0]["reason"]
    assert "party, person, meeting, utterance" in told["errors"][-1]["reason"]


def test_what_is_too_large_is_refused(talks: Path) -> None:
    with TestClient(create_app(Settings(store=str(talks), largest_upload=1000)), base_url="http://127.0.0.1") as client:
        body = b'{"one": "' + b"x" * 200_000 + b'"}'
        client.headers["Content-Type"] = "application/json"
        answer = client.post(f"{BASE}/decisions", content=body)
        assert answer.status_code == 413
        assert answer.headers["content-type"] == "application/problem+json"
        assert client.post(f"{BASE}/decisions", content=b'{"one": "' + b"x" * 90_000 + b'"}').status_code == 422


@pytest.mark.parametrize("tag", ["x", '"x"', 'W/"12"', '"1-zz"'])
def test_a_tag_that_is_none_of_ours_guards_nothing_and_says_so(
    client: TestClient, get: Get, report: str, tag: str
) -> None:
    entry = get(f"/reports/{report}")["reading"]["positions"][0]["id"]
    said = {"kind": "position", "deed": "accept", "entry": entry}
    problem(client.post(f"{BASE}/reports/{report}/corrections", json=said, headers={"If-Match": tag}), 400)


@pytest.mark.parametrize(
    "said",
    [
        {"deed": "accept", "entry": "none"}, {"deed": "edit", "entry": ""}, {"deed": "add"},
        {"deed": "add", "after": {"party": "XXX", "stance": "offers", "issue": "a", "evidence": []}},
        {"deed": "add", "after": {"party": "XXX", "stance": "sings"}},
        {"deed": "accept", "entry": "", "coding": "none"},
    ],
)  # fmt: skip
def test_corrections_that_cannot_be_kept_are_refused_in_words(
    client: TestClient, store: Store, report: str, said: dict[str, Any]
) -> None:
    before = store.last_line()
    problem(client.post(f"{BASE}/reports/{report}/corrections", json={"kind": "position", **said}), 422)
    assert store.last_line() == before


def test_nobody_takes_back_twice(client: TestClient) -> None:
    assert client.post(f"{BASE}/journal/1/undo").status_code == 201
    assert "taken back" in problem(client.post(f"{BASE}/journal/1/undo"), 422)["detail"]
    problem(client.post(f"{BASE}/journal/2/undo?part=3"), 422)


def test_of_what_is_not_there_nobody_has_the_latest(client: TestClient) -> None:
    for path in ("/reports/nothing", "/processes?after=nothing"):
        assert client.get(f"{BASE}{path}", headers={"If-None-Match": "*"}).status_code in (400, 404)
    assert client.get(f"{BASE}/issues", headers={"If-None-Match": "*"}).status_code == 304
