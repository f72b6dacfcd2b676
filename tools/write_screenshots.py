"""Draw the pages as they stand in the README and docs: make pictures."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from dragoman.model import Reading
from tools.example_store import CODING, ROOT, make_store
from tools.small_png import make_small

PICTURES = ROOT / "docs" / "pictures"
LARGEST = 150_000  # bytes of a picture
FLAGS = ["--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--font-render-hinting=none", "--disable-lcd-text"]


class Picture(NamedTuple):
    """A page in a window, with what is scrolled to its top edge."""

    name: str
    address: str
    height: int = 860
    width: int = 1280
    dark: bool = False
    top: str = ""


def main() -> None:
    """docs/pictures/*.png, each with its size."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder) / "talks.db"
        process, reports = make_store(where)
        with served(where) as site, chromium() as browser:
            for picture in pictures(process, reports):
                draw(browser, site, picture)


def pictures(process: str, reports: list[Reading]) -> Iterator[Picture]:
    home = f"/p/{process}"
    yield Picture("home", "/", height=820)
    yield Picture("process", home, height=778)
    yield Picture("process-cell", f"{home}?open=HND%2Fwithdrawal", height=724, top="#matrix")
    yield Picture("process-dark", home, height=820, dark=True, top="#timeline")
    yield Picture("process-phone", home, width=390, height=844)
    yield Picture("report", f"/r/{reports[2].report.id}", height=900)
    yield Picture("search", "/search?words=observers", height=780)
    yield Picture("compare", "/p/GRDF-SOM-2016-03/compare?by=outlets", height=820)
    yield Picture("positions", f"{home}/pictures", height=590, width=900, top="#positions")
    yield Picture("network", f"{home}/pictures", height=475, width=900, top="#issues")
    yield Picture("agreement", f"/agreement/{CODING}", height=760, top="#positions")


def draw(browser: Browser, site: str, picture: Picture) -> None:
    """One picture, unless there is no such page."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme="dark" if picture.dark else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    answer = page.goto(f"{site}{picture.address}")
    if answer is None or not answer.ok:
        raise LookupError(f"There is no page {picture.address}")
    if picture.top:
        scroll_to(page, picture.top)
    where = PICTURES / f"{picture.name}.png"
    size = make_small(browser, page.screenshot(), where)
    context.close()
    print(f"{where.relative_to(ROOT)}  {size:,} bytes{'  too large' if size > LARGEST else ''}")


def scroll_to(page: Page, selector: str) -> None:
    """With a little room above."""
    page.evaluate(
        "found => scrollTo(0, document.querySelector(found).getBoundingClientRect().top + scrollY - 6)", selector
    )


@contextmanager
def served(where: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "dragoman", "serve", "--db", str(where), "--port", "0", "--by", "ana"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:  # noqa: S603
        try:
            lines = (line for line in server.stderr or () if "http://" in line)
            yield next(line[line.index("http://") :].split()[0].rstrip("/") for line in lines)
        finally:
            server.terminate()


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield browser
        browser.close()


if __name__ == "__main__":
    main()
