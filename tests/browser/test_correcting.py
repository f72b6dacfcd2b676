"""Correcting with the keyboard alone, without scripts, with words of any script, and with the network gone."""

import random
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dragoman.model import Reading, Report
from dragoman.store import open_store
from dragoman.store.shelf import digest_of
from tests.browser.conftest import Opened
from tests.browser.entries import entry, has_status

MIXED = (
    "Talks 🕊️ in Harwa\n\nقال الوزير: «لن نوافق 🇰🇪 على هذا الشرط»، ثم غادر.\n\n"
    "“We will 𝒏𝒐𝒕 agree 👩‍👩‍👧,” Amina Chirwa said.  She left at noon.\n\nНичего не решено."
)
SELECT = """([from, to]) => {
  const boundary = (place) => {
    for (const p of document.querySelectorAll(".report-text [data-start]")) {
      let at = Number(p.dataset.start);
      const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.parentElement.closest(".unsaid")) continue;
        const letters = [...node.data];
        if (place >= at && place <= at + letters.length)
          return [node, letters.slice(0, place - at).join("").length];
        at += letters.length;
      }
    }
  };
  const range = document.createRange();
  range.setStart(...boundary(from));
  range.setEnd(...boundary(to));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  document.activeElement.blur();
}"""


@pytest.fixture
def reading(talks: Path) -> Reading:
    with open_store(talks) as store:
        readings = (store.reading(one) for line in store.processes() for one in store.reports(line.name))
        return next(one for one in readings if len(one.positions) > 1 and one.statements)


def test_a_report_is_corrected_with_the_keyboard_alone(opened: Opened, reading: Reading) -> None:
    statement, position = reading.statements[0].id, reading.positions[0].id
    page = opened(f"/r/{reading.report.id}")
    entry(page, statement).focus()

    page.keyboard.press("a")
    has_status(page, statement, "confirmed")
    expect(entry(page, statement)).to_be_focused()
    expect(page.locator("#deed-bar")).to_contain_text("Accepted.")

    page.keyboard.press("u")
    has_status(page, statement, "suggested")
    expect(page.locator("#deed-bar")).to_contain_text("Taken back.")

    page.keyboard.press("Shift+X")
    has_status(page, statement, "rejected")
    expect(entry(page, statement)).not_to_be_focused()

    entry(page, position).focus()
    page.keyboard.press("e")
    detail = entry(page, position).locator("[name=detail]")
    expect(detail).to_be_visible(timeout=20_000)
    detail.fill("typed and left")
    page.keyboard.press("Escape")
    expect(detail).to_be_hidden()
    expect(entry(page, position)).to_be_focused()
    page.keyboard.press("e")
    expect(detail).to_have_value("typed and left")
    detail.focus()
    page.keyboard.press("Control+Enter")
    has_status(page, position, "corrected")


def test_what_is_wrong_is_said_in_place_and_focused(opened: Opened, reading: Reading) -> None:
    position = reading.positions[0].id
    page = opened(f"/r/{reading.report.id}")
    entry(page, position).focus()
    page.keyboard.press("e")
    date = entry(page, position).locator("[name=date]")
    date.fill("31 June")
    page.keyboard.press("Control+Enter")
    expect(entry(page, position).locator("[name=date]")).to_be_focused(timeout=20_000)
    expect(entry(page, position)).to_contain_text("is no date")


def test_two_windows_at_one_entry_lose_nothing(opened: Opened, reading: Reading) -> None:
    position = reading.positions[0].id
    pages = [opened(f"/r/{reading.report.id}") for _ in range(2)]
    for number, page in enumerate(pages):
        entry(page, position).focus()
        page.keyboard.press("e")
        entry(page, position).locator("[name=detail]").fill(f"typed in window {number}")
    pages[1].keyboard.press("Control+Enter")
    has_status(pages[1], position, "corrected")

    pages[0].keyboard.press("Control+Enter")
    conflict = entry(pages[0], position).locator(".conflict")
    expect(conflict).to_contain_text("typed in window 0", timeout=20_000)
    expect(conflict).to_contain_text("typed in window 1")
    conflict.get_by_role("button", name="Put mine in its place").click()
    expect(conflict).to_be_hidden(timeout=20_000)
    pages[1].reload()
    expect(entry(pages[1], position)).to_contain_text("typed in window 0")


def test_a_deed_is_kept_while_the_network_is_gone(opened: Opened, reading: Reading) -> None:
    statement = reading.statements[0].id
    page = opened(f"/r/{reading.report.id}")
    entry(page, statement).focus()
    page.context.set_offline(True)
    page.keyboard.press("x")
    expect(entry(page, statement)).to_contain_text("Not sent")
    page.context.set_offline(False)
    has_status(page, statement, "rejected")
    expect(entry(page, statement)).not_to_contain_text("Not sent")


def test_selected_words_of_any_script_are_the_words_of_the_entry(opened: Opened, talks: Path) -> None:
    ends = [match.end() for match in re.finditer(r"\n\n|$", MIXED)]
    starts = [0, *ends[:-1]]
    paragraphs = tuple((a, b - 2 if b < len(MIXED) else b) for a, b in zip(starts, ends, strict=True))
    with open_store(talks) as store:
        report = Report(id=digest_of(MIXED)[:12], name="mixed.txt", text=MIXED, paragraphs=paragraphs)
        store.add(Reading(report=report), by="ana")
    page = opened(f"/r/{report.id}")
    chance = random.Random(7)  # noqa: S311
    inside = [place for first, last in paragraphs for place in range(first, last + 1)]
    for _ in range(12):
        start, end = sorted(chance.sample(inside, 2))
        words = MIXED[start:end].strip()
        if not words or any(c in "\u200d\ufe0f" for c in (MIXED[start : start + 1], MIXED[end : end + 1])):
            continue
        page.evaluate(SELECT, [start, end])
        with page.expect_response(re.compile("/add/position")) as asked:
            page.keyboard.press("p")
        place = re.search(r"at=(\d+)-(\d+)", asked.value.url)
        assert place is not None
        assert MIXED[int(place[1]) : int(place[2])] == words
        area = page.locator(".adding-form textarea[name=evidence]")
        expect(area).to_be_visible()
        page.keyboard.press("Escape")


def test_everything_works_without_scripts(opened: Opened, reading: Reading) -> None:
    position = reading.positions[0].id
    page = opened(f"/r/{reading.report.id}?status=suggested", scripts=False)
    entry(page, position).get_by_role("button", name="accept").click()
    assert f"#e-{position}" in page.url
    assert "status=suggested" in page.url
    page.locator("#deed-bar").get_by_role("button", name="Undo").click()

    has_status(page, position, "suggested")
    entry(page, position).get_by_role("link", name="edit").click()
    page.get_by_label("What exactly").fill("typed without a script")
    page.get_by_role("button", name="Save").click()
    page.goto(f"/r/{reading.report.id}")
    expect(entry(page, position)).to_contain_text("typed without a script")

    start, end = reading.statements[0].spans[0]
    page.get_by_label("Its words").fill(reading.report.text[start:end])
    page.get_by_role("button", name="meeting").click()
    page.get_by_label("Place").fill("Harwa")
    page.get_by_role("button", name="Add").click()
    expect(page.locator("article.entry.meeting", has_text="Harwa")).to_have_count(1)
