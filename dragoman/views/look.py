"""How a terminal wants its text: how wide, in colour or not, in which encoding."""

import os
import shutil
import sys
from dataclasses import dataclass
from typing import BinaryIO

NARROWEST, USUAL, WIDEST = 40, 80, 110


@dataclass(frozen=True)
class Look:
    """Width in columns, colour, and the encoding that the other side reads."""

    width: int = USUAL
    colour: bool = False
    encoding: str = "utf-8"


def look_of(out: BinaryIO) -> Look:
    """What suits a stream: a terminal its width, and colour unless NO_COLOR is set; anything else 80 plain columns."""
    terminal = out.isatty()
    standard = out is getattr(sys.stdout, "buffer", None)
    return Look(
        width=max(NARROWEST, min(WIDEST, shutil.get_terminal_size((USUAL, 24)).columns if terminal else USUAL)),
        colour=terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb",
        encoding=(sys.stdout.encoding if standard else None) or "utf-8",
    )
