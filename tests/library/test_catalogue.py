"""The catalogue: what is found, what is closed, what comes from which folder."""

from pathlib import Path

import pytest

from elearn.library import Addresses, Catalogue, load_catalogue
from elearn.places import shipped
from tests.library.cases import SOUND

REFLECTION = ":::{reflection} gedachten\nWat denk je?\n:::\n"
CHOICE = ":::{choice} eerste\nVraag?\n\n- Ja {#ja}\n- Nee {#nee}\n:::\n"
STORY = "---\ntitle: S\nsummary: S.\nminutes: 3\n---\n## Einde {#einde ending='Klaar'}\n:::{debrief} N\nZo.\n:::\n"
STORY = STORY.replace("'Klaar'", '"Klaar"')
INDEX = "---\ntitle: N\naim: Iets.\nminutes: 5\n---\n"


def write(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    extra = {
        "c/course.md": SOUND["c/course.md"].replace("[m]", "[m, n]"),
        "c/m/02-b.md": f"# B\n\n{CHOICE}\n[Buddy](../../begrippen.md#buddy) en [A](01-a.md#kop)\n",
        "c/m/01-a.md": "# A\n\n## Kop\n\nTekst.\n",
        "c/n/index.md": INDEX,
        "c/n/10-tien.md": f"# Tien\n\n:::{{note}}\n{REFLECTION}\n:::\n",
        "c/n/9-negen.md": "---\nminutes: 7\n---\n# Negen\n\n:::{scenario} s\nKom.\n:::\n",
        "c/n/s.scenario.md": STORY,
        "routes/r.md": "---\ntitle: R\nsummary: Een route.\nlanguage: nl\nmodules: [c/n, c/m]\n---\nHallo.\n",
    }
    return write(tmp_path, SOUND | extra)


@pytest.fixture
def catalogue(folder: Path) -> Catalogue:
    return load_catalogue([folder])


def test_a_sound_course_has_no_problems(catalogue: Catalogue) -> None:
    assert catalogue.problems == ()
    course = catalogue.course("c")
    assert course is not None
    assert (course.title, course.minutes, [module.id for module in course.modules]) == ("C", 10, ["m", "n"])


def test_pages_follow_their_numbers_and_neighbours_cross_modules(catalogue: Catalogue) -> None:
    page = catalogue.page("c", "n", "negen")
    assert page is not None
    assert page.minutes == 7
    around = catalogue.neighbours(page)
    assert (around.previous and around.previous.key, around.next and around.next.key) == ("c/m/b", "c/n/tien")
    last = around.next
    assert last is not None
    assert catalogue.neighbours(last).next is None


def test_everything_is_found_by_its_key_and_nothing_else_is(catalogue: Catalogue) -> None:
    exercise, reflection = catalogue.exercise("c/eerste"), catalogue.reflection("c/gedachten")
    assert exercise is not None
    assert reflection is not None
    assert catalogue.exercise("c/gedachten") is None
    assert catalogue.reflection("d/gedachten") is None
    where = catalogue.where("c/gedachten")
    assert where is not None
    assert (where.key, where.key_of(reflection)) == ("c/n/tien", "c/gedachten")
    assert catalogue.story("c/s") is not None
    assert (catalogue.story_module("c/s"), catalogue.story_page("c/s")) == (
        catalogue.module("c", "n"),
        catalogue.page("c", "n", "negen"),
    )
    assert (catalogue.module("c", "x"), catalogue.page("c", "m", "x"), catalogue.route("x")) == (None, None, None)
    assert set(catalogue.exercises()) == {"c/eerste"}
    assert set(catalogue.reflections()) == {"c/gedachten"}
    assert set(catalogue.stories()) == {"c/s"}


def test_a_page_prints_the_terms_it_uses(catalogue: Catalogue) -> None:
    page = catalogue.page("c", "m", "b")
    assert page is not None
    assert [term.title for term in page.terms] == ["Buddy"]
    assert 'data-term="buddy"' in str(page.parts[-1])
    assert 'href="/cursussen/c/m/a#kop"' in str(page.parts[-1])


def test_terms_that_explain_a_term_are_printed_too(folder: Path) -> None:
    text = (
        "---\ntitle: B\n---\n## Buddy {#buddy}\nZie [tandem](#tandem).\n\n## Tandem {#tandem}\nZie [buddy](#buddy).\n"
    )
    catalogue = load_catalogue([write(folder, {"begrippen.md": text})])
    assert catalogue.problems == ()
    page = catalogue.page("c", "m", "b")
    assert page is not None
    assert [term.id for term in page.terms] == ["buddy", "tandem"]


def test_links_follow_the_addresses_of_the_site(folder: Path) -> None:
    catalogue = load_catalogue([folder], Addresses(page="/x/{page}"))
    page = catalogue.page("c", "m", "b")
    assert page is not None
    assert 'href="/x/a#kop"' in str(page.parts[-1])


def test_a_broken_module_is_closed_and_everything_else_works(folder: Path) -> None:
    catalogue = load_catalogue([write(folder, {"c/n/11-fout.md": "# Fout\n\n:::{note}\n"})])
    module = catalogue.module("c", "n")
    assert module is not None
    assert (module.broken, module.title, module.pages, module.scenarios) == (True, "N", (), ())
    assert [problem.code.value for problem in module.problems] == ["unclosed-block"]
    assert catalogue.page("c", "n", "negen") is None
    assert catalogue.reflection("c/gedachten") is None
    assert catalogue.exercise("c/eerste") is not None
    route = catalogue.route("r")
    assert route is not None
    assert [one.broken for one in route.modules] == [True, False]


def test_a_warning_does_not_close_a_module(folder: Path) -> None:
    catalogue = load_catalogue([write(folder, {"c/n/11-html.md": "# H\n\n<b>vet</b>\n"})])
    module = catalogue.module("c", "n")
    assert module is not None
    assert (module.broken, len(module.problems)) == (False, 1)


def test_a_link_to_a_closed_module_is_not_dead(folder: Path) -> None:
    files = {"c/m/03-c.md": "# C\n\n[N](../n/9-negen.md)\n", "c/n/11-fout.md": "# Fout\n\n:::\n"}
    catalogue = load_catalogue([write(folder, files)])
    assert [problem.code.value for problem in catalogue.problems] == ["stray-closer"]


def test_a_later_folder_replaces_a_course_and_adds_others(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    second = tmp_path_factory.mktemp("second")
    own = {path.replace("c/", "d/", 1): text for path, text in SOUND.items() if path.startswith("c/")}
    linked = "# A\n\n[Buddy](../../begrippen.md#buddy) [andere](../../c/course.md)\n"
    replaced = {path: text for path, text in SOUND.items() if path.startswith("c/")} | {"c/m/01-a.md": "# Nieuw\n"}
    write(second, own | {"d/m/01-a.md": linked} | replaced)
    catalogue = load_catalogue([folder, second])
    page = catalogue.page("c", "m", "a")
    assert page is not None
    assert page.title == "Nieuw"
    assert catalogue.module("c", "n") is None
    assert catalogue.page("d", "m", "a") is not None
    assert {problem.code.value for problem in catalogue.problems} == {"missing-module"}


def test_a_shared_glossary_grows_with_every_folder(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    second = write(
        tmp_path_factory.mktemp("second"), {"begrippen.md": "---\ntitle: X\n---\n## Extra {#extra}\nMeer.\n"}
    )
    assert [term.id for term in load_catalogue([folder, second]).glossary.terms] == ["buddy", "extra"]


def test_minutes_come_from_words_and_exercises(folder: Path) -> None:
    long = "# Lang\n\n" + "woord " * 650 + "\n\n" + CHOICE.replace("eerste", "tweede")
    catalogue = load_catalogue([write(folder, {"c/m/03-lang.md": long})])
    page, short = catalogue.page("c", "m", "lang"), catalogue.page("c", "m", "a")
    assert page is not None
    assert short is not None
    assert (page.words, page.minutes, short.minutes) == (653, 7, 1)


def test_a_kept_text_of_a_scenario_is_read_with_the_course_around_it(catalogue: Catalogue) -> None:
    old = catalogue.stored_story("c/s", STORY.replace("title: S", "title: Vroeger"))
    assert old is not None
    assert (old.title, old.id) == ("Vroeger", "s")
    assert catalogue.stored_story("c/weg", "kapot") is None


def test_the_shipped_courses_have_no_errors() -> None:
    assert [str(problem) for problem in load_catalogue([shipped("courses")]).problems if problem.is_error] == []
