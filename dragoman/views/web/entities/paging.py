"""A long list, a page of it at a time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from dragoman.views.web.numbers import page_number

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True)
class Paged(Generic[T]):
    """`shown` are the entries of page `page` of `pages`, the first of them number `first`; `total` counts all."""

    shown: Sequence[T]
    page: int
    pages: int
    total: int
    first: int

    def of(self, shown: Callable[[T], U]) -> "Paged[U]":
        """The same page, each entry as it is shown."""
        return Paged([shown(one) for one in self.shown], self.page, self.pages, self.total, self.first)

    def whole(self, shown: Callable[[Sequence[T]], Sequence[U]]) -> "Paged[U]":
        """The same page, all entries shown at once."""
        return Paged(shown(self.shown), self.page, self.pages, self.total, self.first)


def paged(every: Sequence[T], asked: Mapping[str, str], room: int = 30, name: str = "page") -> Paged[T]:
    """The page that is asked for, or the nearest that there is."""
    pages = max(1, -(-len(every) // room))
    page = min(page_number(asked.get(name)), pages)
    start = (page - 1) * room
    return Paged(every[start : start + room], page, pages, len(every), start + 1)
