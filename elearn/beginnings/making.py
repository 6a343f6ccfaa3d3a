"""Makes a new course, module or scenario from its example."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from elearn.beginnings.listing import NoList, add_module
from elearn.beginnings.names import Name

EXAMPLES = Path(__file__).parent
FIRST_MODULE = Name("Een brief op tafel", "een-brief-op-tafel")
"""the module that the example of a course names"""


class CannotMake(Exception):
    """Nothing was made; the message says why and what to do."""


def make_course(name: Name, folder: Path) -> list[Path]:
    """A new course with one module, in a folder of courses; gives the files that were made."""
    if (folder / "course.md").exists():
        raise CannotMake(f"{folder} is a course itself; go one folder up, or name another one with --in")
    with _new_folder(folder, name.slug) as course:
        _lay_down("course", course, name)
        (course / FIRST_MODULE.slug).mkdir()
        _lay_down("module", course / FIRST_MODULE.slug, FIRST_MODULE)
    return _files_in(course)


def make_module(name: Name, course: Path) -> list[Path]:
    """A new module in a course, named in its course.md."""
    if not (course / "course.md").is_file():
        raise CannotMake(f"{course} is no course: it has no course.md; name the folder of a course with --in")
    with _new_folder(course, name.slug) as module:
        _lay_down("module", module, name)
        try:
            add_module(course / "course.md", name.slug)
        except NoList as problem:
            raise CannotMake(str(problem)) from None
    return _files_in(module)


def make_scenario(name: Name, module: Path) -> list[Path]:
    """A new scenario in a module; its name is not that of another scenario of the course."""
    if not (module / "index.md").is_file() or not (module.parent / "course.md").is_file():
        raise CannotMake(f"{module} is no module of a course; name the folder of a module with --in")
    made = module / f"{name.slug}.scenario.md"
    taken = next(iter(sorted(module.parent.glob(f"*/{made.name}"))), None)
    if taken:
        raise CannotMake(f"{taken} is there already; choose another name")
    with made.open("x", encoding="utf-8", newline="\n") as file:
        file.write(_filled(EXAMPLES / "scenario" / "scenario.md", name))
    return [made]


@contextmanager
def _new_folder(parent: Path, name: str) -> Iterator[Path]:
    """A folder that was not there; when something goes wrong it is not there again."""
    if not parent.is_dir():
        raise CannotMake(f"there is no folder {parent}")
    folder = parent / name
    try:
        folder.mkdir()
    except FileExistsError:
        raise CannotMake(f"{folder} is there already; choose another name") from None
    try:
        yield folder
    except BaseException:
        shutil.rmtree(folder)
        raise


def _lay_down(example: str, folder: Path, name: Name) -> None:
    for source in sorted((EXAMPLES / example).glob("*.md")):
        (folder / source.name).write_text(_filled(source, name), encoding="utf-8", newline="\n")


def _filled(source: Path, name: Name) -> str:
    text = source.read_text(encoding="utf-8")
    return text.replace("{{ title }}", name.as_yaml).replace("{{ id }}", name.slug)


def _files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
