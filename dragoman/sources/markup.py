"""A page's lines as a browser breaks them, and the part of it that holds the sentences."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from dragoman.sources.paragraphs import split_paragraphs
from dragoman.sources.signs import is_prose

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ]
)
SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "object",
        "iframe",
        "canvas",
        "head",
        "link",
        "meta",
        "input",
        "textarea",
        "select",
        "option",
        "button",
        "audio",
        "video",
        "map",
        "picture",
        "img",
        "source",
    ]
)
MOST_QUOTES = 100


@dataclass(frozen=True)
class Line:
    """One line of a page, the element that holds it, how much of it is links, whether it is a block quotation."""

    text: str
    holder: HtmlElement
    linked: int = 0
    quote: bool = False


def lines_of(root: HtmlElement) -> Iterator[Line]:
    """The lines of an element as a browser breaks them."""
    buffer: list[str] = []
    linked = link_depth = quote_depth = silent_depth = pre_depth = 0

    def flush(holder: HtmlElement) -> Iterator[Line]:
        nonlocal linked
        text = "".join(buffer)
        buffer.clear()
        texts = split_paragraphs(text) if pre_depth and "\n" in text else [text]
        for one in texts:
            if tidy := " ".join(one.split()):
                yield Line(tidy, holder, linked, quote_depth > 0)
        linked = 0

    for event, element in iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else None
        opening = event == "start"
        if tag in BLOCKS:
            parent = element.getparent()
            yield from flush(parent if opening and parent is not None else element)
        step = 1 if opening else -1
        if tag is not None and event in {"start", "end"}:
            link_depth += step * (tag == "a")
            quote_depth += step * (tag == "blockquote")
            silent_depth += step * (tag in SILENT)
            pre_depth += step * (tag == "pre")
        words = element.text if opening else element.tail if event != "start" and element is not root else None
        if words and not silent_depth and (tag is not None or event != "start"):
            buffer.append(words)
            linked += len(words.strip()) if link_depth else 0
    yield from flush(root)


def prose_lengths(tree: HtmlElement) -> dict[HtmlElement, int]:
    """How many characters of sentences each element holds."""
    lengths = dict.fromkeys(tree.iter(), 0)
    for line in lines_of(tree):
        if len(line.text) > 60 and is_prose(line.text):
            lengths[line.holder] = lengths.get(line.holder, 0) + len(line.text)
    for element in reversed(list(lengths)):
        parent = element.getparent()
        if parent is not None and parent in lengths:
            lengths[parent] += lengths[element]
    return lengths


def smallest_with(tree: HtmlElement, share: float) -> HtmlElement:
    """The smallest element that holds this share of a page's sentences."""
    lengths = prose_lengths(tree)
    root = body if (body := tree.find("body")) is not None else tree
    least = share * lengths[root]
    while least:
        inner = next((child for child in root if lengths[child] >= least and child.tag not in {"p", "br"}), None)
        if inner is None:
            return root
        root = inner
    return root


def lines_beside(tree: HtmlElement, root: HtmlElement, known: set[str | None]) -> Iterator["Line"]:
    """What is left of a page outside the part that holds its report."""
    inside = set(root.iter())
    return (line for line in lines_of(tree) if line.holder not in inside and line.text not in known)


def repeated_quotes(lines: list[Line]) -> set[int]:
    """The block quotations, by number, that say again what another line of the page holds."""
    quotes = [number for number, line in enumerate(lines) if line.quote and 12 < len(line.text) < 400][:MOST_QUOTES]
    whole = "\n".join(line.text.casefold() for line in lines) if quotes else ""
    return {number for number in quotes if whole.count(bare(lines[number].text)) > 1}


def bare(quote: str) -> str:
    return quote.strip(" \"'“”‘’«».,!?…").casefold()
