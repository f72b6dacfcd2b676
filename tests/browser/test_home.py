"""The first page, reading on the spot and the search in a real browser, with scripts and without."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

EXAMPLES = Path(__file__).parents[2] / "examples"
PAGES = (
    "/", "/?words=nicaragua", "/read", "/search", "/search?words=the", "/search?words=zeppelin", "/unsorted",
    "/failures", "/search?words=ship&in=reports", "/read/none",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("dark", [False, True])
def test_nothing_bars_anybody(opened: Callable[..., Page], path: str, dark: bool) -> None:
    page = opened(path, dark=dark)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways_on_a_phone(opened: Callable[..., Page], path: str) -> None:
    page = opened(path, width=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("scripts", [True, False])
def test_a_pasted_report_is_read_and_opened(opened: Callable[..., Page], scripts: bool) -> None:
    page = opened("/", scripts=scripts)
    page.get_by_label("Paste a report, or the address of one").fill((EXAMPLES / "state-paper.txt").read_text())
    page.get_by_role("button", name="Read", exact=True).click()
    link = page.locator("ol.job a")
    link.wait_for(timeout=60_000)
    expect(page.locator(".job-head")).to_contain_text("1 added.", timeout=60_000)
    link.click()
    page.wait_for_url("**/r/**")


def test_one_press_reads_the_example(opened: Callable[..., Page]) -> None:
    page = opened("/read")
    page.get_by_role("button", name="Read an example").click()
    expect(page.locator(".job-head")).to_contain_text("1 added.", timeout=60_000)
    expect(page.locator("h1")).to_have_text("Read")


def test_files_are_dropped_on_the_box(opened: Callable[..., Page]) -> None:
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
    expect(page.locator(".job-head")).to_contain_text("1 added.", timeout=60_000)


def test_the_search_finds_while_one_types_and_keeps_its_address(opened: Callable[..., Page]) -> None:
    page = opened("/search")
    page.keyboard.type("shi*")
    page.locator(".answers mark").first.wait_for()
    page.wait_for_url("**/search?words=shi*")
    assert page.title().startswith("shi*")
    page.reload()
    assert page.locator(".answers mark").count() > 0


def test_a_search_is_narrowed_by_a_click_and_typed_on(opened: Callable[..., Page]) -> None:
    page = opened("/search?words=the")
    page.locator(".facets a").first.click()
    expect(page.locator(".chosen a")).to_have_count(1)
    kept = page.url.partition("?")[2].partition("&")[2]
    page.get_by_label("Words that stand in statements or reports").fill("and")
    page.wait_for_url("**words=and**")
    assert kept in page.url


def test_the_list_narrows_while_one_types(opened: Callable[..., Page]) -> None:
    page = opened("/")
    page.get_by_label("Show processes with this party or name").press_sequentially("nicar")
    expect(page.locator("ol.processes h2")).to_have_count(1)
    page.wait_for_url("**/?words=nicar")


def test_search_and_filter_work_without_scripts(opened: Callable[..., Page]) -> None:
    page = opened("/", scripts=False)
    page.get_by_label("Show processes with this party or name").fill("nicaragua")
    page.get_by_role("button", name="Filter").click()
    expect(page.locator("ol.processes h2")).to_have_count(1)
    page.goto("/search")
    page.get_by_label("Words that stand in statements or reports").fill("ship")
    page.keyboard.press("Enter")
    expect(page.locator(".answers mark").first).to_be_visible()
    page.locator(".answers .words").first.click()
    page.wait_for_url("**/r/**")
