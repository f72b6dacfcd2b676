"""Where to go on to after signing in: within our own pages only."""

import re

OUTWARD = re.compile(r"[\\\x00-\x20\x7f]")


def way_back(to: str) -> str:
    """A path of ours: /p/x?as_of=2019-05-18; "/" for anything else, as //evil.example or /\\evil.example.

    `to` is below the root that a proxy shows us under.
    """
    if not to.startswith("/") or OUTWARD.search(to) or to.startswith(("//", "/sign-in", "/sign-out")):
        return "/"
    return to
