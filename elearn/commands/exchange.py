"""Commands that give to others and take in: courses as zip files, scenarios as Twee, runs as xAPI statements."""

import re
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from flask import Flask

from elearn.commands.running import WRONG_USE, stop, with_app

if TYPE_CHECKING:
    from elearn.scenarios.statements import Statement

PATH = click.Path(path_type=Path)


@click.group("export")
def give() -> None:
    """Make a file of what others can use."""


@click.group("import")
def take() -> None:
    """Take in what others made."""


@give.command("course")
@click.argument("folder", type=PATH)
@click.argument("file", type=PATH)
@click.option("--replace", is_flag=True, help="Write over a file that is there already.")
def export_course(folder: Path, file: Path, replace: bool) -> None:
    """Write the course in FOLDER to FILE, a zip. Exit code 1: it is no course, or it cannot be written."""
    from elearn.library.packing import Refused, pack_course, write_zip

    try:
        packed = pack_course(folder)
        write_zip(packed.data, file, replace=replace)
    except Refused as problem:
        stop(str(problem))
    for path in packed.left_out:
        click.echo(f"{path}: left out, a course has no such files")
    click.echo(f"{file} holds {len(packed.paths)} files.")


@give.command("xapi")
@click.argument("out", type=PATH, required=False)
@click.option("--base", default="", help="The address of this site; without it, ELEARN_SITE_URL.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Only what happened from this day on (UTC).")
@click.option(
    "--group", "group_id", type=click.IntRange(1, 2**31 - 1), help="Only learners of the group of this number."
)
@click.option("--replace", is_flag=True, help="Write over a file that is there already.")
@with_app
def export_xapi(
    app: Flask, out: Path | None, base: str, since: datetime | None, group_id: int | None, replace: bool
) -> None:
    """Write the runs of scenarios as xAPI 1.0.3 statements: a JSON array, to OUT or to standard output.

    It holds: that a run began, what was chosen in each scene and when, the role of each choice, states and axes, the
    ending, and that a run rests since a day. Everybody has a pseudonym that stays the same while the secret key does.

    It does not hold: names, e-mail addresses, groups, a score, and nothing that was written at a free moment or in a
    reflection. Who also knows the group may still recognise somebody by times and choices: treat it as personal data.

    Statements keep their id: exporting again, or from an earlier day, adds nothing twice in an LRS.
    """
    from elearn.database import db, now, read_only
    from elearn.groups.models import Group
    from elearn.scenarios.exporting import run_statements
    from elearn.scenarios.statements import Site
    from elearn.serving import is_migrated

    settings = app.extensions["settings"]
    base = base or settings.site_url
    if not re.fullmatch(r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?(?:/[\w./-]*)?", base):
        stop(f"give --base an address such as https://tandem.example.be, and not `{base[:60]}`", WRONG_USE)
    read_only()
    if not is_migrated():
        stop("the database has no tables yet; `elearn serve --migrate` makes them", WRONG_USE)
    if group_id is not None and db.session.get(Group, group_id) is None:
        stop(f"there is no group {group_id}")
    site = Site(base.rstrip("/"), settings.site_name, settings.secret_key)
    begin = since.replace(tzinfo=UTC) if since else None
    _write_all(out, run_statements(site, now(), begin, group_id), replace=replace)


def _write_all(out: Path | None, told: "Iterator[Statement | None]", *, replace: bool) -> None:
    """Write statements as they come, never all of them in memory; say how many, apart from the statements."""
    from elearn.scenarios.exporting import write_array

    try:
        with (
            out.open("w" if replace else "x", encoding="utf-8", newline="\n")
            if out
            else nullcontext(sys.stdout) as file
        ):
            written, untold = write_array(file.write, told)
    except FileExistsError:
        stop(f"there is a {out} already; take another name, or add --replace to write over it")
    except OSError as error:
        stop(f"{out} cannot be written: {error.strerror}")
    click.echo(f"{written} statements. Runs that can no longer be told: {untold}.", err=True)


@take.command("course")
@click.argument("file", type=PATH)
@click.argument("folder", type=PATH)
@click.option("--replace", is_flag=True, help="Take the place of a course of the same name.")
def import_course(file: Path, folder: Path, replace: bool) -> None:
    """Put the course in FILE, a zip, into FOLDER, the folder of courses, and check it.

    Mistakes in its text are printed and do not stop it. Exit code 1: nothing was imported, and nothing was changed.
    A course that lost its place because an earlier import was killed is put back first, and named.
    """
    from elearn.checking import check
    from elearn.library.packing import Refused, put_back, unpack_course

    try:
        for back in put_back(folder):
            click.echo(f"{back} was put back: an import that was to replace it was killed.")
        course = unpack_course(file, folder, replace=replace)
    except Refused as problem:
        stop(f"{file}: {problem}")
    check([course])
    click.echo(f"The course is in {course}.")


@give.command("twee")
@click.argument("file", type=PATH)
@click.argument("out", type=PATH)
@click.option("--replace", is_flag=True, help="Write over a file that is there already.")
def export_twee(file: Path, out: Path, replace: bool) -> None:
    """Write the scenario in FILE to OUT as Twee 3, for Twine and Tweego, with SugarCube as its story format.

    Roles, debriefs, free moments and what else Twine has no words for lie in a passage of their own, StoryTandem:
    who leaves it there, loses nothing on the way back. Exit code 1: the scenario has errors, or nothing was written.
    """
    from elearn.checking import courses_folder
    from elearn.content.problems import has_errors
    from elearn.library.stories import read_story_file
    from elearn.library.twee import export_twee as written

    if not file.is_file():
        stop(f"{file}: there is no such file", WRONG_USE)
    folder = courses_folder(file.resolve())
    story, found = read_story_file(file, folder)
    if story is None or has_errors(found):
        stop("\n".join(["this scenario has errors:", *(str(problem) for problem in found if problem.is_error)]))
    inside = file.resolve().relative_to(folder).parts
    _write(out, written(story, f"{inside[0] if len(inside) > 1 else ''}/{story.id}"), replace=replace)
    click.echo(f"{out} holds {len(story.scenes)} scenes.")


@take.command("twee")
@click.argument("file", type=PATH)
@click.argument("out", type=PATH)
@click.option("--replace", is_flag=True, help="Write over a file that is there already.")
def import_twee(file: Path, out: Path, replace: bool) -> None:
    """Make a scenario, OUT, of a story in Twee 3, FILE, and list what could not be carried.

    OUT ends in .scenario.md. What such a list names is left out, and does not stop the import. Exit code 1: the file
    is no Twee 3, or nothing was written.
    """
    from elearn.checking import courses_folder
    from elearn.library.snapshot import read_file
    from elearn.library.stories import read_story_file
    from elearn.library.twee import Refused
    from elearn.library.twee import import_twee as read

    if not out.name.endswith(".scenario.md"):
        stop(f"{out}: the name of a scenario ends in .scenario.md", WRONG_USE)
    if not file.is_file():
        stop(f"{file}: there is no such file", WRONG_USE)
    given = read_file(file)
    if given.problem:
        stop(str(given.problem))
    try:
        made = read(given.text, str(file))
    except Refused as problem:
        stop(f"{file}: {problem}")
    _write(out, made.source, replace=replace)
    _story, found = read_story_file(out, courses_folder(out.resolve()))
    for line in (*made.lost, *found):
        click.echo(str(line))
    click.echo(f"{out} is made. Not carried, and listed above: {len(made.lost)}; not listed: {made.more}.")


def _write(file: Path, text: str, *, replace: bool) -> None:
    """Write a text to its file; an existing one stays as it is without `replace`."""
    try:
        with file.open("w" if replace else "x", encoding="utf-8", newline="\n") as written:
            written.write(text)
    except FileExistsError:
        stop(f"there is a {file} already; take another name, or add --replace to write over it")
    except OSError as error:
        stop(f"{file} cannot be written: {error.strerror}")


COMMANDS = (give, take)
