"""The examples in docs/course-format.md are examples that work."""

import re
from pathlib import Path

from elearn.library import Catalogue, load_catalogue
from tests.library.cases import SOUND
from tests.library.test_catalogue import write

DOCUMENT = Path(__file__).parent.parent.parent / "docs" / "course-format.md"
EXAMPLE = re.compile(r"^```\n(:::\{(?!name).*?)^```", re.M | re.S)
FILE = re.compile(r"^```\n(---\n.*?)^```", re.M | re.S)
ENDING = '\n## Nog een einde {{#{name} ending="Klaar"}}\n\nTekst.\n\n:::{{debrief}} Nadia\nZo.\n:::\n'
NAMED_ELSEWHERE = "\n:::{reflection} eerste-gedachten\nWat denk je?\n:::\n"


def loaded(folder: Path, files: dict[str, str]) -> Catalogue:
    """A sound course with these files in it."""
    return load_catalogue([write(folder, {**SOUND, **files})])


def test_every_example_of_a_block_can_be_read(tmp_path: Path) -> None:
    examples = EXAMPLE.findall(DOCUMENT.read_text(encoding="utf-8"))
    page = "# Alles\n\n" + "\n".join(examples) + NAMED_ELSEWHERE
    books = loaded(tmp_path, {"c/m/01-a.md": page})
    assert [str(problem) for problem in books.problems] == []
    shown = {block.kind for block in books.exercises().values()}
    assert shown == {"choice", "sort", "scale", "order", "rewrite", "predict", "compare", "worksheet"}


def file_examples() -> dict[str, str]:
    """The examples that are a whole file, by their title."""
    found = FILE.findall(DOCUMENT.read_text(encoding="utf-8"))
    return {text.split("title: ", 1)[1].split("\n", 1)[0]: text for text in found}


def test_the_example_of_sources_can_be_read(tmp_path: Path) -> None:
    books = loaded(tmp_path, {"bronnen.md": file_examples()["Bronnen"]})
    assert [str(problem) for problem in books.problems] == []
    assert len(books.bibliography.references) == 2


def test_the_example_of_a_scenario_can_be_read(tmp_path: Path) -> None:
    """Its choices lead to scenes that the document does not show."""
    text = file_examples()["Aan het loket"]
    shown = set(re.findall(r"^## .*\{#([\w-]+)", text, re.M))
    unseen = set(re.findall(r"\]\(#([\w-]+)\)", text)) - shown
    whole = text + "".join(ENDING.format(name=name) for name in sorted(unseen))
    books = loaded(tmp_path, {"c/m/loket.scenario.md": whole})
    assert [str(problem) for problem in books.problems if problem.is_error] == []
    assert books.story("c/loket") is not None
