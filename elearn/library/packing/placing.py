"""Puts the folder of a course in its place: it is made beside it, and it is all there or not there."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from elearn.library.packing.names import INDEX
from elearn.library.packing.refusing import Refused

BEFORE = "-before-"


def check_free(folder: Path, *, replace: bool) -> None:
    """Whether a course can come to lie here.

    Raises:
        Refused: there is something already.
    """
    if not os.path.lexists(folder):
        return
    if not replace:
        raise Refused(f"there is a {folder} already; add --replace to put this course in its place")
    if folder.is_symlink() or not (folder / INDEX).is_file():
        raise Refused(f"{folder} is no folder of a course, so it is not replaced; move it away first")


@contextmanager
def laid_out(contents: Mapping[str, bytes], courses: Path) -> Iterator[Path]:
    """Files in a folder of their own among the courses, which is gone afterwards; the loader passes by its name.

    Raises:
        Refused: they cannot be written.
    """
    try:
        beside = Path(tempfile.mkdtemp(prefix=".import-", dir=courses))
    except OSError as error:
        raise Refused(f"nothing can be written in {courses}: {error.strerror}") from None
    try:
        for path, data in contents.items():
            _write(beside / path, data)
        yield beside
    except OSError as error:
        raise Refused(f"this cannot be written in {courses}: {error.strerror}") from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(data)


def put_in_place(made: Path, folder: Path) -> Path:
    """Move a folder to its place; a course that lay there goes when this one is there, and not before."""
    if not folder.exists():
        return made.rename(folder)
    kept = Path(tempfile.mkdtemp(prefix=f".{folder.name}{BEFORE}", dir=folder.parent))
    old = folder.rename(kept / folder.name)
    try:
        made.rename(folder)
    finally:
        if not folder.exists():
            old.rename(folder)
        shutil.rmtree(kept, ignore_errors=True)
    return folder


def put_back(courses: Path) -> list[Path]:
    """The courses that have no place since an import was killed while it moved two folders: they get it back.

    Raises:
        Refused: one cannot be moved.
    """
    found = []
    for old in sorted(courses.glob(f".*{BEFORE}*/*")):
        folder = courses / old.name
        if not old.parent.name.startswith(f".{old.name}{BEFORE}") or not (old / INDEX).is_file():
            continue
        try:
            if not os.path.lexists(folder):
                found.append(old.rename(folder))
        except OSError as error:
            raise Refused(f"{old} belongs in {folder}; move it there first: {error.strerror}") from None
        shutil.rmtree(old.parent, ignore_errors=True)
    return found
