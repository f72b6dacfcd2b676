"""Draw the pages as they stand in the README and docs: make pictures.

A store of our own examples, read by our own reader, corrected by an invented person after the corpus's labels.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from msgspec import to_builtins
from playwright.sync_api import Browser, Page, sync_playwright

from dragoman.model import Correction, Position, Reading
from dragoman.store import Store, open_store
from quality.gold_readings import gold_reading
from tools.small_png import make_small

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "training" / "corpus" / "processes"
PICTURES = ROOT / "docs" / "pictures"
SHOWN = "rioverde"  # the process whose pages are drawn
CODING = "border talks"
LOOKED_THROUGH = 4  # reports of it that a person has looked through
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
        process, reports = prepared(where)
        with served(where) as site, chromium() as browser:
            for picture in pictures(process, reports):
                draw(browser, site, picture)


def prepared(where: Path) -> tuple[str, list[Reading]]:
    """Make the store; the process that is shown, and its reports."""
    read_examples(where)
    with open_store(where) as store:
        process, reports = shown_process(store)
        correct(store, reports)
        code(store, reports)
    return process, reports


def read_examples(where: Path) -> None:
    """As anybody would: dragoman add."""
    command = [sys.executable, "-m", "dragoman", "add", "--db", str(where), "--by", "ana"]
    paths = [*CORPUS.glob("*.txt"), *(ROOT / "examples").glob("*.txt"), *(ROOT / "examples").glob("*.html")]
    subprocess.run([*command, *map(str, sorted(paths))], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)  # noqa: S603


def shown_process(store: Store) -> tuple[str, list[Reading]]:
    """The process of the pictures, its reports in order."""
    for line in store.processes():
        readings = [store.reading(report) for report in store.reports(line.name)]
        own = [one for one in readings if one.report.name.startswith(SHOWN)]
        if len(own) > 3:
            return line.name, sorted(own, key=lambda one: one.report.name)
    raise LookupError(f"No process of {SHOWN}")


def correct(store: Store, reports: list[Reading]) -> None:
    """A person has looked through the first reports: what is right is accepted, what is wrong rejected."""
    for reading in reports[:LOOKED_THROUGH]:
        for position in reading.positions:
            store.correct(said_of(position, right(position, reading)), by="ana")
        for statement in reading.statements:
            store.correct(
                Correction(report=reading.report.id, kind="statement", deed="accept", entry=statement.id), by="ana"
            )


def right(position: Position, reading: Reading) -> bool:
    """Whether the corpus's labels have such a position."""
    gold = gold_reading(CORPUS / f"{Path(reading.report.name).stem}.txt")
    return any(
        (one.party, one.issue, one.stance) == (position.party, position.issue, position.stance)
        for one in gold.positions
    )


def said_of(position: Position, accepted: bool) -> Correction:
    return Correction(
        report=position.id.partition("/")[0],
        kind="position",
        deed="accept" if accepted else "reject",
        entry=position.id,
        before=to_builtins(position),
    )


def code(store: Store, reports: list[Reading]) -> None:
    """Two people have coded the same reports; one of them is now and then of another opinion."""
    store.code(CODING, [one.report.id for one in reports], ("ana", "ben"), suggestions=True, by="ana")
    for reading in reports:
        for coder in ("ana", "ben"):
            for number, position in enumerate(reading.positions):
                accepted = right(position, reading) != (coder == "ben" and number % 5 == 3)
                store.correct(said_of(position, accepted), by=coder, coding=CODING)
            store.done(CODING, reading.report.id, coder)


def pictures(process: str, reports: list[Reading]) -> Iterator[Picture]:
    home = f"/p/{process}"
    yield Picture("home", "/", height=820)
    yield Picture("process", home, height=900)
    yield Picture("process-cell", f"{home}?open=HND%2Fwithdrawal", height=760, top="#matrix")
    yield Picture("process-dark", home, height=820, dark=True, top="#timeline")
    yield Picture("process-phone", home, width=390, height=844)
    yield Picture("report", f"/r/{reports[0].report.id}", height=900, top="nav.bar")
    yield Picture("search", "/search?words=observers", height=780)
    yield Picture("compare", f"{home}/compare?by=meetings", height=820)
    yield Picture("network", f"{home}/pictures", height=860)
    yield Picture("agreement", f"/agreement/{CODING}", height=860)


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
        "found => scrollTo(0, document.querySelector(found).getBoundingClientRect().top + scrollY - 16)", selector
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
