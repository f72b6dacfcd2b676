"""The first page, reading on the spot and the search in a real browser, with scripts and without."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.checks import barriers, overflow
from tests.browser.conftest import Opened

EXAMPLES = Path(__file__).parents[2] / "examples"
PAGES = ("/?words=nicaragua", "/?words=zeppelin", "/search", "/search?words=zeppelin", "/unsorted", "/read/none")


@pytest.mark.parametrize("dark", [False, True])
def test_nothing_bars_anybody_where_little_or_nothing_is_found(looked: Opened, dark: bool) -> None:
    page = looked(dark=dark)
    for path in PAGES:
        page.goto(path)
        assert [*barriers(page), *overflow(page, 360)] == []


def test_one_press_reads_the_example(opened: Opened) -> None:
    page = opened("/read")
    page.get_by_role("button", name="Read an example").click()
    expect(page.locator(".job-head")).to_contain_text("1 added.", timeout=240_000)
    expect(page.locator("h1")).to_have_text("Read")


def test_files_are_dropped_on_the_box(opened: Opened) -> None:
    page = opened("/")
    text = (EXAMPLES / "local-paper.txt").read_text()
    page.evaluate(
        """text => {
          const carried = new DataTransfer();
          carried.items.add(new File([text], "local.txt", { type: "text/plain" }));
          const form = document.querySelector("form.bring");
          form.dispatchEvent(new DragEvent("dragover", { dataTransfer: carried, cancelable: true, bubbles: true }));
          form.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, cancelable: true, bubbles: true }));
        }""",
        text,
    )
    expect(page.locator("[data-dropped]")).to_have_text("local.txt")
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.locator(".job-head")).to_contain_text("1 added.", timeout=240_000)


def test_the_search_finds_while_one_types_and_keeps_its_address(looked: Opened) -> None:
    page = looked("/search")
    expect(page.locator("form.asking input[name=words]")).to_be_focused()  # it is once the page is drawn
    page.keyboard.type("shi*")
    page.locator(".answers mark").first.wait_for()
    expect(page).to_have_url(re.compile(r"/search\?words=shi\*$"))
    expect(page).to_have_title(re.compile(r"^shi\*"))
    page.reload()
    expect(page.locator(".answers mark")).not_to_have_count(0)


def test_a_search_is_narrowed_by_a_click_and_typed_on(looked: Opened) -> None:
    page = looked("/search?words=the")
    page.locator(".facets a").first.click()
    expect(page.locator(".chosen a")).to_have_count(1)
    kept = page.url.partition("?")[2].partition("&")[2]
    page.get_by_label("Words that stand in statements or reports").fill("and")
    page.wait_for_url("**words=and**")
    assert kept in page.url


def test_the_list_narrows_while_one_types(looked: Opened) -> None:
    page = looked("/")
    page.get_by_label("Show processes with this party or name").press_sequentially("nicar")
    expect(page.locator("ol.processes h2")).to_have_count(1)
    page.wait_for_url("**/?words=nicar")


def test_search_and_filter_work_without_scripts(looked: Opened) -> None:
    page = looked("/", scripts=False)
    page.get_by_label("Show processes with this party or name").fill("nicaragua")
    page.get_by_role("button", name="Filter").click()
    expect(page.locator("ol.processes h2")).to_have_count(1)
    page.goto("/search")
    page.get_by_label("Words that stand in statements or reports").fill("ship")
    page.keyboard.press("Enter")
    expect(page.locator(".answers mark").first).to_be_visible()
    page.locator(".answers .words").first.click()
    page.wait_for_url("**/r/**")
