"""Searching in all course text: forms of words, slips of the pen, what is found and what never is."""

from pathlib import Path

import pytest

from elearn.library import Catalogue, Found, load_catalogue
from elearn.library.search.index import LONGEST_QUESTION, MOST_HITS
from elearn.library.search.spelling import nearly
from elearn.library.search.words import fold
from tests.library.cases import SOUND
from tests.library.test_catalogue import write

EXERCISE = """:::{choice} keuze
Hoe klinkt de *trommel*?

- Als een fluit {#fluit}
  > Het antwoord is een geheim.
- Als een kwartel {#kwartel}

Pas daarna lees je over de sluier.
:::
"""
STORY = """---
title: Bij de kapper
summary: Een gesprek over haar.
minutes: 3
---
## De stoel {#stoel ending="Klaar"}
Hij fluistert een verrassing.
:::{debrief} Nadia
Dat was spannend.
:::
"""
PAGE = f"""# Wonen in de stad

Het gezin zoekt twee huizen. Zij vroegen eerst om hulp bij schulden.

## Een eigen plek {{#plek}}

De coaches van Bind-Kracht hebben gewerkt aan één ding: vertrouwen. Lees ook over [buddy's](../../begrippen.md#buddy).

:::{{voice}} Nadia
Een brief die je niet begrijpt, leg je weg.
:::

{EXERCISE}
Bron: Peeters (2016).
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    extra = {
        "c/m/02-wonen.md": PAGE,
        "c/m/kapper.scenario.md": STORY,
        "bronnen.md": "---\ntitle: Bronnen\n---\n- Wolf, J. (2016). *Krachtwerk*. Coutinho. {#wolf}\n",
        "routes/r.md": "---\ntitle: De lange weg\nsummary: Een route.\nlanguage: nl\nmodules: [c/m]\n---\nHallo.\n",
    }
    return write(tmp_path, SOUND | extra)


@pytest.fixture
def books(folder: Path) -> Catalogue:
    loaded = load_catalogue([folder])
    assert loaded.problems == ()
    return loaded


def addresses(found: Found) -> list[str]:
    return [hit.address for hit in found.hits]


def marks(found: Found) -> list[str]:
    return [piece.text for piece in found.hits[0].sentence if piece.found]


WONEN = "/cursussen/c/m/wonen"


@pytest.mark.parametrize(
    ("asked", "marked"),
    [
        ("huis", "huizen"),
        ("schuld", "schulden"),
        ("gezinnen", "gezin"),
        ("coach", "coaches"),
        ("werken", "gewerkt"),
        ("brieven", "brief"),
        ("een EEN één", "één"),
        ("bindkracht", "Bind-Kracht"),
        ("bind-kracht", "Bind-Kracht"),
        ("buddy’s", "buddy's"),
    ],
)
def test_a_word_is_found_in_its_other_forms(books: Catalogue, asked: str, marked: str) -> None:
    found = books.search(asked)
    page = next(hit for hit in found.hits if hit.entry.address == WONEN)
    assert marked in [piece.text for piece in page.sentence if piece.found]
    assert found.instead == ""


def test_the_sentence_is_shown_with_its_section_and_where_the_page_lies(books: Catalogue) -> None:
    hit = books.search("vertrouwen").hits[0]
    assert (hit.address, hit.heading, hit.entry.place) == (f"{WONEN}#plek", "Een eigen plek", ("C", "M"))
    said = "".join(piece.text for piece in hit.sentence)
    assert said == "De coaches van Bind-Kracht hebben gewerkt aan één ding: vertrouwen."


def test_a_question_of_an_exercise_is_found_at_the_exercise(books: Catalogue) -> None:
    assert addresses(books.search("trommel")) == [f"{WONEN}#keuze"]


@pytest.mark.parametrize("asked", ["geheim", "sluier", "verrassing", "fluistert", "spannend", "stoel", "Peeters"])
def test_answers_stories_and_source_lines_are_not_found(books: Catalogue, asked: str) -> None:
    found = books.search(asked)
    assert (found.hits, found.count, found.asked) == ((), 0, asked)


@pytest.mark.parametrize(
    ("asked", "kind", "address"),
    [
        ("kapper", "story", "/scenarios/c/kapper"),
        ("meegaat", "term", "/begrippen#begrip-buddy"),
        ("Coutinho 2016", "reference", "/bronnen#bron-wolf"),
        ("lange weg", "route", "/routes/r"),
        ("begin hier", "module", "/cursussen/c/m"),
        ("welkom", "course", "/cursussen/c"),
    ],
)
def test_everything_that_can_be_read_is_found(books: Catalogue, asked: str, kind: str, address: str) -> None:
    hit = books.search(asked).hits[0]
    assert (hit.entry.kind, hit.address) == (kind, address)


@pytest.mark.parametrize("asked", ["vertrouwn", "vertrouwenn", "vertrouven", "evrtrouwen"])
def test_one_slip_of_the_pen_is_forgiven_and_said(books: Catalogue, asked: str) -> None:
    found = books.search(f"meer {asked}!")
    assert addresses(found)[0] == f"{WONEN}#plek"
    assert found.instead == "meer vertrouwen!"


def test_a_word_that_is_there_is_not_mended_and_a_short_one_never(books: Catalogue) -> None:
    assert books.search("gezin").instead == ""
    assert books.search("stat").hits == ()
    assert list(nearly("stat", {"stad"})) == []
    assert list(nearly("stadd", {"stad", "stads"})) == ["stad", "stads"]


def test_two_slips_are_too_many(books: Catalogue) -> None:
    assert books.search("vertruwn").hits == ()


def test_what_has_all_words_goes_before_what_has_one(folder: Path) -> None:
    pages = {
        "c/m/03-t.md": "# Tuin\n\nIn de tuin staat een tuin naast een tuin.\n",
        "c/m/04-e.md": "# Elders\n\nEen vijver in de tuin.\n",
    }
    found = load_catalogue([write(folder, pages)]).search("tuin vijver")
    assert addresses(found) == ["/cursussen/c/m/e", "/cursussen/c/m/t"]


def test_a_title_goes_before_a_heading_and_a_heading_before_text(folder: Path) -> None:
    pages = {
        "c/m/03-een.md": "# Een\n\nDe vijver ligt er. De vijver is diep.\n",
        "c/m/04-twee.md": "# Twee\n\n## Bij de vijver\n\nWater.\n",
        "c/m/05-drie.md": "# De vijver\n\nWater.\n",
    }
    found = load_catalogue([write(folder, pages)]).search("vijver")
    assert addresses(found) == ["/cursussen/c/m/drie", "/cursussen/c/m/twee#bij-de-vijver", "/cursussen/c/m/een"]
    assert found.hits[1].heading == "Bij de vijver"


def test_a_word_as_it_was_typed_goes_before_its_other_forms(folder: Path) -> None:
    pages = {"c/m/03-veel.md": "# A1\n\nVijvers dus.\n", "c/m/04-een.md": "# B1\n\nEen vijver dus.\n"}
    assert addresses(load_catalogue([write(folder, pages)]).search("vijver"))[0] == "/cursussen/c/m/een"


def test_words_that_say_little_do_not_count_beside_others(books: Catalogue) -> None:
    assert addresses(books.search("de trommel en het")) == [f"{WONEN}#keuze"]
    assert books.search("de het een").count > 1


def test_a_long_sentence_is_cut_around_the_word(folder: Path) -> None:
    long = "# Lang\n\n" + "woord " * 60 + "vijver " + "nog " * 80 + "\n"
    hit = load_catalogue([write(folder, {"c/m/03-lang.md": long})]).search("vijver").hits[0]
    said = "".join(piece.text for piece in hit.sentence)
    assert said.startswith("… woord")
    assert said.endswith("nog …")
    assert "vijver" in said
    assert len(said) < 260


def test_at_most_thirty_are_shown_and_all_are_counted(folder: Path) -> None:
    pages = {f"c/m/{number:02}-p{number}.md": f"# P{number}\n\nEen vijver.\n" for number in range(10, 50)}
    found = load_catalogue([write(folder, pages)]).search("vijver")
    assert (len(found.hits), found.count) == (MOST_HITS, 40)


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "   ",
        "?!",
        "\x00",
        "\ud800",
        "\u202e\u2066",
        "\u200b",
        "a\x00b" * 200,
        "🙂",
        "%" * 5000,
        "مرحبا שלום",
        "<b>&",
        "-" * 300,
    ],
)
def test_any_sign_can_be_asked(books: Catalogue, asked: str) -> None:
    found = books.search(asked)
    assert found.hits == ()
    assert len(found.asked) <= LONGEST_QUESTION
    found.asked.encode()


def test_signs_that_cannot_be_seen_do_not_stand_in_the_way(books: Catalogue) -> None:
    assert addresses(books.search("trom\u00admel\u200b \u202evertrou\u200dwen"))[0].startswith(WONEN)
    assert fold("ÉÉN") == "een"
    assert books.search("vertrouwe\u0301n").hits[0].entry.address == WONEN


def test_each_language_has_its_own_forms_and_any_language_is_found(folder: Path) -> None:
    french = {path.replace("c/", "f/", 1): text for path, text in SOUND.items() if path.startswith("c/")}
    french["f/course.md"] = french["f/course.md"].replace("language: nl", "language: fr")
    french["f/m/01-a.md"] = "# Les maisons\n\nNous habitons une maison à étages.\n"
    swedish = {path.replace("f/", "s/", 1): text for path, text in french.items()}
    swedish["s/course.md"] = swedish["s/course.md"].replace("language: fr", "language: xx")
    swedish["s/m/01-a.md"] = "# Huset\n\nEtt hus.\n"
    books = load_catalogue([write(folder, french | swedish)])
    found = books.search("etage")
    assert (addresses(found)[0], found.hits[0].entry.language) == ("/cursussen/f/m/a", "fr")
    assert marks(found) == ["étages"]
    assert addresses(books.search("huset")) == ["/cursussen/s/m/a"]


def test_a_broken_module_is_found_by_its_title_alone(folder: Path) -> None:
    books = load_catalogue([write(folder, {"c/m/03-fout.md": "# Fout\n\n:::{note}\n"})])
    assert books.search("trommel").hits == ()
    assert books.search("M").hits[0].address == "/cursussen/c/m"


def test_an_empty_library_finds_nothing(tmp_path: Path) -> None:
    assert load_catalogue([tmp_path]).search("iets").hits == ()
