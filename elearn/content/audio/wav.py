"""WAV: chunk after chunk; the size of the sound by the bytes that one second takes."""

import struct

from elearn.content.audio.sound import Data, Fault, NoSound

PLAIN, FLOAT, EXTENSIBLE = 1, 3, 0xFFFE
NOT_FINISHED = frozenset({0, 0xFFFFFFFF})
"""sizes that a recorder writes first, and mends when it stops"""


def seconds_of(data: Data) -> float:
    """The length of the sound. Raises NoSound."""
    if data[8:12] != b"WAVE":
        raise NoSound(Fault.UNKNOWN if len(data) >= 12 else Fault.CUT_OFF)
    at, per_second = 12, 0
    while at < len(data):
        name, size = struct.unpack_from("<4sI", data, at)
        if name == b"data":
            return _length(size, len(data) - at - 8, per_second)
        if name == b"fmt ":
            per_second = _bytes_in_a_second(data, at + 8)
        at += 8 + size + size % 2
    raise NoSound(Fault.CUT_OFF)


def _length(size: int, there: int, per_second: int) -> float:
    if not per_second:
        raise NoSound(Fault.UNKNOWN)
    if size > there or (size in NOT_FINISHED and there):
        raise NoSound(Fault.CUT_OFF)
    return size / per_second


def _bytes_in_a_second(data: Data, at: int) -> int:
    coding, channels, rate, _speed, _block, bits = struct.unpack_from("<HHIIHH", data, at)
    if coding not in (PLAIN, FLOAT, EXTENSIBLE):
        raise NoSound(Fault.UNKNOWN)
    return int(channels * rate * bits // 8)
