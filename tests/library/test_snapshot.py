"""A folder of courses may be somebody's folder of everything: what is no course is not gone through."""

import os
from pathlib import Path

import pytest

from elearn.library.snapshot import fingerprint, take_snapshot
from tests.library.cases import SOUND
from tests.library.test_catalogue import write

BESIDE = {"fotos/2026/strand/1.jpg": "x", "programma/bron/diep/02-pagina.md": "# x", "brief.pdf": "x"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, {**SOUND, **BESIDE})


def test_what_has_no_text_near_its_top_is_not_gone_through(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    walked: list[str] = []
    original = os.walk

    def walk(root: Path) -> object:
        for found in original(root):
            walked.append(Path(found[0]).relative_to(folder).as_posix())
            yield found

    monkeypatch.setattr("elearn.library.snapshot.os.walk", walk)
    take_snapshot(folder)
    assert walked == [".", "c", "c/figuren", "c/m"]


def test_a_course_without_its_course_file_is_still_a_course(folder: Path) -> None:
    write(folder, {"d/n/01-x.md": "# X\n"})
    assert "d/n/01-x.md" in take_snapshot(folder).files


def test_only_what_is_read_counts_as_a_change(folder: Path) -> None:
    before = fingerprint([folder])
    write(folder, {"c/foto.png": "x", "nog-een-brief.pdf": "x"})
    assert fingerprint([folder]) == before
    write(folder, {"c/m/02-b.md": "# B\n"})
    assert fingerprint([folder]) != before
