"""Help under headings, where one list of commands or of options is too long to look through."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click


class CommandsUnderHeadings(click.Group):
    """A group whose commands stand in its help under headings: {"Networks": ["graphml", "gexf"]}."""

    def headings(self) -> Mapping[str, Sequence[str]]:
        """The names of all commands under their headings."""
        raise NotImplementedError

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return [name for names in self.headings().values() for name in names]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        widest = max(map(len, self.list_commands(ctx)))
        for heading, names in self.headings().items():
            commands = ((name, self.get_command(ctx, name)) for name in names)
            lines = [(name.ljust(widest), one.get_short_help_str(200)) for name, one in commands if one]
            with formatter.section(heading):
                formatter.write_dl(lines)


class OptionsUnderHeadings(click.Command):
    """A command whose options stand in its help under headings: {"Which records": ["db", "processes"]}.

    Those that stand under none come last.
    """

    def __init__(self, name: str, *, headings: Mapping[str, Sequence[str]], **facts: Any) -> None:
        super().__init__(name, **facts)
        self.headings = headings

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = {one.name: one for one in self.get_params(ctx) if isinstance(one, click.Option)}
        for heading, names in self.headings.items():
            write_section(heading, (options.pop(name) for name in names), ctx, formatter)
        write_section("Other", options.values(), ctx, formatter)


def write_section(
    heading: str, options: Iterable[click.Option], ctx: click.Context, formatter: click.HelpFormatter
) -> None:
    """Options with their help; nothing of those that are hidden, no heading without any."""
    if lines := [line for one in options if (line := one.get_help_record(ctx))]:
        with formatter.section(heading):
            formatter.write_dl(lines)
