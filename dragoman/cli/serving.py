"""`dragoman serve`: the record in a browser."""

import getpass

import click

from dragoman.cli.group import commands
from dragoman.cli.store import DB


@commands.command()
@DB
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", default=8765, show_default=True, type=click.IntRange(0, 65535))
def serve(db: str, host: str, port: int) -> None:
    """Show the record in a browser, to read, check and correct it."""
    import uvicorn

    from dragoman.views.web import Settings, create_app

    app = create_app(Settings(store=db, visitor=getpass.getuser()))
    app.state.desk.warm()  # so that the first report that is brought need not wait for the models
    click.echo(f"http://{host}:{port}/", err=True)
    uvicorn.run(app, host=host, port=port, log_level="warning")
