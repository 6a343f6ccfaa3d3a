"""`rewrite`: one's own version first, the coach's beside it afterwards."""

import pytest

from elearn.blocks.exercise import LONGEST_TEXT
from elearn.blocks.messages import AnswerError
from elearn.blocks.rewrite import Rewrite
from tests.blocks.building import Filled, block_of, form

SOURCE = """:::{rewrite} zinnen
:coach: Nadia

Schrijf ze anders.

- 'Klampt zich vast.' {#klampt}
  > Kwam drie keer langs.
- 'Mijdt de dokter.' {#dokter}
:::
"""


def test_a_rewrite_has_sentences_and_a_coach() -> None:
    rewrite = block_of(Rewrite, SOURCE)
    assert (rewrite.coach, [item.id for item in rewrite.items]) == ("Nadia", ["klampt", "dokter"])
    assert block_of(Rewrite, SOURCE.replace(":coach: Nadia\n", "")).coach == ""


def test_what_was_written_is_read_clean_and_the_rest_left_out() -> None:
    sent = form(own_klampt=" Hij kwam\r\ndrie keer.\0 ", own_dokter="  ")
    assert block_of(Rewrite, SOURCE).read(sent) == {"texts": {"klampt": "Hij kwam\ndrie keer."}}


def test_the_coachs_version_shows_only_beside_ones_own() -> None:
    rewrite = block_of(Rewrite, SOURCE)
    response = rewrite.respond({"texts": {"dokter": "Hij stelt uit."}})
    assert [(result.own, result.coach) for result in response.items] == [("", ""), ("Hij stelt uit.", "")]
    assert response.waiting == 1
    both = rewrite.respond({"texts": {"klampt": "Hij kwam."}})
    assert both.items[0].coach == "<p>Kwam drie keer langs.</p>"


def test_a_text_of_the_greatest_length_is_kept() -> None:
    text = "ë" * LONGEST_TEXT
    assert block_of(Rewrite, SOURCE).read(form(own_klampt=text)) == {"texts": {"klampt": text}}


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        (form(), ""),
        (form(own_klampt=" \0 "), ""),
        (form(own_klampt="x" * (LONGEST_TEXT + 1)), "own-klampt"),
        (form(own_klampt=["een", "twee"]), "own-klampt"),
        (form(own_klampt="een", own_weg="twee"), ""),
        (Filled({f"own-z{row}": ["tekst"] for row in range(1000)}), ""),
    ],
)
def test_what_cannot_be_kept_is_refused_at_its_field(sent: Filled, field: str) -> None:
    with pytest.raises(AnswerError) as refused:
        block_of(Rewrite, SOURCE).read(sent)
    assert refused.value.field == field


@pytest.mark.parametrize("old", [{}, {"texts": {"oud": "x"}}, {"texts": {"klampt": 3}}, {"texts": "klampt"}])
def test_texts_of_an_older_version_are_left_out(old: dict[str, object]) -> None:
    assert [result.own for result in block_of(Rewrite, SOURCE).respond(old).items] == ["", ""]
