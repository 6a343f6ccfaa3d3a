"""One look at a folder of courses: the text of every file, and a fingerprint of when to look again."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from elearn.content.problems import Problem
from elearn.content.source import digest
from elearn.library.codes import LibraryCode
from elearn.library.layout import FOLDER, spot

Fingerprint = tuple[tuple[str, int, int], ...]
READ = (".md", ".svg")


@dataclass(frozen=True)
class SourceFile:
    """A file as it was read; `path` is where it lies, `text` is empty when `problem` says why."""

    path: str
    text: str
    hash: str
    problem: Problem | None = None


@dataclass(frozen=True)
class Snapshot:
    """The files of one folder by their path inside it, and what is wrong with the folder itself."""

    root: Path
    files: Mapping[str, SourceFile]
    problems: tuple[Problem, ...] = ()


def take_snapshot(root: Path) -> Snapshot:
    """Read every course file below `root`. Never raises."""
    if not root.is_dir():
        return Snapshot(root, {}, (Problem(str(root), 1, LibraryCode.MISSING_FOLDER, "there is no such folder"),))
    files: dict[str, SourceFile] = {}
    problems: list[Problem] = []
    for path in _walk(root):
        inside = path.relative_to(root).as_posix()
        if spot(inside) is None:
            problems.append(_unknown(path, inside))
        else:
            files[inside] = read_file(path)
    return Snapshot(root, files, tuple(problems))


def fingerprint(roots: Sequence[Path]) -> Fingerprint:
    """Names, times and sizes of all files that are read: something changed when this did."""
    return tuple(entry for root in roots for path in _walk(root) if path.suffix in READ for entry in _stamp(path))


def _stamp(path: Path) -> Iterator[tuple[str, int, int]]:
    try:
        found = path.stat()
    except OSError:
        yield str(path), 0, -1
    else:
        yield str(path), found.st_mtime_ns, found.st_size


def _walk(root: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_")))
        if folder == str(root):
            folders[:] = [name for name in folders if _may_be_a_course(root / name)]
        for name in sorted(names):
            if not name.startswith((".", "#")) and not name.endswith(("~", ".swp", ".tmp", ".orig")):
                yield Path(folder, name)


def _may_be_a_course(folder: Path) -> bool:
    """Whether text lies near the top of a folder: courses may lie among photographs, programs and other things."""
    return any(any(folder.glob(pattern)) for pattern in ("*.md", "*/*.md", "*.svg"))


def read_file(path: Path) -> SourceFile:
    """One file, with the problem when it cannot be read as text."""
    try:
        data = path.read_bytes()
    except OSError as error:
        said = error.strerror or "it cannot be opened"
        return _broken(path, 1, LibraryCode.UNREADABLE, f"this file cannot be read: {said}")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return _broken(path, line, LibraryCode.NOT_UTF8, "this file is not UTF-8", "save it again as UTF-8")
    return SourceFile(str(path), text, digest(text))


def _broken(path: Path, line: int, code: LibraryCode, message: str, hint: str = "") -> SourceFile:
    return SourceFile(str(path), "", "", Problem(str(path), line, code, message, hint))


def _unknown(path: Path, inside: str) -> Problem:
    *folders, name = inside.split("/")
    stem, _, ending = name.partition(".")
    if ending not in ("md", "scenario.md", "svg") or name.lower() == "readme.md":
        return Problem(str(path), 1, LibraryCode.UNKNOWN_FILE, "this file means nothing here", "take it away")
    if any(not FOLDER.fullmatch(part) for part in [*folders, stem]):
        hint = "use lower-case letters, digits and hyphens"
        return Problem(str(path), 1, LibraryCode.BAD_NAME, "this name cannot be an address", hint)
    hint = "a page is course/module/01-name.md, a scenario course/module/name.scenario.md"
    return Problem(str(path), 1, LibraryCode.BAD_NAME, "a file of this name is not expected here", hint)
