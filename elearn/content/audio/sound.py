"""What reading a recording gives: its kind and length, or why it cannot be used."""

from dataclasses import dataclass
from enum import Enum
from mmap import mmap

Data = bytes | mmap
"""a whole file, in memory or mapped from the disk"""


class Kind(Enum):
    """A kind of file that browsers play, with its media type and the ending of a name for it."""

    OGG = ("audio/ogg", "ogg")
    WEBM = ("audio/webm", "webm")
    MP4 = ("audio/mp4", "m4a")
    MP3 = ("audio/mpeg", "mp3")
    WAV = ("audio/wav", "wav")

    @property
    def media_type(self) -> str:
        return self.value[0]

    @property
    def ending(self) -> str:
        return self.value[1]


class Fault(Enum):
    """Why a file is no recording that can be kept."""

    EMPTY = "no sound in it"
    CUT_OFF = "a part of the file is missing"
    PICTURES = "a film"
    UNKNOWN = "no sound that browsers play"


class NoSound(ValueError):
    """A file that is not a recording; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True)
class Sound:
    """A recording: its kind by its content, and its length in seconds as its parts say it, not as its head claims."""

    kind: Kind
    seconds: float
