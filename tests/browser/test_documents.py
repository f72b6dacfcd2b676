"""Documents as people open them: from a disk, in a real browser that has no network."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from dragoman.store import open_store
from dragoman.views.exports import EXPORTS, written
from dragoman.views.exports.parts import Part, as_it_stands, parts_of_store
from tests.browser.checks import faults, overflow
from tests.made import hostile

FromDisk = Callable[..., Page]
FORMS = ("casefile", "brief-html")


@pytest.fixture(scope="module")
def talks_of(kept: Path) -> Part:
    with open_store(kept) as store:
        return max(parts_of_store(store), key=lambda part: len(part.record.reports))


@pytest.fixture
def from_disk(browser: Browser, tmp_path: Path) -> Iterator[FromDisk]:
    """A document in a window without a network; a request, a word in the console or an error fails the test."""
    contexts: list[BrowserContext] = []
    heard: list[str] = []
    asked: list[str] = []
    allowed: list[str] = []

    def open_at(form: str, part: Part, *, scripts: bool = True, dark: bool = False, at: str = "") -> Page:
        path = tmp_path / f"{form}.html"
        written(EXPORTS[form], [part], path)
        context = browser.new_context(
            offline=True,
            java_script_enabled=scripts,
            color_scheme="dark" if dark else "light",
            viewport={"width": 1280, "height": 900},
            accept_downloads=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: heard.append(said.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("request", lambda request: asked.append(request.url.split("#")[0]))
        allowed.append(path.as_uri())
        page.goto(f"{path.as_uri()}{at}")
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert heard == []
    assert [one for one in asked if one not in allowed and not one.startswith("blob:")] == []


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("form", FORMS)
def test_nothing_bars_the_way_in_light_or_dark_or_on_a_phone(
    form: str, dark: bool, from_disk: FromDisk, talks_of: Part
) -> None:
    page = from_disk(form, talks_of, dark=dark)
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert (sum(map(int, re.findall(r"\d+", ground)[:3])) < 300) == dark
    assert list(faults(page)) == []
    assert list(overflow(page, 1280)) == []
    assert list(overflow(page, 360)) == []


@pytest.mark.parametrize("form", FORMS)
def test_hostile_words_do_nothing(form: str, from_disk: FromDisk) -> None:
    page = from_disk(form, Part("<img src=x onerror=alert(1)>", as_it_stands(hostile())))
    page.on("dialog", lambda _: pytest.fail("a report's words ran"))
    expect(page.locator("h1")).to_be_visible()
    assert page.locator("img").count() == 0
    assert list(overflow(page, 360)) == []


@pytest.mark.parametrize("scripts", [False, True])
def test_words_lead_into_the_report_and_back(scripts: bool, from_disk: FromDisk, talks_of: Part) -> None:
    page = from_disk("casefile", talks_of, scripts=scripts)
    page.locator(".matrix a.into").first.click()
    entry = page.locator("li:target")
    expect(entry).to_be_in_viewport()
    name = entry.get_attribute("id")
    entry.locator("a.words").first.click()
    mark = page.locator(".m:target")
    expect(mark).to_be_in_viewport()
    mark.locator(f"a.ref[href='#{name}']").click()
    expect(page.locator(f"#{name}")).to_be_in_viewport()


def test_lists_are_narrowed_by_a_word_and_a_link_shows_what_was_hidden(from_disk: FromDisk, talks_of: Part) -> None:
    page = from_disk("casefile", talks_of)
    everything = page.locator("[data-find]:not([hidden])").count()
    page.get_by_label("narrow the lists").fill("commission")
    expect(page.locator("#found")).to_contain_text("of")
    assert 0 < page.locator("[data-find]:not([hidden])").count() < everything
    hidden = page.locator("#positions li[hidden]").first.get_attribute("id")
    page.evaluate("(name) => { location.hash = name; }", hidden)
    expect(page.locator(f"#{hidden}")).to_be_in_viewport()
    assert page.locator("[data-find]:not([hidden])").count() == everything


def test_the_record_is_saved_as_it_is_by_a_key_too(from_disk: FromDisk, talks_of: Part) -> None:
    from dragoman.views.exports.parts import parts_in

    page = from_disk("casefile", talks_of)
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save the record").press("Enter")
    (part,) = parts_in([Path(saved.value.path())])
    assert isinstance(part, Part)
    assert part.record == talks_of.record


def test_without_scripts_no_button_is_there_that_does_nothing(from_disk: FromDisk, talks_of: Part) -> None:
    page = from_disk("casefile", talks_of, scripts=False)
    assert [one for one in page.locator("button, input, a:not([href])").all() if one.is_visible()] == []
