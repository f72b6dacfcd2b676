"""Halves of surrogates, as names of files that are no UTF-8 have them: no text that is written may hold one."""


def whole(text: str) -> str:
    """The text with every half surrogate replaced by the sign for what cannot be read."""
    return text if text.isascii() else text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
