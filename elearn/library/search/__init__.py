"""Searching in all course text: what can be found, under which words, and the sentence that is shown."""

from elearn.library.search.entries import Entry, entries_of
from elearn.library.search.excerpts import Piece
from elearn.library.search.index import Found, Hit, SearchIndex, build_index

__all__ = ["Entry", "Found", "Hit", "Piece", "SearchIndex", "build_index", "entries_of"]
