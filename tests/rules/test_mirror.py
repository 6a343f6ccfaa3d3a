"""The mirror says which roles were taken, how the relation moved, and what stayed hidden."""

import pytest

from elearn.blocks.story import Story
from elearn.library.stories import parse_story
from elearn.rules.mirror import mirror
from elearn.rules.steps import NotOffered

SOURCE = """---
title: S
summary: Een gesprek.
minutes: 5
facts:
  dochter: Zijn dochter is ziek.
  ngoni: Hij speelt ngoni.
---
## Begin {#begin}
- [Nummer](#midden){role=controleur nabij=-1}
- [Vraag](#midden){role=begeleider nabij=+2 reveals=dochter}

:::{debrief} Nadia
Bij het begin.
:::

## Midden {#midden}
- [Terug](#begin)
- [Klaar](#einde){role=begeleider nabij=+1 reveals=ngoni}

## Einde {#einde ending="Een deur op een kier"}
:::{debrief} Rachid
Bij het einde.
:::
"""


@pytest.fixture
def story() -> Story:
    found, problems = parse_story(SOURCE, "c/m/s.scenario.md")
    assert problems == ()
    assert found is not None
    return found


def test_roles_are_counted_in_the_order_they_were_taken(story: Story) -> None:
    seen = mirror(story, [1, 1, 2, 2])
    assert seen.roles == ("controleur", "begeleider", "begeleider")
    assert seen.counts == {"begeleider": 2, "controleur": 1}


def test_an_axis_has_a_value_for_every_step_and_the_start(story: Story) -> None:
    seen = mirror(story, [1, 1, 2, 2])
    assert seen.axes["nabij"] == (0, -1, -1, 1, 2)
    assert seen.axes["emancipatorisch"] == (0, 0, 0, 0, 0)
    assert seen.state["nabij"] == 2


def test_what_was_not_asked_stays_hidden(story: Story) -> None:
    seen = mirror(story, [2])
    assert seen.revealed == (("dochter", "Zijn dochter is ziek."),)
    assert seen.hidden == (("ngoni", "Hij speelt ngoni."),)


def test_voices_speak_once_about_every_scene_that_was_passed(story: Story) -> None:
    assert [each.scene.id for each in mirror(story, [1, 1, 2, 2]).debriefs] == ["begin", "einde"]
    assert [each.scene.id for each in mirror(story, [1]).debriefs] == ["begin"]


def test_the_strip_shows_every_scene_and_what_was_chosen_there(story: Story) -> None:
    seen = mirror(story, [1, 2])
    assert [(item.scene.id, item.choice.number if item.choice else None) for item in seen.strip] == [
        ("begin", 1),
        ("midden", 2),
        ("einde", None),
    ]
    assert seen.ending == "Een deur op een kier"


def test_a_run_that_was_stopped_has_no_ending(story: Story) -> None:
    assert mirror(story, []).ending == ""
    assert mirror(story, []).roles == ()


def test_choices_of_another_story_are_refused(story: Story) -> None:
    with pytest.raises(NotOffered):
        mirror(story, [7])
