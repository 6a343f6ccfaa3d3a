"""`elearn check` says where to look, in lines a person and an editor can follow."""

import json
import shutil
from pathlib import Path

import pytest

from elearn.checking import Wishes, check
from elearn.library.spelling import hunspell
from tests.library.cases import SOUND
from tests.library.test_catalogue import write

TO_DO = "\n:::{reflection} r\nWat denk je?\n:::\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write(tmp_path / "courses", SOUND | {"c/m/01-a.md": f"# A\n{TO_DO}"})


def checked(
    *paths: Path, output_format: str = "text", strict: bool = False, spelling: bool = False
) -> tuple[int, list[str]]:
    lines: list[str] = []
    code = check(paths, output_format, lines.append, Wishes(strict, spelling))
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
    write(folder, {"c/m/01-a.md": f"# A\n\n<b>\n{TO_DO}"})
    code, lines = checked(folder)
    assert (code, lines[-1]) == (0, "no errors, 1 warning")


def test_a_strict_check_takes_a_warning_for_an_error(folder: Path) -> None:
    assert checked(folder, strict=True)[0] == 0
    write(folder, {"c/m/01-a.md": f"# A\n\nHij helpt kansarmen.\n{TO_DO}"})
    code, lines = checked(folder, strict=True)
    assert (code, lines[-1]) == (1, "no errors, 1 warning")
    assert lines[0].startswith("courses/c/m/01-a.md:3: `kansarmen` is better avoided")


@pytest.mark.skipif(shutil.which("hunspell") is None, reason="hunspell is not on this machine")
def test_spelling_is_checked_when_it_is_asked_for(folder: Path) -> None:
    write(folder, {"c/m/01-a.md": f"# A\n\nEen verrasing.\n{TO_DO}"})
    assert checked(folder) == (0, ["no errors, no warnings"])
    code, lines = checked(folder / "c/m/01-a.md", spelling=True)
    assert (code, lines[-1]) == (0, "no errors, 1 warning")
    assert lines[0].startswith("courses/c/m/01-a.md:3: `verrasing` is not a word we know")


def test_without_hunspell_the_check_says_how_to_install_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hunspell, "PROGRAM", "no-such-program")
    code, lines = checked(folder, spelling=True)
    assert code == 2
    assert lines == [
        "spelling needs the program hunspell and its Dutch dictionary; install them: "
        "sudo apt-get install hunspell hunspell-nl"
    ]


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


def test_a_scenario_is_proven_with_its_course_and_its_reports_are_warnings(folder: Path) -> None:
    head = "---\ntitle: S\nsummary: S.\nminutes: 5\n---\n## A {#a}\n"
    ways = '- [x](#e){if="nabij >= 0" nabij=+1}\n- [y](#e){emancipatorisch=+1}\n'
    write(folder, {"c/m/s.scenario.md": f'{head}{ways}\n## E {{#e ending="E"}}\n:::{{debrief}} Nadia\nZo.\n:::\n'})
    code, lines = checked(folder / "c/m/s.scenario.md")
    assert (code, [line.rsplit("[", 1)[-1] for line in lines[:-1]]) == (
        0,
        ["condition-always-holds]", "ending-too-often]"],
    )
    assert lines[0].startswith("courses/c/m/s.scenario.md:7: the condition of choice 1 holds in every state")
    assert checked(folder / "c/m/01-a.md") == (0, ["no errors, no warnings"])
