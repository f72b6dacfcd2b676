"""The ways of those who check and correct: by keyboard alone, by words, one by one and by the dozen, two at once."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from dragoman.model import Reading
from dragoman.store import open_store
from tests.browser.conftest import Opened, served, windows
from tests.browser.entries import entry, has_status

PROCESS = "HND-NIC-2005-02"
PASSWORD = "a long way to Choluteca"  # noqa: S105

with_and_without_scripts = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])


@pytest.fixture
def reading(kept: Path) -> Reading:
    """A report with much to correct."""
    with open_store(kept) as store:
        return max(map(store.reading, store.reports(PROCESS)), key=lambda one: len(one.positions))


@pytest.fixture
def team(browser: Browser, talks: Path) -> Iterator[Opened]:
    """Windows at pages that several people have accounts for."""
    with open_store(talks) as store:
        for name, role in (("ana", "coder"), ("ben", "coder"), ("cleo", "admin"), ("rui", "reader")):
            store.keep_account(name, role, PASSWORD)  # type: ignore[arg-type]
    for site in served(talks):
        yield from windows(browser, site)


def signed_in(page: Page, name: str) -> Page:
    """Through the form that whoever is not known is led to."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("link", name=name, exact=True)).to_be_visible()
    return page


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until somebody stands on it, as whoever has no pointer does."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if target.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"{target} cannot be reached by Tab")


def test_a_report_is_gone_through_with_single_keys(opened: Opened, reading: Reading) -> None:
    page = opened(f"/r/{reading.report.id}")
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.dataset.entry")
    page.keyboard.press("a")
    has_status(page, first, "confirmed")
    page.keyboard.press("u")
    has_status(page, first, "suggested")
    page.keyboard.press("x")
    has_status(page, first, "rejected")

    position = reading.positions[-1].id
    entry(page, position).focus()
    page.keyboard.press("e")
    expect(entry(page, position).locator("form.correct")).to_be_visible()
    tab_to(page, entry(page, position).get_by_label("What exactly"))
    page.keyboard.press("Control+A")
    page.keyboard.type("by the end of the rains")
    page.keyboard.press("Control+Enter")
    has_status(page, position, "corrected")
    expect(entry(page, position)).to_contain_text("by the end of the rains")
    page.keyboard.press("u")
    has_status(page, position, "suggested")
    page.reload()
    has_status(page, first, "rejected")
    expect(entry(page, position)).not_to_contain_text("by the end of the rains")


def test_without_scripts_tab_and_enter_do_the_same(opened: Opened, reading: Reading) -> None:
    page = opened(f"/r/{reading.report.id}", scripts=False)
    of = reading.positions[0].id
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    tab_to(page, entry(page, of).get_by_role("button", name="accept"))
    page.keyboard.press("Enter")
    has_status(page, of, "confirmed")
    tab_to(page, entry(page, of).get_by_role("button", name="undo"))
    page.keyboard.press("Enter")
    has_status(page, of, "suggested")


@with_and_without_scripts
def test_a_position_is_added_by_its_words(opened: Opened, reading: Reading, scripts: bool) -> None:
    page = opened(f"/r/{reading.report.id}", scripts=scripts)
    before = page.locator("article.entry.position").count()
    start, end = reading.report.paragraphs[-1]
    paragraph = page.locator(f'.report-text [data-start="{start}"]')
    if scripts:
        words = drag_over(page, paragraph)
        page.keyboard.press("p")
        form = page.locator(".adding-form form")
    else:
        words = reading.report.text[start:end].split(". ")[0]
        page.get_by_label("Its words").fill(words)
        page.get_by_role("button", name="position").click()
        form = page.locator("main form.correct")
    assert words.strip() in form.locator("[name=evidence]").input_value().replace("\n", " ")
    form.locator("select[name=party]").select_option(label="Honduras")
    form.get_by_role("radio", name="demands").check()
    form.locator("[name=issue]").fill("fisheries")
    form.get_by_role("button", name="Add").click()
    expect(page.locator("article.entry.position")).to_have_count(before + 1)
    page.goto(f"/p/{PROCESS}/issue/fisheries")
    expect(page.locator("main")).to_contain_text("Honduras")


def drag_over(page: Page, paragraph: Locator) -> str:
    """Select words with the pointer, from the beginning of the first line to somewhere in it; which these are."""
    paragraph.scroll_into_view_if_needed()
    box = paragraph.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 1, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + 12)
    page.mouse.move(box["x"] + 260, box["y"] + 12)
    page.mouse.up()
    words: str = page.evaluate("getSelection().toString()")
    assert words.strip()
    return words


