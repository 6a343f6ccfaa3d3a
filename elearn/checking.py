"""`elearn check`: says of course files what could not be understood, in lines that editors can follow."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from elearn.content.problems import Problem, Severity
from elearn.library.loading import load_catalogue
from elearn.library.readability import readability_warnings
from elearn.library.spelling import Speller, SpellerMissing, dutch_speller, spelling_warnings
from elearn.places import shipped
from elearn.rules.proof.catalogue import proof_warnings

FINE, MISTAKES, NOT_POSSIBLE = 0, 1, 2
FORMATS = ("text", "json", "github")
Write = Callable[[str], object]


@dataclass(frozen=True)
class Wishes:
    """What a check is to look at: `strict` counts a warning as a mistake, `spelling` asks hunspell too."""

    strict: bool = False
    spelling: bool = False


def check(
    paths: Sequence[Path],
    output_format: str = "text",
    write: Write | None = None,
    wishes: Wishes = Wishes(),
    also: Iterable[Problem] = (),
) -> int:
    """Check courses, a course, a module or a file; without paths, the shipped courses.

    Gives 0 when there are no errors (warnings are allowed, unless it is strict), 1 when there are, 2 when a path is
    not there or the spelling cannot be checked. Problems found elsewhere are reported `also`.
    """
    say = write or _to_standard_output
    wanted = list(paths) or [shipped("courses")]
    for path in wanted:
        if not path.exists():
            say(f"{path}: there is no such file or folder")
            return NOT_POSSIBLE
    try:
        speller = dutch_speller() if wishes.spelling else None
        problems = sorted({*also, *(problem for path in wanted for problem in _problems_of(path, speller))})
    except SpellerMissing as missing:
        say(str(missing))
        return NOT_POSSIBLE
    _report(problems, output_format, say)
    return MISTAKES if any(wishes.strict or problem.is_error for problem in problems) else FINE


def _to_standard_output(line: str) -> None:
    sys.stdout.write(line + "\n")


def _problems_of(path: Path, speller: Speller | None) -> Iterator[Problem]:
    """The problems at or below a path; everything around it is loaded too, so that links can be followed."""
    path = path.resolve()
    folder = courses_folder(path)
    catalogue = load_catalogue([folder])
    misspelt = spelling_warnings(folder, catalogue, speller) if speller else ()
    proven = proof_warnings(folder, catalogue, path)
    for problem in chain(catalogue.problems, readability_warnings(folder, catalogue), misspelt, proven):
        place = Path(problem.path)
        if place == path or path in place.parents:
            yield problem


def courses_folder(path: Path) -> Path:
    """The folder of courses that a path is in: the one above the highest course.md or the routes."""
    for folder in (path, *path.parents):
        if (folder / "course.md").is_file() or (folder.name == "routes" and folder.is_dir()):
            return folder.parent
    return path if path.is_dir() else path.parent


def _report(problems: Sequence[Problem], output_format: str, say: Write) -> None:
    if output_format == "json":
        say(json.dumps([_as_data(problem) for problem in problems], ensure_ascii=False, indent=2))
        return
    for problem in problems:
        say(_as_annotation(problem) if output_format == "github" else _as_line(problem))
    say(_summary(problems))


def _as_line(problem: Problem) -> str:
    line = str(problem).removeprefix(problem.path)
    return _near(problem.path) + line


def _as_annotation(problem: Problem) -> str:
    said = f"{problem.message}; {problem.hint}" if problem.hint else problem.message
    said = said.replace("%", "%25").replace("\n", "%0A")
    where = f"file={_near(problem.path)},line={problem.line},title={problem.code.value}"
    return f"::{problem.severity.value} {where}::{said}"


def _as_data(problem: Problem) -> dict[str, str | int]:
    return {
        "path": _near(problem.path),
        "line": problem.line,
        "severity": problem.severity.value,
        "code": problem.code.value,
        "message": problem.message,
        "hint": problem.hint,
    }


def _near(path: str) -> str:
    """The path as seen from the current folder, where it lies in it."""
    try:
        return Path(path).relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path


def _summary(problems: Sequence[Problem]) -> str:
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    return f"{_count(errors, 'error')}, {_count(len(problems) - errors, 'warning')}"


def _count(number: int, word: str) -> str:
    return f"{number or 'no'} {word}{'' if number == 1 else 's'}"


if __name__ == "__main__":
    sys.exit(check([Path(argument) for argument in sys.argv[1:]]))
