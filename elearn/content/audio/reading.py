"""Finds out what a file is: by its first bytes, then by walking through all its parts."""

import struct
from collections.abc import Callable

from elearn.content.audio import mp3, mp4, ogg, wav, webm
from elearn.content.audio.sound import Data, Fault, Kind, NoSound, Sound

READERS: dict[Kind, Callable[[Data], float]] = {
    Kind.OGG: ogg.seconds_of,
    Kind.WEBM: webm.seconds_of,
    Kind.MP4: mp4.seconds_of,
    Kind.MP3: mp3.seconds_of,
    Kind.WAV: wav.seconds_of,
}
SHORTEST = 0.1
"""seconds; a shorter one is a button pressed twice"""


def read_sound(data: Data) -> Sound:
    """Read a whole file.

    Raises:
        NoSound: empty, cut off, a film, or nothing that browsers play.
    """
    kind = _kind_of(data)
    try:
        seconds = READERS[kind](data)
    except (struct.error, IndexError):
        raise NoSound(Fault.CUT_OFF) from None
    if seconds < SHORTEST:
        raise NoSound(Fault.EMPTY)
    return Sound(kind, seconds)


def _kind_of(data: Data) -> Kind:
    head = data[:12]
    if not head:
        raise NoSound(Fault.EMPTY)
    if head[:4] == b"RIFF" and head[8:12] == b"AVI ":
        raise NoSound(Fault.PICTURES)
    signs = {
        Kind.OGG: head[:4] == b"OggS",
        Kind.WEBM: head[:4] == webm.EBML,
        Kind.MP4: head[4:8] == b"ftyp",
        Kind.WAV: head[:4] == b"RIFF",
        Kind.MP3: head[:3] == b"ID3" or (len(head) > 1 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2),
    }
    found = next((kind for kind, is_it in signs.items() if is_it), None)
    if found is None:
        raise NoSound(Fault.UNKNOWN)
    return found
