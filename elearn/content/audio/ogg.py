"""Ogg with Opus or Vorbis: page after page to the last byte, one stream; the last page says how long it sounds."""

import struct

from elearn.content.audio.sound import Data, Fault, NoSound

PAGE = struct.Struct("<4sBBqIIIB")
OPUS_RATE = 48_000
FILMS = (b"\x80theora", b"OVP80", b"BBCD\0", b"\x01video")


def seconds_of(data: Data) -> float:
    """The length of the stream. Raises NoSound."""
    at, stream, last, begins, rate = 0, -1, 0, 0, 0
    for number in range(len(data)):
        if at == len(data):
            break
        sign, version, _flags, position, serial, sequence, _sum, segments = PAGE.unpack_from(data, at)
        if sign != b"OggS" or version != 0:
            raise NoSound(Fault.UNKNOWN)
        body = at + PAGE.size + segments
        at = body + sum(data[at + PAGE.size : body])
        if at > len(data) or len(data) < body:
            raise NoSound(Fault.CUT_OFF)
        if number == 0:
            stream, (rate, begins) = serial, _head(data[body:at])
        elif serial != stream:
            _refuse_other(data[body:at])
        elif sequence != number:
            raise NoSound(Fault.CUT_OFF)
        last = max(last, position)
    return (last - begins) / rate


def _head(packet: bytes) -> tuple[int, int]:
    """The rate at which positions count, and the position where sound begins."""
    if packet[:8] == b"OpusHead":
        return OPUS_RATE, struct.unpack_from("<H", packet, 10)[0]
    if packet[:7] == b"\x01vorbis":
        rate = struct.unpack_from("<I", packet, 12)[0]
        if rate:
            return rate, 0
    _refuse_other(packet)
    raise NoSound(Fault.UNKNOWN)


def _refuse_other(packet: bytes) -> None:
    """A second stream makes it something else than a recording of a voice."""
    raise NoSound(Fault.PICTURES if packet.startswith(FILMS) else Fault.UNKNOWN)
