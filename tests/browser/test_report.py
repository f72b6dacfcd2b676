"""The page of one report in a real browser: marks, entries and the letters beneath selected words."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from dragoman.store import open_store


@pytest.fixture
def report(talks: Path) -> str:
    """A report with statements and positions."""
    with open_store(talks) as store:
        name = store.processes()[0].name
        return next(one for one in store.reports(name) if len(store.reading(one).positions) > 2)


def test_a_mark_and_its_entry_light_each_other(opened: Callable[..., Page], report: str) -> None:
    page = opened(f"/r/{report}")
    entry = page.locator(".entry.position").first
    entry.hover()
    assert page.locator(".m.lit").count() >= 1
    page.locator(".m.position").first.hover()
    assert page.locator(".entry.lit").count() >= 1


def test_the_sign_at_a_mark_leads_to_its_entry_without_scripts(opened: Callable[..., Page], report: str) -> None:
    page = opened(f"/r/{report}", scripts=False)
    sign = page.locator(".ref.position").first
    entry = (sign.get_attribute("href") or "").removeprefix("#")
    sign.click()
    assert page.url.endswith(f"#{entry}")
    assert page.locator(".entry:target").count() == 1


def test_a_paragraph_holds_the_letters_of_the_report_and_no_others(
    opened: Callable[..., Page], report: str, talks: Path
) -> None:
    with open_store(talks) as store:
        of = store.reading(report).report
    page = opened(f"/r/{report}")
    found = page.eval_on_selector_all(
        "p[data-start]", "all => all.map(p => [+p.dataset.start, +p.dataset.end, p.textContent])"
    )
    assert [text for _, _, text in found] == [of.text[start:end].replace("\n", " ") for start, end, _ in found]


def test_words_that_are_asked_for_come_into_view(opened: Callable[..., Page], report: str, talks: Path) -> None:
    with open_store(talks) as store:
        start, end = store.reading(report).report.paragraphs[-1]
    page = opened(f"/r/{report}?at={start}-{end}#w-{start}-{end}", height=500)
    box = page.locator("mark.target").first.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 500


@pytest.mark.parametrize("width", [320, 380, 1280])
@pytest.mark.parametrize("dark", [False, True])
def test_nothing_scrolls_sideways_and_everybody_can_read_it(
    opened: Callable[..., Page], report: str, width: int, dark: bool
) -> None:
    page = opened(f"/r/{report}", width=width, dark=dark)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    wrong = [one for one in Axe().run(page).response["violations"] if one["impact"] in ("serious", "critical")]
    assert [(one["id"], [node["html"][:200] for node in one["nodes"][:3]]) for one in wrong] == []
