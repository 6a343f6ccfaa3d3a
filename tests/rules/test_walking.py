"""The compiled story does on every step what `steps` says; and its random players can be repeated."""

from hypothesis import given
from hypothesis import strategies as st

from elearn.blocks.story import ROUND, Story
from elearn.rules import steps
from elearn.rules.steps import Step
from elearn.rules.walking.machine import Machine, build_machine
from elearn.rules.walking.random_play import play_at_random
from tests.rules.brute import numbers_at
from tests.rules.stories import DEBRIEF, FRONT, sound, stories

SOURCE = f"""{FRONT}
## Begin {{#begin}}
- [Nog eens](#begin){{moed=+1 once}}
- [Naar de deur](#deur){{if="moed >= 2"}}
- [Blijven](#begin){{if="moed < 2" rust=-1}}

## Deur {{#deur}}
- [Weg](#einde){{nabij=+2}}

## Einde {{#einde ending="Klaar"}}
{DEBRIEF}"""


def says_the_same(machine: Machine, story: Story, path: list[int], position: steps.Position) -> None:
    place, situation = machine.walked(path)
    assert place.scene.id == position.scene
    assert {name: field.read(situation) for name, field in machine.layout.fields.items()} == position.state
    known = {name for name, bit in machine.layout.flags.items() if situation & bit}
    assert known == position.facts | position.marks
    assert {Step(*key) for key, bit in machine.layout.used.items() if situation & bit} == position.used


@given(stories(), st.lists(st.integers(0, 5), max_size=25))
def test_the_compiled_story_and_the_steps_agree_on_every_step(story: Story, picks: list[int]) -> None:
    machine, position, path = build_machine(story), steps.start(story), list[int]()
    for pick in picks:
        says_the_same(machine, story, path, position)
        place, situation = machine.walked(path)
        numbers = numbers_at(story, position)
        assert place.ends or [move.number for move in place.offered(situation)] == numbers
        if not numbers:
            break
        path.append(numbers[pick % len(numbers)])
        position = steps.take(story, position, position.scene, path[-1])
    says_the_same(machine, story, path, position)
    assert steps.replay(story, path) == position


@given(stories(), st.lists(st.integers(0, 5), max_size=25))
def test_the_way_round_changes_nothing_but_the_scene(story: Story, picks: list[int]) -> None:
    position = steps.start(story)
    for pick in picks:
        numbers = numbers_at(story, position)
        if not numbers:
            break
        number = numbers[pick % len(numbers)]
        after = steps.take(story, position, position.scene, number)
        if number == ROUND:
            scene = steps.scene_at(story, position)
            assert after.scene == scene.around
            assert (after.state, after.facts, after.marks, after.used) == (
                position.state,
                position.facts,
                position.marks,
                position.used,
            )
        position = after


@given(stories(), st.integers(0, 99))
def test_the_same_seed_gives_the_same_numbers(story: Story, seed: int) -> None:
    first = play_at_random(build_machine(story), 20, seed, longest=40)
    assert play_at_random(build_machine(story), 20, seed, longest=40) == first
    assert sum(first.lengths.values()) + first.failed == first.players == 20
    assert sum(first.choices.values()) == first.steps
    assert sum(first.endings.values()) == sum(first.lengths.values())


@given(stories(), st.integers(0, 99))
def test_a_walk_that_fails_can_be_replayed(story: Story, seed: int) -> None:
    for failure in play_at_random(build_machine(story), 20, seed, longest=40).failures:
        position = steps.replay(story, failure.choices)
        stuck = not numbers_at(story, position)
        assert not steps.is_ending(story, position)
        assert failure.reason == (f"nothing to choose in `{position.scene}`" if stuck else "no ending after 40 choices")


def test_random_players_are_counted_by_scene_choice_length_and_value() -> None:
    plays = play_at_random(build_machine(sound(SOURCE)), 400, 7)
    assert plays.scenes["deur"] == plays.scenes["einde"] == plays.endings["einde"] == 400
    assert plays.choices[Step("begin", 1)] == plays.choices[Step("begin", 2)] == 400
    assert plays.scenes["begin"] == 800 + plays.choices[Step("begin", 3)]
    assert plays.values["moed"] == {2: 400}
    assert plays.values["nabij"] == {2: 400}
    assert plays.spread == (3, 3, max(plays.lengths))
    assert min(plays.values["rust"]) == -1


def test_no_further_player_begins_after_the_most_steps() -> None:
    plays = play_at_random(build_machine(sound(SOURCE)), 400, 7, most_steps=30)
    assert plays.players < 12
    assert plays.steps >= 30
