"""`choice`: what is marked, what is read from a form, what is said afterwards."""

import pytest

from elearn.blocks.choice import Choice
from elearn.blocks.messages import AnswerError
from tests.blocks.building import Filled, block_of, form

MARKED = """:::{choice} eerste-vraag
Mamadou komt te laat. Wat zeg je?

- [x] 'Fijn dat je er *bent*.' {#bus}
  > Je begint bij hem.
- [ ] 'We hadden om negen afgesproken.' {#klok}
  > Dat klopt, en hij weet het.
- [ ] Je zegt niets. {#niets}

Lees ze nog eens.
:::
"""
MANY = MARKED.replace("eerste-vraag\n", "eerste-vraag\n:many: yes\n\n").replace("[ ] Je", "[x] Je")
PLAIN = MARKED.replace("[x] ", "").replace("[ ] ", "")


def test_a_choice_has_a_question_options_and_words_for_afterwards() -> None:
    choice = block_of(Choice, MARKED)
    assert (choice.kind, choice.id, choice.line, choice.many, choice.marked) == (
        "choice",
        "eerste-vraag",
        1,
        False,
        True,
    )
    assert choice.question == ("<p>Mamadou komt te laat. Wat zeg je?</p>",)
    assert choice.after == ("<p>Lees ze nog eens.</p>",)
    option = choice.items[0]
    assert (option.id, option.line, option.fits) == ("bus", 4, True)
    assert option.label == "&#39;Fijn dat je er <em>bent</em>.&#39;"
    assert option.text == "'Fijn dat je er bent.'"
    assert option.feedback == "<p>Je begint bij hem.</p>"


def test_the_version_changes_with_the_source_alone() -> None:
    one, moved = block_of(Choice, MARKED), block_of(Choice, "Tekst.\n\n" + MARKED)
    assert one.version == moved.version
    assert one.version != block_of(Choice, MARKED.replace("niets", "iets")).version


def test_one_option_is_read_and_answered() -> None:
    choice = block_of(Choice, MARKED)
    answer = choice.read(form(option="klok"))
    assert answer == {"options": ["klok"]}
    response = choice.respond(answer)
    assert [(result.item.id, result.chosen, result.fits) for result in response.items] == [
        ("bus", False, True),
        ("klok", True, False),
        ("niets", False, False),
    ]
    assert response.complete is False
    assert choice.respond({"options": ["bus"]}).complete is True


def test_feedback_is_shown_for_what_was_chosen_and_what_fits() -> None:
    shown = [bool(result.feedback) for result in block_of(Choice, MARKED).respond({"options": ["klok"]}).items]
    assert shown == [True, True, False]


def test_several_options_are_complete_when_exactly_those_that_fit_are_chosen() -> None:
    choice = block_of(Choice, MANY)
    assert choice.read(form(option=["niets", "bus", "bus"])) == {"options": ["bus", "niets"]}
    assert choice.respond({"options": ["bus", "niets"]}).complete is True
    assert choice.respond({"options": ["bus"]}).complete is False


def test_where_nothing_is_right_or_wrong_everyone_gets_their_own_feedback() -> None:
    choice = block_of(Choice, PLAIN)
    response = choice.respond({"options": ["klok"]})
    assert choice.marked is False
    assert response.complete is None
    assert [(result.fits, bool(result.feedback)) for result in response.items] == [
        (None, False),
        (None, True),
        (None, False),
    ]


@pytest.mark.parametrize(
    "sent", [form(), form(option=""), form(option="weg"), form(option=["bus", "klok"]), Filled(option=["x"] * 1000)]
)
def test_an_answer_that_cannot_be_kept_is_refused(sent: Filled) -> None:
    with pytest.raises(AnswerError) as refused:
        block_of(Choice, MARKED).read(sent)
    assert refused.value.field == "option"
    assert refused.value.msgid.endswith(".")


@pytest.mark.parametrize("old", [{}, {"options": ["weg"]}, {"options": "bus"}, {"options": [None, 3]}, {"choice": 1}])
def test_an_answer_of_an_older_version_is_still_shown(old: dict[str, object]) -> None:
    assert not any(result.chosen for result in block_of(Choice, MARKED).respond(old).items)
