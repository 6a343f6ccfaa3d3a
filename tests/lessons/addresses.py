"""Every address that somebody can read, in the courses as they are shipped."""

from collections.abc import Iterator

from elearn.library import Catalogue, Page
from elearn.web.library import catalogue


def every_address(books: Catalogue) -> Iterator[str]:
    yield from ("/", "/over", "/begrippen", "/bronnen", "/zoeken")
    yield from (f"/routes/{route.id}" for route in books.routes)
    for course in books.courses:
        yield f"/cursussen/{course.id}"
        for module in course.modules:
            yield f"/cursussen/{module.key}"
            yield f"/cursussen/{module.key}/afdruk"
            yield from (f"/cursussen/{page.key}" for page in module.pages)
            yield from (f"/scenarios/{course.id}/{story.id}" for story in module.scenarios)


def address(page: Page) -> str:
    return f"/cursussen/{page.key}"


def every_page() -> list[Page]:
    return [page for course in catalogue().courses for module in course.modules for page in module.pages]
