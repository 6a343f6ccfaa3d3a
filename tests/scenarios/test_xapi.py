"""Runs as xAPI statements: valid for an LRS, the same every time, and without anybody's name or words."""

import json
import re
import uuid
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from elearn.database import db, now
from elearn.library.stories import parse_story
from elearn.scenarios.exporting import run_statements, write_array
from elearn.scenarios.models import Run, RunStep, RunWords, ScenarioText
from elearn.scenarios.statements import Site, Statement
from tests.scenarios.tram import KEY, STORY
from tests.scenarios.xapi_rules import broken_rules
from tests.world import World

SITE = Site("https://tandem.example.be", "Tandem", "s" * 32)
WRITTEN = "Dag mevrouw, ik ben Amina."


def play(user_id: int, choices: list[int], *, ending: str = "", quiet: bool = True) -> Run:
    """A run of the tram, a choice a minute; its last choice long ago, or just now."""
    if db.session.get(ScenarioText, "tram") is None:
        db.session.add(ScenarioText(hash="tram", scenario_key=KEY, language="nl", source=STORY))
    began = now() - (timedelta(days=3) if quiet else timedelta(minutes=5))
    run = Run(user_id=user_id, scenario_key=KEY, text_hash="tram", began_at=began)
    story, _problems = parse_story(STORY, "proef/tram/rit.scenario.md")
    assert story is not None
    scene = story.start
    for place, number in enumerate(choices):
        run.steps.append(
            RunStep(position=place, scene=scene, choice=number, created_at=began + timedelta(minutes=place))
        )
        choice = story.by_id[scene].choice(number)
        assert choice is not None
        scene = choice.target
    if ending:
        run.ending, run.finished_at = ending, began + timedelta(minutes=9)
    run.words.append(RunWords(moment="eerste-woord", text=WRITTEN))
    db.session.add(run)
    db.session.commit()
    return run


def exported(since: datetime | None = None, group_id: int | None = None) -> list[Statement]:
    """The statements as they come out of JSON."""
    parts: list[str] = []
    write_array(parts.append, run_statements(SITE, now(), since, group_id))
    read: list[Statement] = json.loads("".join(parts))
    return read


def verbs(told: list[Statement]) -> list[str]:
    return [one["verb"]["id"].rsplit("/", 1)[1] for one in told]


def test_a_finished_run_is_begun_chosen_and_completed(world: World) -> None:
    play(world.amina.id, [1, 0, 1], ending="einde")
    told = exported()
    assert verbs(told) == ["initialized", "responded", "responded", "responded", "completed"]
    first, round_it, last = told[1:4]
    assert first["result"]["response"] == "choice-1"
    assert round_it["result"]["response"] == "around"
    extensions = {key.rsplit("/", 1)[1]: value for key, value in last["result"]["extensions"].items()}
    assert extensions["axes"]["nabij"] == 1
    assert extensions["roles"] == {"begeleider": 2}
    assert told[4]["result"]["completion"] is True
    assert "https://tandem.example.be/xapi/extensions/ending" in told[4]["result"]["extensions"]
    assert not any("score" in one.get("result", {}) or "success" in one.get("result", {}) for one in told)


def test_every_statement_keeps_the_rules_of_the_specification(world: World) -> None:
    play(world.amina.id, [1, 0, 1], ending="einde")
    play(world.joris.id, [1])
    told = exported()
    assert len(told) == 8
    assert [rule for one in told for rule in broken_rules(one)] == []
    assert len({one["id"] for one in told}) == len(told)


def test_a_run_that_rests_is_suspended_and_one_that_goes_on_is_not(world: World) -> None:
    play(world.amina.id, [1])
    play(world.joris.id, [1], quiet=False)
    told = exported()
    assert verbs(told) == ["initialized", "responded", "suspended", "initialized", "responded"]


def test_exporting_twice_gives_the_same_statements(world: World) -> None:
    play(world.amina.id, [1, 1, 1], ending="einde")
    assert exported() == exported()


