"""The private files of recordings: written whole or not at all, under names that nobody can guess or ask for.

A file is there before its row, so a row always has one. What a crash leaves behind is a file without a row, which
`forget_strays` finds.
"""

import hashlib
import math
import mmap
import os
import re
import secrets
import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from flask import current_app

from elearn.content.audio import Fault, Kind, NoSound, read_sound

MOST_BYTES = 12_000_000
MOST_SECONDS = 310
"""five minutes, and time to find the button"""
NAME = re.compile(r"[0-9a-f]{32}\Z")
INCOMING = "incoming"
PIECE = 1 << 16
LET_BE = 3600
"""seconds in which a file without a row may still get it"""


class TooLarge(ValueError):
    """More than MOST_BYTES."""


class TooLong(ValueError):
    """More than MOST_SECONDS."""


@dataclass(frozen=True)
class Shelved:
    """A file that lies in its place and has no row yet."""

    stored_name: str
    kind: Kind
    seconds: int
    bytes: int
    sha256: str

    @property
    def columns(self) -> dict[str, Any]:
        """What a row of it holds."""
        return {
            "mime": self.kind.media_type,
            "bytes": self.bytes,
            "seconds": self.seconds,
            "sha256": self.sha256,
            "stored_name": self.stored_name,
        }


def folder() -> Path:
    """Where the files lie."""
    data: Path = current_app.extensions["settings"].data
    return data / "voices"


def path_of(stored_name: str) -> Path:
    """The path of a file; `stored_name` comes from a row, never from a request."""
    if not NAME.fullmatch(stored_name):
        raise ValueError("no name of a recording")
    return (folder() / stored_name[:2] / stored_name).resolve()


def shelve(source: IO[bytes]) -> Shelved:
    """Put what was sent in its place, when it is a recording.

    Raises:
        NoSound, TooLarge, TooLong: nothing is left of it then.
    """
    name = secrets.token_hex(16)
    waiting, place = folder() / INCOMING / name, path_of(name)
    for parent in (waiting.parent, place.parent):
        parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        size, digest = _write(source, waiting)
        kind, seconds = _read(waiting, size)
        waiting.replace(place)
    except BaseException:
        waiting.unlink(missing_ok=True)
        raise
    _make_lasting(place.parent)
    return Shelved(name, kind, seconds, size, digest)


def _write(source: IO[bytes], path: Path) -> tuple[int, str]:
    size, digest = 0, hashlib.sha256()
    with path.open("xb") as file:
        path.chmod(0o600)
        while piece := source.read(PIECE):
            size += len(piece)
            if size > MOST_BYTES:
                raise TooLarge
            digest.update(piece)
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return size, digest.hexdigest()


def _read(path: Path, size: int) -> tuple[Kind, int]:
    if not size:
        raise NoSound(Fault.EMPTY)
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        sound = read_sound(data)
    if sound.seconds > MOST_SECONDS:
        raise TooLong
    return sound.kind, math.ceil(sound.seconds)


def _make_lasting(directory: Path) -> None:
    """A name in a directory lasts when the directory is written too."""
    opened = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def named(name: str, media_type: str) -> str:
    """The name of a file that somebody takes along: `name` with the ending of its kind."""
    ending = next((kind.ending for kind in Kind if kind.media_type == media_type), "bin")
    return f"{name}.{ending}"


def is_there(stored_name: str) -> bool:
    return path_of(stored_name).is_file()


def forget(stored_names: Collection[str]) -> None:
    """Remove files; one that is gone already is gone."""
    for name in stored_names:
        path_of(name).unlink(missing_ok=True)


def forget_strays(known: Collection[str]) -> int:
    """Remove every file that has no row, and give their number; what came in a moment ago is let be."""
    strays = [path for path in _files() if path.name not in known and time.time() - path.stat().st_mtime > LET_BE]
    for path in strays:
        path.unlink(missing_ok=True)
    return len(strays)


def _files() -> Iterator[Path]:
    return (path for path in folder().glob("*/*") if path.is_file())
