"""WebM with Opus or Vorbis, as browsers record it: element after element; the last block says how long it sounds.

A recording made while it is sent has elements without a size, so the walk is flat: it steps into the elements that
hold others, and over all the rest.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from elearn.content.audio.sound import Data, Fault, NoSound

EBML = b"\x1a\x45\xdf\xa3"
HEAD, SEGMENT, INFO, TRACKS, TRACK = 0x1A45DFA3, 0x18538067, 0x1549A966, 0x1654AE6B, 0xAE
CLUSTER, GROUP = 0x1F43B675, 0xA0
HOLDS_OTHERS = frozenset({HEAD, SEGMENT, INFO, TRACKS, TRACK, CLUSTER, GROUP})
DOCTYPE, SCALE, TRACK_TYPE, CODEC, CLUSTER_TIME, SIMPLE_BLOCK, BLOCK = 0x4282, 0x2AD7B1, 0x83, 0x86, 0xE7, 0xA3, 0xA1
AUDIO_TRACK = 2
CODECS = frozenset({b"A_OPUS", b"A_VORBIS"})
MOST_ELEMENTS = 400_000
"""five minutes of the shortest sounds that Opus knows are 120,000"""
ONE_BLOCK = 0.02
"""seconds that the last block sounds, near enough"""


@dataclass
class _Heard:
    """What the walk has come by."""

    scale: int = 1_000_000
    """nanoseconds in one step of time"""
    cluster: int = 0
    times: list[int] = field(default_factory=list)
    """first and last block"""
    codecs: set[bytes] = field(default_factory=set)


def seconds_of(data: Data) -> float:
    """The length of the sound. Raises NoSound."""
    heard = _Heard()
    for name, start, end in _elements(data):
        _note(heard, name, data, start, end)
    if not heard.codecs or not heard.codecs <= CODECS:
        raise NoSound(Fault.UNKNOWN)
    if not heard.times:
        raise NoSound(Fault.EMPTY)
    return (heard.times[-1] - heard.times[0]) * heard.scale / 1e9 + ONE_BLOCK


def _note(heard: _Heard, name: int, data: Data, start: int, end: int) -> None:
    if name == DOCTYPE and _text(data, start, end) != b"webm":
        raise NoSound(Fault.UNKNOWN)
    if name == TRACK_TYPE and _number(data, start, end) != AUDIO_TRACK:
        raise NoSound(Fault.PICTURES)
    if name == CODEC:
        heard.codecs.add(_text(data, start, end))
    elif name == SCALE:
        heard.scale = _number(data, start, end)
    elif name == CLUSTER_TIME:
        heard.cluster = _number(data, start, end)
    elif name in (SIMPLE_BLOCK, BLOCK):
        _track, at = _counted(data, start, end)
        time = heard.cluster + int.from_bytes(data[at : at + 2], "big", signed=True)
        heard.times[1:] = [max([time, *heard.times])]
        if len(heard.times) == 1:
            heard.times.insert(0, time)


def _elements(data: Data) -> Iterator[tuple[int, int, int]]:
    """(name, first byte, byte after the last) of every element that holds no others."""
    at, count = 0, 0
    while at < len(data):
        width = _width(data[at], most=4)
        name = int.from_bytes(data[at : at + width], "big")
        size, start = _counted(data, at + width, len(data))
        is_open = size == (1 << (7 * (start - at - width))) - 1
        if not is_open and start + size > len(data):
            raise NoSound(Fault.CUT_OFF)
        if name in HOLDS_OTHERS:
            at = start
        elif is_open:
            raise NoSound(Fault.UNKNOWN)
        else:
            yield name, start, start + size
            at = start + size
        count += 1
        if count > MOST_ELEMENTS:
            raise NoSound(Fault.UNKNOWN)


def _counted(data: Data, at: int, end: int) -> tuple[int, int]:
    """A number of variable width, without the bit that marks its width, and the place after it."""
    width = _width(data[at], most=8)
    if at + width > end:
        raise NoSound(Fault.CUT_OFF)
    return int.from_bytes(data[at : at + width], "big") & ((1 << (7 * width)) - 1), at + width


def _width(first: int, most: int) -> int:
    width = 9 - first.bit_length()
    if width > most:
        raise NoSound(Fault.UNKNOWN)
    return width


def _number(data: Data, start: int, end: int) -> int:
    if end - start > 8:
        raise NoSound(Fault.UNKNOWN)
    return int.from_bytes(data[start:end], "big")


def _text(data: Data, start: int, end: int) -> bytes:
    return data[start : min(end, start + 40)].rstrip(b"\0")
