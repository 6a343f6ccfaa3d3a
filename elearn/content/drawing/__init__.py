"""Drawings of a course: SVG of which only what is on a list is let in, shown inline on its pages."""

from elearn.content.drawing.inline import Drawing
from elearn.content.drawing.reading import read_drawing

__all__ = ["Drawing", "read_drawing"]
