from typing import Any

import pytest
from starlette.types import Receive, Scope, Send

from dragoman.views.web.safety.proxies import BehindProxy

PUBLIC = "203.0.113.9"


def asked(client: str, headers: dict[str, str], path: str = "/", **settings: Any) -> Scope:
    """The request that the application gets to see."""
    came: list[Scope] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        del receive, send
        came.append(scope)

    scope = {
        "type": "http", "client": (client, 5), "scheme": "http", "path": path, "raw_path": path.encode(),
        "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
    }  # fmt: skip
    coroutine = BehindProxy(app, **settings)(scope, None, None)  # type: ignore[arg-type]
    with pytest.raises(StopIteration):
        coroutine.send(None)
    return came[0]


FORWARDED = {
    "Host": "10.0.0.1",
    "X-Forwarded-For": f"8.8.8.8, {PUBLIC}, 10.0.0.2",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "talks.example",
}


def test_the_word_of_a_trusted_proxy_is_taken() -> None:
    scope = asked("10.0.0.1", FORWARDED, proxies=["10.0.0.0/8"])
    assert scope["client"][0] == PUBLIC
    assert scope["scheme"] == "https"
    assert (b"host", b"talks.example") in scope["headers"]
    assert (b"host", b"10.0.0.1") not in scope["headers"]


@pytest.mark.parametrize("proxies", [[], ["10.0.0.9"]])
def test_nobody_elses_word_is_taken(proxies: list[str]) -> None:
    scope = asked("10.0.0.1", FORWARDED, proxies=proxies)
    assert scope["client"][0] == "10.0.0.1"
    assert scope["scheme"] == "http"
    assert (b"host", b"10.0.0.1") in scope["headers"]


def test_what_is_no_address_or_scheme_is_not_taken() -> None:
    scope = asked("10.0.0.1", {"X-Forwarded-For": "<b>", "X-Forwarded-Proto": "file"}, proxies=["10.0.0.1"])
    assert scope["client"][0] == "10.0.0.1"
    assert scope["scheme"] == "http"


@pytest.mark.parametrize(
    ("path", "seen"), [("/talks/p/x", "/p/x"), ("/talks", "/"), ("/p/x", "/p/x"), ("/talksbench", "/talksbench")]
)
def test_the_path_may_come_with_the_root_or_without(path: str, seen: str) -> None:
    scope = asked("10.0.0.1", {}, path, root="/talks")
    assert scope["path"] == seen
    assert scope["raw_path"] == seen.encode()
