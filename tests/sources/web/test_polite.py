from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from dragoman.errors import SourceError
from dragoman.sources import Limits
from dragoman.sources.url import Known, UnansweredError
from dragoman.sources.web import RestingError
from tests.sources.web.server import BOMB, Answer, page, polite, serving

GOOD = page("Ferry talks end")


def test_a_host_is_asked_at_intervals_and_its_rules_are_fetched_once() -> None:
    with serving({"/a": GOOD, "/b": GOOD}) as site:
        fetcher, told = polite(delay=1.0)
        fetcher.fetch(f"{site.address}/a")
        fetcher.fetch(f"{site.address}/b")
        assert site.log == ["/robots.txt", "/a", "/b"]
        assert told.waits == [1.0, 1.0]


def test_the_rules_of_a_site_are_kept_for_a_day() -> None:
    with serving({"/a": GOOD}) as site:
        fetcher, told = polite()
        fetcher.fetch(f"{site.address}/a")
        told.now += 86_000
        fetcher.fetch(f"{site.address}/a")
        assert site.asked["/robots.txt"] == 1
        told.now += 1_000
        fetcher.fetch(f"{site.address}/a")
        assert site.asked["/robots.txt"] == 2


def test_what_a_site_lets_no_program_read_is_not_asked_for() -> None:
    rules = b"User-agent: *\nDisallow: /closed\nCrawl-delay: 7\n\nUser-agent: other\nDisallow: /"
    with serving({"/robots.txt": (200, {}, rules), "/closed/a": GOOD, "/a": GOOD}) as site:
        fetcher, told = polite()
        with pytest.raises(SourceError, match=r"lets no program read this page \(robots.txt\)"):
            fetcher.fetch(f"{site.address}/closed/a")
        fetcher.fetch(f"{site.address}/a")
        fetcher.fetch(f"{site.address}/a")
        assert site.log == ["/robots.txt", "/a", "/a"]
        assert told.waits == [7.0]


def test_a_redirect_into_what_is_closed_is_not_followed() -> None:
    rules = b"User-agent: dragoman\nDisallow: /closed"
    pages = {"/robots.txt": (200, {}, rules), "/open": (302, {"Location": "/closed"}, b""), "/closed": GOOD}
    with serving(pages) as site, pytest.raises(SourceError, match=r"robots\.txt"):
        polite()[0].fetch(f"{site.address}/open")
    assert site.asked["/closed"] == 0


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_site_without_rules_may_be_read(status: int) -> None:
    with serving({"/robots.txt": (status, {}, b""), "/a": GOOD}) as site:
        assert polite()[0].fetch(f"{site.address}/a").content == GOOD[2]


@pytest.mark.parametrize("rules", [(503, {}, b""), (200, {}, b"ENDLESS"), (200, {}, b"DROP"), (200, {}, b"STALL")])
def test_a_site_whose_rules_cannot_be_had_is_not_read_for_now(rules: Answer) -> None:
    with serving({"/robots.txt": rules, "/a": GOOD}) as site:
        fetcher, told = polite(seconds=0.5 if rules[2] == b"STALL" else 20, download_bytes=200_000)
        with pytest.raises(SourceError):
            fetcher.fetch(f"{site.address}/a")
        assert site.asked["/a"] == 0
        fetcher.settings = replace(fetcher.settings, limits=Limits())  # a busy machine may take its time for the rest
        site.pages["/robots.txt"] = (404, {}, b"")
        told.now += 700
        assert fetcher.fetch(f"{site.address}/a").content == GOOD[2]


def test_rules_beyond_what_has_to_be_read_are_passed_over() -> None:
    rules = b"User-agent: *\n" + b"# much is said here\n" * 30_000 + b"Disallow: /"
    with serving({"/robots.txt": (200, {}, rules), "/a": GOOD}) as site:
        assert polite()[0].fetch(f"{site.address}/a").content == GOOD[2]


@pytest.mark.parametrize("first", [(500, {}, b""), (503, {}, b""), (200, {}, b"DROP")])
def test_a_passing_trouble_is_tried_again_after_a_pause_that_grows(first: Answer) -> None:
    with serving({"/a": lambda number, _: first if number < 3 else GOOD}) as site:
        fetcher, told = polite()
        assert fetcher.fetch(f"{site.address}/a").content == GOOD[2]
        assert told.waits == [1.0, 2.0]


def test_what_is_gone_is_not_asked_for_again() -> None:
    with serving() as site, pytest.raises(SourceError, match="no such page"):
        polite()[0].fetch(f"{site.address}/a")
    assert site.asked["/a"] == 1


@pytest.mark.parametrize("by_the_clock", [False, True])
def test_a_short_pause_that_a_host_asks_for_is_made(by_the_clock: bool) -> None:
    then = datetime.now(UTC) + timedelta(seconds=40)
    busy = (429, {"Retry-After": format_datetime(then, usegmt=True) if by_the_clock else "7"}, b"")
    with serving({"/a": lambda number, _: busy if number == 1 else GOOD}) as site:
        fetcher, told = polite()
        assert fetcher.fetch(f"{site.address}/a").content == GOOD[2]
        [pause] = told.waits
        assert 20 < pause <= 40 if by_the_clock else pause == 7.0


