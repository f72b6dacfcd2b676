"""What every page must stand: asked of a page in the browser, each answer the faults that were found."""

from collections.abc import Iterator

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SMALLEST = 11  # pixels of a letter

# Letters in pictures shrink with their picture.
TINY = """(least) => {
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const around = node.parentElement;
    if (!node.data.trim() || !around.checkVisibility({ checkVisibilityCSS: true })) continue;
    if (around.closest("option, datalist, title, .unseen, [aria-hidden=true] svg")) continue;
    const scale = around.ownerSVGElement ? around.getScreenCTM().a : 1;
    const size = parseFloat(getComputedStyle(around).fontSize) * scale;
    if (size < least - 0.05) found.add(`${size.toFixed(1)}px: ${node.data.trim().slice(0, 40)}`);
  }
  return [...found].slice(0, 5);
}"""
UNLABELLED = """() => [...document.querySelectorAll("input, select, textarea, button")]
  .filter((one) => one.type !== "hidden" && !one.labels?.length && !one.getAttribute("aria-label")
    && !one.getAttribute("aria-labelledby") && !(one.matches("button") && one.textContent.trim()))
  .map((one) => one.outerHTML.slice(0, 120))"""
# Where the keyboard is must be seen: an outline, or something else that changes.
UNSEEN_FOCUS = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
  .filter((one) => one.tabIndex >= 0 && one.type !== "hidden" && one.checkVisibility({ checkVisibilityCSS: true }))
  .filter((one, at, all) => at < 25 || at % Math.ceil(all.length / 60) === 0)
  .filter((one) => {
    one.focus({ preventScroll: true });
    if (document.activeElement !== one) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return (outlineStyle === "none" || parseFloat(outlineWidth) < 1) && boxShadow === "none";
  })
  .map((one) => one.outerHTML.slice(0, 120))"""
WIDE = """() => [...document.querySelectorAll("body *")]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest(".unseen"))
  .map((one) => one.outerHTML.slice(0, 90)).slice(-3)"""


def faults(page: Page) -> Iterator[str]:
    """All that is wrong with the page as it stands in its window."""
    yield from barriers(page)
    yield from (f"text of {one}" for one in page.evaluate(TINY, SMALLEST))
    yield from (f"a control without a label: {one}" for one in page.evaluate(UNLABELLED))
    page.keyboard.press("Tab")
    yield from (f"focus that cannot be seen: {one}" for one in page.evaluate(UNSEEN_FOCUS))


def barriers(page: Page) -> Iterator[str]:
    """What axe finds serious or critical."""
    for one in Axe().run(page).response["violations"]:
        if one["impact"] in ("serious", "critical"):
            nodes = "; ".join(f"{node['html'][:160]} {node['failureSummary'][:160]}" for node in one["nodes"][:3])
            yield f"{one['id']}: {nodes}"


def overflow(page: Page, width: int) -> Iterator[str]:
    """What stands out sideways of a window so wide."""
    page.set_viewport_size({"width": width, "height": 900})
    found = page.evaluate("document.documentElement.scrollWidth")
    if found > width:
        yield f"{found} pixels wide in a window of {width}: {page.evaluate(WIDE)}"
