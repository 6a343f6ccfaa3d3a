"""Commands for who writes courses: `new` and `preview`."""

from collections.abc import Callable
from pathlib import Path

import click

from elearn.commands.running import WRONG_USE, stop

INSIDE = click.Path(path_type=Path, file_okay=False)


@click.command()
@click.argument("kind", type=click.Choice(["course", "module", "scenario"]))
@click.argument("name")
@click.option(
    "--in",
    "folder",
    type=INSIDE,
    default=Path(),
    help="The folder of courses, the course or the module in which it is made. Without it: the folder you are in.",
)
def new(kind: str, name: str, folder: Path) -> None:
    """Make a course, a module of a course, or a scenario of a module, from a good example."""
    from elearn.beginnings import making
    from elearn.beginnings.names import BadName, read_name

    make: dict[str, Callable[..., list[Path]]] = {
        "course": making.make_course,
        "module": making.make_module,
        "scenario": making.make_scenario,
    }
    try:
        made = make[kind](read_name(name), folder)
    except (BadName, making.CannotMake) as problem:
        stop(str(problem))
    except OSError as error:
        stop(f"{error.filename}: {error.strerror}")
    for path in made:
        click.echo(f"made {path}")
    click.echo(_what_next(kind, made))


def _what_next(kind: str, made: list[Path]) -> str:
    if kind == "scenario":
        card = f":::{{scenario}} {made[0].name.removesuffix('.scenario.md')}\nJe bent aan zet.\n:::"
        return f"\nPut this on a page of the module, so that people find the scenario:\n\n{card}\n\n{_look(made[0])}"
    return f"\nNext: {_look(made[0].parent)}"


def _look(path: Path) -> str:
    shown = f'"{path}"' if " " in str(path) else path
    return f"look at it with `elearn preview {shown}`, change the text, and save."


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--port", default=8001, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on.")
def preview(path: Path, port: int) -> None:
    """Show a course while it is written: every change at once, and every problem at its line.

    PATH is a course, a module, a file, or a folder of courses. Only this computer can open the preview, and what is
    answered in it is not kept.
    """
    from elearn.previewing.place import NoCourse, find_place
    from elearn.previewing.server import PortTaken, show

    try:
        show(find_place(path), port, click.echo)
    except NoCourse as problem:
        stop(str(problem), WRONG_USE)
    except PortTaken:
        stop(f"something else listens on port {port}; choose another with --port")


COMMANDS = (new, preview)
