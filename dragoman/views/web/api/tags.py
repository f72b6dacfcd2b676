"""Entity tags: what a program has it need not be sent again, and what it looked at last is known when it corrects.

"57-9b1c0f4e2d6a8c35"    the journal's last line, and a digest of all that the answer depends on
"""

import re
from hashlib import sha256

import dragoman
from dragoman.views.web.api.endpoint import Asked

TAG = re.compile(r'(?:W/)?"([^"]*)"')
LINE = re.compile(r"([0-9]{1,15})-[0-9a-f]{16}(?:-gzip)?")


def tag_of(asked: Asked, state: object) -> str:
    """The tag of an answer, without its quotation marks."""
    request = asked.request
    facts = (
        dragoman.__version__,
        asked.at.root,
        request.scope["path"],
        request.scope["query_string"],
        asked.visitor,
        state,
    )
    digest = sha256(repr(facts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{asked.store.last_line()}-{digest[:16]}"


def known_as(given: str | None, tag: str) -> str | None:
    """The tag as If-None-Match names it: packed or not, the answer is the same one. None where it does not."""
    if given is None:
        return None
    if given.strip() == "*":
        return tag
    return next((one for one in TAG.findall(given) if one.removesuffix("-gzip") == tag), None)


def line_in(given: str | None) -> int | None:
    """The journal's last line at the time of the answer that If-Match names; None where it names none of ours."""
    found = LINE.fullmatch(TAG.sub(r"\1", given.strip())) if given else None
    return int(found.group(1)) if found else None
