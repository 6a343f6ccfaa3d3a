"""A recording is known by its bytes: every kind, every way in which it is none, and whatever somebody makes of it."""

import struct
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.content.audio import Fault, NoSound, read_sound
from tests.reflections.sounds import FILMS, KINDS, sound, wav


def fault_of(data: bytes) -> Fault:
    with pytest.raises(NoSound) as caught:
        read_sound(data)
    return caught.value.fault


@pytest.mark.parametrize("name", KINDS)
def test_a_recording_is_known_by_its_content_and_measured(name: str) -> None:
    found = read_sound(sound(name))
    assert found.kind.media_type == KINDS[name]
    assert 1.15 < found.seconds < 1.3


@pytest.mark.parametrize("name", FILMS)
def test_a_film_is_none(name: str) -> None:
    assert fault_of(sound(name)) is Fault.PICTURES


@pytest.mark.parametrize("name", KINDS)
def test_a_recording_that_is_cut_off_is_never_longer_and_nearly_always_noticed(name: str) -> None:
    whole, seconds, passed = sound(name), read_sound(sound(name)).seconds, 0
    for length in range(len(whole)):
        try:
            assert read_sound(whole[:length]).seconds < seconds + 0.001
        except NoSound:
            continue
        passed += 1
    assert passed <= 5, "only where a part ends exactly"


@pytest.mark.parametrize(
    "data",
    [
        b"Geen geluid, een brief.",
        b"<!doctype html><script>alert(1)</script>",
        b"%PDF-1.7\n",
        b"\x89PNG\r\n\x1a\n" + bytes(40),
        b"PK\x03\x04" + bytes(40),
        b"MZ" + bytes(400),
        b"fLaC" + bytes(400),
        b"\xff\xfb\x90\x00" + bytes(4000),
        b"\xff\xd8\xff\xe0" + bytes(400),
        b"RIFF\x10\0\0\0WEBP" + bytes(40),
        b"\0\0\0\x18ftypheic" + bytes(12) + b"\0\0\0\x08mdat" + b"\0\0\0\x08moov",
        bytes(1000),
    ],
)
def test_something_else_is_none(data: bytes) -> None:
    assert fault_of(data) is Fault.UNKNOWN


def test_nothing_and_nearly_nothing_are_empty() -> None:
    assert fault_of(b"") is Fault.EMPTY
    assert fault_of(wav(0)) is Fault.EMPTY
    assert fault_of(wav(0.05)) is Fault.EMPTY


def test_markup_behind_a_recording_makes_it_none() -> None:
    for name in ("toon.ogg", "toon.mp3", "toon.m4a", "toon.webm"):
        with pytest.raises(NoSound):
            read_sound(sound(name) + b"<script>alert(1)</script>")


def test_a_length_that_a_head_claims_is_not_believed() -> None:
    """WebM: the duration is a number in the head; the blocks say how long it really is."""
    data = bytearray(sound("toon.webm"))
    at = data.index(b"\x44\x89\x88") + 3
    data[at : at + 8] = struct.pack(">d", 1.0)
    assert read_sound(bytes(data)).seconds > 1.15


@pytest.mark.parametrize(
    "data",
    [
        b"ID3\x04\0\0\0\0\0\0" + bytes(6_000_000),
        sound("toon.webm")[:200] + b"\xec\x80" * 3_000_000,
        b"\0\0\0\x10ftypM4A \0\0\0\0" + b"\0\0\0\x08free" * 700_000,
        b"OggS\0" * 1_000_000,
    ],
    ids=["mp3", "webm", "mp4", "ogg"],
)
def test_a_file_made_to_keep_us_busy_is_soon_refused(data: bytes) -> None:
    began = time.process_time()
    with pytest.raises(NoSound):
        read_sound(data)
    assert time.process_time() - began < 5


@given(st.sampled_from(sorted(KINDS)), st.data())
def test_whatever_is_changed_in_a_recording_it_is_read_or_refused(name: str, chance: st.DataObject) -> None:
    data = bytearray(sound(name))
    for _change in range(chance.draw(st.integers(1, 8))):
        at = chance.draw(st.integers(0, min(len(data) - 1, 900)))
        data[at] = chance.draw(st.integers(0, 255))
    try:
        assert read_sound(bytes(data)).seconds > 0
    except NoSound:
        return