@with_and_without_scripts
def test_a_person_is_taken_apart_and_put_together(opened: Opened, scripts: bool) -> None:
    page = opened(f"/p/{PROCESS}/merges?kind=person", scripts=scripts)
    pair = page.locator(".pair-of", has_text="Zabalza")
    pair.get_by_role("link", name="person").click()
    mentions = page.locator(".mentions li")
    expect(mentions).not_to_have_count(0)
    page.wait_for_load_state()
    together = mentions.count()
    page.get_by_role("checkbox", name="Armando Zabalza").check()
    page.get_by_role("button", name="Those ticked are somebody else").click()
    expect(page.locator("#deed-bar")).to_contain_text("Kept apart.")
    page.goto(f"/p/{PROCESS}/merges?kind=person")
    page.locator(".pair-of", has_text="Armando Zavalza").first.get_by_role("link", name="person").click()
    expect(mentions).to_have_count(together - 1)
    page.get_by_label("Which other person").select_option(label="Armando Zabalza, foreign minister")
    page.get_by_role("button", name="They are one").click()
    expect(page.locator("#deed-bar")).to_contain_text("Taken for one.")
    expect(mentions).to_have_count(together)


@with_and_without_scripts
def test_an_issue_is_renamed_and_its_snippets_accepted_together(opened: Opened, scripts: bool) -> None:
    page = opened(f"/p/{PROCESS}/issues", scripts=scripts)
    page.get_by_role("link", name="rename refugees").click()
    page.get_by_label("New name").fill("return of the displaced")
    page.get_by_role("button", name="Rename").click()
    expect(page.locator("#deed-bar")).to_contain_text("Renamed.")
    page.get_by_role("link", name="Return of the displaced", exact=True).click()
    boxes = page.locator("[name=chosen]")
    for number in range(2):
        boxes.nth(number).check()
    page.get_by_role("button", name="Accept the chosen").click()
    page.get_by_label("Number").fill("2")
    page.get_by_role("button", name="Accept", exact=True).click()
    expect(page.locator(".snippets .status.confirmed")).to_have_count(2)
    page.locator("#deed-bar").get_by_role("button", name="Undo").click()
    expect(page.locator(".snippets .status.confirmed")).to_have_count(0)


@with_and_without_scripts
def test_two_coders_at_one_entry_lose_nothing(team: Opened, reading: Reading, scripts: bool) -> None:
    of = reading.positions[0].id
    pages = {name: signed_in(team(f"/r/{reading.report.id}", scripts=scripts), name) for name in ("ana", "ben")}
    for name, page in pages.items():
        entry(page, of).get_by_role("link", name="edit").click()
        page.get_by_label("What exactly").fill(f"as {name} has it")
    for page in pages.values():
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("button", name="Save")).to_have_count(0)  # answered, so that the other comes second
    conflict = pages["ben"].locator(".conflict")
    expect(conflict).to_contain_text("as ana has it")
    expect(conflict).to_contain_text("as ben has it")
    conflict.get_by_role("button", name="Put mine in its place").click()
    expect(conflict).to_have_count(0)  # it has the same words
    expect(entry(pages["ben"], of)).to_contain_text("as ben has it")

    ana = pages["ana"]
    ana.get_by_role("navigation", name="More").get_by_role("link", name="History").click()
    latest = ana.locator("li.line").first
    expect(latest).to_contain_text("ben")
    expect(latest).to_contain_text("as ben has it")
    latest.get_by_role("button", name=re.compile("undo")).click()
    expect(ana.locator("li.taken-back")).to_have_count(1)
    ana.goto(f"/r/{reading.report.id}")
    expect(entry(ana, of)).to_contain_text("as ana has it")


@with_and_without_scripts
def test_readers_find_nothing_to_press_and_everybody_can_leave(team: Opened, reading: Reading, scripts: bool) -> None:
    report = f"/r/{reading.report.id}"
    page = signed_in(team(report, scripts=scripts), "rui")
    assert page.url.endswith(report)
    expect(page.locator("article.entry")).not_to_have_count(0)
    for name in ("accept", "reject", "Add"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    expect(page.get_by_label("Its words")).to_have_count(0)
    assert page.goto("/accounts").status == 403  # type: ignore[union-attr]

    page.goto("/account")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    page.goto(report)
    signed_in(page, "cleo")
    page.goto("/account")
    page.get_by_role("link", name="Everybody’s accounts").click()
    expect(page.locator("ul.people")).to_contain_text("rui")
