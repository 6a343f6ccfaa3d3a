"""The prose of course files: what people read in them, piece by piece, for those who check its language."""

from elearn.library.prose.files import Prose, prose_of, read_prose, sound_files
from elearn.library.prose.pieces import Kind, Piece, When

__all__ = ["Kind", "Piece", "Prose", "When", "prose_of", "read_prose", "sound_files"]
