"""Long lists, a page at a time: `?page=2`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from starlette.requests import Request

from dragoman.views.numbers import page_number
from dragoman.views.web.handling import settings

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


@dataclass(frozen=True)
class Slice:
    """The lines of one page; `total` is None where nobody has counted, `more` whether others follow."""

    lines: Sequence[Any]
    number: int
    size: int
    total: int | None
    more: bool
    path: str
    query: Mapping[str, str]

    @property
    def first(self) -> int:
        return (self.number - 1) * self.size + 1

    @property
    def last(self) -> int:
        return self.first + len(self.lines) - 1

    @property
    def pages(self) -> int | None:
        return None if self.total is None else max(1, -(-self.total // self.size))

    def of(self, number: int) -> dict[str, Any]:
        """The query of another page of the list."""
        return {**self.query, "page": number if number > 1 else None}


def page_asked(request: Request) -> int:
    """The number of the page that the address names; the first where it names none."""
    return page_number(request.query_params.get("page"))


def sliced(lines: Sequence[Any], request: Request, size: int) -> Slice:
    """One page of lines that are all there."""
    part = paged(lines, request.query_params, size)
    return one_page(part.shown, request, size, part.page, part.total, part.page < part.pages)


def one_page(lines: Sequence[Any], request: Request, size: int, number: int, total: int | None, more: bool) -> Slice:
    """A page whose lines somebody else has found."""
    query = {name: value for name, value in request.query_params.items() if name not in ("page", "part")}
    path = request.url.path.removeprefix(settings(request).root)
    return Slice(lines, number, size, total, more, path, query)
