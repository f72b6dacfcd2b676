import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.testclient import TestClient

from dragoman.views.web import Settings
from dragoman.views.web.safety import limits
from dragoman.views.web.safety.guessing import Guesses, Seen, network
from dragoman.views.web.safety.limits import Bounded
from dragoman.views.web.safety.rates import MOST, Rates, cost_of
from tests.views.web.conftest import visiting


@pytest.fixture
def small(talks: Path) -> Iterator[TestClient]:
    with visiting(Settings(store=str(talks), visitor="ana", largest_upload=200_000)) as client:
        yield client


def test_what_is_too_large_is_refused_before_it_comes(small: TestClient) -> None:
    answer = small.post("/accounts/add", data={"name": "x" * 400_000})
    assert answer.status_code == 413
    assert "300 KB" in answer.text


def test_what_does_not_say_how_large_it_is_is_counted_as_it_comes(small: TestClient) -> None:
    taken: list[int] = []

    def body() -> Iterator[bytes]:
        yield b"name="
        for n in range(1000):
            taken.append(n)
            yield b"x" * 10_000

    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert small.post("/accounts/add", content=body(), headers=headers).status_code == 413


def test_only_forms_with_files_are_large(client: TestClient) -> None:
    headers = {"Content-Type": "Application/x-www-form-urlencoded; charset=utf-8"}
    assert client.post("/read", content=b"&" * 2_000_000, headers=headers).status_code == 413
    assert client.post("/read", files={"text": (None, "word " * 400_000)}, follow_redirects=False).status_code == 303


def test_whoever_is_not_signed_in_sends_little(client: TestClient) -> None:
    assert client.post("/sign-in", data={"name": "x" * 70_000}).status_code == 413


@pytest.mark.parametrize("length", ["-1", "1e9", "٣", "9" * 40])
def test_a_length_that_is_none_is_refused(client: TestClient, length: str) -> None:
    answer = client.post("/accounts/add", content=b"", headers=[(b"Content-Length", length.encode())])
    assert answer.status_code in (400, 413)


def test_too_many_fields_and_files_are_refused(client: TestClient) -> None:
    fields = "&".join(f"f{n}=1" for n in range(3000)).encode()
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert client.post("/accounts/add", content=fields, headers=headers).status_code == 400
    parts = [(f"f{n}", (f"{n}.txt", b"x")) for n in range(300)]
    assert client.post("/accounts/add", files=parts).status_code == 400


@pytest.mark.parametrize(
    "body", [b"", b"--b", b"--b\r\n\r\n\r\n--b--", b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--"]
)
def test_broken_forms_are_refused(client: TestClient, body: bytes) -> None:
    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    assert client.post("/accounts/add", content=body, headers=headers).status_code < 500


def test_zero_bytes_and_endless_addresses_are_refused(client: TestClient) -> None:
    assert client.get("/p/a%00b").status_code == 400
    assert client.get("/?x=a%00b").status_code == 400
    assert client.get(f"/?x={'a' * 9000}").status_code == 414


def test_who_stops_sending_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PAUSE", 0.15)

    async def never() -> Any:
        await asyncio.sleep(5)

    with pytest.raises(Exception, match="did not come in time"):
        asyncio.run(Bounded(never, 10)())


def test_whoever_sends_a_little_at_a_time_is_not_waited_for_without_end() -> None:
    sent: list[str] = []

    async def letter() -> dict[str, Any]:
        await asyncio.sleep(0.02)
        sent.append("x")
        return {"type": "http.request", "body": b"x", "more_body": True}

    async def all_of(body: Bounded) -> None:
        while True:
            await body()

    with pytest.raises(HTTPException, match="in time"):
        asyncio.run(all_of(Bounded(letter, 1_000_000, whole=0.3)))
    assert len(sent) <= 0.3 / 0.02


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_bucket_is_drawn_from_and_fills_again() -> None:
    clock = Clock()
    rates = Rates(rate=2.0, burst=4.0, clock=clock)
    assert [rates.wait("ana") for _ in range(6)] == [0, 0, 0, 0, 1, 1]
    assert rates.wait("kofi") == 0
    clock.now = 1.0
    assert [rates.wait("ana") for _ in range(3)] == [0, 0, 1]
    assert rates.wait("ana", cost=4.0) == 2


def test_no_number_of_names_fills_the_memory() -> None:
    rates, guesses, seen = Rates(1.0, 1.0), Guesses(), Seen()
    for n in range(MOST + 50):
        rates.wait(str(n))
        guesses.failed_with(str(n), "203.0.113.1")
        seen.lately(str(n))
    assert max(len(rates.levels), len(guesses.failed), len(seen.used)) <= MOST


def test_waits_grow_for_a_name_up_to_a_minute_and_for_an_address_beyond() -> None:
    clock = Clock()
    guesses = Guesses(clock)
    waits = []
    for _ in range(40):
        guesses.failed_with("ana", "203.0.113.1")
        waits.append(guesses.wait("ana", "198.51.100.2"))
    assert waits[:4] == [0, 0, 0, 0]
    assert waits[4:8] == [1, 2, 4, 8]
    assert waits[-1] == 60
    assert guesses.wait("kofi", "203.0.113.1") == 900
    clock.now = 4000.0
    assert guesses.wait("ana", "203.0.113.1") == 0


def test_an_address_is_as_much_as_one_person_has() -> None:
    assert network("2001:db8::1") == network("2001:db8::ffff:2") != network("2001:db8:0:1::1")
    assert network("203.0.113.1") != network("203.0.113.2")
    assert network("somewhere") == "somewhere"


def test_whoever_asks_for_very_much_is_told_when_to_come_back(team: TestClient) -> None:
    from tests.views.web.safety.conftest import sign_in

    team.app.state.rates.burst = 3.0  # type: ignore[attr-defined]
    sign_in(team, "ana")
    answers = [team.get("/account") for _ in range(6)]
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["retry-after"]) >= 1
    assert "Try again in" in answers[-1].text


@pytest.mark.parametrize(
    ("path", "query", "cost"),
    [
        ("/p/lake", b"", 1.0),
        ("/p/lake", b"as_of=2019-05-18", 6.0),
        ("/p/lake/record.json", b"", 6.0),
        ("/p/lake/pictures/issues.svg", b"", 6.0),
        ("/api/v1/processes/lake", b"as_of=2019-05-18", 6.0),
        ("/history.jsonl", b"", 6.0),
    ],
)
def test_what_takes_long_to_make_costs_more_than_a_page(path: str, query: bytes, cost: float) -> None:
    scope = {"type": "http", "method": "GET", "path": path, "query_string": query, "headers": []}
    assert cost_of(Request(scope)) == cost


def test_where_a_server_listens_to_both_kinds_of_addresses_nobody_waits_for_anothers_guesses() -> None:
    guesses = Guesses()
    for n in range(30):
        guesses.failed_with(f"name {n}", "::ffff:203.0.113.7")
    assert guesses.wait("ana", "::ffff:203.0.113.7") > 0
    assert guesses.wait("ana", "::ffff:198.51.100.2") == 0
    assert network("::ffff:203.0.113.7") == "203.0.113.7"
