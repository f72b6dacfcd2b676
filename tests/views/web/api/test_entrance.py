"""Who may do what: readers look, coders correct, admins do the rest; a cookie alone changes nothing."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.model import Correction
from dragoman.store import open_store
from dragoman.views.web.api.endpoint import Endpoint
from dragoman.views.web.api.table import endpoints
from dragoman.views.web.visitors import RANKS
from tests.views.web.api.conftest import BASE
from tests.views.web.conftest import csrf_in
from tests.views.web.safety.conftest import kept_team, sign_in, talks, team

__all__ = ["kept_team", "talks", "team"]
Tokens = dict[str, dict[str, str]]


@pytest.fixture
def tokens(talks: Path) -> Iterator[Tokens]:
    """The header with which each of them asks."""
    with open_store(talks) as store:
        yield {who: {"Authorization": f"Bearer {store.new_token(who, 'a script')}"} for who in ("ana", "kofi", "rhea")}


ROLES = {"ana": "admin", "kofi": "coder", "rhea": "reader"}


@pytest.mark.parametrize("one", endpoints(), ids=lambda one: one.name)
def test_each_endpoint_lets_in_whom_it_says(team: TestClient, tokens: Tokens, one: Endpoint) -> None:
    path = BASE + one.path.replace("{", "").replace("}", "")
    assert team.request(one.method, path).status_code == 401
    assert team.request(one.method, path).headers["www-authenticate"].startswith("Bearer")
    assert team.request(one.method, path, headers={"Authorization": "Bearer nonsense"}).status_code == 401
    for who, role in ROLES.items():
        answer = team.request(one.method, path, headers=tokens[who])
        assert (answer.status_code == 403) == (RANKS[role] < RANKS[one.role]), (who, answer.text)
        assert answer.status_code < 500


def test_addresses_that_are_none_tell_a_stranger_nothing(team: TestClient, tokens: Tokens) -> None:
    assert team.get(f"{BASE}/nothing").status_code == 401
    assert team.put(f"{BASE}/processes").status_code == 401
    assert team.get(f"{BASE}/nothing", headers=tokens["rhea"]).status_code == 404


def test_what_is_sent_by_a_cookie_alone_is_refused(team: TestClient) -> None:
    sign_in(team, "kofi")
    path = f"{BASE}/undo"
    assert team.get(f"{BASE}/processes").status_code == 200
    assert team.post(path).status_code == 403
    token = csrf_in(team.get("/account").text)
    assert team.post(path, headers={"x-csrf": token}).status_code == 422
    assert team.post(path, headers={"x-csrf": token, "Origin": "https://evil.example"}).status_code == 403


def test_no_other_site_is_told_that_it_may_read(team: TestClient, tokens: Tokens) -> None:
    answer = team.get(f"{BASE}/processes", headers={**tokens["rhea"], "Origin": "https://evil.example"})
    assert not any(name.startswith("access-control") for name in answer.headers)


def test_deeds_are_written_down_under_the_name_of_the_token(team: TestClient, tokens: Tokens) -> None:
    report = team.get(f"{BASE}/reports", headers=tokens["rhea"]).json()["answers"][0]["id"]
    entry = team.get(f"{BASE}/reports/{report}", headers=tokens["rhea"]).json()["reading"]["actors"][0]["id"]
    said = {"kind": "actor", "deed": "accept", "entry": entry}
    answer = team.post(f"{BASE}/reports/{report}/corrections", json=said, headers=tokens["kofi"])
    assert answer.status_code == 201
    line = team.get(answer.headers["location"], headers=tokens["rhea"]).json()
    assert line["by"] == "kofi"


def test_nobody_sees_what_others_code_on_their_own(team: TestClient, tokens: Tokens, talks: Path) -> None:
    with open_store(talks) as store:
        report = store.ask("positions")[0]["reports"][0]
        entry = store.reading(report).positions[0].id
        store.keep_account("lena", "coder", "another ferry at dawn")
        lena = {"Authorization": f"Bearer {store.new_token('lena', 'a script')}"}
    coding = {"name": "one", "reports": [report], "coders": ["kofi", "lena"]}
    assert team.post(f"{BASE}/codings", json=coding, headers=tokens["ana"]).status_code == 201
    said = {"kind": "position", "deed": "reject", "entry": entry, "coding": "one"}
    path = f"{BASE}/reports/{report}/corrections"
    answer = team.post(path, json=said, headers=tokens["kofi"])
    assert answer.status_code == 201
    line = answer.json()["line"]
    own = team.get(path, params={"coding": "one"}, headers=tokens["kofi"]).json()["answers"]
    assert len(own) == 1
    assert team.get(path, params={"coding": "one"}, headers=lena).json()["answers"] == []
    for seen in (path, f"{BASE}/codings/one/reports/{report}"):
        query = {"coding": "one", "coder": "kofi"} if seen == path else {"coder": "kofi"}
        assert team.get(seen, params=query, headers=lena).status_code == 403
        assert team.get(seen, params=query, headers={**lena, "If-None-Match": "*"}).status_code == 403
        assert team.get(seen, params=query, headers=tokens["ana"]).status_code == 200
    assert set(team.get(f"{BASE}/journal/{line}", headers=lena).json()["what"]) == {"report", "coding"}
    assert "reject" not in team.get(f"{BASE}/export/journal.jsonl", params={"kind": "correct"}, headers=lena).text
    assert team.post(f"{BASE}/journal/{line}/undo", headers=lena).status_code == 403
    assert team.post(f"{BASE}/reports/{report}/corrections", json=said, headers=tokens["ana"]).status_code == 403
    assert team.post(f"{BASE}/journal/{line}/undo", headers=tokens["kofi"]).status_code == 201


def test_coders_take_back_neither_what_admins_said_of_a_coding_nor_that_others_are_done(
    team: TestClient, tokens: Tokens, talks: Path
) -> None:
    """Whoever took back that they are a coder would be told what the others say."""
    with open_store(talks) as store:
        report = store.ask("positions")[0]["reports"][0]
        entry = store.reading(report).positions[0].id
        store.keep_account("lena", "coder", "another ferry at dawn")
        lena = {"Authorization": f"Bearer {store.new_token('lena', 'a script')}"}
        store.code("one", [report], ["kofi"], True, "ana")
        coding = store.code("one", [report], ["kofi", "lena"], True, "ana")
        said = Correction(report=report, kind="position", deed="reject", entry=entry)
        store.correct(said, "kofi", coding="one")
        finished = store.done("one", report, "kofi")
        (settled,) = store.settle("one", report, "kofi", "ana")
    for line in (coding, finished, settled):
        assert team.post(f"{BASE}/journal/{line}/undo", headers=lena).status_code == 403
    assert team.get(f"{BASE}/codings/one/agreement", headers=lena).status_code == 403
    assert team.post(f"{BASE}/journal/{finished}/undo", headers=tokens["kofi"]).status_code == 201
    assert team.post(f"{BASE}/journal/{settled}/undo", headers=tokens["ana"]).status_code == 201
    redone = team.get(f"{BASE}/journal?newest=true&limit=1", headers=lena).json()["answers"][0]["line"]
    assert team.post(f"{BASE}/journal/{redone}/undo", headers=lena).status_code == 403


def test_how_far_coders_agree_is_told_when_they_are_done(team: TestClient, tokens: Tokens) -> None:
    reports = [one["id"] for one in team.get(f"{BASE}/reports", headers=tokens["rhea"]).json()["answers"][:2]]
    made = {"name": "one", "reports": reports, "coders": ["ana", "kofi"]}
    assert team.post(f"{BASE}/codings", json=made, headers=tokens["ana"]).status_code == 201
    path = f"{BASE}/codings/one"
    assert "4 reports are still to be coded" in team.get(f"{path}/agreement", headers=tokens["kofi"]).json()["detail"]
    entry = team.get(f"{BASE}/reports/{reports[0]}", headers=tokens["ana"]).json()["reading"]["meetings"][0]["id"]
    said = {"kind": "meeting", "deed": "reject", "entry": entry, "coding": "one"}
    corrections = f"{BASE}/reports/{reports[0]}/corrections"
    assert team.post(corrections, json=said, headers=tokens["kofi"]).status_code == 201
    for who in ("kofi", "ana"):
        assert team.get(f"{path}/agreement", headers=tokens["kofi"]).status_code == 403
        for report in reports:
            assert team.post(f"{path}/reports/{report}/done", headers=tokens[who]).status_code == 201
    rows = team.get(f"{path}/agreement", headers=tokens["kofi"]).json()["answers"]
    assert {"ana", "kofi"} in [set(row["coders"]) for row in rows]
    assert team.get(f"{path}/differences", headers=tokens["kofi"]).json()["total"] > 0
    assert team.get(f"{path}/differences?label=nothing", headers=tokens["kofi"]).json()["total"] == 0
    assert team.get(f"{path}/agreement", headers=tokens["rhea"]).status_code == 403


def test_of_two_who_edit_at_once_one_is_told(team: TestClient, tokens: Tokens) -> None:
    report = team.get(f"{BASE}/reports", headers=tokens["rhea"]).json()["answers"][0]["id"]
    path = f"{BASE}/reports/{report}"
    looked_at = team.get(path, headers=tokens["rhea"])
    entry = looked_at.json()["reading"]["meetings"][0]

    def edit(who: str) -> int:
        after = {**entry, "place": f"as {who} has it"}
        said = {"kind": "meeting", "deed": "edit", "entry": entry["id"], "after": after}
        headers = {**tokens[who], "If-Match": looked_at.headers["etag"]}
        return int(team.post(f"{path}/corrections", json=said, headers=headers).status_code)

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(edit, ("ana", "kofi"))) == [201, 409]
    assert team.get(f"{path}/corrections", headers=tokens["rhea"]).json()["total"] == 1


def test_keys_of_two_people_do_not_meet(team: TestClient, tokens: Tokens) -> None:
    report = team.get(f"{BASE}/reports", headers=tokens["rhea"]).json()["answers"][0]["id"]
    coding = {"name": "one", "reports": [report], "coders": ["kofi"]}
    ana, kofi = ({**tokens[who], "Idempotency-Key": "k"} for who in ("ana", "kofi"))
    first = team.post(f"{BASE}/codings", json=coding, headers=ana)
    assert first.status_code == 201
    assert team.post(f"{BASE}/codings/one/reports/{report}/done", headers=kofi).status_code == 201
    assert team.post(f"{BASE}/codings", json=coding, headers=ana).json() == first.json()
    assert team.post(f"{BASE}/codings", json={**coding, "name": "two"}, headers=ana).status_code == 422
