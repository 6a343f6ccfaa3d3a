"""`elearn check` says where to look, in lines a person and an editor can follow."""

import json
from pathlib import Path

import pytest

from elearn.checking import check
from tests.library.cases import SOUND
from tests.library.test_catalogue import write


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write(tmp_path / "courses", SOUND)


def checked(*paths: Path, output_format: str = "text") -> tuple[int, list[str]]:
    lines: list[str] = []
    code = check(paths, output_format, lines.append)
    return code, lines


def test_sound_courses_are_fine(folder: Path) -> None:
    assert checked(folder) == (0, ["no errors, no warnings"])


def test_an_error_is_said_with_its_path_from_here(folder: Path) -> None:
    write(folder, {"c/m/01-a.md": "# A\n\n:::\n"})
    assert checked(folder) == (
        1,
        ["courses/c/m/01-a.md:3: ::: closes nothing; take it away [stray-closer]", "1 error, no warnings"],
    )


def test_warnings_alone_are_fine(folder: Path) -> None:
    write(folder, {"c/m/01-a.md": "# A\n\n<b>\n"})
    code, lines = checked(folder)
    assert (code, lines[-1]) == (0, "no errors, 1 warning")


def test_a_path_that_is_not_there_has_its_own_code(folder: Path) -> None:
    assert checked(folder / "weg")[0] == 2


@pytest.mark.parametrize("inside", ["c", "c/m", "c/m/01-a.md"])
def test_a_course_a_module_or_a_file_can_be_checked_alone(folder: Path, inside: str) -> None:
    files = {"c/m/01-a.md": "# A\n\n[b](../../begrippen.md#buddy) [w](weg.md)\n", "d/course.md": "---\ntitle: D\n---\n"}
    write(folder, files)
    code, lines = checked(folder / inside)
    assert (code, len(lines)) == (1, 2)
    assert lines[0].startswith("courses/c/m/01-a.md:3: there is nothing to read at `weg.md`")


def test_a_file_that_is_fine_is_fine_whatever_lies_beside_it(folder: Path) -> None:
    write(folder, {"c/m/02-b.md": "# B\n\n:::\n"})
    assert checked(folder / "c/m/01-a.md")[0] == 0


def test_routes_can_be_checked_alone(folder: Path) -> None:
    write(folder, {"routes/r.md": "---\ntitle: R\nsummary: R.\nlanguage: nl\nmodules: [c/x]\n---\n"})
    assert checked(folder / "routes")[1][0].startswith("courses/routes/r.md:5: there is no module `c/x`")


def test_json_has_everything_apart(folder: Path) -> None:
    write(folder, {"c/m/01-a.md": "# A\n\n:::\n"})
    _, lines = checked(folder, output_format="json")
    assert json.loads("\n".join(lines)) == [
        {
            "path": "courses/c/m/01-a.md",
            "line": 3,
            "severity": "error",
            "code": "stray-closer",
            "message": "::: closes nothing",
            "hint": "take it away",
        }
    ]


def test_annotations_follow_the_github_format(folder: Path) -> None:
    write(folder, {"c/m/01-a.md": "# A\n\n:::\n"})
    _, lines = checked(folder, output_format="github")
    assert lines[0] == "::error file=courses/c/m/01-a.md,line=3,title=stray-closer::::: closes nothing; take it away"
