"""Zips as nobody's computer makes them: each is a sound course with one thing in it that an import has to refuse."""

import random
import stat
import struct
import warnings
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from tests.library.cases import SOUND

COURSE = {path: text.encode() for path, text in SOUND.items() if path.startswith("c/")}
LOCAL, LISTED, END = b"PK\3\4", b"PK\1\2", b"PK\5\6"
Entries = list[tuple[ZipInfo | str, bytes]]
MEGABYTE = 1024 * 1024


def zipped(*more: tuple[ZipInfo | str, bytes], course: dict[str, bytes] = COURSE) -> bytes:
    """The sound course, and more."""
    made = BytesIO()
    with warnings.catch_warnings(), ZipFile(made, "w", ZIP_DEFLATED) as target:
        warnings.simplefilter("ignore")
        for name, data in [*course.items(), *more]:
            target.writestr(name, data)
    return made.getvalue()


def named(name: str) -> bytes:
    """With one more page, of this name."""
    return zipped((name, b"# X\n"))


def renamed(asked: bytes, *, flag: int = 0) -> bytes:
    """With a page of which the bytes of the name are these; zipfile would not write them."""
    stand_in = b"c/m/" + b"q" * (len(asked) - 4)
    data = named(stand_in.decode()).replace(stand_in, asked)
    return _flagged(data, asked, flag)


def _flagged(data: bytes, name: bytes, flag: int) -> bytes:
    """Set bits in the flags of an entry, in both places where it has them."""
    changed = bytearray(data)
    for signature, flags_at, size in ((LOCAL, 6, 30), (LISTED, 8, 46)):
        start = 0
        while (start := data.find(signature, start)) >= 0:
            if data[start + size :].startswith(name):
                changed[start + flags_at] |= flag & 0xFF
                changed[start + flags_at + 1] |= flag >> 8
            start += 4
    return bytes(changed)


def special(mode: int, name: str = "c/m/02-b.md", data: bytes = b"/etc/passwd") -> bytes:
    """With a link, a device or another thing that is no file."""
    entry = ZipInfo(name)
    entry.create_system, entry.external_attr = 3, (mode | 0o777) << 16
    return zipped((entry, data))


def locked() -> bytes:
    return _flagged(named("c/m/02-b.md"), b"c/m/02-b.md", 0x1)


def squeezed() -> bytes:
    entry = ZipInfo("c/m/02-b.md")
    entry.compress_type = ZIP_BZIP2
    return zipped((entry, b"# X\n"))


def grown(files: int, size: int) -> bytes:
    """Many files of nothing but the same sign."""
    return zipped(*((f"c/m/{number:05}-x.md", b" " * size) for number in range(10, 10 + files)))


def lying(said: int, size: int) -> bytes:
    """With a page that is far larger than the zip says, in both places where it says so."""
    name, data = b"c/m/02-b.md", b" " * size
    made = zipped((name.decode(), data))
    return made.replace(struct.pack("<L", size) + struct.pack("<H", len(name)), struct.pack("<LH", said, len(name)))


def crowded(entries: int, said: int | None = None) -> bytes:
    """With very many empty files; `said` is how many the end record says there are."""
    listed = b"".join(_listed(b"c/m/%06d-x.md" % number) for number in range(entries))
    local = zipped()
    count = min(entries, 0xFFFF) if said is None else said
    end = struct.pack("<4s4H2LH", END, 0, 0, count, count, len(listed), len(local), 0)
    return local + listed + end


def _listed(name: bytes) -> bytes:
    return struct.pack("<4s6H3L5H2L", LISTED, 20, 20, 0, 0, 0, 0, 0, 0, 0, len(name), 0, 0, 0, 0, 0, 0) + name


def overlapping() -> bytes:
    """With two pages that are the same bytes of the zip."""
    data = bytearray(zipped(("c/m/02-b.md", b"# X\n"), ("c/m/03-c.md", b"# X\n")))
    entries = _places(bytes(data), LISTED)
    data[entries[-1] + 42 : entries[-1] + 46] = data[entries[-2] + 42 : entries[-2] + 46]
    return bytes(data)


def _places(data: bytes, signature: bytes) -> list[int]:
    found, at = list[int](), -1
    while (at := data.find(signature, at + 1)) >= 0:
        found.append(at)
    return found


