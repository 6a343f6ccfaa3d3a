"""When a disk, a database or a machine stops: no row without a file, and no file that stays."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy.exc import OperationalError

from elearn.database import db
from elearn.recordings import files as voice_files
from elearn.reflections.sharing_models import Sharing
from elearn.reflections.voice import actions as voice_actions
from tests.language import said
from tests.reflections.sounds import sound
from tests.reflections.voice.sending import RELEASED, at, files, recorded, rows, spoken
from tests.visitor import Visitor
from tests.world import World


def test_a_row_that_cannot_be_written_leaves_no_file(
    visitor: Visitor, world: World, sharing: Sharing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_values: object) -> None:
        assert len(files()) == 1, "the file comes before the row"
        raise OperationalError("insert", {}, Exception("weg"))

    monkeypatch.setattr(voice_actions, "speak", fail)
    assert recorded(visitor.as_(world.nadia), sharing, sound("toon.ogg")).status_code == 503
    assert (rows(), files()) == ([], [])


class Killed(BaseException):
    """What no code catches: the machine stops."""


@pytest.mark.parametrize("where", ["replace", "speak"])
def test_a_machine_that_stops_in_the_middle_leaves_no_row_without_a_file(
    visitor: Visitor, world: World, sharing: Sharing, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    def stop(*_values: object) -> None:
        raise Killed

    monkeypatch.setattr(*((Path, "replace", stop) if where == "replace" else (voice_actions, "speak", stop)))
    with pytest.raises(Killed):
        recorded(visitor.as_(world.nadia), sharing, sound("toon.ogg"))
    monkeypatch.undo()
    assert rows() == []
    monkeypatch.setattr(voice_files, "LET_BE", -1)
    left = len(files())
    assert voice_files.forget_strays(set()) == left
    assert files() == []


def test_tidying_removes_strays_says_so_and_tells_what_is_missing(
    visitor: Visitor, world: World, sharing: Sharing, monkeypatch: pytest.MonkeyPatch
) -> None:
    from elearn.cli import main

    spoken(world, sharing, visitor.app)
    db.session.commit()
    stray = voice_files.path_of("ab" * 16)
    stray.parent.mkdir(parents=True, exist_ok=True)
    stray.write_bytes(b"over")
    monkeypatch.setattr("elearn.create_app", lambda: visitor.app)
    monkeypatch.setattr("elearn.serving.is_migrated", lambda: True)
    first = CliRunner().invoke(main, ["tidy"])
    assert ("removed: 0" in first.output, first.exit_code) == (True, 0), "it may still get its row"
    monkeypatch.setattr(voice_files, "LET_BE", -1)
    assert "removed: 1" in CliRunner().invoke(main, ["tidy"]).output
    [kept] = files()
    kept.unlink()
    missing = CliRunner().invoke(main, ["tidy"])
    assert missing.exit_code == 1
    assert "of 1 of 1" in missing.stderr


def test_a_file_that_is_missing_is_said_kindly(visitor: Visitor, world: World, sharing: Sharing) -> None:
    heard = spoken(world, sharing, visitor.app, text="De woorden", **RELEASED)
    for path in files():
        path.unlink()
    page = visitor.as_(world.amina).get(at(sharing)).text
    assert "<audio" not in page
    assert "De woorden" in page
    gone = visitor.get(heard)
    assert gone.status_code == 404
    assert said("This recording cannot be found") in gone.text
