"""Commands that give courses to others and take them in: `export course`, `import course`."""

from pathlib import Path

import click

from elearn.commands.running import stop

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


@take.command("course")
@click.argument("file", type=PATH)
@click.argument("folder", type=PATH)
@click.option("--replace", is_flag=True, help="Take the place of a course of the same name.")
def import_course(file: Path, folder: Path, replace: bool) -> None:
    """Put the course in FILE, a zip, into FOLDER, the folder of courses, and check it.

    Mistakes in its text are printed and do not stop it. Exit code 1: nothing was imported, and nothing was changed.
    """
    from elearn.checking import check
    from elearn.library.packing import Refused, unpack_course

    try:
        course = unpack_course(file, folder, replace=replace)
    except Refused as problem:
        stop(f"{file}: {problem}")
    check([course])
    click.echo(f"The course is in {course}.")


COMMANDS = (give, take)
