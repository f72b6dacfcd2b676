"""The page of one report in a real browser: marks, entries and the letters beneath selected words."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dragoman.store import open_store
from tests.browser.conftest import Opened


@pytest.fixture
def report(kept: Path) -> str:
    """A report with statements and positions."""
    with open_store(kept) as store:
        name = store.processes()[0].name
        return next(one for one in store.reports(name) if len(store.reading(one).positions) > 2)


def test_a_mark_and_its_entry_light_each_other(looked: Opened, report: str) -> None:
    page = looked(f"/r/{report}")
    entry = page.locator(".entry.position").first
    entry.hover()
    expect(page.locator(".m.lit")).not_to_have_count(0)
    page.locator(".m.position").first.hover()
    expect(page.locator(".entry.lit")).not_to_have_count(0)


def test_the_sign_at_a_mark_leads_to_its_entry_without_scripts(looked: Opened, report: str) -> None:
    page = looked(f"/r/{report}", scripts=False)
    sign = page.locator(".ref.position").first
    entry = (sign.get_attribute("href") or "").removeprefix("#")
    sign.click()
    expect(page).to_have_url(re.compile(f"#{re.escape(entry)}$"))
    expect(page.locator(".entry:target")).to_have_count(1)


def test_a_paragraph_holds_the_letters_of_the_report_and_no_others(looked: Opened, report: str, kept: Path) -> None:
    with open_store(kept) as store:
        of = store.reading(report).report
    page = looked(f"/r/{report}")
    found = page.eval_on_selector_all(
        "p[data-start]", "all => all.map(p => [+p.dataset.start, +p.dataset.end, p.textContent])"
    )
    assert [text for _, _, text in found] == [of.text[start:end].replace("\n", " ") for start, end, _ in found]


def test_words_that_are_asked_for_come_into_view(looked: Opened, report: str, kept: Path) -> None:
    with open_store(kept) as store:
        start, end = store.reading(report).report.paragraphs[-1]
    page = looked(f"/r/{report}?at={start}-{end}#w-{start}-{end}", height=500)
    expect(page.locator("mark.target").first).to_be_in_viewport()
    box = page.locator("mark.target").first.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 500
