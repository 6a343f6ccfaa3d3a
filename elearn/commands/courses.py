"""Commands for who writes courses: `check`."""

import sys
from pathlib import Path

import click
from flask import Flask

from elearn.commands.running import WRONG_USE, stop, with_app
from elearn.content.problems import Problem

FOLDER_OR_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("paths", nargs=-1, type=FOLDER_OR_FILE)
@click.option(
    "--format", "output_format", type=click.Choice(["text", "json", "github"]), default="text", show_default=True
)
@click.option("--strict", is_flag=True, help="Take a warning for an error.")
@click.option("--spelling", is_flag=True, help="Look up every Dutch word, with the program hunspell.")
@click.option(
    "--against-database",
    is_flag=True,
    help="Name what learners answered and is gone. Without a path: of all courses of this site.",
)
def check(paths: tuple[Path, ...], output_format: str, strict: bool, spelling: bool, against_database: bool) -> None:
    """Check course files. Exit code 0: no errors; 1: errors; 2: there is no such path, or no hunspell."""
    from elearn.checking import Wishes
    from elearn.checking import check as check_courses
    from elearn.places import shipped

    wanted, lost = list(paths) or [shipped("courses")], list[Problem]()
    if against_database:
        wanted, lost = _with_answers(paths)
    sys.exit(check_courses(wanted, output_format, wishes=Wishes(strict, spelling), also=lost))


@with_app
def _with_answers(app: Flask, paths: tuple[Path, ...]) -> tuple[list[Path], list[Problem]]:
    """The paths to check, and what of them learners answered and is gone."""
    from elearn.answered import lost_answers, lost_from
    from elearn.serving import is_migrated

    if not is_migrated():
        stop("the database has no tables yet; `elearn serve --migrate` makes them", WRONG_USE)
    folders: list[Path] = app.extensions["settings"].course_folders
    if paths:
        return list(paths), list(lost_from([path for path in paths if path.exists()]))
    return folders, list(lost_answers([folder.resolve() for folder in folders]))


COMMANDS = (check,)
