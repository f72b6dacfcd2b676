"""PDFs set by typst."""

import typst


def typeset(source: str) -> bytes:
    """The PDF of a text in typst's markup."""
    made: bytes = typst.compile(source.encode())
    return made