def test_a_step_that_was_taken_back_and_made_anew_is_another_statement(world: World) -> None:
    run = play(world.amina.id, [1, 1])
    before = exported()
    run.steps.pop()
    db.session.flush()
    run.steps.append(RunStep(position=1, scene="zwaar", choice=0, created_at=now() - timedelta(days=2)))
    db.session.commit()
    after = exported()
    assert before[:2] == after[:2]
    assert before[2]["id"] != after[2]["id"]


def test_nobody_is_named_and_nothing_they_wrote_is_told(world: World) -> None:
    play(world.amina.id, [1, 1, 1], ending="einde")
    play(world.amina.id, [2], ending="einde")
    play(world.joris.id, [2], ending="einde")
    told = exported()
    text = json.dumps(told, ensure_ascii=False)
    assert world.amina.shown_name not in text
    assert WRITTEN not in text
    people = [one["actor"]["account"]["name"] for one in told if one["verb"]["id"].endswith("initialized")]
    assert people[0] == people[1] != people[2]
    other = Site(SITE.base, SITE.name, "t" * 32)
    elsewhere = [one for one in run_statements(other, now(), None, None) if one]
    assert elsewhere[0]["actor"]["account"]["name"] not in people


def test_only_learners_of_a_group_and_only_from_a_day_on(world: World) -> None:
    play(world.amina.id, [2], ending="einde")
    play(world.sam.id, [2], ending="einde", quiet=False)
    assert verbs(exported(group_id=world.group.id)) == ["initialized", "responded", "completed"]
    told = exported(since=now() - timedelta(days=1))
    assert len(told) == 3
    assert {one["actor"]["account"]["name"] for one in told} != {
        one["actor"]["account"]["name"] for one in exported(group_id=world.group.id)
    }


def test_a_story_that_can_no_longer_be_told_is_counted_and_stops_nothing(world: World) -> None:
    run = play(world.amina.id, [1])
    run.steps[0].choice = 7
    db.session.commit()
    play(world.joris.id, [2], ending="einde")
    parts: list[str] = []
    assert write_array(parts.append, run_statements(SITE, now(), None, None)) == (3, 1)


def test_more_runs_make_no_more_queries_on_a_page(world: World) -> None:
    play(world.amina.id, [1])
    few = _queries()
    for _ in range(12):
        play(world.joris.id, [1, 1, 1], ending="einde")
    assert _queries() == few


def _queries() -> int:
    asked: list[str] = []

    def count(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", count)
    try:
        exported()
    finally:
        event.remove(db.engine, "before_cursor_execute", count)
    return len(asked)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("id",), "not-a-uuid"),
        (("actor", "mbox"), "mailto:amina@example.be"),
        (("verb", "id"), "responded"),
        (("object", "definition", "name"), {"": "x"}),
        (("timestamp",), "2026-01-01"),
        (("result", "extensions", "role"), "x"),
        (("context", "registration"), None),
        (("stranger",), 1),
    ],
    ids=str,
)
def test_the_rules_see_what_is_wrong(world: World, path: tuple[str, ...], value: object) -> None:
    play(world.amina.id, [1])
    statement = exported()[1]
    place: Any = statement
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    assert broken_rules(statement)


def test_pseudonyms_are_uuids(world: World) -> None:
    play(world.amina.id, [1])
    account = exported()[0]["actor"]["account"]
    assert str(uuid.UUID(account["name"])) == account["name"]
    assert re.fullmatch(r"https://tandem\.example\.be/", account["homePage"])


def test_a_file_that_is_there_stays_as_it_is(database: Flask, tmp_path: Path) -> None:
    from elearn.commands.exchange import _write_all

    file = tmp_path / "out.json"
    file.write_text("mine")
    with pytest.raises(SystemExit):
        _write_all(file, iter(()), replace=False)
    assert file.read_text() == "mine"
    _write_all(file, iter(()), replace=True)
    assert json.loads(file.read_text()) == []
