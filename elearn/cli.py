"""The command line: `elearn`, and the commands that it gathers."""

import click

from elearn.commands import courses, exchange, mail, people, scenarios, site, tidying, writing


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="elearn")
def main() -> None:
    """Tandem: learning about poverty, together with those who know it."""


for room in (site, courses, writing, scenarios, exchange, people, mail, tidying):
    for command in room.COMMANDS:
        main.add_command(command)
