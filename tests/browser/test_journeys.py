"""The ways of those who read: from a report in the hand to a page on paper, with scripts and without."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Opened, served, windows

EXAMPLES = Path(__file__).parents[2] / "examples"
TALKS = "Honduras and Nicaragua"
READING = 240_000  # milliseconds in which a report is surely read

with_and_without_scripts = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])


@pytest.fixture
def empty(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Windows at a store in which nothing is."""
    for site in served(tmp_path / "new.db"):
        yield from windows(browser, site)


def talks(page: Page) -> None:
    """From the first page to the process of these journeys."""
    page.get_by_role("heading", name=TALKS).get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TALKS)
    page.wait_for_load_state()  # what is counted of it is there to its end


def in_view(page: Page, selector: str) -> bool:
    """Whether the first such element comes to stand in the window, beginning with its upper edge."""
    expect(page.locator(selector).first).to_be_in_viewport()
    box = page.locator(selector).first.bounding_box()
    size = page.viewport_size
    return bool(box and size and 0 <= box["y"] < size["height"])


@with_and_without_scripts
def test_a_first_report_is_pasted_read_before_ones_eyes_and_opened(empty: Opened, scripts: bool) -> None:
    page = empty(scripts=scripts)
    expect(page.get_by_role("heading", level=1)).to_have_text("Read news reports of talks, keep the record")
    page.get_by_label("Paste a report, or the address of one").fill((EXAMPLES / "agency.txt").read_text())
    page.get_by_role("button", name="Read", exact=True).click()
    page.wait_for_url("**/read/*")
    expect(page.locator(".job-head")).to_contain_text("1 added.", timeout=READING)

    page.locator("ol.job a").click()
    expect(page.locator(".entry.statement")).not_to_have_count(0)
    expect(page.locator(".report-text mark, .report-text .m")).not_to_have_count(0)
    page.get_by_role("link", name="Dragoman").click()
    expect(page.locator("ol.processes h2")).to_have_count(1)


@with_and_without_scripts
def test_a_process_is_found_and_a_cell_leads_to_the_words_and_back(looked: Opened, scripts: bool) -> None:
    page = looked(scripts=scripts)
    box = page.get_by_label("Show processes with this party or name")
    if scripts:
        box.press_sequentially("nicar")
    else:
        box.fill("nicaragua")
        page.get_by_role("button", name="Filter").click()
    expect(page.locator("ol.processes h2")).to_have_count(1)
    talks(page)

    moved = page.locator(".lead a.plain").first
    movement = (moved.get_attribute("href") or "").removeprefix("#")
    moved.click()
    expect(page.locator(f'[id="{movement}"]')).to_be_in_viewport()

    page.locator("a.into").first.click()
    quotation = page.locator("#opened blockquote a").first
    words = quotation.inner_text()
    quotation.click()
    page.wait_for_url("**/r/*")
    assert squeezed(page.locator("mark.target").all_inner_texts()) == squeezed([words])
    assert in_view(page, "mark.target")
    page.go_back()
    expect(page.locator("#opened blockquote").first).to_be_visible()
    assert "open=" in page.url


def squeezed(texts: list[str]) -> str:
    """Words alone, without the marks and spaces around them."""
    return "".join(re.findall(r"\w+", "".join(texts)))


@with_and_without_scripts
def test_a_process_is_read_as_it_was_known_on_a_day(looked: Opened, scripts: bool) -> None:
    page = looked(scripts=scripts)
    talks(page)
    now = page.locator("#matrix .stance").count()
    page.get_by_label("as known on").select_option("17 February 2005")
    if not scripts:
        page.locator(".as-of button").click()
    expect(page.get_by_text("As known on 17 February 2005: what was published later is left out.")).to_be_visible()
    assert "as_of=2005-02-17" in page.url
    expect(page.locator("#sources")).not_to_contain_text("May 2005")
    assert 0 < page.locator("#matrix .stance").count() < now
    page.get_by_role("link", name="As known today").click()
    expect(page.locator("#matrix .stance")).to_have_count(now)