def damaged() -> bytes:
    """With a page of which one letter changed on the way."""
    entry = ZipInfo("c/m/02-b.md")
    entry.compress_type = ZIP_STORED
    return zipped((entry, b"# Wat er stond\n")).replace(b"# Wat er stond", b"# Wat er staat")


def damaged_at_its_end(files: int, size: int) -> bytes:
    """As large as an import takes, of text that hardly shrinks, with one letter that changed in the last file."""
    noise = [
        (f"c/m/{number:05}-x.md", random.Random(number).randbytes(size // 2).hex().encode()) for number in range(files)
    ]
    entry = ZipInfo("c/m/99999-z.md")
    entry.compress_type = ZIP_STORED
    made = zipped(*noise, (entry, b"# Wat er stond\n"))
    return made.replace(b"# Wat er stond", b"# Wat er staat")


def two_names() -> bytes:
    """With a page that has one name in the list and another one where it lies."""
    data = named("c/m/02-b.md")
    at = data.find(b"c/m/02-b.md")
    return data[:at] + b"c/m/09-z.md" + data[at + 11 :]


def longer() -> bytes:
    """With the record of a zip of more than four gigabytes before its end."""
    data = zipped()
    return data[:-22] + b"PK\6\7" + bytes(16) + data[-22:]


def without(path: str) -> bytes:
    return zipped(course={name: data for name, data in COURSE.items() if name != path})


def moved(start: str, to: str) -> bytes:
    """The course in another folder."""
    return zipped(course={path.replace(start, to, 1): data for path, data in COURSE.items()})


PATH, SIGNS, LONG = "is not a path inside a course", "signs that cannot be seen", "is too long"
WRITE, KIND, ZIP, UTF8 = "not every computer can write", "is no part of a course", "not a whole zip", "UTF-8"
LINK, TWICE, LARGE = "is a link or something else", "apart from capitals", "no course does"
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "climbs out": (lambda: named("../../../buiten.md"), PATH),
    "climbs out from inside": (lambda: named("c/m/../../../buiten.md"), PATH),
    "starts at the root": (lambda: named("/tmp/buiten.md"), PATH),
    "names a drive": (lambda: named("C:/buiten.md"), PATH),
    "names a drive without a slash": (lambda: named("c:buiten.md"), PATH),
    "has backslashes": (lambda: named("c\\..\\..\\buiten.md"), PATH),
    "has a stream of another file": (lambda: named("c/m/02-b.md:kwaad.md"), PATH),
    "climbs out with a folder": (lambda: zipped(("../weg/", b"")), PATH),
    "is a link": (lambda: special(stat.S_IFLNK), LINK),
    "is a pipe": (lambda: special(stat.S_IFIFO, data=b""), LINK),
    "is a device": (lambda: special(stat.S_IFBLK, data=b""), LINK),
    "is a folder by its mode alone": (lambda: special(stat.S_IFDIR), LINK),
    "is a link with the name of a folder": (lambda: special(stat.S_IFLNK, "c/n/"), LINK),
    "is a folder with something in it": (lambda: zipped(("c/n/", b"# X\n")), LINK),
    "has a file twice": (lambda: named("c/m/01-a.md"), TWICE),
    "has names that differ in capitals": (lambda: named("c/m/01-A.md"), TWICE),
    "has names that differ in how an accent is written": (
        lambda: zipped(("c/m/02-\u00e9.md", b"# X\n"), ("c/m/02-e\u0301.md", b"# X\n")),
        TWICE,
    ),
    "has folders that differ in capitals": (lambda: named("c/M/02-b.md"), TWICE),
    "has a file where a folder is": (lambda: zipped(("c/n.md/01-a.md", b""), ("c/n.md", b"")), "a file and a folder"),
    "has a folder where a file is": (lambda: zipped(("c/m/01-a.md/", b"")), "a file and a folder"),
    "is locked": (locked, "is locked with a password"),
    "is packed in a rare way": (squeezed, "packed in a way that is not known"),
    "has a file that is too large": (lambda: grown(1, MEGABYTE), "is larger than 512 KiB"),
    "unpacks to far more than it is": (lambda: grown(20, MEGABYTE // 4), "60 times its size"),
    "unpacks to more than a course has": (lambda: grown(200, MEGABYTE // 4), LARGE),
    "says less than there is": (lambda: lying(100, 40 * MEGABYTE), "came out damaged"),
    "says more than there is": (lambda: lying(400_000, 1000), "came out damaged"),
    "has another zip in it": (lambda: zipped(("c/m/bom.zip", zipped())), KIND),
    "has 100,000 files": (lambda: crowded(100_000), "more than 6,000 files"),
    "has 10,000 files": (lambda: crowded(10_000), "more than 6,000 files"),
    "has 100,000 files and says it has 4": (lambda: crowded(100_000, said=4), "more than 6,000 files"),
    "has 9,000 files and says it has 4": (lambda: crowded(9_000, said=4), ZIP),
    "says it is UTF-8 and is not": (lambda: renamed(b"c/m/02-\xe9.md", flag=0x800), UTF8),
    "has names in an old alphabet": (lambda: renamed(b"c/m/02-\xe9.md"), UTF8),
    "has NUL in a name": (lambda: renamed(b"c/m/02-b.md\0.exe"), SIGNS),
    "has a line break in a name": (lambda: named("c/m/02-b\n.md"), SIGNS),
    "turns a name around": (lambda: named("c/m/02-\u202edm.exe.md"), SIGNS),
    "has a long name": (lambda: named(f"c/m/02-{'b' * 100}.md"), LONG),
    "has a long path": (lambda: named(f"c/{'m/' * 120}02-b.md"), LONG),
    "has a part without a name": (lambda: named("c//02-b.md"), WRITE),
    "has a name that is a device on Windows": (lambda: named("c/m/con.md"), WRITE),
    "has a name that ends with a space": (lambda: named("c/m /02-b.md"), WRITE),
    "has the folder itself in a path": (lambda: named("c/./02-b.md"), WRITE),
    "has a program in it": (lambda: named("c/m/kwaad.py"), KIND),
    "has a page for browsers in it": (lambda: named("c/m/kwaad.html"), KIND),
    "has a hidden file in it": (lambda: named("c/.htaccess"), KIND),
    "has a hidden folder in it": (lambda: named("c/.git/01-a.md"), KIND),
    "is empty": (bytes, ZIP),
    "is a text": (lambda: b"# Geen zip\n" * 40, ZIP),
    "is a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(400), ZIP),
    "is cut off at its end": (lambda: zipped()[:-10], ZIP),
    "is cut off far from its end": (lambda: zipped()[:200], ZIP),
    "is cut off at its start": (lambda: zipped()[100:], ZIP),
    "misses something in the middle": (lambda: zipped()[:90] + zipped()[150:], ZIP),
    "has something before it": (lambda: b"#!/bin/sh\n" + zipped(), ZIP),
    "has something behind it": (lambda: zipped() + b"nog iets", ZIP),
    "has an end and nothing else": (lambda: zipped()[-22:], ZIP),
    "says that it is a very large one": (longer, "no course has as many"),
    "has pages that share their bytes": (overlapping, "share the same bytes"),
    "was damaged on the way": (damaged, "came out damaged"),
    "has two names for one page": (two_names, "came out damaged"),
    "has two courses": (lambda: zipped(("d/course.md", b"---\ntitle: D\n---\n")), "more than one course"),
    "has something beside the course": (lambda: named("begrippen.md"), "something beside it"),
    "has no course": (lambda: without("c/course.md"), "there is no course in it"),
    "has nothing": (lambda: zipped(course={}), "there is no course in it"),
    "has a course in a folder too many": (lambda: moved("c/", "courses/c/"), "there is no course in it"),
    "has a course in no folder": (lambda: moved("c/", ""), "lies in no folder"),
    "has a course that cannot have an address": (lambda: moved("c/", "Mijn cursus/"), "cannot be the name"),
    "takes the place of the routes": (lambda: moved("c/", "routes/"), "cannot be the name"),
    "has a course that is no text": (
        lambda: zipped(course={**COURSE, "c/course.md": b"\x89PNG\xff"}),
        "is not a text in UTF-8",
    ),
}
"""what is wrong with it: how to make it, and what the import has to say"""
