"""The pages of entities, comparisons and the history in a browser: accessible, and no wider than a phone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from dragoman.store import open_store
from dragoman.views.web.addresses import Addresses

AT = Addresses()


def some_addresses(talks: Path) -> Iterator[str]:
    """One of each kind, the one with most to show."""
    with open_store(talks) as store:
        process = max(store.processes(), key=lambda one: one.reports).name
        record = store.record(process)
    speakers = [one.speaker for one in record.statements if one.speaker and "/" in one.speaker]
    yield AT.person(process, max(speakers, key=speakers.count))
    issues, parties = [one.issue for one in record.positions], [one.party for one in record.positions]
    yield AT.party(process, max(parties, key=parties.count))
    yield AT.issue(process, max(issues, key=issues.count))
    yield AT.meeting(process, max(record.meetings, key=lambda one: len(one.reports)).id)
    yield from (AT.process(process, "compare", by=by) for by in ("outlets", "days", "meetings"))
    yield AT.history()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [1280, 380])
def test_pages_are_accessible_and_nothing_scrolls_sideways(
    opened: Callable[..., Page], talks: Path, width: int, dark: bool
) -> None:
    for address in some_addresses(talks):
        page = opened(address, width=width, dark=dark)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        violations = Axe().run(page).response["violations"]
        assert [one["id"] for one in violations if one["impact"] in ("serious", "critical")] == [], address


def test_a_bar_leads_to_the_words_that_it_stands_for(opened: Callable[..., Page], talks: Path) -> None:
    issue = next(address for address in some_addresses(talks) if "/issue/" in address)
    page = opened(issue)
    page.locator("svg.lane a").first.click()
    assert page.evaluate("document.querySelector(':target') !== null")


def test_a_line_of_the_history_is_taken_back_without_scripts(opened: Callable[..., Page]) -> None:
    page = opened("/history?kind=add", scripts=False)
    page.locator("details summary").first.click()
    page.get_by_role("button", name="undo").first.click()
    assert page.locator(".taken-back").count() == 1
