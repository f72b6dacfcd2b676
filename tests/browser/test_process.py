"""The page of a process in a real browser: with scripts and without, by keyboard, on paper."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from dragoman.store import open_store


@pytest.fixture
def served(standing: str, kept: Path) -> str:
    """The address of a process."""
    with open_store(kept) as store:
        return f"{standing}/p/{store.processes()[0].name}"


def test_a_cell_opens_in_place_by_keyboard_and_closes_again(served: str, browser: Browser) -> None:
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(served)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_selector("#opened")
    expect(page).to_have_url(re.compile("open="))
    assert page.locator("#opened blockquote").count() > 0
    assert page.evaluate("document.activeElement.matches('.into')")
    page.keyboard.press("Escape")
    page.wait_for_selector("#opened", state="detached")
    page.go_back()
    page.wait_for_selector("#opened")
    page.keyboard.press("?")
    assert "next entry" in page.locator("dialog[open]").inner_text()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    assert errors == []


def test_dragging_over_the_line_of_time_chooses_a_range(served: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(served)
    line = page.locator(".line-of-time")
    line.scroll_into_view_if_needed()
    box = line.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 300, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + 500, box["y"] + 8)
    page.mouse.move(box["x"] + 700, box["y"] + 8)
    page.mouse.up()
    page.wait_for_url(re.compile(r"from=\d{4}-\d\d-\d\d&until=\d{4}-\d\d-\d\d"))
    expect(page.locator(".chosen")).to_have_count(1)


def test_without_scripts_the_same_works_by_links_and_forms(served: str, browser: Browser) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(served)
    page.locator("a.into").first.click()
    expect(page.locator("#opened blockquote")).not_to_have_count(0)
    page.locator("select[name=stance]").select_option("accepts")
    page.locator("#matrix .narrow button").click()
    expect(page).to_have_url(re.compile("stance=accepts"))
    page.locator(".export summary").click()
    assert page.locator(".export a").first.is_visible()


def test_it_prints_on_a_few_pages(served: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(served)
    printed = page.pdf(format="A4")
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 4
