"""`elearn prove` and `elearn play`: what they say, how a terminal plays, and that their numbers can be repeated."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from elearn.cli import main
from elearn.commands.terminal.session import Session
from elearn.commands.terminal.words import part_lines, plain_lines
from elearn.library.stories import parse_story
from elearn.rules.steps import NotOffered

FRONT = """---
title: Aan de deur
summary: Een gesprek.
minutes: 5
note: Het gaat over geld.
state:
  moed: {start: 1, min: 0, max: 3}
facts:
  zus: Hij heeft een zus.
---
"""
STORY = f"""{FRONT}Jij staat aan de *deur*.

## De deur {{#deur}}
Het regent. &amp; het waait.

- eerst een lijst

:::{{voice}} Sofie
Kom binnen.
:::

:::{{say}} eerste-zin
Wat zou jij zeggen?
:::

- ['Goedemorgen.'](#kamer){{role=begeleider moed=+1 reveals=zus nabij=+1}}
  > Hij knikt.
- [Je gaat weg.](#weg){{emancipatorisch=+1}}

## De kamer {{#kamer note="Het gaat over een ziek kind." around=#gang}}
Het kind hoest.

- [Je luistert.](#samen){{if="moed >= 2" nabij=+1}}
- [Je gaat.](#weg){{emancipatorisch=+1}}

:::{{debrief}} Nadia
Dit is zwaar.
:::

## De gang {{#gang}}
Het is stil.

- [Terug.](#weg){{nabij=+1}}
- [Mee.](#samen){{emancipatorisch=+1 moed=-1}}

## Samen {{#samen ending="Samen"}}
:::{{debrief}} Rachid
Mooi.
:::

## Weg {{#weg ending="Alleen"}}
:::{{debrief}} Rachid
Jammer.
:::
"""
TRAP = STORY.replace("(#weg){nabij=+1}", '(#gang){if="moed > 5"}').replace(
    "(#samen){emancipatorisch=+1", "(#gang){once"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "deur.scenario.md"
    path.write_text(STORY, encoding="utf-8")
    return path


def elearn(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, arguments, input=typed)


def session(text: str = STORY) -> tuple[Session, list[str]]:
    story, _found = parse_story(text, "c/m/deur.scenario.md")
    assert story is not None
    said: list[str] = []
    return Session(story, said.append), said


def played(*typed: str, text: str = STORY) -> str:
    one, said = session(text)
    one.replay(())
    lines = iter(typed)
    one.play(lambda: next(lines, None))
    return "\n".join(said)


def test_a_text_becomes_plain_words() -> None:
    story = session()[0].story
    assert list(part_lines(story.scenes[0].parts)) == [
        "Het regent. & het waait.",
        "- eerst een lijst",
        "Sofie:",
        "  Kom binnen.",
        "(Wat zou jij zeggen?)",
    ]
    assert plain_lines("<p>een<br>twee</p><p>dr<em>ie</em></p>") == ["een", "twee", "drie"]


def test_a_choice_shows_its_words_its_reply_and_what_came_to_light() -> None:
    said = played("1")
    assert "> 'Goedemorgen.'" in said
    assert "  Hij knikt." in said
    assert "* Now you know: Hij heeft een zus." in said


def test_a_hard_scene_is_shown_after_its_note_was_read() -> None:
    before, _note, after = played("1", "", "2").partition("Het gaat over een ziek kind.")
    assert "--- A hard scene follows ---" in before
    assert "Het kind hoest." not in before
    assert "Het kind hoest." in after
    assert "The end: Alleen" in after


def test_the_way_round_skips_the_scene_and_what_a_coach_says_of_it() -> None:
    said = played("1", "0", "2")
    assert "Het kind hoest." not in said
    assert "Dit is zwaar." not in said
    assert "Het is stil." in said
    assert "Choices: 1,0,2" in said


def test_back_again_and_stopping() -> None:
    said = played("1", "b", "1", "r", "x", "9", "q")
    assert said.count("--- De deur ---") == 3
    assert "There is no 9 here." in said
    assert "You stopped on the way." in said
    assert "Choices: none" in said


def test_what_was_written_at_a_free_moment_is_in_the_debrief() -> None:
    said = played("Dag, ik ben Els.", "1", "woorden waar niets gevraagd wordt", "2")
    assert "Wat zou jij zeggen? You wrote: Dag, ik ben Els." in said
    assert said.count("You wrote") == 1


def test_the_debrief_has_the_path_the_roles_the_axes_and_the_coaches() -> None:
    said = played("1", "", "1")
    assert "Ending: Samen" in said
    assert "Path: De deur > De kamer > Samen" in said
    assert "Roles: companion 1" in said
    assert "From distant to close: 0 +1 +2" in said
    assert "Nadia (coach, fictional) on De kamer:" in said


def test_a_choice_in_a_replay_that_is_not_offered_stops_there() -> None:
    one, _said = session()
    with pytest.raises(NotOffered):
        one.replay([1, 5])
    assert one.numbers == [1]


def test_play_reads_choices_from_a_pipe_and_replays_those_that_are_given(file: Path) -> None:
    done = elearn("play", str(file), "--choices", "1,0", typed="2\n")
    assert done.exit_code == 0, done.stderr
    assert "Choices: 1,0,2" in done.stdout
    wrong = elearn("play", str(file), "--choices", "1,7")
    assert (wrong.exit_code, wrong.stderr) == (
        1,
        "elearn: choice 7, number 2 of this list, is not offered there\n",
    )
    assert elearn("play", str(file), "--choices", "een").exit_code == 2


def test_random_players_are_the_same_for_the_same_seed(file: Path) -> None:
    first, again, other = (elearn("play", str(file), "--random", "500", "--seed", seed) for seed in ("7", "7", "8"))
    assert first.exit_code == 0
    assert first.stdout == again.stdout != other.stdout
    assert first.stdout.startswith("500 random players, seed 7, ")


def test_a_random_walk_that_fails_prints_choices_that_replay(file: Path) -> None:
    file.write_text(TRAP, encoding="utf-8")
    done = elearn("play", str(file), "--random", "60", "--seed", "7")
    assert done.exit_code == 1
    choices = done.stdout.split("nothing to choose in `gang`: --choices ")[1].split()[0]
    assert "Nothing can be chosen here." in elearn("play", str(file), "--choices", choices).stdout


def test_proving_says_how_far_it_came_and_ends_with_0_without_reports(file: Path) -> None:
    file.write_text(STORY.replace(' if="moed >= 2"', "").replace('{if="moed >= 2" ', "{"), encoding="utf-8")
    done = elearn("prove", str(file))
    assert "the state `moed` is set and never read" in done.stdout
    file.write_text(STORY.replace("'Goedemorgen.'](#kamer){role=begeleider moed=+1", "Dag](#kamer){"), encoding="utf-8")
    assert "choice 1 of `kamer` can never be made" in elearn("prove", str(file)).stdout
    sound = STORY.replace("[Je gaat weg.](#weg)", "[Je gaat.](#kamer)")
    file.write_text(sound, encoding="utf-8")
    done = elearn("prove", str(file))
    assert (done.exit_code, done.stdout.splitlines()[-1]) == (0, "exhaustive: all 6 positions; no things to report")


def test_a_report_comes_with_its_line_and_the_choices_in_words(file: Path) -> None:
    file.write_text(TRAP, encoding="utf-8")
    done = elearn("prove", str(file))
    assert done.exit_code == 1
    line = TRAP.splitlines().index("## De gang {#gang}") + 1
    assert f"{file}:{line}: there is a state in which `gang` offers nothing to choose; " in done.stdout
    assert "play it with --choices 1,0,2 [dead-end]\n    1: 'Goedemorgen.'\n    0: …\n    2: Mee.\n" in done.stdout


def test_a_proof_as_data(file: Path) -> None:
    file.write_text(TRAP, encoding="utf-8")
    data = json.loads(elearn("prove", str(file), "--format", "json", "--limit", "1").stdout)
    assert data["proven"]["exhaustive"] is False
    assert data["proven"]["stopped_by"] == "the limit of 1 positions"
    assert {problem["code"] for problem in data["problems"]} >= {"proof-partial", "scene-beyond-limit"}


@pytest.mark.parametrize("command", ["prove", "play"])
def test_a_file_that_is_not_there_ends_with_2(command: str, tmp_path: Path) -> None:
    done = elearn(command, str(tmp_path / "nergens.md"))
    assert done.exit_code == 2
    assert done.stderr.endswith("nergens.md: there is no such file\n")


def test_a_text_that_is_no_scenario_is_said_to_be_none(file: Path) -> None:
    file.write_bytes(b"\xff\xfe")
    assert "this file is not UTF-8" in elearn("prove", str(file)).stdout
    done = elearn("play", str(file))
    assert done.exit_code == 1
    assert "this scenario cannot be played" in done.stderr
