"""Rich's output as bytes: what the terminal exporters share."""

import io
import re
from collections.abc import Iterable

from rich.console import Console, RenderableType
from rich.text import Text

from dragoman.views.look import Look

SIGNS = {
    "▲": "^", "●": "o", "✓": "+", "✕": "x", "◐": "~", "–": "-", "—": "-", "─": "-", "·": "|", "¶": "par. ", "→": "->",
    "…": "...", "×": "x", "“": '"', "”": '"', "‘": "'", "’": "'",
}  # fmt: skip
TRAILING = re.compile(r"(?: |\x1b\[[\d;]*m)+$")
EMPTY_STYLE = re.compile(r"\x1b\[[\d;]+m\x1b\[0m")
PLAIN = str.maketrans(SIGNS)


def printed(parts: Iterable[RenderableType], look: Look) -> bytes:
    """The parts one below the other, as a terminal of this look shows them, never with two empty lines in a row."""
    paper = io.StringIO()
    console = Console(
        file=paper,
        width=look.width,
        force_terminal=look.colour,
        color_system="auto" if look.colour else None,
        no_color=not look.colour,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    for part in parts:
        console.print(part)
    shown = re.sub(r"\n{3,}", "\n\n", "\n".join(map(trimmed, paper.getvalue().split("\n"))))
    return (shown if can_write(look.encoding) else shown.translate(PLAIN)).encode(look.encoding, "replace")


def trimmed(line: str) -> str:
    """A line without spaces at its end, nor styles in which nothing stands."""
    end = TRAILING.search(line)
    return EMPTY_STYLE.sub("", line[: end.start()] + end[0].replace(" ", "")) if end else line


def can_write(encoding: str) -> bool:
    """Whether an encoding has the signs that briefs use."""
    try:
        "".join(SIGNS).encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def rich_text(*pieces: tuple[str, str]) -> Text:
    """Words each in its style, taken as they are: no markup is read in them."""
    return Text.assemble(*pieces)
