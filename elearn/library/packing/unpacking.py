"""From a zip to the folder of a course: everything is read and found in order before the first file is written."""

import zlib
from pathlib import Path
from zipfile import ZipInfo

from elearn.library.codes import LibraryCode
from elearn.library.loading import load_catalogue
from elearn.library.packing.listing import UNREADABLE, Listing, list_files
from elearn.library.packing.names import INDEX, ZIP_AGAIN, only_course
from elearn.library.packing.placing import check_free, laid_out, put_in_place
from elearn.library.packing.refusing import Refused, shown

NO_TEXT = (LibraryCode.NOT_UTF8, LibraryCode.UNREADABLE)


def unpack_course(zipped: Path, courses: Path, *, replace: bool = False) -> Path:
    """Put the course in a zip into a folder of courses; gives the folder of the course.

    Mistakes in its text are no reason to refuse it: `elearn check` says them.

    Raises:
        Refused: nothing was written.
    """
    _check_folder(courses)
    listing = list_files(zipped)
    name = only_course(listing.files)
    check_free(courses / name, replace=replace)
    contents = {path: _read(listing, entry) for path, entry in listing.files.items()}
    with laid_out(contents, courses) as beside:
        _check_loads(beside, name)
        return put_in_place(beside / name, courses / name)


def _check_folder(courses: Path) -> None:
    if not courses.is_dir():
        raise Refused(f"there is no folder {courses}; make it first, or name the one that your courses lie in")
    if (courses / INDEX).exists():
        raise Refused(f"{courses} is a course itself; name the folder that it lies in")


def _read(listing: Listing, entry: ZipInfo) -> bytes:
    """One file, and never more of it than the zip says."""
    try:
        with listing.zip.open(entry) as packed:
            data = packed.read(entry.file_size)
            whole = len(data) == entry.file_size and not packed.read(1)
    except (*UNREADABLE, zlib.error):
        whole = False
    if not whole:
        raise Refused(f"{shown(entry.orig_filename)} came out damaged; {ZIP_AGAIN}")
    return data


def _check_loads(courses: Path, name: str) -> None:
    """The loader has to take it for a course, before anybody who watches the folder can see it."""
    catalogue = load_catalogue([courses])
    index = str(courses / name / INDEX)
    if any(problem.path == index and problem.code in NO_TEXT for problem in catalogue.problems):
        raise Refused(f"its {INDEX} is not a text in UTF-8; save it again as UTF-8, and zip the course again")
    if catalogue.course(name) is None:
        raise Refused(f"there is no course in it; zip the folder that has {INDEX} in it")
