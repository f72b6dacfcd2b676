"""A visitor who follows every link and sends every form that only looks, and takes each page to pieces."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlencode, urljoin, urlsplit

import lxml.html
from lxml.etree import _Comment, _ProcessingInstruction
from starlette.testclient import TestClient

MARK = re.compile(r"zq\d{3}")
ADDRESSES = ("href", "src", "action", "formaction", "poster", "data", "srcset", "background", "cite")
NEVER = {
    "iframe", "object", "embed", "base", "applet", "frame", "frameset", "style", "math", "foreignobject", "animate",
    "set", "video", "audio", "marquee", "isindex", "noscript", "template", "image", "img", "x",
}  # fmt: skip


class Visited(NamedTuple):
    """A page that was fetched, by its address."""

    address: str
    status: int
    kind: str
    text: str


def crawl(client: TestClient, start: str = "/", most: int = 200, of_each_kind: int = 1000) -> Iterator[Visited]:
    """Pages in the order in which they are led to; at most so many of each kind of address."""
    waiting, seen, kinds = deque([start]), {start}, Counter[str]()
    visited = 0
    while waiting and visited < most:
        address = waiting.popleft()
        kind = re.sub(r"(?<=/)[^/?]*[^/?a-z_-][^/?]*|=[^&]*", "*", address)
        kinds[kind] += 1
        if kinds[kind] > of_each_kind:
            continue
        visited += 1
        answer = client.get(address)
        media = answer.headers.get("content-type", "").partition(";")[0]
        yield Visited(address, answer.status_code, media, answer.text)
        if media == "text/html":
            for link in links_in(answer.text, address):
                if link not in seen:
                    seen.add(link)
                    waiting.append(link)


def links_in(page: str, address: str) -> Iterator[str]:
    """Where a page leads within the site, its forms with what stands in them."""
    tree = lxml.html.document_fromstring(page)
    for element in tree.iter("a", "link", "script"):
        to = element.get("href") or element.get("src")
        if to is not None:
            yield from within(address, to)
    for form in tree.iter("form"):
        if isinstance(form, lxml.html.FormElement) and (form.get("method") or "get").lower() == "get":
            fields = [(name, value) for name, value in form.form_values() if name]
            yield from within(address, f"{form.get('action') or urlsplit(address).path}?{urlencode(fields)}")


def within(address: str, to: str) -> Iterator[str]:
    found = urlsplit(urljoin(f"http://localhost{address}", to))
    if found.scheme == "http" and found.netloc == "localhost":
        yield f"{found.path}{f'?{found.query}' if found.query else ''}"


def faults(page: str) -> Iterator[str]:
    """What is wrong with a page: anything in it that is not ours and could act."""
    tree = lxml.html.document_fromstring(page)
    shown: list[str] = []
    for element in tree.iter():
        if isinstance(element, _Comment | _ProcessingInstruction):
            if MARK.search(str(element.text)):
                yield f"words of a report in a comment: {element.text!r}"
            continue
        tag = str(element.tag).lower()
        if tag in NEVER or MARK.search(tag) or not re.fullmatch(r"[a-z][a-z0-9]*", tag):
            yield f"an element <{tag}> that no page of ours has"
        if tag == "script" and not ((element.get("src") or "").startswith("/static/") and not element.text):
            yield f"a script that is not ours: {element.text!r}"
        if tag == "meta" and element.get("http-equiv") and element.get("http-equiv") != "refresh":
            yield "a meta element that commands"
        yield from faults_of_attributes(element)
        shown += [element.text or "", element.tail or "", *map(str, element.attrib.values())]
    lost = Counter(MARK.findall(page)) - Counter(MARK.findall(" ".join(shown)))
    if lost:
        yield f"words of a report that stand neither in text nor in an attribute: {dict(lost)}"


def faults_of_attributes(element: lxml.html.HtmlElement) -> Iterator[str]:
    for name, value in element.attrib.items():
        name, value = str(name).lower(), str(value)
        if name.startswith("on") or name in ("style", "srcdoc") or MARK.search(name):
            yield f"an attribute {name}={value[:60]!r} in <{element.tag}>"
        if name.rpartition("}")[2].rpartition(":")[2] in ADDRESSES or name in ("http-equiv", "content"):
            yield from faults_of_address(str(element.tag), name, value)


def faults_of_address(tag: str, name: str, value: str) -> Iterator[str]:
    """An address leads to our own pages, or as a link over http to others; a browser reads spaces out of it."""
    plain = re.sub(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\ufeff]", "", value).lower()
    scheme = re.match(r"([a-z][a-z0-9+.-]*):", plain)
    if name == "content":
        if scheme and scheme[1] in ("javascript", "data"):
            yield f"a meta element that leads to {value[:60]!r}"
    elif scheme and not (tag == "a" and name == "href" and scheme[1] in ("http", "https")):
        yield f"<{tag} {name}={value[:60]!r}> leads elsewhere"
    elif plain.startswith(("//", "/\\", "\\")):
        yield f"<{tag} {name}={value[:60]!r}> leads to another host"
