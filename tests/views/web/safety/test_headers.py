from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.views.web.files import version_of
from dragoman.views.web.safety.headers import HEADERS

PATHS = ("/", "/none", "/static/page.css", "/static/none.css", "/api/v1/none", "/sign-in")


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_has_the_headers_that_keep_it_safe(client: TestClient, path: str) -> None:
    answer = client.get(path, follow_redirects=False)
    for name in HEADERS:
        assert name in answer.headers, (path, name)
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert "server" not in answer.headers


def test_an_answer_that_is_refused_has_them_too(client: TestClient) -> None:
    answer = client.get("/", headers={"Host": "evil.example"})
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_files_are_kept_for_good_under_the_hash_of_what_they_hold(client: TestClient) -> None:
    page = client.get("/").text
    address = f"/static/page.css?v={version_of('page.css')}"
    assert address in page
    assert client.get(address).headers["cache-control"] == "public, max-age=31536000, immutable"
    for other in ("/static/page.css", "/static/page.css?v=0"):
        answer = client.get(other)
        assert answer.headers["cache-control"] == "no-cache"
        assert client.get(other, headers={"If-None-Match": answer.headers["etag"]}).status_code == 304


@pytest.mark.parametrize("path", ["../app.py", "..%2fapp.py", "%2e%2e/app.py", "/etc/passwd", "..\\app.py", "a" * 300])
def test_no_file_but_those_is_served(client: TestClient, path: str) -> None:
    assert client.get(f"/static/{path}").status_code in (404, 400)


def test_nothing_of_a_file_that_is_not_there_is_hashed() -> None:
    assert version_of("none.css") == ""
    assert version_of("\0") == ""
    assert Path("/").exists()


@pytest.mark.parametrize("method", ["OPTIONS", "TRACE", "PROPFIND", "DELETE", "PUT", "PATCH", "X-ODD"])
def test_methods_that_a_page_does_not_know_are_refused(client: TestClient, method: str) -> None:
    answer = client.request(method, "/")
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]


def test_only_the_head_of_a_page_can_be_asked_for(client: TestClient) -> None:
    assert client.head("/").status_code == 200
    assert client.head("/").content == b""
