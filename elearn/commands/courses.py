"""Commands for who writes courses: `check`."""

import sys
from pathlib import Path

import click

FOLDER_OR_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("paths", nargs=-1, type=FOLDER_OR_FILE)
@click.option(
    "--format", "output_format", type=click.Choice(["text", "json", "github"]), default="text", show_default=True
)
def check(paths: tuple[Path, ...], output_format: str) -> None:
    """Check course files. Exit code 0: no errors; 1: errors; 2: there is no such path."""
    from elearn.checking import check as check_courses
    from elearn.places import shipped

    sys.exit(check_courses(list(paths) or [shipped("courses")], output_format))


COMMANDS = (check,)
