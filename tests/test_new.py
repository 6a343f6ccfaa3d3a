"""`elearn new`: a good example to begin with, that clashes with nothing and overwrites nothing."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from elearn.beginnings.listing import NoList, with_module
from elearn.beginnings.names import MOST_LETTERS, BadName, read_name
from elearn.checking import check
from elearn.cli import main
from elearn.library import load_catalogue
from elearn.places import shipped


def new(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["new", *arguments])


def problems(folder: Path) -> list[str]:
    """What `elearn check` says of a folder, but for its last line: how many problems there are."""
    said: list[str] = []
    check([folder], write=said.append)
    return said[:-1]


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course that was just made."""
    assert new("course", "Mijn cursus", "--in", str(tmp_path)).exit_code == 0
    return tmp_path / "mijn-cursus"


def refused(result: Result) -> str:
    """The one line with which a command said no."""
    assert result.exit_code == 1
    assert result.stderr.startswith("elearn: ")
    assert result.stderr.count("\n") == 1
    return result.stderr


def test_everything_new_is_without_a_problem(course: Path) -> None:
    assert new("module", "Een tweede module", "--in", str(course)).exit_code == 0
    assert new("module", "2 mensen: 'wij' & zij?", "--in", str(course)).exit_code == 0
    assert new("scenario", "Aan de deur", "--in", str(course / "een-tweede-module")).exit_code == 0
    assert new("scenario", "3 keer bellen", "--in", str(course / "een-tweede-module")).exit_code == 0
    books = load_catalogue([course.parent])
    assert problems(course.parent) == []
    made = books.course("mijn-cursus")
    assert made is not None
    assert [module.title for module in made.modules] == [
        "Een brief op tafel",
        "Een tweede module",
        "2 mensen: 'wij' & zij?",
    ]
    assert set(books.stories()) == {"mijn-cursus/aan-de-deur", "mijn-cursus/3-keer-bellen"}


def test_a_module_has_two_pages_an_exercise_and_a_question(course: Path) -> None:
    books = load_catalogue([course.parent])
    module = books.module("mijn-cursus", "een-brief-op-tafel")
    assert module is not None
    assert len(module.pages) == 2
    assert (len(books.exercises()), len(books.reflections())) == (1, 1)


def test_a_scenario_has_two_endings_that_can_be_reached(course: Path) -> None:
    new("scenario", "Aan de deur", "--in", str(course / "een-brief-op-tafel"))
    story = load_catalogue([course.parent]).story("mijn-cursus/aan-de-deur")
    assert story is not None
    assert sum(bool(scene.ending) for scene in story.scenes) == 2
    roles = {choice.role for scene in story.scenes for choice in scene.choices}
    assert len(roles) > 4
    assert all(scene.debriefs for scene in story.scenes if scene.ending)


def test_two_new_courses_can_lie_among_the_shipped_ones(course: Path) -> None:
    assert new("course", "Nog een", "--in", str(course.parent)).exit_code == 0
    for name in ("begrippen.md", "bronnen.md"):
        (course.parent / name).write_bytes((shipped("courses") / name).read_bytes())
    assert problems(course.parent) == []


def test_it_says_what_was_made_and_what_to_do_next(tmp_path: Path) -> None:
    said = new("course", "Mijn cursus", "--in", str(tmp_path)).stdout
    assert str(tmp_path / "mijn-cursus" / "course.md") in said
    assert f"elearn preview {tmp_path / 'mijn-cursus'}" in said


def test_a_new_scenario_comes_with_the_card_that_opens_it(course: Path) -> None:
    said = new("scenario", "Aan de deur", "--in", str(course / "een-brief-op-tafel")).stdout
    card = said[said.index(":::{") : said.rindex(":::") + 3]
    page = course / "een-brief-op-tafel" / "01-de-brief-op-tafel.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n{card}\n", encoding="utf-8")
    books = load_catalogue([course.parent])
    assert problems(course.parent) == []
    assert books.story_page("mijn-cursus/aan-de-deur") is not None