def test_a_host_that_asks_for_a_long_pause_rests_and_the_others_go_on() -> None:
    busy = (503, {"Retry-After": "3600"}, b"")
    with serving({"/a": busy, "/b": GOOD}) as site, serving({"/c": GOOD}) as other:
        fetcher, told = polite()
        with pytest.raises(RestingError) as found:
            fetcher.fetch(f"{site.address}/a")
        assert found.value.seconds == 3600
        with pytest.raises(RestingError, match="not asked for another"):
            fetcher.fetch(f"{site.address}/b")
        assert site.log == ["/robots.txt", "/a"]
        assert told.waits == []
        elsewhere = other.address.replace("localhost", "127.0.0.1")
        assert fetcher.fetch(f"{elsewhere}/c").content == GOOD[2]
        told.now += 3601
        assert fetcher.fetch(f"{site.address}/b").content == GOOD[2]


@pytest.mark.parametrize("said", ["soon", "-5", "99999999999999999999", "Thu, 99 Foo 2999", "１２", ""])
def test_an_odd_pause_harms_nothing(said: str) -> None:
    busy = (429, {"Retry-After": said.encode().decode("latin-1")}, b"")
    with serving({"/a": busy}) as site, pytest.raises(SourceError, match="wants fewer requests"):
        polite()[0].fetch(f"{site.address}/a")


DROPPED: Answer = (200, {}, b"DROP")


def test_a_page_that_gets_no_answer_makes_its_host_not_rest_however_often_it_is_tried() -> None:
    with serving({"/a": DROPPED, "/b": GOOD}) as site:
        fetcher, _ = polite()
        for _ in range(3):
            with pytest.raises(UnansweredError):
                fetcher.fetch(f"{site.address}/a")
        assert fetcher.fetch(f"{site.address}/b").content == GOOD[2]
        assert site.asked["/a"] == 9


def test_a_host_of_which_three_pages_in_a_row_get_no_answer_rests_for_ten_minutes() -> None:
    with serving({"/a": DROPPED, "/b": DROPPED, "/c": DROPPED, "/d": GOOD}) as site:
        fetcher, told = polite()
        for name in "ab":
            with pytest.raises(UnansweredError):
                fetcher.fetch(f"{site.address}/{name}")
        for name in "cd":
            with pytest.raises(RestingError):
                fetcher.fetch(f"{site.address}/{name}")
        assert [site.asked[f"/{name}"] for name in "abcd"] == [3, 3, 1, 0]
        told.now += 600
        assert fetcher.fetch(f"{site.address}/d").content == GOOD[2]


@pytest.mark.parametrize("between", [GOOD, (404, {}, b"")])
def test_pages_that_get_no_answer_here_and_there_make_no_host_rest(between: Answer) -> None:
    with serving({"/a": DROPPED, "/b": DROPPED, "/c": DROPPED, "/other": between, "/d": GOOD}) as site:
        fetcher, _ = polite()
        for name in "abc":
            with pytest.raises(UnansweredError):
                fetcher.fetch(f"{site.address}/{name}")
            with suppress(SourceError):
                fetcher.fetch(f"{site.address}/other")
        assert fetcher.fetch(f"{site.address}/d").content == GOOD[2]


def test_a_host_whose_rules_get_no_answer_rests() -> None:
    with serving({"/robots.txt": DROPPED, "/a": GOOD}) as site:
        fetcher, _ = polite()
        for _ in range(2):
            with pytest.raises(RestingError):
                fetcher.fetch(f"{site.address}/a")
        assert site.log == ["/robots.txt"] * 3


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((200, {}, b"ENDLESS"), "limit of 1 MB"),
        ((200, {"Content-Encoding": "gzip"}, BOMB), "limit of 1 MB"),
        ((302, {"Location": "/a"}, b""), "redirects"),
    ],
)
def test_what_would_never_end_is_cut_off(answer: Answer, words: str) -> None:
    with serving({"/a": answer}) as site, pytest.raises(SourceError, match=words):
        polite(download_bytes=1_000_000)[0].fetch(f"{site.address}/a")


def test_what_has_not_changed_is_not_sent_again() -> None:
    def changing(number: int, headers: object) -> Answer:
        del number
        if headers["If-None-Match"] == '"one"':  # type: ignore[index]
            return 304, {}, b""
        return 200, {"ETag": '"one"', "Last-Modified": "Thu, 03 May 2018 10:00:00 GMT"}, GOOD[2]

    with serving({"/a": changing}) as site:
        fetcher, _ = polite()
        first = fetcher.fetch(f"{site.address}/a")
        assert first.known == Known('"one"', "Thu, 03 May 2018 10:00:00 GMT")
        assert fetcher.fetch(f"{site.address}/a", first.known).unchanged


def test_what_a_server_says_that_cannot_be_said_back_is_not_kept() -> None:
    with serving({"/a": (200, {"ETag": "é" * 5, "Last-Modified": "x" * 5000}, GOOD[2])}) as site:
        assert polite()[0].fetch(f"{site.address}/a").known == Known()
