"""The command line: what it does, what it says, and its exit codes."""

import os
import subprocess
import sys
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from elearn.cli import main
from tests.library.cases import SOUND
from tests.library.test_catalogue import write

ROOT = Path(__file__).parent.parent


def elearn(*arguments: str, folder: Path = ROOT, **environment: str) -> Result:
    """What a command does and says, given in a folder; in this process, because a new one takes a second to begin."""
    without = {key: None for key in os.environ if key.startswith("ELEARN_")}
    with chdir(folder):
        return CliRunner().invoke(main, arguments, env={**without, **environment})


@pytest.mark.parametrize(
    "command",
    [
        (),
        ("serve",),
        ("demo",),
        ("check",),
        ("prove",),
        ("play",),
        ("settings",),
        ("user",),
        ("user", "add"),
        ("export",),
        ("export", "course"),
        ("import",),
        ("import", "course"),
        ("export", "twee"),
        ("import", "twee"),
        ("export", "xapi"),
        ("new",),
        ("preview",),
        ("send-mail",),
        ("tidy",),
    ],
    ids=str,
)
def test_every_command_explains_itself(command: tuple[str, ...]) -> None:
    done = CliRunner().invoke(main, [*command, "--help"])
    assert done.exit_code == 0
    assert "Usage:" in done.output


@pytest.mark.parametrize("command", [("serve",), ("demo",), ("settings",)], ids=str)
def test_a_missing_secret_key_stops_with_one_line_and_no_trace(command: tuple[str, ...], tmp_path: Path) -> None:
    done = elearn(*command, folder=tmp_path)
    assert done.exit_code == 2
    assert done.stderr.startswith("elearn: ELEARN_SECRET_KEY is missing")
    assert done.stderr.count("\n") == 1


def test_in_a_process_of_its_own_it_says_and_ends_the_same(tmp_path: Path) -> None:
    clean = {key: value for key, value in os.environ.items() if not key.startswith("ELEARN_")}
    command = [sys.executable, "-m", "elearn", "serve"]
    environment = {**clean, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    again = elearn("serve", folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (again.exit_code, again.stdout, again.stderr)


def test_serving_without_tables_says_what_to_do(tmp_path: Path) -> None:
    done = elearn("serve", "--port", "1", ELEARN_SECRET_KEY="k" * 32, ELEARN_DATA=str(tmp_path))
    assert done.exit_code == 2
    assert "--migrate" in done.stderr


def test_demo_data_is_refused_outside_demo_mode(tmp_path: Path) -> None:
    done = elearn("demo", ELEARN_SECRET_KEY="k" * 32, ELEARN_DATA=str(tmp_path))
    assert done.exit_code == 2
    assert "ELEARN_DEMO" in done.stderr


def test_checking_good_courses_ends_with_0(course_folder: Path) -> None:
    done = elearn("check", str(write(course_folder, SOUND)))
    assert done.exit_code == 0, done.output


def test_checking_a_broken_course_names_the_line_and_ends_with_1(course_folder: Path) -> None:
    module = course_folder / "proef" / "begin"
    module.mkdir(parents=True)
    (course_folder / "proef" / "course.md").write_text(
        "---\ntitle: Proef\nsummary: Een proef.\nlanguage: nl\nmodules: [begin]\n---\n"
    )
    (module / "index.md").write_text("---\ntitle: Begin\naim: Je kunt iets.\nminutes: 5\n---\n")
    (module / "01-een.md").write_text("# Een\n\n:::{keuze} eerste\nWat nu?\n:::\n")
    done = elearn("check", str(course_folder))
    assert done.exit_code == 1
    assert "01-een.md:3:" in done.stdout


def test_checking_a_path_that_is_not_there_ends_with_2(tmp_path: Path) -> None:
    assert elearn("check", str(tmp_path / "nergens")).exit_code == 2