@pytest.mark.parametrize("kind", ["course", "module", "scenario"])
def test_nothing_is_overwritten(kind: str, course: Path) -> None:
    folder = {"course": course.parent, "module": course, "scenario": course / "een-brief-op-tafel"}[kind]
    assert new(kind, "Twee keer", "--in", str(folder)).exit_code == 0
    before = {path: path.read_bytes() for path in course.parent.rglob("*.md")}
    assert "is there already" in refused(new(kind, "Twee  keer!", "--in", str(folder)))
    assert {path: path.read_bytes() for path in course.parent.rglob("*.md")} == before


def test_a_scenario_is_not_called_as_one_of_another_module(course: Path) -> None:
    new("module", "Ernaast", "--in", str(course))
    assert new("scenario", "Aan de deur", "--in", str(course / "ernaast")).exit_code == 0
    refused(new("scenario", "Aan de deur", "--in", str(course / "een-brief-op-tafel")))


@pytest.mark.parametrize("name", ["", "  ", "!!!", "...", "日本", "a\nb", "a\x00b", "a\u200bb", "x" * 49, "routes"])
def test_a_name_that_cannot_be_a_folder_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(BadName):
        read_name(name)
    assert not list(tmp_path.iterdir())


def test_a_name_with_a_path_in_it_stays_inside(tmp_path: Path) -> None:
    assert new("course", "../../weg", "--in", str(tmp_path)).exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["weg"]


@pytest.mark.parametrize(
    "title", ["Ja: nee", "# kop", "'s Avonds", '"Zeg het"', "[x]", "yes", "12", "a -b: c", "é & <b>", "*a"]
)
def test_any_title_can_be_read_back(title: str, tmp_path: Path) -> None:
    name = read_name(title)
    assert new("course", name.title, "--in", str(tmp_path)).exit_code == 0
    books = load_catalogue([tmp_path])
    assert [made.title for made in books.courses] == [name.title]
    assert problems(tmp_path) == []


def test_the_longest_name_still_gives_ids(course: Path) -> None:
    new("module", "x" * MOST_LETTERS, "--in", str(course))
    new("scenario", "y" * MOST_LETTERS, "--in", str(course / ("x" * MOST_LETTERS)))
    assert problems(course.parent) == []


def test_each_is_made_where_it_belongs(course: Path) -> None:
    assert "is no course" in refused(new("module", "Los", "--in", str(course.parent)))
    assert "is no module" in refused(new("scenario", "Los", "--in", str(course)))
    assert "is a course itself" in refused(new("course", "Erin", "--in", str(course)))
    assert "there is no folder" in refused(new("course", "Weg", "--in", str(course / "nergens")))


LISTS = {
    "---\ntitle: A\nmodules:\n  - a\n  - b  # de tweede\n---\ntekst\n": "  - b  # de tweede\n  - c\n---",
    "---\nmodules:\n- a\ntitle: A\n---\n": "- a\n- c\ntitle",
    "---\nmodules: [a, b]  # kort\n---\n": "[a, b, c]  # kort\n",
    "---\nmodules: [\n  a,\n  'b',\n]\n---\n": "'b', c,\n]",
    "---\nmodules: []\n---\n": "modules: [c]\n",
    "---\nmodules:\ntitle: A\n---\n": "modules:\n  - c\ntitle",
    "---\ntitle: A\n---\n": "title: A\nmodules:\n  - c\n---",
    "\ufeff---\r\nmodules:\r\n    - a\r\n---\r\n\r\nx\r\n": "    - a\r\n    - c\r\n---\r\n\r\nx\r\n",
}


@pytest.mark.parametrize("before", LISTS)
def test_only_a_name_is_added_to_the_list(before: str) -> None:
    after = with_module(before, "c")
    assert LISTS[before] in after
    at = next(place for place in range(len(after) + 1) if after[place : place + 1] != before[place : place + 1])
    added = len(after) - len(before)
    assert after[:at] + after[at + added :] == before


@pytest.mark.parametrize(
    "text", ["# Geen\n", "---\nmodules: a, b\n---\n", "---\nmodules: [a\n---\n", "---\nx\n", "---\n- a\n---\n", ""]
)
def test_a_list_that_cannot_be_read_is_left_alone(text: str) -> None:
    with pytest.raises(NoList):
        with_module(text, "c")


def test_a_module_whose_course_cannot_be_read_is_not_made(course: Path) -> None:
    (course / "course.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    assert "by hand" in refused(new("module", "Erbij", "--in", str(course)))
    assert not (course / "erbij").exists()
