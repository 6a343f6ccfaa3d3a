"""Steps through a scenario: what is offered, what a choice changes, and that a run can be played again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.blocks.story import ROUND, Story
from elearn.library.stories import parse_story
from elearn.rules.mirror import mirror
from elearn.rules.steps import (
    NotOffered,
    Step,
    is_ending,
    moments,
    offered,
    replay,
    shown_parts,
    start,
    take,
    way_round,
)

SOURCE = """---
title: S
summary: Een gesprek.
minutes: 5
state:
  trust: {start: 2, min: 0, max: 3}
facts:
  dochter: Zijn dochter is ziek.
---
## Begin {#begin}
Tekst.

:::{when} dochter
Hij kijkt op.

:::{when} trust >= 3
En hij lacht.
:::
:::

- [Vraag](#begin){role=begeleider trust=+2 nabij=+1 reveals=dochter}
- [Eén keer](#begin){trust=-3 once}
- [Als je weet](#einde){if="dochter and trust >= 3"}
- [Weg](#einde){nabij=-11}

## Einde {#einde ending="Klaar"}
:::{debrief} Nadia
Zo.
:::
"""


@pytest.fixture
def story() -> Story:
    found, problems = parse_story(SOURCE, "c/m/s.scenario.md")
    assert problems == ()
    assert found is not None
    return found


def numbers(story: Story, choices: list[int]) -> list[int]:
    return [choice.number for choice in offered(story, replay(story, choices))]


def test_everyone_starts_in_the_first_scene_with_the_axes_at_nought(story: Story) -> None:
    position = start(story)
    assert (position.scene, position.facts, position.path) == ("begin", frozenset(), ())
    assert position.state == {"trust": 2, "nabij": 0, "gepersonaliseerd": 0, "emancipatorisch": 0}


def test_a_choice_changes_states_within_their_range_and_reveals_facts(story: Story) -> None:
    position = replay(story, [1])
    assert (position.state["trust"], position.state["nabij"], position.facts) == (3, 1, {"dochter"})
    assert replay(story, [2]).state["trust"] == 0
    assert replay(story, [4]).state["nabij"] == -10


def test_a_condition_decides_what_is_offered(story: Story) -> None:
    assert numbers(story, []) == [1, 2, 4]
    assert numbers(story, [1]) == [1, 2, 3, 4]


def test_what_is_offered_once_is_gone_after_it_was_taken(story: Story) -> None:
    assert numbers(story, [2]) == [1, 4]
    assert Step("begin", 2) in replay(story, [2]).used


def test_an_ending_offers_nothing(story: Story) -> None:
    position = replay(story, [4])
    assert is_ending(story, position)
    assert offered(story, position) == ()


def test_the_way_is_remembered(story: Story) -> None:
    assert replay(story, [1, 4]).path == (Step("begin", 1), Step("begin", 4))


@pytest.mark.parametrize("choices", [[3], [9], [0], [2, 2], [4, 1]])
def test_a_choice_that_is_not_offered_is_refused(story: Story, choices: list[int]) -> None:
    with pytest.raises(NotOffered):
        replay(story, choices)


def test_a_choice_from_a_scene_that_was_left_is_refused(story: Story) -> None:
    with pytest.raises(NotOffered):
        take(story, replay(story, [4]), "begin", 1)


def test_a_part_is_shown_only_where_its_condition_holds(story: Story) -> None:
    assert shown_parts(story, start(story)) == ("<p>Tekst.</p>",)
    assert shown_parts(story, replay(story, [1])) == ("<p>Tekst.</p>", "<p>Hij kijkt op.</p>", "<p>En hij lacht.</p>")
    assert shown_parts(story, replay(story, [1, 2])) == ("<p>Tekst.</p>", "<p>Hij kijkt op.</p>")


@given(st.lists(st.integers(0, 3), max_size=30))
def test_any_walk_stays_in_range_and_can_be_played_again(picks: list[int]) -> None:
    story, _ = parse_story(SOURCE, "c/m/s.scenario.md")
    assert story is not None
    position, taken = start(story), []
    for pick in picks:
        choices = offered(story, position)
        if not choices:
            break
        choice = choices[pick % len(choices)]
        taken.append(choice.number)
        position = take(story, position, position.scene, choice.number)
    assert all(story.range_of(name).min <= value <= story.range_of(name).max for name, value in position.state.items())
    assert replay(story, taken) == position


HARD = """---
title: S
summary: Een gesprek.
minutes: 5
marks: [beloofd]
---
## Begin {#begin}
:::{say} zin
Wat zou jij zeggen?
:::

- [Ik bel.](#zwaar){marks=beloofd}
- [Dag.](#zwaar){once}

## Zwaar {#zwaar note="Het gaat over een ziek kind." around=#licht}
:::{when} beloofd
Je belde.

:::{say} later
En nu?
:::
:::

- [Verder](#einde)
- [Terug](#begin)

:::{debrief} Nadia
Dit was zwaar.
:::

## Licht {#licht}
- [Je belde](#einde){if="beloofd"}
- [Je belde niet](#einde){if="not beloofd"}

## Einde {#einde ending="Klaar"}
:::{debrief} Nadia
Zo.
:::
"""


@pytest.fixture
def hard() -> Story:
    found, problems = parse_story(HARD, "c/m/s.scenario.md")
    assert problems == ()
    assert found is not None
    return found


def test_a_mark_is_remembered_for_conditions_and_is_no_fact(hard: Story) -> None:
    position = replay(hard, [1])
    assert (position.marks, position.facts) == ({"beloofd"}, frozenset())
    assert shown_parts(hard, position)[0] == "<p>Je belde.</p>"
    assert shown_parts(hard, replay(hard, [2])) == ()


def test_the_way_round_is_a_step_with_number_0_that_is_no_choice(hard: Story) -> None:
    position = replay(hard, [1])
    assert [choice.number for choice in offered(hard, position)] == [1, 2]
    around = way_round(hard, position)
    assert around is not None
    assert around.number == ROUND == 0
    after = take(hard, position, "zwaar", ROUND)
    assert (after.scene, after.state, after.marks) == ("licht", position.state, position.marks)
    assert after.path == (Step("begin", 1), Step("zwaar", 0))


def test_where_there_is_no_way_round_none_can_be_taken(hard: Story) -> None:
    for choices in ([], [1, 0]):
        with pytest.raises(NotOffered):
            replay(hard, [*choices, ROUND])


def test_only_what_is_offered_once_is_kept_as_used(hard: Story) -> None:
    assert replay(hard, [2, 2, 1]).used == {Step("begin", 2)}
    assert replay(hard, [1, 2]).used == frozenset()


def test_the_free_moments_of_a_scene_are_those_that_are_shown(hard: Story) -> None:
    assert [moment.id for moment in moments(hard, start(hard))] == ["zin"]
    assert [moment.id for moment in moments(hard, replay(hard, [1]))] == ["later"]
    assert moments(hard, replay(hard, [2])) == ()


def test_a_scene_that_someone_went_round_is_not_debriefed(hard: Story) -> None:
    assert [each.scene.id for each in mirror(hard, [1, 1]).debriefs] == ["zwaar", "einde"]
    seen = mirror(hard, [1, 0, 1])
    assert [each.scene.id for each in seen.debriefs] == ["einde"]
    assert [item.was_skipped for item in seen.strip] == [False, True, False, False]
