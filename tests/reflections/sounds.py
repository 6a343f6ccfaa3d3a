"""Recordings for tests: a tone of a second and a bit in every kind, made by ffmpeg, and WAV made here."""

import io
import wave
from pathlib import Path

SOUNDS = Path(__file__).parent / "sounds"
KINDS = {
    "toon.ogg": "audio/ogg",
    "toon.webm": "audio/webm",
    "live.webm": "audio/webm",
    "toon.m4a": "audio/mp4",
    "begin.m4a": "audio/mp4",
    "stukjes.m4a": "audio/mp4",
    "toon.mp3": "audio/mpeg",
    "toon.wav": "audio/wav",
}
"""by the name of the file; `live` and `stukjes` are as browsers record: without sizes, and in fragments"""
FILMS = ("film.webm", "film.mp4", "film.ogv")


def sound(name: str) -> bytes:
    return (SOUNDS / name).read_bytes()


def wav(seconds: float) -> bytes:
    """Silence, 8,000 bytes a second."""
    file = io.BytesIO()
    with wave.open(file, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(1)
        made.setframerate(8000)
        made.writeframes(b"\x80" * int(8000 * seconds))
    return file.getvalue()
