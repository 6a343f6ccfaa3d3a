"""Holds the catalogue of a running program and, when told to watch, reads changed files again."""

import threading
import time
from collections.abc import Sequence
from pathlib import Path

from elearn.content.source import digest
from elearn.library.addresses import Addresses
from elearn.library.catalogue import Catalogue
from elearn.library.loading import load_catalogue
from elearn.library.reading import Memo
from elearn.library.snapshot import fingerprint

PATIENCE = 1.0


class LiveCatalogue:
    """`current` is always a whole catalogue: a new one takes the place of the old one in one step."""

    def __init__(self, folders: Sequence[Path], addresses: Addresses | None = None, watch: bool = False) -> None:
        self.folders = tuple(folders)
        self.addresses = addresses or Addresses()
        self.watch = watch
        self._lock = threading.Lock()
        self._memo = Memo()
        self._seen = fingerprint(self.folders)
        self._looked = time.monotonic()
        self._current = load_catalogue(self.folders, self.addresses, self._memo)

    @property
    def current(self) -> Catalogue:
        if self.watch and time.monotonic() - self._looked >= PATIENCE and self._lock.acquire(blocking=False):
            try:
                self._look()
            finally:
                self._lock.release()
        return self._current

    @property
    def version(self) -> str:
        """Another text for every state of the files that was loaded."""
        return digest(repr(self._seen))

    def reload(self) -> Catalogue:
        """Read what changed, now."""
        with self._lock:
            self._look()
        return self._current

    def _look(self) -> None:
        seen = fingerprint(self.folders)
        self._looked = time.monotonic()
        if seen != self._seen:
            self._current = load_catalogue(self.folders, self.addresses, self._memo)
            self._seen = seen
