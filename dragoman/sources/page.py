"""An HTML page taken apart: the lines of its report, and the parts that are none.

<article>, <div class="story">, table cells with <br><br>    the report
<nav>, <aside>, class="share-bar", id="comments"             left out, each with its reason
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import lxml.html
from lxml.etree import ParserError
from lxml.html import HtmlElement

from dragoman.errors import SourceError
from dragoman.model import Dropped
from dragoman.sources.items import Facts
from dragoman.sources.markup import SILENT, lines_beside, lines_of, prose_lengths, repeated_quotes, smallest_with
from dragoman.sources.metadata import body_in_data, page_facts
from dragoman.sources.paragraphs import split_paragraphs
from dragoman.sources.signs import is_prose
from dragoman.vocabulary import load

BY_TAG = {
    "nav": "menu",
    "footer": "menu",
    "aside": "related links",
    "figcaption": "caption or photo credit",
    "figure": "caption or photo credit",
    "form": "form",
    "dialog": "notice",
}
SHOWN = ("img", "picture", "figure", "video", "audio", "iframe", "form", "button", "input")
LOOSE = {
    "picture",
    "widget",
}  # Names that text bears too, as "text-media"; they count where something is shown or asked.
FIRM = {"readers' comments", "cookie", "menu"}  # These may be longer than the report itself.
LARGEST_SHARE = 0.3  # Of a page's sentences: a part of looser name that holds more of them is the report.
ROOT_SHARE = 0.85  # Of a page's sentences: the smallest part that holds these is the report's.
DROPPED_LENGTH = 300


@dataclass(frozen=True)
class Page:
    """A page's lines in order, its machine-readable facts, and the parts left out."""

    lines: tuple[str, ...]
    facts: Facts
    dropped: tuple[Dropped, ...]


def read_page(markup: str) -> Page:
    """Take a page apart; SourceError where nothing can be parsed."""
    tree = parse(markup)
    facts = page_facts(tree)
    standfirst = standfirst_of(tree)
    dropped = list(prune(tree))
    root = smallest_with(tree, ROOT_SHARE)
    dropped += [
        Dropped(text=line.text, reason="beside the report")
        for line in lines_beside(tree, root, {facts.title, standfirst})
    ]
    lines = [line for line in lines_of(root) if line.text != facts.title]
    quoted = repeated_quotes(lines)
    links = {
        n
        for n, line in enumerate(lines)
        if n not in quoted and line.linked > 0.8 * len(line.text) and not is_prose(line.text)
    }
    dropped += [Dropped(text=lines[n].text, reason="pull quote") for n in sorted(quoted)]
    dropped += [Dropped(text=lines[n].text, reason="links") for n in sorted(links)]
    texts = list(dict.fromkeys(line.text for n, line in enumerate(lines) if n not in quoted and n not in links))
    if standfirst and standfirst not in texts and standfirst != facts.title:
        texts.insert(0, standfirst)
    if not any(map(is_prose, texts)) and (body := body_in_data(tree) or body_by_trafilatura(markup)):
        texts = split_paragraphs(body)
    return Page(tuple(texts), facts, tuple(dropped))


def parse(markup: str) -> HtmlElement:
    """The tree of a page, as forgiving as a browser."""
    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup)
    try:
        tree = lxml.html.document_fromstring(markup)
    except (ParserError, ValueError, AssertionError) as error:
        raise SourceError(f"This page cannot be parsed ({error}). Save its text as .txt and give that.") from error
    return tree


def prune(tree: HtmlElement) -> Iterator[Dropped]:
    """Take out of a page what is no report, and give it with its reason."""
    lengths = prose_lengths(tree)
    headed = {ancestor for heading in tree.iter("h1") for ancestor in heading.iterancestors()}
    waiting = [tree]
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str) or element.tag in SILENT:
            if element is not tree:
                element.drop_tree()
            continue
        reason = why_pruned(element)
        share = lengths.get(element, 0) / (lengths[tree] or 1)
        if reason in LOOSE and share and not any(element.find(f".//{tag}") is not None for tag in SHOWN):
            reason = None
        if reason and element is not tree and may_go(reason, share, element in headed):
            text = " ".join(line.text for line in lines_of(element))
            element.drop_tree()
            if text:
                yield Dropped(text=text[:DROPPED_LENGTH], reason=reason)
        else:
            waiting.extend(reversed(element))


def why_pruned(element: HtmlElement) -> str | None:
    """The reason why an element may be no report: its tag, its class, its id, its role, that it is hidden."""
    if element.tag in {"html", "body", "main", "article", "head", "h1", "p"} and not looks_hidden(element):
        return named_reason(element) if element.tag == "p" else None
    if looks_hidden(element):
        return "hidden"
    if (
        element.tag == "header"
        and element.find(".//h1") is None
        and not any(True for _ in element.iterancestors("article", "main"))
    ):
        return "menu"
    return BY_TAG.get(element.tag) or named_reason(element)


def looks_hidden(element: HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").casefold()
    return "display:none" in style or "visibility:hidden" in style or element.get("hidden") is not None


@cache
def reasons_by_name() -> dict[str, str]:
    return {word: reason for reason, words in load("debris")["page"]["reasons"] for word in words}


def named_reason(element: HtmlElement) -> str | None:
    """The reason that an element's class, id or role gives."""
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
    if not names.strip():
        return None
    words = re.findall(r"[A-Za-z][a-z]+|[A-Z]+(?![a-z])|[a-z]+", names[:400])
    whole = names.casefold().split()
    known = reasons_by_name()
    return next((known[word] for word in [*whole, *(word.casefold() for word in words)] if word in known), None)


def may_go(reason: str, share: float, holds_headline: bool) -> bool:
    """Whether an element with this share of a page's sentences can be taken out: it is not the report itself."""
    return (not holds_headline or reason == "hidden") and share <= (0.8 if reason in FIRM else LARGEST_SHARE)


def standfirst_of(tree: HtmlElement) -> str | None:
    """The sentence under the headline that names itself so."""
    names = set(load("debris")["page"]["standfirst"])
    for element in tree.iter("p", "h2", "h3", "div"):
        words = (element.get("class") or "").casefold().split()
        if names & set(words):
            text = " ".join(element.text_content().split())
            return text if 6 <= len(text.split()) <= 60 else None
    return None


def body_by_trafilatura(markup: str) -> str | None:
    """What trafilatura takes for the text, for pages that are built in no way foreseen here."""
    import trafilatura

    text: str | None = trafilatura.extract(markup, fast=True, include_comments=False, include_tables=False)
    return text
