"""Every example in docs/writing-a-course.md works, and every message in it is what the checker says."""

import re
from collections.abc import Iterator
from itertools import count, pairwise
from pathlib import Path

import pytest

from elearn.checking import check
from elearn.library import Catalogue, load_catalogue

DOCUMENT = Path(__file__).parent.parent.parent / "docs" / "writing-a-course.md"
FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<text>.*?)^```$", re.M | re.S)
COURSE, MODULE = "samen-aan-tafel", "samen-aan-tafel/luisteren"
PLACES = {
    "markdown course": f"{COURSE}/course.md",
    "markdown module": f"{MODULE}/index.md",
    "markdown page": f"{MODULE}/01-de-eerste-minuut.md",
    "markdown scenario": f"{MODULE}/aan-de-deur.scenario.md",
    "markdown glossary": "begrippen.md",
    "markdown sources": "bronnen.md",
    "svg figuren/twee-stoelen.svg": f"{MODULE}/figuren/twee-stoelen.svg",
}
PART, MISTAKE, MESSAGES, SHELL = "markdown part", "markdown mistake", "text messages", ""
SOMETHING_TO_DO = "\n:::{{note}}\nEen weetje.\n:::\n\n:::{{reflection}} voor-het-deel-{number}\nWat denk je?\n:::\n"


def examples() -> list[tuple[str, str]]:
    """(info string, text) of every fenced example."""
    return [(found["info"].strip(), found["text"]) for found in FENCE.finditer(DOCUMENT.read_text(encoding="utf-8"))]


def sound_files() -> Iterator[tuple[str, str]]:
    """The course that the examples make together: each part on a page of its own."""
    numbers = count(2)
    for info, text in examples():
        if info in PLACES:
            yield PLACES[info], text
        elif info == PART:
            number = next(numbers)
            page = f"# Deel {number}\n\n{text}{SOMETHING_TO_DO.format(number=number)}"
            yield f"{MODULE}/{number:02}-deel-{number}.md", page


def mistakes() -> list[tuple[str, list[str]]]:
    """Every wrong page with the lines that the document shows right after it."""
    fenced = [(info, text) for info, text in examples() if info]
    return [
        (page, messages.splitlines())
        for (info, page), (after, messages) in pairwise(fenced)
        if info == MISTAKE and after == MESSAGES
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path, text in sound_files():
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def books(folder: Path) -> Catalogue:
    return load_catalogue([folder])


def test_the_examples_make_a_course_without_a_problem(folder: Path) -> None:
    said: list[str] = []
    check([folder], write=said.append)
    assert said == ["no errors, no warnings"]


def test_there_is_an_example_of_every_kind_of_exercise(books: Catalogue) -> None:
    from elearn.blocks.exercise import Exercise
    from elearn.blocks.kinds import kinds

    every = {name for name, block in kinds("page").items() if issubclass(block, Exercise)}
    assert {block.kind for block in books.exercises().values()} == every


def test_every_fence_is_an_example_that_is_tested_or_a_command() -> None:
    known = {*PLACES, PART, MISTAKE, MESSAGES, SHELL}
    assert {info for info, _text in examples()} <= known
    assert set(PLACES) <= {info for info, _text in examples()}


def test_every_command_in_the_document_exists() -> None:
    from elearn.cli import main

    written = set(re.findall(r"elearn ([a-z]+)", DOCUMENT.read_text(encoding="utf-8")))
    assert {"new", "preview", "check", "export", "import"} <= written
    assert written <= set(main.commands)


@pytest.mark.parametrize(("page", "messages"), mistakes())
def test_a_message_in_the_document_is_what_the_checker_says(
    page: str, messages: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    place = Path(messages[0].partition(":")[0])
    place.write_text(page, encoding="utf-8")
    said: list[str] = []
    check([place], write=said.append)
    assert said[:-1] == messages


def test_every_wrong_page_is_followed_by_what_is_said_of_it() -> None:
    assert len(mistakes()) == sum(info == MISTAKE for info, _text in examples()) >= 3
