"""`scale`: numbers between two poles, examples of one's own, and a radar that says the same."""

import pytest

from elearn.blocks.messages import AnswerError
from elearn.blocks.scale import LONGEST_EXAMPLE, Scale
from tests.blocks.building import Filled, block_of, form

SOURCE = """:::{scale} houding
:poles: nog zoekend | hier ben ik sterk in
:steps: 4
:radar: yes
:examples: yes

Waar sta je?

- Respect {#respect}
- Presentie {#presentie left="afwezig"}
- Kracht {#kracht}
  > Kijk terug.
:::
"""


def test_every_line_has_words_at_both_ends() -> None:
    scale = block_of(Scale, SOURCE)
    assert (scale.left, scale.right, scale.steps, scale.radar_drawn, scale.examples) == (
        "nog zoekend",
        "hier ben ik sterk in",
        4,
        True,
        True,
    )
    assert [(item.left, item.right) for item in scale.items][1] == ("afwezig", "hier ben ik sterk in")


def test_five_steps_without_a_radar_are_the_habit() -> None:
    scale = block_of(Scale, ":::{scale} s\n:poles: a | b\n\nWaar?\n\n- Een {#een}\n:::\n")
    assert (scale.steps, scale.radar_drawn, scale.examples) == (5, False, False)
    assert scale.read(form(item_een="5", example_een="niet gevraagd")) == {"values": {"een": 5}, "examples": {}}


def test_numbers_and_examples_are_read() -> None:
    sent = form(item_respect="4", item_presentie="1", example_respect=" Ik luisterde.\r\n\0", example_kracht="")
    assert block_of(Scale, SOURCE).read(sent) == {
        "values": {"respect": 4, "presentie": 1},
        "examples": {"respect": "Ik luisterde."},
    }


@pytest.mark.parametrize("value", ["0", "5", "-1", "1.5", "vier", "٣", " 1", "1_0", "01"])
def test_only_the_numbers_of_the_line_are_read(value: str) -> None:
    with pytest.raises(AnswerError) as refused:
        block_of(Scale, SOURCE).read(form(item_respect=value))
    assert (refused.value.field, refused.value.params) == ("item-respect", {"least": 1, "most": 4})


@pytest.mark.parametrize(
    "sent",
    [
        form(),
        form(example_respect="zonder getal"),
        form(item_respect=["1", "2"]),
        form(item_respect="1", example_respect="x" * (LONGEST_EXAMPLE + 1)),
    ],
)
def test_an_answer_without_a_number_or_with_too_much_is_refused(sent: Filled) -> None:
    with pytest.raises(AnswerError):
        block_of(Scale, SOURCE).read(sent)


def test_the_words_say_what_the_radar_shows_highest_first() -> None:
    words = block_of(Scale, SOURCE).in_words({"values": {"respect": 1, "kracht": 4}, "examples": {"kracht": "Zo."}})
    assert [(row.item.id, row.value, row.example) for row in words] == [("kracht", 4, "Zo."), ("respect", 1, "")]


@pytest.mark.parametrize(
    "old", [{}, {"values": {"respect": 9, "oud": 2}}, {"values": {"respect": True}}, {"values": [3]}]
)
def test_values_of_an_older_version_are_left_out(old: dict[str, object]) -> None:
    assert [row.value for row in block_of(Scale, SOURCE).respond(old).rows] == [None, None, None]
