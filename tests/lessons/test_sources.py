"""The page of sources, and the way to it."""

from elearn.web.library import catalogue
from tests.lessons.html import attributes, parsed
from tests.visitor import Visitor


def test_every_reference_has_its_own_place_on_the_page(visitor: Visitor) -> None:
    tree = parsed(visitor.get("/bronnen").text)
    ids = attributes(tree, "id")
    assert [f"bron-{each.id}" for each in catalogue().bibliography.references] == [
        name for name in ids if name.startswith("bron-")
    ]


def test_home_leads_to_the_sources(visitor: Visitor) -> None:
    assert "/bronnen" in attributes(parsed(visitor.get("/").text), "href")
