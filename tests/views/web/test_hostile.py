"""Every field that a report or a person can fill holds a hostile text: no page lets one act, each stands as text."""

from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from msgspec import to_builtins
from starlette.testclient import TestClient

from dragoman.model import Correction
from dragoman.store import Store, open_store
from dragoman.views.text import clean
from dragoman.views.web import Settings
from tests.views.web.conftest import visiting
from tests.views.web.crawl import crawl, faults
from tests.views.web.hostile import HOSTILE, hostile_readings

PROCESSES = tuple(one for one in HOSTILE if one.isprintable() and one.strip() == one)


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("hostile") / "few.db"
    fill(where, 6, 2)
    return where


@pytest.fixture(scope="module")
def all_of_them(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("hostile") / "all.db"
    fill(where, len(HOSTILE), 12)
    return where


def fill(where: Path, reports: int, processes: int) -> None:
    """A store of hostile reports, with hostile people who have accepted, rejected and edited."""
    with open_store(where) as store:
        for n, reading in enumerate(hostile_readings(reports)):
            by = HOSTILE[(n * 7) % len(HOSTILE)]
            report = store.add(reading, by, process=PROCESSES[(n % processes) * 9 % len(PROCESSES)]).report
            correct(store, report, by, n)


def correct(store: Store, report: str, by: str, n: int) -> None:
    store.correct(Correction(report=report, kind="position", deed="accept", entry=f"{report}/q0"), by)
    store.correct(Correction(report=report, kind="position", deed="reject", entry=f"{report}/q1"), by)
    before = to_builtins(store.reading(report).positions[2])
    after = {**before, "issue": HOSTILE[n % len(HOSTILE)], "detail": HOSTILE[-1 - n % len(HOSTILE)], "target": None}
    store.correct(
        Correction(report=report, kind="position", deed="edit", entry=before["id"], before=before, after=after), by
    )
    coded = Correction(report=report, kind="position", deed="accept", entry=f"{report}/q0")
    coding = HOSTILE[(n * 3) % len(HOSTILE)]
    if coding.isprintable() and coding == coding.strip() and 0 < len(coding) <= 100 and by == by.strip() != "":
        store.code(coding, [report], [by], suggestions=True, by=by)
        store.correct(coded, by, coding=coding)


@pytest.fixture
def visitor_of_few(few: Path) -> Iterator[TestClient]:
    with visiting(Settings(store=str(few), visitor="<b onclick=zq999>ana")) as client:
        yield client


def test_pages_of_hostile_reports_have_nothing_that_acts(visitor_of_few: TestClient) -> None:
    assert_harmless(visitor_of_few, 60)


@pytest.mark.slow
def test_no_page_lets_a_hostile_text_act(all_of_them: Path) -> None:
    with visiting(Settings(store=str(all_of_them), visitor="<b onclick=zq999>ana")) as client:
        assert_harmless(client, 900)


def assert_harmless(client: TestClient, most: int) -> None:
    wrong: list[str] = []
    pages = 0
    for page in crawl(client, most=most):
        assert page.status < 500, page
        if page.kind == "text/html":
            pages += 1
            wrong += [f"{page.address}: {fault}" for fault in faults(page.text)]
    assert not wrong, "\n".join(wrong[:20])
    assert pages >= 8


def test_words_of_a_report_stand_in_its_page_letter_for_letter(visitor_of_few: TestClient, few: Path) -> None:
    with open_store(few) as store:
        ids = [report for process in store.processes() for report in store.reports(process.name)]
        titles = {report: store.reading(report).report.title for report in ids}
    for report, title in titles.items():
        page = lxml.html.document_fromstring(visitor_of_few.get(f"/r/{report}").text)
        text = clean("".join(map(str, page.itertext())))
        assert clean(title or "").strip() in text


@pytest.mark.parametrize(
    "page",
    [
        "<p>zq001<script>zq001</script>", "<p onclick=zq001>", "<a href='javascript:zq001'>x</a>", "<!-- zq001 -->",
        "<p style=x>", "<iframe src=x>", "<a href='java\tscript:x'>x</a>", "<a href='//evil.example'>x</a>",
        "<form action='https://evil.example'>", "<script src='//evil.example/x.js'></script>", "<zq001>", "<p zq001>",
    ],
)  # fmt: skip
def test_the_one_who_looks_sees_what_is_wrong(page: str) -> None:
    assert list(faults(f"<html><body>{page}</body></html>"))
