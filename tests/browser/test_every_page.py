"""One page of every kind, found by following links: nothing bars anybody, in whatever window and light."""

import re
import shutil
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from msgspec import to_builtins
from playwright.sync_api import Browser, expect
from starlette.routing import Match

from dragoman.model import Correction, Reading, Report
from dragoman.store import Store, open_store
from dragoman.store.shelf import digest_of
from dragoman.views.web.pages import routes
from tests.browser.checks import barriers, faults, overflow
from tests.browser.conftest import served, windows
from tests.views.web.crawl import links_in

LARGEST = 100_000  # bytes of a page without its pictures
MOST = 700  # pages looked through for links
# Questions that make another page of the same address.
STATES = {"open", "list", "as_of", "words", "in", "by", "compare", "only", "kind", "line", "coding", "issue", "at"}
# Where no link leads: only a form, or whoever is not signed in; and what is a file, no page.
UNLINKED = {"/sign-in", "/read/{job}", "/r/{report}/add", "/p/{process}/export/{format}"}
BY_FORM = "/r/{report}/add"  # with the kind that a button of the form names


@pytest.fixture(scope="module")
def rich(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in which something of everything is."""
    where = Path(shutil.copy(kept, tmp_path_factory.mktemp("rich") / "talks.db"))
    with open_store(where) as store:
        store.add(Reading(report=lone_report("Nothing was agreed. Both sides went home.")), by="ana")
        for process in [line.name for line in store.processes()]:
            for report in store.reports(process)[:3]:
                judged(store, store.reading(report))
        store.note_failure("empty.txt", "it holds no text", "ana")
        code(store)
        store.refresh()
    return where


def lone_report(text: str) -> Report:
    """One that lies in no process, as nobody negotiates in it."""
    return Report(id=digest_of(text)[:12], name="short.txt", text=text, paragraphs=((0, len(text)),))


def judged(store: Store, reading: Reading) -> None:
    """A person has accepted, rejected, edited and added."""
    report = reading.report.id
    for deed, position in zip(("accept", "reject", "edit"), reading.positions, strict=False):
        before = to_builtins(position)
        after = {**before, "detail": "corrected by a person"} if deed == "edit" else None
        store.correct(
            Correction(report=report, kind="position", deed=deed, entry=position.id, before=before, after=after),  # type: ignore[arg-type]
            by="ben",
        )


def code(store: Store) -> None:
    """Two have coded the same reports, and differ in one."""
    reports = store.reports(store.processes()[0].name)
    store.code("first round", reports, ("ana", "ben"), suggestions=True, by="ana")
    for report in reports:
        for coder in ("ana", "ben"):
            for number, position in enumerate(store.reading(report).positions):
                deed = "reject" if coder == "ben" and number == 0 else "accept"
                said = Correction(report=report, kind="position", deed=deed, entry=position.id)  # type: ignore[arg-type]
                store.correct(said, by=coder, coding="first round")
            store.done("first round", report, coder)


@pytest.fixture(scope="module")
def site(rich: Path) -> Iterator[str]:
    yield from served(rich)


@pytest.fixture(scope="module")
def pages(browser: Browser, site: str, rich: Path) -> dict[str, str]:
    """An address of every kind of page, by its kind: {"/p/{process} open": "/p/HND-NIC-2005-02?open=HND/border"}."""
    found: dict[str, str] = {}
    with open_store(rich) as store:
        report = store.reports(store.processes()[0].name)[0]
    waiting, seen = deque(["/", "/read", f"/r/{report}/add/position?at=0-40"]), {"/"}
    context = browser.new_context()
    while waiting and len(found) < MOST:
        address = waiting.popleft()
        kind = kind_of(address)
        if kind in found or address.startswith(("/static/", "/api/")) or kind.split()[0] == BY_FORM:
            continue
        answer = context.request.get(f"{site}{address}")
        assert answer.status < 400, address
        if "text/html" not in answer.headers.get("content-type", ""):
            found[kind] = ""
            continue
        found[kind] = address
        for link in links_in(answer.text(), address):
            if link not in seen:
                seen.add(link)
                waiting.append(link)
    context.close()
    return {kind: address for kind, address in found.items() if address}


def kind_of(address: str) -> str:
    """The route that answers an address, with what is asked of it."""
    parts = urlsplit(address)
    asked = sorted({name for name, value in parse_qsl(parts.query) if value} & STATES)
    return " ".join([route_of(parts.path) or parts.path, *asked])


def route_of(path: str) -> str | None:
    scope = {"type": "http", "method": "GET", "path": path, "root_path": "", "headers": []}
    return next((route.path for route in routes() if route.matches(scope)[0] is Match.FULL), None)


def test_links_lead_to_every_kind_of_page(pages: dict[str, str]) -> None:
    reached = {kind.partition(" ")[0] for kind in pages}
    there_are = {route.path for route in routes() if "GET" in (route.methods or ()) and "." not in route.path}
    assert there_are - reached - UNLINKED == set()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_bars_anybody(browser: Browser, site: str, pages: dict[str, str], scheme: str) -> None:
    context = browser.new_context(base_url=site, color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.extend([message.text] if message.type in ("error", "warning") else []))
    wrong: list[str] = []
    for kind, address in pages.items():
        page.set_viewport_size({"width": 1280, "height": 900})
        answer = page.goto(address)
        assert answer is not None
        found = [*faults(page), *overflow(page, 380), *overflow(page, 320), *said]
        if len(answer.body()) > LARGEST:
            found.append(f"{len(answer.body())} bytes")
        wrong += [f"{kind} {address}: {one}" for one in found]
        said.clear()
    context.close()
    assert not wrong, "\n".join(wrong)


def test_every_page_can_be_read_without_scripts(browser: Browser, site: str, pages: dict[str, str]) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False, viewport={"width": 380, "height": 900})
    page = context.new_page()
    for address in pages.values():
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        words = re.findall(r"\w+", page.locator("main").inner_text())
        assert len(words) > 3, address
        assert "loading" not in words
    context.close()


def test_those_who_come_in_are_barred_by_nothing_but_their_password(browser: Browser, talks: Path) -> None:
    with open_store(talks) as store:
        store.keep_account("cleo", "admin", "long enough a word")
    for site in served(talks):
        for open_at in windows(browser, site):
            page = open_at("/sign-in", width=380)
            wrong = [*barriers(page)]
            page.get_by_label("Name").fill("cleo")
            page.get_by_label("Password").fill("long enough a word")
            page.get_by_role("button", name="Sign in").click()
            expect(page.get_by_role("link", name="cleo")).to_be_visible()
            for address in ("/account", "/accounts"):
                page.goto(address)
                wrong += [*faults(page), *overflow(page, 320)]
            assert wrong == []


def test_pages_of_one_shape_are_one_kind() -> None:
    assert kind_of("/p/HND-NIC-2005-02?open=HND/border&from=2005-01-01") == "/p/{process} open"
    assert kind_of("/r/5d0c8e3b1a2f") == "/r/{report}"
