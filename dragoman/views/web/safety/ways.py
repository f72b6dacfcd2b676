"""Where to go on to after signing in: within our own pages only."""

import re

OUTWARD = re.compile(r"[\\\x00-\x20\x7f]")
STEP_UP = re.compile(r"/(?:\.|%2e){1,2}(?:[/?#]|$)", re.IGNORECASE)  # which would lead out of the root


def leaves(to: str) -> bool:
    """Whether a path may lead to another site, or to what else stands there beside our pages."""
    return not to.startswith("/") or to.startswith("//") or bool(OUTWARD.search(to) or STEP_UP.search(to))


def way_back(to: str) -> str:
    """A path of ours: /p/x?as_of=2019-05-18; "/" for anything else, as //evil.example or /\\evil.example.

    `to` is below the root that a proxy shows us under.
    """
    if leaves(to) or to.startswith(("/sign-in", "/sign-out")):
        return "/"
    return to
