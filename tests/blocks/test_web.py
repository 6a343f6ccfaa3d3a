"""`web`: how hard each domain pulls, and threads that are checked at both ends."""

import pytest

from elearn.blocks.messages import AnswerError
from elearn.blocks.web import LONGEST_WHY, MOST_THREADS, Web
from tests.blocks.building import Filled, block_of, form

SOURCE = """:::{web} knopen
:centre: gezin

Wat trekt er?

- Arbeid en tewerkstelling {#arbeid coach=2}
  > De firma vertrok.
- Wonen {#wonen coach=3}
- Cultuur {#cultuur}
:::
"""


def threads(*rows: tuple[str, str, str]) -> Filled:
    sent = Filled()
    for number, row in enumerate(rows):
        for end, value in zip(("from", "to", "why"), row, strict=True):
            sent[f"thread-{number}-{end}"] = [value]
    return sent


def test_a_web_has_a_middle_domains_and_what_the_coach_thinks() -> None:
    web = block_of(Web, SOURCE)
    assert (web.centre, web.holds) == ("gezin", False)
    assert [(item.id, item.coach, bool(item.feedback)) for item in web.items] == [
        ("arbeid", 2, True),
        ("wonen", 3, False),
        ("cultuur", None, False),
    ]
    assert web.coach_answer == {"pulls": {"arbeid": 2, "wonen": 3}, "threads": []}
    assert block_of(Web, SOURCE.replace(":centre:", ":kind: holds\n:centre:")).holds


def test_pulls_and_threads_are_read_and_empty_rows_left_out() -> None:
    sent = threads(("wonen", "arbeid", " Vocht\0 "), ("", "", ""), ("arbeid", "cultuur", ""))
    sent["pull-wonen"], sent["pull-arbeid"], sent["pull-cultuur"] = ["3"], ["0"], [""]
    assert block_of(Web, SOURCE).read(sent) == {
        "pulls": {"wonen": 3, "arbeid": 0},
        "threads": [
            {"from": "wonen", "to": "arbeid", "why": "Vocht"},
            {"from": "arbeid", "to": "cultuur", "why": ""},
        ],
    }


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        (form(), ""),
        (form(pull_wonen="4"), "pull-wonen"),
        (form(pull_wonen=["1", "2"]), "pull-wonen"),
        (threads(("wonen", "", "")), "thread-0-to"),
        (threads(("", "wonen", "")), "thread-0-from"),
        (threads(("", "", "waarom")), "thread-0-from"),
        (threads(("wonen", "wonen", "")), "thread-0-to"),
        (threads(("wonen", "weg", "")), "thread-0-from"),
        (threads(("wonen", "arbeid", "x" * (LONGEST_WHY + 1))), "thread-0-why"),
        (threads(*[("wonen", "arbeid", "")] * (MOST_THREADS + 1)), ""),
        (threads(*[("wonen", "arbeid", "")] * 1000), ""),
        (Filled({"thread-0-from": ["wonen"] * 1000}), "thread-0-from"),
    ],
)
def test_an_answer_that_cannot_be_kept_is_refused_at_its_field(sent: Filled, field: str) -> None:
    with pytest.raises(AnswerError) as refused:
        block_of(Web, SOURCE).read(sent)
    assert refused.value.field == field


def test_as_many_threads_as_are_allowed_are_kept() -> None:
    sent = threads(*[("wonen", "arbeid", "")] * MOST_THREADS)
    assert len(block_of(Web, SOURCE).read(sent)["threads"]) == MOST_THREADS


def test_the_words_say_what_the_drawing_shows() -> None:
    answer = {
        "pulls": {"arbeid": 1, "wonen": 3, "cultuur": 0},
        "threads": [{"from": "wonen", "to": "arbeid", "why": "w"}],
    }
    words = block_of(Web, SOURCE).in_words(answer)
    assert [(domain.id, pull) for domain, pull in words.pulls] == [("wonen", 3), ("arbeid", 1)]
    assert [(thread.source.id, thread.target.id, thread.why) for thread in words.threads] == [("wonen", "arbeid", "w")]


@pytest.mark.parametrize(
    "old",
    [
        {},
        {
            "pulls": {"oud": 1, "wonen": 7},
            "threads": [{"from": "oud", "to": "wonen"}, "x", {"from": ["wonen"], "to": {}}],
        },
        {"pulls": [], "threads": {}},
    ],
)
def test_what_an_older_version_had_is_left_out(old: dict[str, object]) -> None:
    response = block_of(Web, SOURCE).respond(old)
    assert [result.pull for result in response.domains] == [None, None, None]
    assert response.threads == ()


def test_the_drawing_has_a_knot_for_every_domain_and_a_curve_for_every_thread() -> None:
    answer = {"pulls": {"wonen": 3}, "threads": [{"from": "wonen", "to": "arbeid", "why": "Vocht"}]}
    layout = block_of(Web, SOURCE).layout(answer)
    radius = {node.id: node.radius for node in layout.nodes}
    assert radius["wonen"] > radius["arbeid"]
    assert [thread.why for thread in layout.threads] == ["Vocht"]
    for node in layout.nodes:
        assert 0 < node.at.x < layout.width
        assert 0 < node.at.y < layout.height
