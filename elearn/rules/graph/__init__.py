"""The picture of a story as plain geometry: scenes in layers, and every way between them."""

from elearn.rules.graph.picture import draw_story
from elearn.rules.graph.shapes import Box, Line, Picture

__all__ = ["Box", "Line", "Picture", "draw_story"]
