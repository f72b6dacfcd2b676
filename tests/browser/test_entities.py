"""The pages of entities, comparisons and the history in a browser."""

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import expect

from dragoman.store import open_store
from dragoman.views.web.addresses import Addresses
from tests.browser.checks import overflow
from tests.browser.conftest import Opened

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


def test_nothing_scrolls_sideways_where_most_is_shown(looked: Opened, kept: Path) -> None:
    page = looked()
    for address in some_addresses(kept):
        page.goto(address)
        assert list(overflow(page, 380)) == [], address


def test_a_bar_leads_to_the_words_that_it_stands_for(looked: Opened, kept: Path) -> None:
    issue = next(address for address in some_addresses(kept) if "/issue/" in address)
    page = looked(issue)
    page.locator("svg.lane a").first.click()
    assert page.evaluate("document.querySelector(':target') !== null")


def test_a_line_of_the_history_is_taken_back_without_scripts(opened: Opened) -> None:
    page = opened("/history?kind=add", scripts=False)
    page.locator("details summary").first.click()
    page.get_by_role("button", name="undo").first.click()
    expect(page.locator(".taken-back")).to_have_count(1)
