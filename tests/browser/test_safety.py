"""In a real browser: no page breaks the policy that it comes with, and nothing of a hostile report runs without it."""

import re
from collections import deque
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.views.web.crawl import within
from tests.views.web.test_hostile import fill

PAGES = 24


def walk(page: Page, site: str, most: int) -> int:
    """Open pages one after another, one of each kind of address first; how many."""
    waiting, kinds = deque(["/"]), set[str]()
    visited = 0
    while waiting and visited < most:
        path = waiting.popleft()
        kind = re.sub(r"\d+|(?<=/p/)[^/?]+|(?<=/r/)[^/?]+|(?<=person/).*|=[^&]*", "*", path)
        if kind in kinds or path.startswith("/api/"):
            continue
        kinds.add(kind)
        answer = page.goto(f"{site}{path}")
        if answer is None or "text/html" not in answer.headers.get("content-type", ""):
            continue
        visited += 1
        links = page.eval_on_selector_all("a[href]", "found => found.map(one => one.getAttribute('href'))")
        waiting.extend(to for link in links if not re.search(r"\.\w+(\?|$)", link) for to in within(path, link))
    return visited


def test_no_page_breaks_its_own_policy(looked: Callable[..., Page], standing: str) -> None:
    page = looked("/")
    told: list[str] = []
    page.on("console", lambda message: told.append(f"{page.url}: {message.text}"))
    assert walk(page, standing, PAGES) >= 5
    assert not [one for one in told if "Content Security Policy" in one or "Content-Security-Policy" in one]


class TestHostileReports:
    @pytest.fixture
    def talks(self, tmp_path: Path) -> Path:
        where = tmp_path / "hostile.db"
        fill(where, 10, 2)
        return where

    def test_nothing_of_them_runs_even_without_the_policy(self, browser: Browser, site: str) -> None:
        context = browser.new_context(bypass_csp=True)
        page = context.new_page()
        ran: list[str] = []
        page.on("pageerror", lambda error: ran.append(f"{page.url}: {error}"))
        page.on("dialog", lambda dialog: ran.append(f"{page.url}: {dialog.message}"))
        page.on("request", lambda request: ran.extend([request.url] if not request.url.startswith(site) else []))
        assert walk(page, site, PAGES) >= 5
        assert not ran
        context.close()
