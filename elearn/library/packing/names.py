"""The paths inside a zipped course: which can be written on any computer, and which go together."""

import re
import unicodedata
from collections.abc import Collection, Iterable

from elearn.library.layout import FOLDER, ROUTES, WORDS
from elearn.library.packing.limits import LONGEST_NAME, LONGEST_PATH
from elearn.library.packing.refusing import Refused, shown

INDEX = "course.md"
ENDINGS = (".md", ".svg")
KINDS = f"a course has .md files, .svg drawings and a {WORDS}"
FORBIDDEN = re.compile(r'[\\:*?"<>|]')
DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
SKIPPED = (".", "_", "#")
"""the loader passes by what begins with these"""
LEFT_BY_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
LEFT_BY_MAC = "__MACOSX"
ZIP_AGAIN = "zip the folder of the course again with what your computer has for that"


def is_left_by_system(path: str) -> bool:
    """Whether the computer that made the zip put this in by itself; it is passed by."""
    parts = path.rstrip("/").split("/")
    return parts[0] == LEFT_BY_MAC or parts[-1] in LEFT_BY_SYSTEMS


def check_path(path: str) -> None:
    """One path, with `/` between its parts.

    Raises:
        Refused: it leads elsewhere, or it cannot be written everywhere.
    """
    if path.startswith("/") or FORBIDDEN.search(path) or ".." in path.split("/"):
        raise Refused(f"{shown(path)} is not a path inside a course; {ZIP_AGAIN}")
    if any(unicodedata.category(sign).startswith("C") for sign in path):
        raise Refused(f"the name {shown(path)} has signs that cannot be seen; rename it, and zip the course again")
    parts = path.split("/")
    if len(path.encode()) > LONGEST_PATH or any(len(part.encode()) > LONGEST_NAME for part in parts):
        raise Refused(f"the name {shown(path)} is too long; take a shorter one, and zip the course again")
    for part in parts:
        if not part or part == "." or part != part.strip() or part.endswith(".") or DEVICES.fullmatch(part):
            raise Refused(f"not every computer can write {shown(path)}; rename it, and zip the course again")


def check_kind(path: str) -> None:
    """A file that was found to have a good path.

    Raises:
        Refused: it is of a kind that no course has, or one that is never read.
    """
    *folders, name = path.split("/")
    if not (name.endswith(ENDINGS) or name == WORDS) or any(part.startswith(SKIPPED) for part in [*folders, name]):
        raise Refused(f"{shown(path)} is no part of a course; {KINDS}, so take it out, and zip the course again")


def check_together(files: Iterable[str], folders: Iterable[str] = ()) -> None:
    """All paths of a course.

    Raises:
        Refused: two of them would be the same file somewhere, or one is a file and a folder.
    """
    seen: set[str] = set()
    above = list(folders)
    for path in files:
        if _folded(path) in seen:
            raise Refused(f"two files are called {shown(path)}, apart from capitals; rename one of them")
        seen.add(_folded(path))
        above += _above(path)
    _check_folders(above, seen)


def _check_folders(folders: Iterable[str], files: Collection[str]) -> None:
    spelled: dict[str, str] = {}
    for path in folders:
        if _folded(path) in files:
            raise Refused(f"{shown(path)} is a file and a folder at once; {ZIP_AGAIN}")
        if spelled.setdefault(_folded(path), path) != path:
            raise Refused(f"two folders are called {shown(path)}, apart from capitals; rename one of them")


def _above(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:count]) for count in range(1, len(parts))]


def _folded(path: str) -> str:
    """The path as a file system sees it that does not know capitals, or ways to write an accent, apart."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def only_course(files: Iterable[str]) -> str:
    """The name of the one course that these files are.

    Raises:
        Refused: there is none, there are several, or it has a name that cannot be an address.
    """
    paths = list(files)
    tops = {path.partition("/")[0] for path in paths}
    if INDEX in paths:
        raise Refused(f"{INDEX} lies in no folder; zip the folder of the course, not only what is in it")
    courses = sorted(path.partition("/")[0] for path in paths if path.partition("/")[2] == INDEX)
    if not courses:
        raise Refused(f"there is no course in it; zip the folder that has {INDEX} in it")
    if len(tops) > 1:
        raise Refused("there is more than one course in it, or something beside it; zip the folder of one course")
    check_name(courses[0])
    return courses[0]


def check_name(course: str) -> None:
    """The name of the folder of a course.

    Raises:
        Refused: it cannot be the address of a course.
    """
    if course == ROUTES or not FOLDER.fullmatch(course):
        hint = "rename the folder: lower-case letters, digits and hyphens"
        raise Refused(f"{shown(course)} cannot be the name of a course; {hint}")
