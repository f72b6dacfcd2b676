"""The command `dragoman`, under which all others stand."""

import click

from dragoman import __version__


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dragoman")
def commands() -> None:
    """Read news reports of diplomatic talks and keep the negotiation record.

    Every entry rests on words in a report and says which.
    """
