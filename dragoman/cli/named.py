"""Names of files, folders and addresses as arguments: an empty one is refused, where it would mean this folder.

dragoman read "$REPORT"       of a variable that is not set
dragoman add a.txt --db ""    would be a store that nobody finds again
"""

from typing import Any

import click


class Named(click.ParamType[str]):
    """A name that is not empty: of a file, a folder or a store, here or at an address."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        self.refuse_empty(value, param, ctx)
        return str(value)

    def refuse_empty(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> None:
        if not str(value):
            here = ", '.' for this folder" if isinstance(param, click.Argument) else ", or leave the option out"
            self.fail(f"a name is empty. Is it a variable that is not set? Give the name itself{here}.", param, ctx)


class NamedPath(click.Path):
    """A path that is not empty."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        Named().refuse_empty(value, param, ctx)
        return super().convert(value, param, ctx)
