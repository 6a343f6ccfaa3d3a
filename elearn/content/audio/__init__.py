"""Recordings of a voice: what a file is by its bytes alone, and how long it sounds; nothing is ever decoded."""

from elearn.content.audio.reading import read_sound
from elearn.content.audio.sound import Data, Fault, Kind, NoSound, Sound

__all__ = ["Data", "Fault", "Kind", "NoSound", "Sound", "read_sound"]
