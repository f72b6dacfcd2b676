"""Names of which no two may be equal."""

from collections.abc import Callable, Container


def numbered(name: str, number: int) -> str:
    return f"{name} ({number})"


def untaken(name: str, taken: Container[str], called: Callable[[str, int], str] = numbered) -> str:
    """The name; where it is taken, the first of "talks (2)", "talks (3)" … that is not."""
    free, number = name, 1
    while free in taken:
        number += 1
        free = called(name, number)
    return free
