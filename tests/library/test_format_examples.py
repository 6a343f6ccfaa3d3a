"""The examples of blocks in docs/course-format.md are examples that work."""

import re
from pathlib import Path

from elearn.library import load_catalogue
from tests.library.cases import SOUND

DOCUMENT = Path(__file__).parent.parent.parent / "docs" / "course-format.md"
EXAMPLE = re.compile(r"^```\n(:::\{(?!name).*?)^```", re.M | re.S)
NAMED_ELSEWHERE = "\n:::{reflection} eerste-gedachten\nWat denk je?\n:::\n"


def test_every_example_of_a_block_can_be_read(tmp_path: Path) -> None:
    examples = EXAMPLE.findall(DOCUMENT.read_text(encoding="utf-8"))
    page = "# Alles\n\n" + "\n".join(examples) + NAMED_ELSEWHERE
    for path, text in {**SOUND, "c/m/01-a.md": page}.items():
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    books = load_catalogue([tmp_path])
    assert [str(problem) for problem in books.problems] == []
    shown = {block.kind for block in books.exercises().values()}
    assert shown == {"choice", "sort", "scale", "order", "rewrite", "predict", "compare", "worksheet"}
