"""Numbers as they stand in addresses and forms, where anybody may write anything."""

DIGITS = 15  # more than a journal or a list ever needs, and few enough for every database


def whole_number(text: str | None) -> int | None:
    """12: 12; None for nothing, -1, 1e3, ², and a number of more than 15 digits."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) <= DIGITS else None


def page_number(text: str | None) -> int:
    """The page of a list that is asked for, from 1; the first for anything else."""
    return max(1, whole_number(text) or 1)
