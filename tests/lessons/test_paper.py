"""A whole module on one page, to print: everything once, nothing answered, nothing to send."""

import pytest
from sqlalchemy import func, select

from elearn.database import db
from elearn.exercises.models import Attempt
from elearn.lessons.paper import as_a_part
from elearn.progress.models import PageProgress
from elearn.web.library import catalogue
from tests.lessons.html import attributes, parsed, twice
from tests.queries import count_queries
from tests.visitor import Visitor
from tests.world import World


def modules() -> list[str]:
    return ["bindkracht/visie-op-armoede", "bindkracht/spinneweb", "bindkracht/basishouding", "bindkracht/rollen"]


@pytest.mark.parametrize("key", modules())
def test_every_page_and_every_question_of_the_module_is_on_it(visitor: Visitor, key: str) -> None:
    module = catalogue().module(*key.split("/"))
    assert module is not None
    tree = parsed(visitor.get(f"/cursussen/{key}/afdruk").text)
    titles = ["".join(heading.itertext()) for heading in tree.iter("h2")]
    assert [page.title for page in module.pages] == [
        title for title in titles if title in {p.title for p in module.pages}
    ]
    ids = attributes(tree, "id")
    assert not twice(ids)
    for page in module.pages:
        for block in (*page.exercises, *page.reflections):
            assert f"{page.slug}-{block.id}" in ids
    terms = [name for name in ids if name.startswith("begrip-")]
    assert set(terms) == {f"begrip-{term.id}" for page in module.pages for term in page.terms} | {
        f"begrip-{term.id}" for term in module.terms
    }


def test_nothing_on_it_can_be_sent(visitor: Visitor) -> None:
    for key in modules():
        tree = parsed(visitor.get(f"/cursussen/{key}/afdruk").text)
        [main] = tree.iter("main")
        assert not list(main.iter("form"))
        assert not [name for element in main.iter() for name in element.attrib if name.startswith("hx-")]
        fields = [field for kind in ("input", "select", "textarea") for field in main.iter(kind)]
        disabled = [each for part in main.iter("fieldset") if "disabled" in part.attrib for each in part.iter()]
        assert all(field in disabled for field in fields), key


def test_what_somebody_answered_is_not_on_it_and_nothing_is_noted(visitor: Visitor, world: World) -> None:
    page = next(page for page in catalogue().courses[0].modules[1].pages if page.exercises)
    block = page.exercises[0]
    attempt = Attempt(
        user_id=world.amina.id, exercise_key=page.key_of(block), exercise_version=block.version, answer={}, posting="a"
    )
    db.session.add(attempt)
    visitor.as_(world.amina)
    with count_queries() as sent:
        text = visitor.get(f"/cursussen/{page.course}/{page.module}/afdruk").text
    assert "exercise-answered" not in text
    assert db.session.scalar(select(func.count()).select_from(PageProgress)) == 0
    assert len(sent) <= 4, sent


def test_a_module_leads_to_its_paper_and_one_that_is_not_there_has_none(visitor: Visitor) -> None:
    assert "/cursussen/bindkracht/rollen/afdruk" in attributes(
        parsed(visitor.get("/cursussen/bindkracht/rollen").text), "href"
    )
    for path in ("/cursussen/bindkracht/weg/afdruk", "/cursussen/weg/weg/afdruk"):
        assert visitor.get(path).status_code == 404


def test_ids_headings_and_links_are_made_a_part_of_the_whole() -> None:
    html = '<h2 id="a">A &lt;b&gt;</h2><a href="#a">x</a><a href="#begrip-b">y</a><a href="/p#a">z</a>'
    part = '<h3 id="p-a">A &lt;b&gt;</h3><a href="#p-a">x</a><a href="#begrip-b">y</a><a href="/p#a">z</a>'
    assert as_a_part(html, "p") == part
    labelled = '<label for="x">L</label><p aria-labelledby="x y"\n hx-select="#x > *" hx-post="/q" class="id">P</p>'
    assert as_a_part(labelled, "p") == '<label for="p-x">L</label><p aria-labelledby="p-x p-y" class="id">P</p>'
