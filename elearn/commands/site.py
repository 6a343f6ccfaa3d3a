"""Commands that run the site: `serve`, `demo`, `settings`."""

import click
from flask import Flask

from elearn.commands.running import WRONG_USE, stop, with_app
from elearn.settings import SettingsError, read_settings


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on.")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Processes.")
@click.option("--migrate", is_flag=True, help="Bring the database up to date first.")
@click.option(
    "--demo", "show_demo", is_flag=True, help="Fill an empty database with the demo class, and print its accounts."
)
@with_app
def serve(app: Flask, host: str, port: int, workers: int, migrate: bool, show_demo: bool) -> None:
    """Serve Tandem."""
    from elearn import serving
    from elearn.demo import filling

    if migrate:
        serving.migrate(app)
    if show_demo:
        filling.fill_once()
        click.echo(filling.accounts_text(f"http://{host}:{port}"))
    serving.serve(app, host, port, workers)


@click.command("demo")
@with_app
def fill_demo(app: Flask) -> None:
    """Fill an empty database with the demo class."""
    from elearn.demo import filling

    if not app.config["DEMO"]:
        stop("demo data is only for demo mode: set ELEARN_DEMO=1", WRONG_USE)
    click.echo("The demo class is ready." if filling.fill_once() else "The demo class was there already.")


@click.command()
def settings() -> None:
    """List every setting with its value and meaning. Exit code 2 when one is wrong."""
    try:
        for name, value, meaning in read_settings().shown():
            click.echo(f"{name}={value}\n    {meaning}")
    except SettingsError as error:
        stop(str(error), WRONG_USE)


COMMANDS = (serve, fill_demo, settings)
