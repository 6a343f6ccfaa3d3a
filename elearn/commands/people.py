"""Commands about accounts: `user add`."""

import click
from flask import Flask

from elearn.commands.running import stop, with_app


@click.group()
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
        stop(str(problem))
    made.is_admin = admin
    db.session.commit()
    click.echo(f"{made.login_name} can log in.")


COMMANDS = (user,)
