"""Walks a scenario fast: the story is compiled once, and a situation in it is one whole number."""
