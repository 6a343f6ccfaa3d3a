"""Every mistake an author can make is said once, at its line, in words; every code has a case."""

from pathlib import Path

import pytest

from elearn.blocks.codes import BlockCode, StoryCode
from elearn.content.codes import DrawingCode, TextCode
from elearn.content.problems import Code
from elearn.library import load_catalogue
from elearn.library.codes import LibraryCode
from tests.library.cases import Case, as_lines, case_files, read_cases

CASES = [pytest.param(case, id=f"{path.stem}: {case.title}") for path in case_files() for case in read_cases(path)]
CODES: list[Code] = [*TextCode, *DrawingCode, *BlockCode, *StoryCode, *LibraryCode]


@pytest.mark.parametrize("case", CASES)
def test_a_mistake_is_said_at_its_line(case: Case, tmp_path: Path) -> None:
    assert as_lines(case.problems(tmp_path), tmp_path) == case.expected


def test_every_code_is_provoked_by_a_case() -> None:
    expected = [line for path in case_files() for case in read_cases(path) for line in case.expected]
    provoked = {line.rsplit("[", 1)[-1].rstrip("]") for line in expected}
    by_another_test = {LibraryCode.MISSING_FOLDER.value}
    assert {code.value for code in CODES} - provoked - by_another_test == set()


def test_no_two_codes_are_the_same() -> None:
    assert len({code.value for code in CODES}) == len(CODES)


def test_every_code_says_what_it_means() -> None:
    assert [code for code in CODES if not (code.__doc__ or "").endswith(".")] == []


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    problems = load_catalogue([tmp_path / "nowhere"]).problems
    assert [problem.code for problem in problems] == [LibraryCode.MISSING_FOLDER]
