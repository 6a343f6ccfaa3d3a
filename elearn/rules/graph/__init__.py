"""The picture of a story as plain geometry: scenes in layers, and every way between them."""
