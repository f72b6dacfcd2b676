from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.model import Correction
from dragoman.store import Store, open_store
from dragoman.views.web import Settings, create_app
from dragoman.views.web.safety.guessing import FREE_FOR_NAME
from dragoman.views.web.safety.ways import way_back
from tests.views.web.conftest import csrf_in
from tests.views.web.safety.conftest import PASSWORD, send, sign_in


def test_whoever_is_not_signed_in_is_led_to_sign_in_and_back(team: TestClient) -> None:
    asked = team.get("/p/rioverde?as_of=2019-05-18", follow_redirects=False)
    assert asked.status_code == 303
    assert asked.headers["location"] == "/sign-in?to=%2Fp%2Frioverde%3Fas_of%3D2019-05-18"
    came = sign_in(team, "ana", to="/p/rioverde?as_of=2019-05-18")
    assert came.headers["location"] == "/p/rioverde?as_of=2019-05-18"
    assert team.get("/").status_code == 200


def test_a_wrong_password_and_an_unknown_name_are_answered_alike(team: TestClient) -> None:
    wrong, unknown = sign_in(team, "ana", "a guess of mine"), sign_in(team, "nobody", "a guess of mine")
    assert wrong.status_code == unknown.status_code == 422
    assert without_names(wrong.text) == without_names(unknown.text)


def without_names(page: str) -> str:
    return page.replace('value="ana"', "").replace('value="nobody"', "")


def test_the_cookie_is_read_by_no_script_and_is_another_after_signing_in(team: TestClient) -> None:
    team.get("/sign-in")
    before = team.cookies["dragoman-80"]
    cookie = sign_in(team, "ana").headers["set-cookie"]
    assert "HttpOnly; SameSite=Lax" in cookie
    assert "Path=/" in cookie
    assert "Max-Age" not in cookie
    assert before not in cookie


def test_over_https_the_cookie_is_bound_to_the_host(talks: Path) -> None:
    for root, name in (("", "__Host-dragoman"), ("/talks", "__Secure-dragoman")):
        app = create_app(Settings(store=str(talks), alone=False, secure=True, root=root))
        with TestClient(app, base_url="https://pages.example") as client:
            answer = client.get("/sign-in")
        assert answer.headers["set-cookie"].startswith(f"{name}=")
        assert answer.headers["set-cookie"].endswith(f"Path={root}/; HttpOnly; SameSite=Lax; Secure")
        assert answer.headers["strict-transport-security"] == "max-age=31536000"


def test_a_key_that_somebody_else_set_opens_nothing(team: TestClient) -> None:
    team.cookies.set("dragoman-80", "k" * 43)
    sign_in(team, "ana")
    team.cookies.clear()
    team.cookies.set("dragoman-80", "k" * 43)
    assert team.get("/", follow_redirects=False).status_code == 303


def test_signing_out_ends_the_session_for_good(team: TestClient) -> None:
    sign_in(team, "ana")
    key = team.cookies["dragoman-80"]
    assert send(team, "/sign-out").status_code == 303
    team.cookies.clear()
    team.cookies.set("dragoman-80", key)
    assert team.get("/", follow_redirects=False).status_code == 303


def test_a_session_that_lay_idle_is_over(team: TestClient) -> None:
    sign_in(team, "ana")
    seen = team.app.state.seen  # type: ignore[attr-defined]
    now = seen.clock()
    seen.clock = lambda: now + 3 * 3600
    assert team.get("/", follow_redirects=False).status_code == 303


def test_a_role_opens_what_it_is_for(team: TestClient) -> None:
    sign_in(team, "kofi")
    refused = team.get("/accounts")
    assert refused.status_code == 403
    assert "kofi has that of a coder" in refused.text
    sign_in(team, "ana")
    assert team.get("/accounts").status_code == 200


def test_another_role_holds_from_the_next_page_on(team: TestClient, store: Store) -> None:
    store.keep_account("another", "admin")
    sign_in(team, "ana")
    store.keep_account("kofi", "admin")
    store.keep_account("ana", "reader")
    assert team.get("/accounts").status_code == 403
    store.drop_account("ana")
    assert team.get("/", follow_redirects=False).status_code == 303


def test_one_changes_ones_password_and_is_signed_out_elsewhere(team: TestClient) -> None:
    sign_in(team, "kofi")
    elsewhere = dict(team.cookies)
    team.cookies.clear()
    sign_in(team, "kofi")
    form = {"password": PASSWORD, "new": "a ferry at dusk", "again": "a ferry at dusk"}
    assert "Your password is changed" in send(team, "/account/password", **form).text
    assert team.get("/account").status_code == 200
    team.cookies.clear()
    team.cookies.update(elsewhere)
    assert team.get("/", follow_redirects=False).status_code == 303
    team.cookies.clear()
    assert sign_in(team, "kofi").status_code == 422
    assert sign_in(team, "kofi", "a ferry at dusk").status_code == 303