@with_and_without_scripts
def test_a_time_is_chosen_and_given_up_again(looked: Opened, scripts: bool) -> None:
    page = looked(scripts=scripts)
    talks(page)
    expect(page.locator("#timeline")).to_contain_text("15 February 2005")
    page.get_by_label("From").fill("2005-03-01")
    page.get_by_label("until").fill("2005-03-31")
    page.get_by_role("button", name="Choose").click()
    page.wait_for_url("**from=2005-03-01&until=2005-03-31**")
    expect(page.locator(".line-of-time .chosen")).to_have_count(1)
    expect(page.locator("#timeline ol, #timeline ul").first).not_to_contain_text("February")
    page.get_by_role("link", name="All of the time").click()
    expect(page.locator(".line-of-time .chosen")).to_have_count(0)


@with_and_without_scripts
def test_words_are_searched_narrowed_and_opened_in_their_report(looked: Opened, scripts: bool) -> None:
    page = looked(scripts=scripts)
    if scripts:
        page.keyboard.press("/")
        page.keyboard.type("the")
    else:
        page.get_by_label("Search statements and reports").fill("the")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?words=the")
    found = page.locator(".answers figure.quotation")
    before = found.count()
    page.locator(".facets").get_by_role("link", name="Armando Zavalza").click()
    expect(page.locator(".chosen")).to_contain_text("Armando Zavalza")
    page.wait_for_load_state()
    assert 0 < found.count() < before
    expect(found.first).to_contain_text("Armando Zavalza")

    found.first.locator(".words").click()
    page.wait_for_url("**/r/*")
    expect(page.locator("mark.target")).not_to_have_count(0)
    assert in_view(page, "mark.target")


@with_and_without_scripts
def test_two_outlets_are_compared(looked: Opened, scripts: bool) -> None:
    page = looked(scripts=scripts)
    talks(page)
    page.get_by_role("link", name="Compare").click()
    page.get_by_label("Compare", exact=True).select_option("Istmo Press")
    page.get_by_label("with", exact=True).select_option("Antillean Wire")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**a=Istmo+Press&b=Antillean+Wire")
    expect(page.get_by_role("heading", name="Only in Istmo Press")).to_be_visible()
    expect(page.get_by_role("heading", name="Only in Antillean Wire")).to_be_visible()


@with_and_without_scripts
def test_a_process_is_taken_along(looked: Opened, scripts: bool) -> None:
    page = looked(scripts=scripts)
    talks(page)
    page.locator(".export summary").click()
    with page.expect_download() as coming:
        page.get_by_role("link", name="Positions table, CSV").click()
    lines = Path(coming.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) > 10
    assert "stance" in lines[0]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext: apt-get install poppler-utils")
def test_a_printed_process_has_its_parties_and_quotations_and_nothing_to_click(looked: Opened, tmp_path: Path) -> None:
    page = looked()
    talks(page)
    page.locator("a.into").first.click()
    words = page.locator("#opened blockquote").first.inner_text()
    printed = printed_text(page, tmp_path)
    assert {"Honduras", "Nicaragua", "refugees"} <= set(re.findall(r"\w+", printed))
    assert squeezed([words]) in squeezed([printed])
    for only_on_screen in ("Search statements", "History", "Skip to", "export", "Choose", "close"):
        assert only_on_screen not in printed, only_on_screen


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext: apt-get install poppler-utils")
def test_a_printed_report_has_its_words_and_what_was_read_of_them(looked: Opened, tmp_path: Path) -> None:
    page = looked()
    talks(page)
    page.locator("#sources a").first.click()
    paragraph = page.locator(".report-text p[data-start]").nth(1).inner_text()
    printed = printed_text(page, tmp_path)
    assert squeezed([paragraph])[:40] in squeezed([printed])
    for only_on_screen in ("accept\n", "reject\n", "edit\n", "Something is missing", "Search statements"):
        assert only_on_screen not in printed, only_on_screen


def printed_text(page: Page, folder: Path) -> str:
    """What stands on the paper that a page makes."""
    paper = folder / "page.pdf"
    page.pdf(path=paper, format="A4")
    return subprocess.run(["pdftotext", str(paper), "-"], capture_output=True, text=True, check=True).stdout
