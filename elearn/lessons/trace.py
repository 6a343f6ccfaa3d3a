"""Where a reader was: the pages they opened, the newest first, and those they finished."""

from dataclasses import dataclass

from elearn.lessons.way import Stop, Way
from elearn.library import Module, Page
from elearn.progress.queries import pages_of


@dataclass(frozen=True)
class Trace:
    """Page keys; a visitor leaves none."""

    opened: tuple[str, ...] = ()
    done: frozenset[str] = frozenset()

    def here(self, way: Way) -> Page | None:
        """The page of this way that was opened last."""
        pages = {page.key: page for page in way.pages}
        return next((pages[key] for key in self.opened if key in pages), None)

    def onward(self, way: Way) -> Stop | None:
        """Where to go on: the page they were on, what comes after it when it is finished, else what is still open."""
        here = self.here(way)
        stop = way.after(here) if here and here.key in self.done else here
        if stop is None or self._is_done(stop):
            stop = way.first_open(self.done)
        return stop or next(iter(way.pages), None)

    def _is_done(self, stop: Stop) -> bool:
        pages = stop.pages if isinstance(stop, Module) else (stop,)
        return all(page.key in self.done for page in pages)


def trace_of(reader: int | None) -> Trace:
    """What this reader left behind, in one query; none for a visitor."""
    if not reader:
        return Trace()
    rows = sorted(pages_of(reader).values(), key=lambda row: (row.opened_at, row.id), reverse=True)
    done = frozenset(row.page_key for row in rows if row.finished_at is not None)
    return Trace(tuple(row.page_key for row in rows), done)
