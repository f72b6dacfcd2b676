"""The text of an HTML page, cheaply: no tree is built and no article looked for, so that menus stay in it."""

import re
from collections.abc import Iterator

from dragoman.character_references import unescaped

UNSEEN = ("script", "style", "noscript", "template", "svg", "nav", "aside", "footer", "select", "iframe", "textarea")
EDGE = re.compile(rf"<!--|-->|<(/?)({'|'.join(UNSEEN)})\b", re.IGNORECASE)
BREAK = re.compile(
    r"</?(?:p|div|li|h[1-6]|td|th|tr|br|title|section|article|ul|ol|dd|dt|option)\b[^<>]*>", re.IGNORECASE
)
LINK = re.compile(r"<(/?)a\b[^<>]*>", re.IGNORECASE)
TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")
OPENED, CLOSED = "\x01", "\x02"
"""Where a link begins and ends, which a page that can be shown does not hold."""
FEW = 5
"""A line of fewer words is one of a menu or a label, unless it ends as a sentence does."""
SENTENCE = (".", "!", "?", ".”", '."', ":")
LEAST = 40
"""Words that a page must tell; one that tells fewer may have its text in a script, so that all of it is taken."""
LONGEST = 4_000_000
"""Characters of a page that are looked at."""


def cheap_text(markup: str) -> str:
    """The lines of a page: "<p>The two met.</p><li>Home</li>" gives "The two met."."""
    markup = markup[:LONGEST]
    told = [line for line in lines_of(" ".join(seen_parts(markup))) if is_told(line)]
    if sum(len(line.split()) for line in told) < LEAST:
        told = lines_of(markup)
    return "\n".join(" ".join(word for word in line.split() if word not in {OPENED, CLOSED}) for line in told)


def lines_of(markup: str) -> list[str]:
    """Each line with its links marked."""
    linked = LINK.sub(lambda tag: f" {CLOSED if tag[1] else OPENED} ", BREAK.sub("\n", " ".join(markup.split())))
    return unescaped(TAG.sub(" ", linked)).split("\n")


def seen_parts(markup: str) -> Iterator[str]:
    """What stands outside of comments and of elements that nobody reads; one that is never closed hides nothing."""
    start = 0
    opened: re.Match[str] | None = None
    for edge in EDGE.finditer(markup):
        if opened is None:
            if edge[0] != "-->" and not edge[1]:
                opened = edge
        elif closes(edge, opened):
            yield markup[start : opened.start()]
            start, opened = edge.end(), None
    yield markup[start:]


def closes(edge: re.Match[str], opened: re.Match[str]) -> bool:
    if opened[0] == "<!--":
        return edge[0] == "-->"
    return bool(edge[1]) and edge[2].lower() == opened[2].lower()


def is_told(line: str) -> bool:
    """Whether a line can be one of a report: no label, and no link to another story."""
    words = line.split()
    if words[:1] == [OPENED] and words[-1] == CLOSED:
        return False
    return len(words) >= FEW or line.rstrip().endswith(SENTENCE)
