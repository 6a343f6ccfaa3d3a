"""MP3: frame after frame to the last byte, with tags before and behind."""

from dataclasses import dataclass

from elearn.content.audio.sound import Data, Fault, NoSound

V1_RATES = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0)
V2_RATES = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0)
FREQUENCIES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
"""by the two bits of the version: MPEG 1, 2 and 2.5"""
LAYER_3 = 1
FEWEST_FRAMES = 4
TAGS_BEHIND = (b"TAG", b"APETAGEX", b"LYRICS", b"ID3", b"3DI")


@dataclass(frozen=True)
class _Frame:
    size: int
    samples: int
    frequency: int
    side: int
    """bytes of side information, behind which the first frame may tell how many there are"""


def seconds_of(data: Data) -> float:
    """The length of the sound. Raises NoSound."""
    at = first = _behind_tag(data)
    seconds, frames = 0.0, 0
    while at < len(data):
        frame = _frame(data[at : at + 4])
        if frame is None:
            break
        if at + frame.size > len(data):
            raise NoSound(Fault.CUT_OFF)
        seconds += frame.samples / frame.frequency
        at, frames = at + frame.size, frames + 1
    if frames < FEWEST_FRAMES or not _is_tag(data, at):
        raise NoSound(Fault.UNKNOWN)
    if frames < _told(data, first):
        raise NoSound(Fault.CUT_OFF)
    return seconds


def _behind_tag(data: Data) -> int:
    """Where the first frame begins."""
    if data[:3] != b"ID3":
        return 0
    size = 0
    for byte in data[6:10]:
        size = size << 7 | byte & 0x7F
    at = 10 + size + (10 if data[5] & 0x10 else 0)
    if at >= len(data):
        raise NoSound(Fault.CUT_OFF)
    rest = data[at:]
    return len(data) - len(rest.lstrip(b"\0"))


def _frame(head: bytes) -> _Frame | None:
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return None
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    rate = (V1_RATES if version == 3 else V2_RATES)[head[2] >> 4]
    frequencies, place = FREQUENCIES.get(version), head[2] >> 2 & 3
    if layer != LAYER_3 or frequencies is None or place == 3 or not rate:
        return None
    samples = 1152 if version == 3 else 576
    is_mono = head[3] >> 6 == 3
    side = (17 if is_mono else 32) if version == 3 else (9 if is_mono else 17)
    frequency = frequencies[place]
    size = samples // 8 * rate * 1000 // frequency + (head[2] >> 1 & 1)
    return _Frame(size, samples, frequency, side)


def _is_tag(data: Data, at: int) -> bool:
    """Whether nothing is left, or nothing that sounds."""
    return at == len(data) or data[at : at + 8].startswith(TAGS_BEHIND) or not any(data[at:])


def _told(data: Data, first: int) -> int:
    """How many frames the first one says there are; 0 when it does not."""
    frame = _frame(data[first : first + 4])
    at = first + 4 + (frame.side if frame else 0)
    if data[at : at + 4] not in (b"Xing", b"Info") or not data[at + 7] & 1:
        return 0
    return int.from_bytes(data[at + 8 : at + 12], "big")
