"""Entries on the page of a report, as a person sees them."""

import re

from playwright.sync_api import Locator, Page, expect


def entry(page: Page, of: str) -> Locator:
    return page.locator(f'[id="e-{of}"]')


def has_status(page: Page, of: str, status: str) -> None:
    expect(entry(page, of)).to_have_class(re.compile(rf"\b{status}\b"))
