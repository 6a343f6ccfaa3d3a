"""The page of sources: what it holds, and that pages can point into it."""

from pathlib import Path

import pytest

from elearn.library import load_catalogue
from elearn.places import shipped
from tests.library.cases import SOUND
from tests.library.test_catalogue import write

SHARED = """---
title: Bronnen
---

Een woord vooraf.

- Rapp, C. (2012). *Het model*. {#rapp}

## Artikels

Uit tijdschriften.

- Wolf, J. (2016). *Kracht*. <https://voorbeeld.be/wolf> {#wolf}
"""
POINTING = "# A\n\nTekst.\n\nBron: [Wolf (2016)](../../bronnen.md#wolf) en [de rest](../../bronnen.md).\n"


def test_references_keep_their_groups_and_their_order(tmp_path: Path) -> None:
    books = load_catalogue([write(tmp_path, SOUND | {"bronnen.md": SHARED})])
    assert books.problems == ()
    first, second = books.bibliography.groups
    assert (str(first.title), str(first.introduction)) == ("", "<p>Een woord vooraf.</p>")
    assert (str(second.title), str(second.introduction)) == ("Artikels", "<p>Uit tijdschriften.</p>")
    assert [each.id for each in books.bibliography.references] == ["rapp", "wolf"]
    wolf = books.bibliography.references[1]
    assert wolf.text == "Wolf, J. (2016). Kracht. https://voorbeeld.be/wolf"
    assert '<em>Kracht</em>. <a href="https://voorbeeld.be/wolf" rel="noopener">' in wolf.html


def test_a_source_line_leads_to_its_reference(tmp_path: Path) -> None:
    books = load_catalogue([write(tmp_path, SOUND | {"bronnen.md": SHARED, "c/m/01-a.md": POINTING})])
    page = books.page("c", "m", "a")
    assert books.problems == ()
    assert page is not None
    assert '<p class="source">Bron: <a href="/bronnen#bron-wolf">Wolf (2016)</a>' in str(page.parts[-1])
    assert '<a href="/bronnen">de rest</a>' in str(page.parts[-1])


def test_a_second_folder_adds_its_references(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    second = tmp_path_factory.mktemp("second")
    write(second, {"bronnen.md": "---\ntitle: Meer\n---\n- Anders, W. (2016). {#wolf}\n- Sen, A. {#sen}\n"})
    books = load_catalogue([write(tmp_path, SOUND | {"bronnen.md": SHARED}), second])
    assert books.bibliography.title == "Bronnen"
    assert [each.id for each in books.bibliography.references] == ["rapp", "wolf", "sen"]


def test_a_course_can_have_references_of_its_own(tmp_path: Path) -> None:
    own = {
        "c/bronnen.md": "---\ntitle: Van C\n---\n- Sen, A. {#sen}\n",
        "c/m/01-a.md": "# A\n\n[Sen](../bronnen.md#sen)\n",
    }
    books = load_catalogue([write(tmp_path, SOUND | own)])
    assert books.problems == ()
    assert (books.bibliography.title, books.bibliography.language) == ("Van C", "nl")


def test_without_a_page_of_sources_there_is_an_empty_one(tmp_path: Path) -> None:
    bibliography = load_catalogue([write(tmp_path, SOUND)]).bibliography
    assert (bibliography.title, bibliography.references) == ("", ())


def test_the_shipped_sources_name_every_work_once() -> None:
    references = load_catalogue([shipped("courses")]).bibliography.references
    assert len({each.text for each in references}) == len(references) >= 26
    assert all("(z.d." in each.text or "(20" in each.text for each in references)
