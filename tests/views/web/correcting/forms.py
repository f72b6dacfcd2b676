"""The forms of a page, as a browser would send them."""

from html.parser import HTMLParser
from typing import Any


class Forms(HTMLParser):
    """Every form by its address, with what its controls hold."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: dict[str, dict[str, Any]] = {}
        self.now: dict[str, Any] | None = None
        self.select: str | None = None
        self.area: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.now = self.forms.setdefault(at.get("action", ""), {})
        if self.now is None:
            return
        if tag == "input" and "name" in at:
            if at.get("type") not in ("radio", "checkbox") or "checked" in at:
                self.put(at["name"], at.get("value", ""))
        elif tag == "select":
            self.select = at["name"]
        elif tag == "option" and self.select and ("selected" in at or self.select not in self.now):
            self.now[self.select] = [at.get("value", "")]
        elif tag == "textarea":
            self.area = at["name"]
            self.put(self.area, "")

    def put(self, name: str, value: str) -> None:
        if self.now is not None:
            self.now.setdefault(name, []).append(value)

    def handle_data(self, data: str) -> None:
        if self.area and self.now is not None:
            self.now[self.area][-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.now = None
        elif tag == "select":
            self.select = None
        elif tag == "textarea":
            self.area = None


def form_in(html: str, part: str) -> dict[str, Any]:
    """What the form whose address holds `part` would send."""
    return next(values for address, values in Forms(html).forms.items() if part in address)
