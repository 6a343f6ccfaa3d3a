"""What is proven on sliced situations is what a slow walk over every whole position finds."""

from hypothesis import given, settings

from elearn.blocks.story import AXES, Choice, Story
from elearn.blocks.story_checking import linked_scenes
from elearn.rules import steps
from elearn.rules.proof.codes import ProofCode
from elearn.rules.proof.proving import prove
from elearn.rules.proof.report import Proof
from elearn.rules.proof.value_sets import values_before
from elearn.rules.proof.walk import walk
from elearn.rules.steps import Step
from elearn.rules.walking.machine import build_machine
from tests.rules.brute import Truth, whole_truth
from tests.rules.stories import PATH, stories


def lines(proof: Proof, code: ProofCode) -> set[int]:
    return {report.problem.line for report in proof.reports if report.problem.code is code}


@settings(max_examples=30, deadline=None)
@given(stories())
def test_the_walk_reaches_the_same_scenes_and_offers_the_same_choices(story: Story) -> None:
    truth, done = whole_truth(story), walk(build_machine(story))
    assert done.is_exhaustive
    assert {done.place_of(position).scene.id for position in range(len(done.places))} == truth.scenes
    together: dict[str, set[tuple[int, ...]]] = {}
    for place, offered, position in done.combinations():
        together.setdefault(place.scene.id, set()).add(tuple(move.number for move in offered))
        assert steps.replay(story, done.choices_to(position)).scene == place.scene.id
    assert together == truth.together
    for place_id, far in truth.nearest.items():
        paths = [
            len(done.choices_to(position))
            for position in range(len(done.places))
            if done.place_of(position).scene.id == place_id
        ]
        assert min(paths) == far


@settings(max_examples=30, deadline=None)
@given(stories())
def test_every_value_that_a_state_can_have_before_a_choice_is_found(story: Story) -> None:
    truth, machine = whole_truth(story), build_machine(story)
    before = values_before(walk(machine), machine.layout.fields.values())
    assert before is not None
    found = {
        (Step(machine.places[move.origin].scene.id, move.number), name): values
        for (move, name), values in before.items()
        if name in move.choice.effects
    }
    assert found == truth.values_before


@settings(max_examples=30, deadline=None)
@given(stories())
def test_the_reports_are_those_that_the_slow_walk_calls_for(story: Story) -> None:
    truth, proof = whole_truth(story), prove(story, PATH, players=20)
    assert proof.exhaustive
    unreached = lines(proof, ProofCode.SCENE_NEVER_REACHED) | lines(proof, ProofCode.ENDING_NEVER_REACHED)
    assert unreached == {story.by_id[scene].line for scene in linked_scenes(story) - truth.scenes}
    assert lines(proof, ProofCode.DEAD_END) == {scene.line for scene in story.scenes if scene.id in truth.stuck}
    assert lines(proof, ProofCode.NO_WAY_OUT) <= {scene.line for scene in story.scenes if scene.id in truth.trapped}
    assert bool(lines(proof, ProofCode.NO_WAY_OUT)) == bool(truth.trapped)
    assert lines(proof, ProofCode.CHOICE_NEVER_POSSIBLE) == set(impossible(story, truth))
    assert lines(proof, ProofCode.CONDITION_ALWAYS_HOLDS) == set(undecided(story, truth))


@settings(max_examples=30, deadline=None)
@given(stories())
def test_lost_effects_and_straw_men_are_those_that_the_slow_walk_calls_for(story: Story) -> None:
    truth, proof = whole_truth(story), prove(story, PATH, players=20)
    told = lines(proof, ProofCode.EFFECT_LOST) | lines(proof, ProofCode.EFFECT_CLIPPED)
    assert told == {
        story.by_id[step.scene].choice(step.number).line  # type: ignore[union-attr]
        for (step, name), values in truth.values_before.items()
        if not any(counts(story, step, name, value) for value in values)
    }
    assert lines(proof, ProofCode.STRAW_MAN) == set(best(story, truth))


def counts(story: Story, step: Step, name: str, value: int) -> bool:
    choice = story.by_id[step.scene].choice(step.number)
    assert choice is not None
    after = value + choice.effects[name]
    return story.range_of(name).clip(after) == after


def best(story: Story, truth: Truth) -> list[int]:
    return [
        choice.line
        for scene in story.scenes
        for choice in scene.choices
        if (
            sets := [
                set(offered) - {0, choice.number} for offered in truth.together[scene.id] if choice.number in offered
            ]
        )
        and any(sets)
        and all(beats(choice, scene.choices[other - 1], story) for others in sets for other in others)
    ]


def beats(choice: Choice, other: Choice, story: Story) -> bool:
    pairs = [(choice.effects.get(name, 0), other.effects.get(name, 0)) for name in (*AXES, *story.state)]
    return all(own >= its for own, its in pairs) and any(own > its for own, its in pairs)


def impossible(story: Story, truth: Truth) -> list[int]:
    return [
        choice.line
        for scene in story.scenes
        if scene.id in truth.scenes
        for choice in scene.choices
        if Step(scene.id, choice.number) not in truth.choices
    ]


def undecided(story: Story, truth: Truth) -> list[int]:
    return [
        choice.line
        for scene in story.scenes
        if scene.id in truth.scenes
        for choice in scene.choices
        if choice.condition
        and Step(scene.id, choice.number) in truth.choices
        and Step(scene.id, choice.number) not in truth.failing
    ]


@settings(max_examples=20, deadline=None)
@given(stories())
def test_every_path_of_a_report_can_be_played(story: Story) -> None:
    for report in prove(story, PATH, players=20).reports:
        if report.choices is not None:
            position = steps.replay(story, report.choices)
            assert len(report.words) == len(report.choices)
            if report.problem.code is ProofCode.DEAD_END:
                assert steps.offered(story, position) == ()
                assert f"`{position.scene}`" in report.problem.message


@settings(max_examples=20, deadline=None)
@given(stories())
def test_a_limit_makes_a_proof_partial_and_never_wrong(story: Story) -> None:
    truth, proof = whole_truth(story), prove(story, PATH, limit=3, players=20)
    whole = prove(story, PATH, players=20)
    assert proof.exhaustive == (whole.positions <= 3)
    if not proof.exhaustive:
        assert proof.positions <= 3
        assert not lines(proof, ProofCode.CHOICE_NEVER_POSSIBLE)
        assert not lines(proof, ProofCode.SCENE_NEVER_REACHED)
        assert lines(proof, ProofCode.DEAD_END) <= {scene.line for scene in story.scenes if scene.id in truth.stuck}
        assert bool(truth.trapped) or not lines(proof, ProofCode.NO_WAY_OUT)
