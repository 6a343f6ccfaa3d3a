"""The command line: `elearn serve`, `demo`, `check`, `settings`, `user`."""

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click
from flask import Flask

from elearn.settings import SettingsError, read_settings


def with_app(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the app, inside its context; a wrong setting ends with one line and exit code 2."""

    @wraps(command)
    def run(*values: Any, **options: Any) -> Any:
        from elearn import create_app

        try:
            app = create_app()
        except SettingsError as error:
            click.echo(f"elearn: {error}", err=True)
            sys.exit(2)
        with app.app_context():
            return command(app, *values, **options)

    return run


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="elearn")
def main() -> None:
    """Tandem: learning about poverty, together with those who know it."""


@main.command()
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
    from elearn import demo, serving

    if migrate:
        serving.migrate(app)
    if show_demo:
        demo.fill_once()
        click.echo(demo.accounts_text(f"http://{host}:{port}"))
    serving.serve(app, host, port, workers)


@main.command("demo")
@with_app
def fill_demo(app: Flask) -> None:
    """Fill an empty database with the demo class."""
    from elearn import demo

    if not app.config["DEMO"]:
        click.echo("elearn: demo data is only for demo mode: set ELEARN_DEMO=1", err=True)
        sys.exit(2)
    click.echo("The demo class is ready." if demo.fill_once() else "The demo class was there already.")


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format", "output_format", type=click.Choice(["text", "json", "github"]), default="text", show_default=True
)
def check(paths: tuple[Path, ...], output_format: str) -> None:
    """Check course files. Exit code 0: no errors; 1: errors; 2: there is no such path."""
    from elearn.checking import check as check_courses
    from elearn.places import shipped

    sys.exit(check_courses(list(paths) or [shipped("courses")], output_format))


@main.command()
def settings() -> None:
    """List every setting with its value and meaning. Exit code 2 when one is wrong."""
    try:
        for name, value, meaning in read_settings().shown():
            click.echo(f"{name}={value}\n    {meaning}")
    except SettingsError as error:
        click.echo(f"elearn: {error}", err=True)
        sys.exit(2)


@main.group()
def user() -> None:
    """Accounts, from the command line."""


@user.command("add")
@click.argument("name")
@click.option("--admin", is_flag=True, help="May manage the site. Gives no right to read anybody's text.")
@click.password_option("--pass-phrase", help="Asked for when it is not given.")
@with_app
def add_user(app: Flask, name: str, admin: bool, pass_phrase: str) -> None:
    """Make an account."""
    from elearn.accounts.actions import NameTaken, make_account
    from elearn.accounts.names import NameProblem
    from elearn.accounts.pass_phrases import PassPhraseProblem
    from elearn.database import db

    try:
        with app.test_request_context():
            made = make_account(name, pass_phrase)
    except (NameTaken, NameProblem, PassPhraseProblem) as problem:
        click.echo(f"elearn: {problem}", err=True)
        sys.exit(1)
    made.is_admin = admin
    db.session.commit()
    click.echo(f"{made.login_name} can log in.")
