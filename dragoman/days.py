"""Days of the calendar, for those who read dates off pages and those who read them in prose."""

from datetime import date


def exists(year: int, month: int, day: int) -> bool:
    """Whether there is such a day: 29 February 2024; not 31 June."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
