"""What a list of stories is declared by."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Noun = Literal["url", "title", "outlet", "published", "language"]
Row = Sequence[str]


@dataclass(frozen=True)
class StoryList:
    """A kind of list.

    tells      whether a file's first row is of this kind
    columns    where a row has the address and the facts: by its names in the first row, or by their numbers from 0
    delimiter  between columns; None where each line is an address
    """

    tells: Callable[[Row], bool]
    columns: Mapping[Noun, str | int]
    delimiter: str | None = ","

    @property
    def has_header(self) -> bool:
        return any(isinstance(column, str) for column in self.columns.values())


def headed(*names: str) -> Callable[[Row], bool]:
    """Told by columns that the first row names."""
    return lambda row: {*names} <= {cell.strip().casefold() for cell in row}


def web(cell: str) -> bool:
    return cell.strip().casefold().startswith(("http://", "https://"))
