"""MP4 and M4A, as phones record: boxes in boxes; one track of sound, whole or in fragments, and none of pictures."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from elearn.content.audio.sound import Data, Fault, NoSound

CODECS = frozenset({b"mp4a", b"Opus", b"alac", b"fLaC"})
HAS_BASE, HAS_DESCRIPTION, HAS_DEFAULT = 0x1, 0x2, 0x8
HAS_OFFSET, HAS_FIRST_FLAGS, HAS_DURATION = 0x1, 0x4, 0x100
PER_SAMPLE = (HAS_DURATION, 0x200, 0x400, 0x800)

MOST_BOXES = 50_000
"""in one box; five minutes in fragments of a tenth of a second are 6,000"""

Box = tuple[bytes, int, int]
"""type, first byte of what is in it, byte after the last"""


@dataclass
class _Track:
    """The sound in a file; times are counted in steps of which a second has `scale`."""

    number: int
    scale: int
    duration: int
    default: int = 0
    """how long a sample of a fragment lasts that does not say it itself"""


def seconds_of(data: Data) -> float:
    """The length of the sound. Raises NoSound."""
    top = list(_boxes(data, 0, len(data)))
    movie = next((box for box in top if box[0] == b"moov"), None)
    if movie is None or not any(name == b"mdat" for name, _start, _end in top):
        raise NoSound(Fault.CUT_OFF)
    track = _sound_of(data, movie)
    fragments = [box for box in top if box[0] == b"moof"]
    steps = track.duration + sum(_duration_of(data, fragment, track) for fragment in fragments)
    return steps / track.scale


def _boxes(data: Data, start: int, end: int) -> Iterator[Box]:
    for _number in range(MOST_BOXES):
        if start >= end:
            return
        size, name = struct.unpack_from(">I4s", data, start)
        inside = start + 8
        if size == 1:
            size, inside = struct.unpack_from(">Q", data, inside)[0], inside + 8
        elif size == 0:
            size = end - start
        if start + size > end:
            raise NoSound(Fault.CUT_OFF)
        if start + size < inside:
            raise NoSound(Fault.UNKNOWN)
        yield name, inside, start + size
        start += size
    raise NoSound(Fault.UNKNOWN)


def _within(data: Data, box: Box, *path: bytes) -> Box:
    """The first box on a path of names. Raises NoSound when there is none."""
    for name in path:
        found = next((inner for inner in _boxes(data, box[1], box[2]) if inner[0] == name), None)
        if found is None:
            raise NoSound(Fault.UNKNOWN)
        box = found
    return box


def _sound_of(data: Data, movie: Box) -> _Track:
    tracks = [box for box in _boxes(data, movie[1], movie[2]) if box[0] == b"trak"]
    kinds = [_kind_of(data, track) for track in tracks]
    if b"vide" in kinds:
        raise NoSound(Fault.PICTURES)
    if kinds.count(b"soun") != 1:
        raise NoSound(Fault.UNKNOWN)
    track = _track(data, tracks[kinds.index(b"soun")])
    extends = next((box for box in _boxes(data, movie[1], movie[2]) if box[0] == b"mvex"), None)
    for _name, start, _end in (box for box in _boxes(data, *extends[1:]) if box[0] == b"trex") if extends else ():
        number, _description, default = struct.unpack_from(">III", data, start + 4)
        if number == track.number:
            track.default = default
    return track


def _kind_of(data: Data, track: Box) -> bytes:
    _name, start, _end = _within(data, track, b"mdia", b"hdlr")
    return data[start + 8 : start + 12]


def _track(data: Data, box: Box) -> _Track:
    _name, start, _end = _within(data, box, b"mdia", b"minf", b"stbl", b"stsd")
    if data[start + 12 : start + 16] not in CODECS:
        raise NoSound(Fault.UNKNOWN)
    _name, head, _end = _within(data, box, b"tkhd")
    number = struct.unpack_from(">I", data, head + (20 if data[head] else 12))[0]
    _name, media, _end = _within(data, box, b"mdia", b"mdhd")
    scale, duration = struct.unpack_from(">IQ", data, media + 20) if data[media] else _short(data, media + 12)
    if not scale:
        raise NoSound(Fault.UNKNOWN)
    return _Track(number, scale, duration)


def _short(data: Data, at: int) -> tuple[int, int]:
    scale, duration = struct.unpack_from(">II", data, at)
    return scale, 0 if duration == 0xFFFFFFFF else duration


def _duration_of(data: Data, fragment: Box, track: _Track) -> int:
    steps = 0
    for part in (box for box in _boxes(data, fragment[1], fragment[2]) if box[0] == b"traf"):
        _name, start, _end = _within(data, part, b"tfhd")
        flags, number = struct.unpack_from(">II", data, start)
        at = start + 8 + (8 if flags & HAS_BASE else 0) + (4 if flags & HAS_DESCRIPTION else 0)
        default = struct.unpack_from(">I", data, at)[0] if flags & HAS_DEFAULT else track.default
        if number == track.number:
            runs = (box for box in _boxes(data, part[1], part[2]) if box[0] == b"trun")
            steps += sum(_run_of(data, run, default) for run in runs)
    return steps


def _run_of(data: Data, run: Box, default: int) -> int:
    _name, start, end = run
    flags, count = struct.unpack_from(">II", data, start)
    if not flags & HAS_DURATION:
        return count * default
    at = start + 8 + (4 if flags & HAS_OFFSET else 0) + (4 if flags & HAS_FIRST_FLAGS else 0)
    width = 4 * sum(bool(flags & one) for one in PER_SAMPLE)
    if at + count * width > end:
        raise NoSound(Fault.UNKNOWN)
    return sum(struct.unpack_from(">I", data, at + number * width)[0] for number in range(count))
