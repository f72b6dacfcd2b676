"""Long lists, a page at a time: `?page=2`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

from dragoman.views.web.handling import settings
from dragoman.views.web.numbers import page_number


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
    number = min(page_asked(request), max(1, -(-len(lines) // size)))
    start = (number - 1) * size
    return one_page(lines[start : start + size], request, size, number, len(lines), start + size < len(lines))


def one_page(lines: Sequence[Any], request: Request, size: int, number: int, total: int | None, more: bool) -> Slice:
    """A page whose lines somebody else has found."""
    query = {name: value for name, value in request.query_params.items() if name not in ("page", "part")}
    path = request.url.path.removeprefix(settings(request).root)
    return Slice(lines, number, size, total, more, path, query)
