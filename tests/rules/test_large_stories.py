"""Stories that are far too large or too deep: a clear word, bounded work, and never a traceback."""

import pytest

from elearn.content.problems import Problem
from elearn.library.stories import parse_story
from elearn.rules.graph import draw_story
from elearn.rules.proof.proving import prove
from elearn.rules.walking.machine import build_machine
from elearn.rules.walking.random_play import play_at_random
from tests.rules.stories import DEBRIEF, FRONT, LINE, PATH, sound

ENDING = f'\n## Einde {{#einde ending="Klaar"}}\n{DEBRIEF}'


def chain(count: int) -> str:
    """So many scenes, each with a way on that raises a state, and a way back that is offered once."""
    scenes = [
        f"## S {{#s{n}}}\n- [A](#s{n + 1}){{moed=+1}}\n- [B](#s{max(n - 1, 0)}){{once}}\n\n" for n in range(count)
    ]
    return f"{FRONT}{''.join(scenes)}## S {{#s{count}}}\n- [E](#einde)\n{ENDING}"


def problems_of(condition: str) -> list[Problem]:
    body = f'## S {{#s}}\n:::{{when}} {condition}\nX\n:::\n\n- [A](#einde){{if="{condition}"}}\n{ENDING}'
    return list(parse_story(FRONT + body, PATH)[1])


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("(" * 1000 + "moed > 1" + ")" * 1000, "longer than 1000 characters"),
        ("not " * 1000 + "zus", "longer than 1000 characters"),
        ("(" * 400 + "moed > 1" + ")" * 400, "nested more than 50 deep"),
        ("not " * 200 + "zus", "nested more than 50 deep"),
    ],
)
def test_a_condition_nested_a_thousand_deep_is_refused_with_its_limit(condition: str, said: str) -> None:
    found = [problem for problem in problems_of(condition) if problem.code.value == "bad-condition"]
    assert [problem.line for problem in found] == [LINE + 2, LINE + 6]
    assert all(said in problem.message for problem in found)


def test_parts_nested_a_thousand_deep_are_refused() -> None:
    opened = "".join(f"{':' * (1003 - n)}{{when}} moed > 1\n" for n in range(1000))
    closed = "".join(f"{':' * (4 + n)}\n" for n in range(1000))
    _story, found = parse_story(f"{FRONT}## S {{#s}}\n{opened}X\n{closed}\n- [A](#einde)\n{ENDING}", PATH)
    assert [problem.code.value for problem in found if problem.is_error] == ["too-deep"]


def test_a_condition_as_deep_as_allowed_is_proven_and_played() -> None:
    deep = "(" * 49 + "moed > 1" + ")" * 49
    story = sound(f'{FRONT}## S {{#s}}\n- [A](#einde){{if="{deep}"}}\n- [B](#s){{moed=+1}}\n{ENDING}')
    assert prove(story, PATH, players=50).exhaustive
    assert play_at_random(build_machine(story), 50, 7).endings == {"einde": 50}


def test_a_story_of_ten_thousand_scenes_is_read_drawn_and_given_up_within_its_limit() -> None:
    story = sound(chain(10_000))
    proof = prove(story, PATH, limit=5_000, players=20)
    assert proof.verdict == "partial: 5000 positions, stopped by the limit of 5000 positions"
    assert len(draw_story(story).boxes) == 10_002


def test_ten_thousand_faults_are_each_said_once_without_comparing_all_names() -> None:
    body = "".join(f"## S {{#s{n}}}\n- [A](#z{n})\n" for n in range(10_000))
    _story, found = parse_story(FRONT + body + ENDING, PATH)
    assert [problem.code.value for problem in found].count("choice-to-nowhere") == 10_000
    assert {problem.hint for problem in found if problem.code.value == "choice-to-nowhere"} == {""}


def test_facts_that_can_come_in_any_order_end_the_proof_at_a_limit() -> None:
    names = [f"f{n}" for n in range(40)]
    front = FRONT.replace("facts:\n", "facts:\n" + "".join(f"  {name}: Iets.\n" for name in names))
    ways = "".join(f"- [{name}](#s){{reveals={name}}}\n" for name in names)
    story = sound(f'{front}## S {{#s}}\n{ways}- [E](#einde){{if="{" and ".join(names)}"}}\n{ENDING}')
    proof = prove(story, PATH, limit=2_000, players=5)
    assert proof.stopped_by == "the limit of 16000 steps"
    assert "no-way-out" not in {report.problem.code.value for report in proof.reports}


def test_a_state_with_an_endless_range_is_walked_as_far_as_conditions_look() -> None:
    front = FRONT.replace("start: 1, min: 0, max: 3", "start: 1, min: 0, max: 1000000000")
    story = sound(f'{front}## S {{#s}}\n- [A](#s){{moed=+1}}\n- [B](#einde){{if="moed >= 5"}}\n{ENDING}')
    proof = prove(story, PATH, players=20)
    assert proof.exhaustive
    assert proof.positions == 6
