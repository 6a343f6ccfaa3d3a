"""Commands that send mail: `send-mail`."""

import sys
from typing import TYPE_CHECKING

import click
from flask import Flask

from elearn.commands.running import MISTAKE, WRONG_USE, stop, with_app

if TYPE_CHECKING:
    from elearn.notices.sending import Report


@click.command("send-mail")
@click.option("--digests", is_flag=True, help="First make the mails that sum up what is new, for whom it is time.")
@with_app
def send_mail(app: Flask, digests: bool) -> None:
    """Send the mails that are due; run it every few minutes.

    Exit code 0: done, or mail is switched off; 1: mails were given up, or the mail server could not be used; 2: a
    setting is wrong.
    """
    from elearn.database import now
    from elearn.notices.digests import make_digests
    from elearn.notices.sending import forget_old, send_due
    from elearn.notices.server import MailServer
    from elearn.serving import is_migrated

    settings = app.extensions["settings"]
    if not settings.mail_url:
        click.echo("No mail is sent: ELEARN_MAIL_URL is empty.")
        return
    if not is_migrated():
        stop("the database has no tables yet; `elearn serve --migrate` makes them", WRONG_USE)
    if digests:
        make_digests(now(), settings.zone)
    with MailServer(settings.mail_url) as server:
        report = send_due(server)
    forget_old(now())
    _tell(report)


def _tell(report: "Report") -> None:
    """One line for what went well, and one for each thing that somebody should look at."""
    click.echo(f"Sent: {report.sent}. To try again later: {report.later}. Given up: {len(report.given_up)}.")
    if report.trouble:
        click.echo(f"elearn: the mail server could not be used: {report.trouble}", err=True)
    for line in report.given_up:
        click.echo(f"elearn: given up: {line}", err=True)
    if report.trouble or report.given_up:
        sys.exit(MISTAKE)


COMMANDS = (send_mail,)
