"""Character references of HTML and XML: "peace &amp; quiet", "caf&#233;"."""

import html
import re

# Python makes no number of more than 4,300 figures, and no character has more than seven.
ABSURD = re.compile(r"&#(?:\d{8,}|[xX][0-9a-fA-F]{8,});?")


def unescaped(text: str) -> str:
    """A text with each reference resolved; U+FFFD for one with more figures than a character has."""
    return html.unescape(ABSURD.sub("\ufffd", text))
