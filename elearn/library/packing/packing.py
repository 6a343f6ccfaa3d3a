"""From the folder of a course to a zip: what belongs to the course, in order, and the same bytes every time."""

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from elearn.library.packing.limits import LARGEST_FILE, MOST_ENTRIES, MOST_UNPACKED
from elearn.library.packing.names import INDEX, SKIPPED, check_kind, check_name, check_path, check_together
from elearn.library.packing.refusing import Refused, shown

ALWAYS = (1980, 1, 1, 0, 0, 0)
"""the time of every file, so that a course that did not change gives the same zip; zip knows no earlier one"""
PLAIN_FILE = 0o100644 << 16
UNIX = 3
SMALLEST = 9


@dataclass(frozen=True)
class Packed:
    """A zip, the paths in it, and the files of the folder that are not in it because no course has such files."""

    data: bytes
    paths: tuple[str, ...]
    left_out: tuple[str, ...]


def pack_course(folder: Path) -> Packed:
    """The course in a folder, as a zip with that folder in it.

    Raises:
        Refused: it is no course, a link in it leads out of it, or nobody could import it.
    """
    folder = folder.absolute()
    if not (folder / INDEX).is_file():
        raise Refused(f"{folder} is no course: there is no {INDEX} in it; name the folder that has one")
    check_name(folder.name)
    found = list(_files(folder))
    _check_links(folder, found)
    every = sorted(path.relative_to(folder.parent).as_posix() for path in found)
    paths = [path for path in every if _belongs(path)]
    for path in paths:
        check_path(path)
    check_together(paths)
    return Packed(_zipped(folder.parent, paths), tuple(paths), tuple(sorted({*every} - {*paths})))


def _files(folder: Path) -> Iterator[Path]:
    """Every file and link that the loader does not pass by, links to folders too."""
    for above, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(SKIPPED)]
        links = [name for name in folders if Path(above, name).is_symlink()]
        yield from (Path(above, name) for name in [*links, *names])


def _check_links(folder: Path, paths: list[Path]) -> None:
    inside = os.path.realpath(folder)
    for path in paths:
        target = Path(os.path.realpath(path))
        if path.is_symlink() and not (target.is_relative_to(inside) and target.is_file()):
            near = shown(path.relative_to(folder.parent).as_posix())
            raise Refused(f"{near} is a link that leads to no file of the course; put the file itself in its place")


def _belongs(path: str) -> bool:
    try:
        check_kind(path)
    except Refused:
        return False
    return True


def _zipped(above: Path, paths: list[str]) -> bytes:
    if len(paths) > MOST_ENTRIES:
        raise Refused(f"the course has more than {MOST_ENTRIES:,} files; split it into several courses")
    made, total = BytesIO(), 0
    with ZipFile(made, "w", ZIP_DEFLATED, compresslevel=SMALLEST) as zipped:
        for path in paths:
            data = _data(above / path, path)
            total += len(data)
            if total > MOST_UNPACKED:
                raise Refused("the course is too large to be sent as one zip; split it into several courses")
            zipped.writestr(_entry(path), data)
    return made.getvalue()


def _data(path: Path, near: str) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Refused(f"{shown(near)} cannot be read: {error.strerror}") from None
    if len(data) > LARGEST_FILE:
        raise Refused(f"{shown(near)} is larger than {LARGEST_FILE // 1024} KiB; split it into smaller ones")
    return data


def _entry(path: str) -> ZipInfo:
    entry = ZipInfo(path, ALWAYS)
    entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, UNIX, PLAIN_FILE
    return entry


def write_zip(data: bytes, file: Path, *, replace: bool = False) -> None:
    """Write a zip to its file in one step.

    Raises:
        Refused: there is a file of that name already, or it cannot be written there.
    """
    if os.path.lexists(file) and not (replace and file.is_file()):
        raise Refused(f"there is a {file} already; take another name, or add --replace to write over a file")
    try:
        with tempfile.TemporaryDirectory(dir=file.parent, prefix=".export-") as beside:
            made = Path(beside, file.name)
            made.write_bytes(data)
            made.replace(file)
    except OSError as error:
        raise Refused(f"{file} cannot be written: {error.strerror}") from None
