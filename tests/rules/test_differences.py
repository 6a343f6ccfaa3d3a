"""The difference between two versions, as somebody reads it."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.rules.differences import Kind, Stretch, differences, is_changed

SIGNS = {Kind.SAME: "{}", Kind.ADDED: "[+{}+]", Kind.TAKEN: "[-{}-]"}
texts = st.text(st.sampled_from("ab é,.\n'-😀"), max_size=60)


def shown(stretches: tuple[Stretch, ...]) -> list[str]:
    """One line for each paragraph, with what came and went between brackets."""
    return [
        "".join(SIGNS[piece.kind].format(piece.text.rstrip(" ")) + " " for piece in paragraph.pieces).strip()
        for stretch in stretches
        for paragraph in stretch.paragraphs
    ]


def words_of(stretches: tuple[Stretch, ...], without: Kind) -> str:
    """The text of one side, without blanks."""
    pieces = (piece for stretch in stretches for paragraph in stretch.paragraphs for piece in paragraph.pieces)
    return "".join("".join(piece.text.split()) for piece in pieces if piece.kind is not without)


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("Hij zat er al.", "Hij zat er al.", ["Hij zat er al."]),
        ("Ik kwam te laat.", "Ik kwam veel te laat.", ["Ik kwam [+veel+] te laat."]),
        ("Ik kwam heel laat.", "Ik kwam laat.", ["Ik kwam [-heel-] laat."]),
        ("Ik zag het dossier.", "Ik zag de man.", ["Ik zag [-het dossier-] [+de man+] ."]),
        ("Hij wacht.", "Hij wacht!", ["Hij wacht [-.-] [+!+]"]),
        ("foto's en auto's", "foto en auto's", ["[-foto's-] [+foto+] en auto's"]),
        ("Een.\n\nTwee.", "Een.\n\nMidden.\n\nTwee.", ["Een.", "[+Midden.+]", "Twee."]),
        ("Een.\n\nTwee.\n\nDrie.", "Een.\n\nDrie.", ["Een.", "[-Twee.-]", "Drie."]),
        ("Ik zag hem.", "Ik zag hem. Hij wachtte.", ["Ik zag hem. [+Hij wachtte.+]"]),
        ("Ik zag hem. Hij wachtte.\nEinde", "Ik zag hem.\nEinde", ["Ik zag hem. [-Hij wachtte.-]", "Einde"]),
        ("", "Nieuw", ["[+Nieuw+]"]),
        ("Weg", "", ["[-Weg-]"]),
        ("", "", []),
    ],
)
def test_what_changed_is_shown_in_whole_words(old: str, new: str, lines: list[str]) -> None:
    assert shown(differences(old, new)) == lines


def test_a_rewritten_sentence_is_one_change_and_not_a_soup_of_small_words() -> None:
    found = shown(
        differences("Hij liep snel naar de winkel om brood", "Zij vroeg aan mij waarom de buurvrouw zo boos was")
    )
    assert found == ["[-Hij liep snel naar de winkel om brood-] [+Zij vroeg aan mij waarom de buurvrouw zo boos was+]"]


def test_other_blanks_and_line_ends_are_no_change() -> None:
    assert not is_changed(differences("Een  zin.\n\n\nNog een.", "Een zin.\nNog een. "))


def test_a_long_stretch_that_stayed_is_folded_after_a_sentence_and_can_be_reached() -> None:
    long = " ".join(f"Zin {number} staat hier gewoon." for number in range(60))
    found = differences(f"Begin. {long} Einde.", f"Begin nu. {long} Slot.")
    assert [stretch.is_folded for stretch in found] == [False, True, False]
    folded = found[1].paragraphs[0].pieces[0].text
    assert folded.startswith("Zin ")
    assert folded.rstrip().endswith(".")
    assert 200 < found[1].words < 300
    assert words_of(found, Kind.TAKEN) == "".join(f"Begin nu. {long} Slot.".split())


def test_two_equal_texts_are_not_folded() -> None:
    text = "woord " * 500
    assert [stretch.is_folded for stretch in differences(text, text)] == [False]


@given(texts, texts)
def test_both_texts_can_be_read_from_the_difference(old: str, new: str) -> None:
    found = differences(old, new)
    assert words_of(found, Kind.TAKEN) == "".join(new.split())
    assert words_of(found, Kind.ADDED) == "".join(old.split())
    assert is_changed(found) or "".join(old.split()) == "".join(new.split())


FEW = ["de", "het", "een", "ik", "jij", "zag", "vroeg"]
HARD = {
    "the same two words": ("a b " * 5000, "b a " * 5000),
    "one sign a word": ("a," * 10_000, ",a" * 10_000),
    "lines of one sign": ("a,\n" * 6666, "\n,a" * 6666),
    "one word": ("x" * 20_000, "y" * 20_000),
    "chance": (
        " ".join(random.Random(1).choices(FEW, k=4500))[:20_000],
        " ".join(random.Random(2).choices(FEW, k=4500))[:20_000],
    ),
}


@pytest.mark.parametrize("which", HARD)
def test_the_longest_texts_take_a_bounded_time(which: str) -> None:
    began = time.process_time()
    differences(*HARD[which])
    assert time.process_time() - began < 5