@pytest.mark.parametrize(
    ("password", "new", "again", "words"),
    [
        ("not this one", "a ferry at dusk", "a ferry at dusk", "not your password"),
        (PASSWORD, "a ferry at dusk", "a ferry at noon", "differ"),
        (PASSWORD, "short", "short", "8 characters"),
    ],
)
def test_a_password_is_not_changed_by_mistake(
    team: TestClient, password: str, new: str, again: str, words: str
) -> None:
    sign_in(team, "kofi")
    answer = send(team, "/account/password", password=password, new=new, again=again)
    assert answer.status_code == 422
    assert words in answer.text


def test_a_token_is_shown_once_opens_the_api_only_and_is_revoked(team: TestClient) -> None:
    sign_in(team, "kofi")
    page = send(team, "/account/tokens", called="the archive").text
    token = page.partition("<code>dragoman_")[2].partition("</code>")[0]
    assert token
    assert token not in team.get("/account").text
    assert "the archive" in team.get("/account").text
    team.cookies.clear()
    with_token = {"Authorization": f"Bearer dragoman_{token}"}
    assert team.get("/", headers=with_token, follow_redirects=False).status_code == 303
    assert team.get("/api/v1/none", headers=with_token).status_code in (401, 404)
    sign_in(team, "kofi")
    assert send(team, "/account/tokens/drop", called="the archive").status_code == 303
    assert "the archive" not in team.get("/account").text


def test_the_last_admin_stays(team: TestClient, store: Store) -> None:
    sign_in(team, "ana")
    assert "last admin" in send(team, "/accounts/remove", name="ana").text
    assert "last admin" in send(team, "/accounts/change", name="ana", role="coder").text
    assert send(team, "/accounts/change", name="kofi", role="admin").status_code == 200
    assert send(team, "/accounts/remove", name="ana").status_code == 200
    assert store.account("ana") is None


def test_an_admin_adds_people(team: TestClient, store: Store) -> None:
    sign_in(team, "ana")
    form = {"name": "<b>Zoë", "role": "coder", "password": "a boat by night"}
    assert "&lt;b&gt;Zoë may sign in now" in send(team, "/accounts/add", **form).text
    assert "already" in send(team, "/accounts/add", **form).text
    for wrong in ({"role": "king"}, {"password": "short"}, {"name": ""}, {"name": "x" * 70}, {"name": "a\nb"}):
        assert send(team, "/accounts/add", **{**form, "name": "x", **wrong}).status_code == 422
    found = store.account("<b>Zoë")
    assert found is not None
    assert found.role == "coder"


def test_guessing_waits_and_the_right_password_waits_as_well(team: TestClient) -> None:
    for _ in range(5):
        assert sign_in(team, "kofi", "a guess of mine").status_code == 422
    waiting = sign_in(team, "kofi")
    assert waiting.status_code == 429
    assert int(waiting.headers["retry-after"]) >= 1
    assert sign_in(team, "ana").status_code == 303


def test_a_form_of_somebody_signed_out_is_not_acted_on(team: TestClient, store: Store) -> None:
    sign_in(team, "ana")
    token = csrf_in(team.get("/account").text)
    team.cookies.clear()
    answer = team.post("/accounts/remove", data={"csrf": token, "name": "kofi"})
    assert answer.status_code == 401
    assert "sign in" in answer.text.lower()
    assert store.account("kofi") is not None


def test_pages_of_accounts_are_kept_by_nobody(team: TestClient) -> None:
    sign_in(team, "ana")
    for path in ("/account", "/accounts", "/sign-in"):
        assert team.get(path, follow_redirects=False).headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "to",
    [
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
        "\\/x",
        "",
        "/..//evil.example",
        "/p/../../elsewhere",
        "/%2e%2E/elsewhere",
        "/p/..",
    ],
)
def test_after_signing_in_nobody_is_led_to_another_site(team: TestClient, to: str) -> None:
    assert way_back(to) == "/"
    assert sign_in(team, "ana", to=to).headers["location"] == "/"


def test_alone_there_is_no_account_to_change(client: TestClient, talks: Path) -> None:
    assert client.get("/account").status_code == 200
    assert client.post("/account/tokens", data={"called": "x"}).status_code == 404
    with open_store(talks) as store:
        assert not store.tokens("ana")


def test_coders_take_back_no_coding_on_any_page(team: TestClient, store: Store) -> None:
    report = store.ask("positions")[0]["reports"][0]
    line = store.code("one", [report], ["kofi"], True, "ana")
    sign_in(team, "kofi")
    assert send(team, "/history/undo", line=str(line)).status_code == 403
    entry = store.reading(report).positions[0].id
    store.correct(Correction(report=report, kind="position", deed="reject", entry=entry), "kofi", coding="one")
    (settled,) = store.settle("one", report, "kofi", "ana")
    assert send(team, f"/undo/{settled}").status_code == 403


def test_of_guesses_that_are_sent_at_once_no_more_are_tried_than_one_after_another(team: TestClient) -> None:
    token = csrf_in(team.get("/sign-in").text)
    forms = [{"csrf": token, "name": "ana", "password": f"guess number {n}"} for n in range(24)]
    with ThreadPoolExecutor(24) as pool:
        codes = [one.status_code for one in pool.map(lambda form: team.post("/sign-in", data=form), forms)]
    assert codes.count(422) <= FREE_FOR_NAME + 1  # two are tried at once
    assert set(codes) == {422, 429}
