"""The options that several commands share."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.named import Named, NamedPath

if TYPE_CHECKING:
    from dragoman.model import Failure
    from dragoman.sources import Item

OUT = click.option("--out", type=NamedPath(dir_okay=False, path_type=Path), help="Write to this file.")
PLACES = click.argument("places", nargs=-1, type=Named(), metavar="PATH|URL|-...")


def source_options(command: Any) -> Any:
    """The options that say how reports are found and read, and where to write, shared by `read` and `quotes`."""
    return reading_options(OUT(command))


def reading_options(command: Any) -> Any:
    """The options that say how reports are found and read."""
    for option in (
        click.option("--allow-private", is_flag=True, help="Let an address lead into a private network."),
        click.option("--max-size", type=click.IntRange(min=1), metavar="BYTES", help="Refuse larger reports."),
        click.option("--column", "columns", multiple=True, metavar="FIELD=NAME", help="A table's column: text=body."),
        click.option("--jobs", default=1, show_default=True, type=click.IntRange(0), help="Processes; 0: one a core."),
        click.option("--published", metavar="DATE", help="When the reports were published, YYYY-MM-DD."),
    ):
        command = option(command)
    return command


def items_at(
    places: tuple[str, ...],
    *,
    published: str | None,
    columns: tuple[str, ...],
    max_size: int | None,
    allow_private: bool,
) -> "Iterator[Item | Failure]":
    """What is to be read at these places, as those options say."""
    from dragoman.sources import limits_of, list_items

    return list_items(
        places,
        published=published,
        columns=named_columns(columns),
        limits=limits_of(max_size),
        allow_private=allow_private,
    )


def named_columns(columns: Iterable[str]) -> dict[str, str]:
    """{"text": "body"} of text=body."""
    return named_pairs(columns, "--column", "text=body")


def named_pairs(given: Iterable[str], option: str, example: str) -> dict[str, str]:
    """{"text": "body"} of text=body, the example of an option."""
    pairs = dict(one.partition("=")[::2] for one in given)
    for name, value in pairs.items():
        if not (name and value):
            raise click.BadParameter(f"{name!r} is given without what it stands for: {example}", param_hint=option)
    return pairs
