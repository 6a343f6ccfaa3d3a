"""`elearn export` and `elearn import`, as somebody at a terminal meets them."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from elearn.cli import main
from tests.library.cases import SOUND
from tests.library.test_catalogue import write
from tests.library.zips import COURSE, HOSTILE, zipped


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder of courses with one sound course in it."""
    return write(tmp_path / "courses", SOUND)


def run(*arguments: str | Path) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command."""
    done = CliRunner().invoke(main, [str(argument) for argument in arguments])
    return done.exit_code, done.stdout, done.stderr


def test_a_course_goes_from_one_site_to_another(site: Path, tmp_path: Path) -> None:
    file, other = tmp_path / "c.zip", write(tmp_path / "other", {"begrippen.md": SOUND["begrippen.md"]})
    write(site, {"c/aantekeningen.txt": "Van mij."})
    code, said, _error = run("export", "course", site / "c", file)
    assert code == 0
    assert "c/aantekeningen.txt: left out" in said
    code, said, _error = run("import", "course", file, other)
    assert code == 0
    assert f"The course is in {other / 'c'}." in said
    assert (other / "c/m/01-a.md").read_text() == SOUND["c/m/01-a.md"]


def test_mistakes_in_an_imported_course_are_said_as_the_check_says_them(tmp_path: Path) -> None:
    site, file = write(tmp_path / "courses", {}), tmp_path / "c.zip"
    site.mkdir()
    file.write_bytes(zipped(course={**COURSE, "c/m/01-a.md": b"# A\n\n:::{keuze} eerste\n:::\n"}))
    code, said, _error = run("import", "course", file, site)
    assert code == 0
    checked = run("check", site / "c")
    assert checked[0] == 1
    assert "c/m/01-a.md:3:" in said
    assert said.startswith(checked[1])


@pytest.mark.parametrize("case", ["climbs out", "has 100,000 files", "is a text"])
def test_a_refusal_is_one_line_and_exit_code_1(case: str, site: Path, tmp_path: Path) -> None:
    file = tmp_path / "kwaad.zip"
    file.write_bytes(HOSTILE[case][0]())
    code, said, error = run("import", "course", file, site)
    assert (code, said) == (1, "")
    assert error.startswith(f"elearn: {file}: ")
    assert error.count("\n") == 1


def test_a_course_that_a_killed_import_took_away_is_put_back_and_named(site: Path, tmp_path: Path) -> None:
    (site / ".c-before-x").mkdir()
    (site / "c").rename(site / ".c-before-x/c")
    (tmp_path / "c.zip").write_bytes(zipped())
    code, said, error = run("import", "course", tmp_path / "c.zip", site)
    assert f"{site / 'c'} was put back" in said
    assert (code, (site / "c/course.md").read_text()) == (1, SOUND["c/course.md"])
    assert "add --replace" in error


def test_a_folder_without_a_course_is_not_exported(site: Path, tmp_path: Path) -> None:
    code, _said, error = run("export", "course", site, tmp_path / "c.zip")
    assert code == 1
    assert "is no course" in error
    assert not (tmp_path / "c.zip").exists()
