"""What a zip says that is in it, believed only after its end record, its list and its places were found in order."""

import stat
import struct
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from elearn.library.packing.limits import (
    ALWAYS_FINE,
    LARGEST_FILE,
    MOST_ENTRIES,
    MOST_LISTED,
    MOST_TIMES,
    MOST_UNPACKED,
    MOST_ZIPPED,
)
from elearn.library.packing.names import ZIP_AGAIN, check_kind, check_path, check_together, is_left_by_system
from elearn.library.packing.refusing import Refused, shown

END, LONGER_END, LISTED, LOCAL = b"PK\5\6", b"PK\6\7", b"PK\1\2", b"PK\3\4"
END_SIZE, LONGER_SIZE, LOCAL_SIZE = 22, 20, 30
LONGEST_COMMENT = 0xFFFF
ENCRYPTED = 0x1 | 0x40 | 0x2000
IN_UTF8 = 0x800
NO_ZIP = f"this is not a whole zip file; {ZIP_AGAIN}"
UNREADABLE = (BadZipFile, EOFError, NotImplementedError, OSError, OverflowError, RuntimeError, ValueError, struct.error)
"""what zipfile raises at bytes that are no zip"""


@dataclass(frozen=True)
class Listing:
    """A zip of which every entry may be unpacked, and those entries: the files alone, by their path."""

    zip: ZipFile
    files: dict[str, ZipInfo]


def list_files(path: Path) -> Listing:
    """The files in a zip. Nothing was unpacked yet.

    Raises:
        Refused: it is not a zip, or there is something in it that a course does not have.
    """
    data = _bytes_of(path)
    _check_end(data)
    try:
        opened = ZipFile(BytesIO(data))
    except UnicodeDecodeError:
        raise Refused(f"a name in it is not written in UTF-8; {ZIP_AGAIN}") from None
    except UNREADABLE:
        raise Refused(NO_ZIP) from None
    entries = opened.infolist()
    for entry in entries:
        _check_entry(entry)
    files = [entry for entry in entries if not _is_folder(entry) and not is_left_by_system(entry.orig_filename)]
    for entry in files:
        check_kind(entry.orig_filename)
    folders = [entry.orig_filename.rstrip("/") for entry in entries if _is_folder(entry)]
    check_together((entry.orig_filename for entry in files), folders)
    _check_sizes(files, len(data))
    _check_places(entries, data, opened.start_dir)
    return Listing(opened, {entry.orig_filename: entry for entry in files})


def _bytes_of(path: Path) -> bytes:
    if not path.is_file():
        raise Refused("there is no such file; name a zip file")
    if path.stat().st_size > MOST_ZIPPED:
        raise Refused(f"the file is larger than {_mib(MOST_ZIPPED)}; no course is, so look what is in it")
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refused(f"the file cannot be read: {error.strerror}") from None


def _check_end(data: bytes) -> None:
    """Count what is listed before anything is made of it: the list itself may be a bomb."""
    at = data.rfind(END, max(0, len(data) - END_SIZE - LONGEST_COMMENT))
    if at < 0 or len(data) < at + END_SIZE:
        raise Refused(NO_ZIP)
    _disk, _first, _here, count, size, offset, comment = struct.unpack("<4H2LH", data[at + 4 : at + END_SIZE])
    if data[at - LONGER_SIZE : at].startswith(LONGER_END) or count > MOST_ENTRIES or size > MOST_LISTED:
        raise Refused(f"there are more than {MOST_ENTRIES:,} files in it; no course has as many, so look what is in it")
    listed = data.count(LISTED, offset, offset + size)
    if at + END_SIZE + comment != len(data) or offset + size != at or listed != count:
        raise Refused(NO_ZIP)


def _check_entry(entry: ZipInfo) -> None:
    name = entry.orig_filename
    if not entry.flag_bits & IN_UTF8 and not name.isascii():
        raise Refused(f"the name {shown(name)} is not written in UTF-8; rename it with plain letters, and zip it again")
    check_path(name.removesuffix("/"))
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFDIR if _is_folder(entry) else stat.S_IFREG) or (_is_folder(entry) and entry.file_size):
        raise Refused(f"{shown(name)} is a link or something else than a file; put the file itself in its place")
    if entry.flag_bits & ENCRYPTED:
        raise Refused(f"{shown(name)} is locked with a password; zip the course again without one")
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise Refused(f"{shown(name)} is packed in a way that is not known here; {ZIP_AGAIN}")


def _is_folder(entry: ZipInfo) -> bool:
    return entry.orig_filename.endswith("/")


def _check_sizes(files: list[ZipInfo], zipped: int) -> None:
    """What the zip says of its sizes; whether it is true shows when it is unpacked."""
    for entry in files:
        if entry.file_size > LARGEST_FILE:
            said = f"{shown(entry.orig_filename)} is larger than {LARGEST_FILE // 1024} KiB"
            raise Refused(f"{said}; split it into smaller pages or drawings, and zip the course again")
    total = sum(entry.file_size for entry in files)
    if total > MOST_UNPACKED:
        raise Refused(f"it unpacks to more than {_mib(MOST_UNPACKED)}; no course does, so look what is in it")
    if total > max(ALWAYS_FINE, MOST_TIMES * zipped):
        raise Refused(f"it unpacks to more than {MOST_TIMES} times its size; no course does, so look what is in it")


def _check_places(entries: list[ZipInfo], data: bytes, end: int) -> None:
    """Every entry has bytes of its own: entries that share them are how a small zip becomes a large course."""
    for entry in sorted(entries, key=lambda each: each.header_offset, reverse=True):
        start = entry.header_offset
        header = data[start : start + LOCAL_SIZE]
        if len(header) < LOCAL_SIZE or not header.startswith(LOCAL):
            raise Refused(NO_ZIP)
        name, extra = struct.unpack("<2H", header[26:])
        if start + LOCAL_SIZE + name + extra + entry.compress_size > end:
            raise Refused(f"two files in it share the same bytes; {ZIP_AGAIN}")
        end = start


def _mib(size: int) -> str:
    return f"{size // (1024 * 1024)} MiB"
