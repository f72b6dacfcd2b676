"""Only forms of our own pages are acted on."""

import re
from pathlib import Path

import pytest
from starlette.datastructures import FormData
from starlette.testclient import TestClient

from dragoman.store import Store
from dragoman.views.web import Settings, create_app
from dragoman.views.web.correcting.going_back import came_from
from tests.views.web.conftest import csrf_in, visiting
from tests.views.web.safety.conftest import PASSWORD, sign_in

FORM = {"name": "zoe", "role": "coder", "password": "a boat by night"}
ROLE = {"name": "zoe", "role": "coder"}


@pytest.mark.parametrize("token", [None, "", "0" * 64, "é", "'\"><b>"])
def test_a_form_without_our_token_changes_nothing_and_loses_nothing(
    client: TestClient, store: Store, token: str | None
) -> None:
    del client.headers["x-csrf"]
    store.keep_account("zoe", "reader", PASSWORD)
    answer = client.post("/accounts/change", data={**ROLE, **({"csrf": token} if token is not None else {})})
    assert answer.status_code == 403
    assert role_of(store, "zoe") == "reader"
    assert "Please send this again" in answer.text
    assert "coder</textarea>" in answer.text


def test_what_was_kept_can_be_sent_again(client: TestClient, store: Store) -> None:
    del client.headers["x-csrf"]
    store.keep_account("zoe", "reader", PASSWORD)
    page = client.post("/accounts/change", data=ROLE).text
    fields = dict(re.findall(r'<textarea name="(\w+)"[^>]*>\n(.*?)</textarea>', page))
    assert fields == ROLE
    assert client.post("/accounts/change", data={**fields, "csrf": csrf_in(page)}).status_code == 200
    assert role_of(store, "zoe") == "coder"


def role_of(store: Store, name: str) -> str | None:
    account = store.account(name)
    return account.role if account else None


def test_no_page_holds_a_password(client: TestClient) -> None:
    del client.headers["x-csrf"]
    page = client.post("/accounts/add", data=FORM).text
    assert "send this again" in page
    assert FORM["password"] not in page


def test_a_token_is_good_for_its_own_visitor_only(team: TestClient) -> None:
    sign_in(team, "ana")
    of_ana = csrf_in(team.get("/account").text)
    team.cookies.clear()
    sign_in(team, "kofi")
    assert team.post("/account/tokens", data={"called": "x", "csrf": of_ana}).status_code == 403


def test_signing_in_needs_a_form_of_ours_too(team: TestClient) -> None:
    answer = team.post("/sign-in", data={"name": "ana", "password": PASSWORD}, follow_redirects=False)
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:9999"},
        {"Origin": "http://[bad"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://localhost"},
    ],
)
def test_what_another_site_sends_is_refused_whatever_it_knows(
    client: TestClient, store: Store, headers: dict[str, str]
) -> None:
    answer = client.post("/accounts/add", data=FORM, headers=headers)
    assert answer.status_code == 403
    assert "another site" in answer.text
    assert "set-cookie" not in answer.headers
    assert store.account("zoe") is None


def test_another_site_may_lead_here_and_load_nothing(client: TestClient) -> None:
    leading = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    assert client.get("/", headers=leading).status_code == 200
    assert client.get("/", headers={**leading, "Sec-Fetch-Dest": "iframe"}).status_code == 403
    assert client.get("/", headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}).status_code == 403


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", "", "[::1", "x@localhost.evil"]
)
def test_alone_no_name_of_somebody_elses_can_be_made_to_point_here(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("host", ["localhost:1", "127.0.0.1:8765", "[::1]:8765"])
def test_alone_the_names_of_this_machine_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 200


def test_alone_nothing_is_shown_through_a_proxy(client: TestClient) -> None:
    answer = client.get("/", headers={"X-Forwarded-For": "203.0.113.9"})
    assert answer.status_code == 403
    assert "dragoman accounts add" in answer.text


def test_forms_outlive_a_restart_where_people_have_accounts(talks: Path) -> None:
    settings = Settings(store=str(talks), alone=False)
    with TestClient(create_app(settings), base_url="http://pages.example") as first:
        sign_in(first, "ana")
        token, cookies = csrf_in(first.get("/account").text), dict(first.cookies)
    with TestClient(create_app(settings), base_url="http://pages.example", cookies=cookies) as second:
        assert second.post("/account/tokens", data={"called": "x", "csrf": token}).status_code == 200


def test_alone_a_form_from_before_a_restart_is_asked_for_once_more(talks: Path) -> None:
    settings = Settings(store=str(talks))
    with visiting(settings) as first:
        token, cookies = first.headers["x-csrf"], dict(first.cookies)
    with TestClient(create_app(settings), base_url="http://localhost", cookies=cookies) as second:
        assert "send this again" in second.post("/accounts/add", data={**FORM, "csrf": token}).text


@pytest.mark.parametrize("charset", ["idna", "utf-16", "unicode_escape", "hex", "utf-7"])
def test_a_form_in_an_odd_charset_is_refused(client: TestClient, charset: str) -> None:
    headers = {"Content-Type": f"multipart/form-data; boundary=b; charset={charset}"}
    body = b'--b\r\nContent-Disposition: form-data; name="name"\r\n\r\n\\ud800\xff\r\n--b--\r\n'
    assert client.post("/accounts/add", content=body, headers=headers).status_code == 415


@pytest.mark.parametrize("back", ["//evil.example", "/\\evil.example", "/..//evil.example", "/%2e%2e/elsewhere"])
def test_forms_lead_back_to_our_own_pages_only(back: str) -> None:
    assert came_from(FormData({"back": back}), "/r/1") == "/r/1"
