"""Every page of the shipped courses opens, is valid HTML, and leads only to what is there."""

from elearn.web.library import catalogue
from tests.lessons.addresses import every_address
from tests.lessons.html import attributes, parsed, twice
from tests.visitor import Visitor
from tests.world import World

POINTING = ("for", "aria-labelledby", "aria-describedby")


def _check(path: str, text: str) -> set[str]:
    """The addresses on this site that a page links to."""
    tree = parsed(text)
    ids, links = attributes(tree, "id"), attributes(tree, "href")
    assert not twice(ids), path
    for name in POINTING:
        for value in attributes(tree, name):
            assert set(value.split()) <= set(ids), (path, name, value)
    for link in links:
        if link.startswith("#"):
            assert link[1:] in ids, (path, link)
    assert not attributes(tree, "style"), path
    return {link.partition("#")[0] for link in links if link.startswith("/") and not link.startswith("/static")}


def test_every_page_opens_for_a_visitor_and_every_link_on_it_too(visitor: Visitor) -> None:
    seen: set[str] = set()
    linked: set[str] = set()
    for path in every_address(catalogue()):
        answer = visitor.get(path)
        assert answer.status_code == 200, path
        seen.add(path)
        linked |= _check(path, answer.text)
    for path in sorted(linked - seen):
        assert visitor.get(path).status_code in {200, 303}, path


def test_every_page_opens_for_somebody_with_an_account(visitor: Visitor, world: World) -> None:
    visitor.as_(world.amina)
    for path in every_address(catalogue()):
        answer = visitor.get(path)
        assert answer.status_code == 200, path
        _check(path, answer.text)


def test_what_is_not_there_is_a_kind_404(visitor: Visitor) -> None:
    page = f"/cursussen/{catalogue().courses[0].modules[0].key}"
    for path in ("/cursussen/x", "/cursussen/bindkracht/x", f"{page}/x", "/routes/x", "/cursussen/%00/%ff"):
        answer = visitor.get(path)
        assert answer.status_code == 404, path
        assert "<h1" in answer.text


def test_course_text_names_its_language_where_the_interface_speaks_another(visitor: Visitor) -> None:
    visitor.post("/taal", {"language": "fr"})
    page = catalogue().courses[0].modules[0].pages[0]
    tree = parsed(visitor.get(f"/cursussen/{page.key}").text)
    text = next(element for element in tree.iter("div") if element.get("class") == "prose" and "lang" in element.attrib)
    assert tree.attrib["lang"] == "fr"
    assert text.attrib["lang"] == page.language == "nl"
    for part in text.iter("div"):
        if "exercise" in part.get("class", "").split():
            assert part.attrib["lang"] == "fr"
