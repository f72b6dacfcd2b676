"""The pages as people have them: a real server of a store of examples, in a real Chromium."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from playwright.sync_api import TimeoutError as WaitedInVain

Opened = Callable[..., Page]
PATIENCE = 20_000  # milliseconds in which a busy machine surely shows what is expected
expect.set_options(timeout=PATIENCE)

CHROMIUM = shutil.which("chromium")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here is slow, and needs the browser.

    Now and then a browser on a busy machine loses an event, which is then waited for in vain: that test, no other, is
    tried once more, and pytest says so. A fault of the page fails both times.
    """
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.slow)
            item.add_marker(pytest.mark.flaky(reruns=1, only_rerun=[WaitedInVain]))
            item.add_marker(pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium"))


@pytest.fixture
def site(talks: Path) -> Iterator[str]:
    """Where `dragoman serve` answers, on a port that is free; the store is one's own to change."""
    yield from served(talks)


@pytest.fixture(scope="session")
def standing(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same for all tests that only look."""
    yield from served(Path(shutil.copy(kept, tmp_path_factory.mktemp("standing") / "talks.db")))


def served(talks: Path) -> Iterator[str]:
    """Where the pages of a store are, until it is done."""
    command = [sys.executable, "-m", "dragoman", "serve", "--db", str(talks), "--port", "0", "--by", "ana"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        yield address_told(server)
    finally:
        server.terminate()
        server.wait(timeout=60)


def address_told(server: "subprocess.Popen[str]") -> str:
    """The address that the server prints once it listens."""
    assert server.stderr is not None
    for line in server.stderr:
        if "http://" in line:
            return line[line.index("http://") :].split()[0].rstrip("/")
    raise AssertionError("the server ended without a word")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def opened(browser: Browser, site: str) -> Iterator[Opened]:
    """A window at a path: opened("/p/HND-NIC-2005-02", width=380); an error in a script fails the test."""
    yield from windows(browser, site)


@pytest.fixture
def looked(browser: Browser, standing: str) -> Iterator[Opened]:
    """The same at the store that nobody changes."""
    yield from windows(browser, standing)


def windows(browser: Browser, site: str) -> Iterator[Opened]:
    """Each with a visitor of its own, who is known to no other; all are closed in the end."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def open_at(
        path: str = "/", *, width: int = 1280, height: int = 900, scripts: bool = True, dark: bool = False
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            java_script_enabled=scripts,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            base_url=site,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(f"{page.url}: {error}"))
        page.goto(path)
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert errors == []
