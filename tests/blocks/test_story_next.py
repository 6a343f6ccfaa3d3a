"""Marks, free moments and ways round hard scenes are read; stories from before they existed stay as they were."""

from elearn.blocks.say import Say
from elearn.blocks.story import ROUND, Story
from elearn.blocks.when import When
from elearn.library.stories import parse_story

SOURCE = """---
title: S
summary: Een gesprek.
minutes: 5
marks: [beloofd, gelachen]
---
## Begin {#begin}
:::{say} eerste-zin
Wat zou *jij* zeggen?

Eén zin is genoeg.
:::

- [Ik bel je.](#zwaar){marks="beloofd gelachen"}
- [Dag.](#einde){marks=gelachen}

## Zwaar {#zwaar note="Het gaat over een ziek kind." around=#licht}
:::{when} beloofd
Je belde.

:::{say} later
En nu?
:::
:::

- [Verder](#einde)

## Licht {#licht}
- [Verder](#einde){if="not beloofd"}
- [Ook verder](#einde)

## Einde {#einde ending="Klaar"}
:::{debrief} Nadia
Zo.
:::
"""


def story() -> Story:
    found, problems = parse_story(SOURCE, "c/m/s.scenario.md")
    assert problems == ()
    assert found is not None
    return found


def test_marks_are_declared_and_left_behind_by_choices() -> None:
    found = story()
    assert found.marks == ("beloofd", "gelachen")
    assert [choice.marks for choice in found.scenes[0].choices] == [("beloofd", "gelachen"), ("gelachen",)]


def test_a_free_moment_has_an_id_and_a_question() -> None:
    (moment, *_rest) = story().scenes[0].parts
    assert isinstance(moment, Say)
    assert (moment.kind, moment.id, moment.text) == ("say", "eerste-zin", "Wat zou jij zeggen? Eén zin is genoeg.")
    assert "<em>jij</em>" in str(moment.question[0])


def test_a_free_moment_can_lie_in_a_part_with_a_condition() -> None:
    (when,) = story().scenes[1].parts
    assert isinstance(when, When)
    assert [part.id for part in when.parts if isinstance(part, Say)] == ["later"]


def test_a_hard_scene_has_a_note_and_a_way_round_it() -> None:
    scene = story().scenes[1]
    assert (scene.note, scene.around) == ("Het gaat over een ziek kind.", "licht")
    around = scene.choice(ROUND)
    assert around is not None
    assert around == scene.way_round
    assert (around.number, around.target, around.effects, around.line) == (0, "licht", {}, scene.line)


def test_a_scene_without_a_note_has_no_way_round() -> None:
    scene = story().scenes[0]
    assert (scene.note, scene.around, scene.way_round, scene.choice(ROUND)) == ("", "", None, None)


def test_a_kept_text_with_a_note_that_is_wrong_by_now_can_still_be_played() -> None:
    found, problems = parse_story(SOURCE.replace(" around=#licht", ""), "c/m/s.scenario.md")
    assert [problem.code.value for problem in problems] == ["bad-detour", "unreachable-scene"]
    assert found is not None
    assert found.scenes[1].way_round is None
