"""Reads folders of courses into one catalogue and checks what crosses files."""

from elearn.library.addresses import Addresses
from elearn.library.catalogue import Catalogue, Neighbours
from elearn.library.live import LiveCatalogue
from elearn.library.loading import load_catalogue
from elearn.library.search import Found, Hit, Piece
from elearn.library.shapes import Bibliography, Course, Glossary, Module, Page, Route, Term
from elearn.library.stories import parse_story

__all__ = [
    "Addresses",
    "Bibliography",
    "Catalogue",
    "Course",
    "Found",
    "Glossary",
    "Hit",
    "LiveCatalogue",
    "Module",
    "Neighbours",
    "Page",
    "Piece",
    "Route",
    "Term",
    "load_catalogue",
    "parse_story",
]
