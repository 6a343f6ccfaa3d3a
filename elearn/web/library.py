"""The loaded courses, for every request; no request parses Markdown."""

import logging
from collections.abc import Sequence
from pathlib import Path

from flask import Flask, current_app

from elearn.library import Catalogue, LiveCatalogue

log = logging.getLogger("elearn")


def open_library(app: Flask, folders: Sequence[Path], *, watch: bool) -> None:
    """Load the courses once; a broken module is reported in the log and the rest works."""
    live = LiveCatalogue(folders, watch=watch)
    for problem in live.current.problems:
        log.warning("%s", problem)
    app.extensions["library"] = live


def catalogue() -> Catalogue:
    """The courses as they are now."""
    live: LiveCatalogue = current_app.extensions["library"]
    return live.current
