"""The way somebody walks: the pages of a course or a route in order, and what comes before and after each."""

from collections.abc import Collection
from dataclasses import dataclass

from elearn.library import Catalogue, Course, Module, Page, Route

Stop = Page | Module


@dataclass(frozen=True)
class Way:
    """The modules that can be read, in the order in which they are walked."""

    modules: tuple[Module, ...]
    route: Route | None = None

    @property
    def pages(self) -> tuple[Page, ...]:
        return tuple(page for module in self.modules for page in module.pages)

    def before(self, page: Page) -> Page | None:
        """The page before this one, in an earlier module if need be."""
        stop, position = self._place(page)
        if position:
            return self.modules[stop].pages[position - 1]
        return self.modules[stop - 1].pages[-1] if stop else None

    def after(self, page: Page) -> Stop | None:
        """The next page of the module, else the next module, whose introduction is read first; or None."""
        stop, position = self._place(page)
        pages, later = self.modules[stop].pages, self.modules[stop + 1 :]
        return pages[position + 1] if position + 1 < len(pages) else next(iter(later), None)

    def has(self, page: Page) -> bool:
        return any(page.key == each.key for module in self.modules if _holds(module, page) for each in module.pages)

    def first_open(self, done: Collection[str]) -> Page | None:
        """The first page that is not finished; None when every page is."""
        return next((page for page in self.pages if page.key not in done), None)

    def _place(self, page: Page) -> tuple[int, int]:
        """Which module the page is in, and which of its pages it is; only that module's pages are looked at."""
        stop = next(index for index, module in enumerate(self.modules) if _holds(module, page))
        return stop, [each.slug for each in self.modules[stop].pages].index(page.slug)


def _holds(module: Module, page: Page) -> bool:
    return module.id == page.module and module.course == page.course


def way_through(thing: Course | Route | Module) -> Way:
    """The way through a whole course, a whole route or one module; a module under repair is passed by."""
    modules = (thing,) if isinstance(thing, Module) else thing.modules
    walkable = tuple(module for module in modules if module.pages)
    return Way(walkable, thing if isinstance(thing, Route) else None)


def way_of(page: Page, catalogue: Catalogue, route: Route | None = None) -> Way:
    """The way this page lies on: the route when the page belongs to it, else its course."""
    if route is not None:
        along = way_through(route)
        if along.has(page):
            return along
    course = catalogue.course(page.course)
    if course is None:
        raise LookupError(f"no course has the page {page.key}")
    return way_through(course)
