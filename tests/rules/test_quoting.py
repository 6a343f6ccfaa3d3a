"""Sentences and quotes: whatever somebody writes, a quote is exactly what stands there."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.rules.quoting import LONG, NotAdjacent, chosen_by, lines, quote, quote_of, runs, sentences

TEXTS = st.text(st.one_of(st.characters(), st.sampled_from(" .!?…。\n-*,\"'»)1 أ🙂\u200d\u200b\u2066")), max_size=400)


def _texts(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(text)]


def test_a_text_is_cut_after_the_sign_that_ends_a_sentence() -> None:
    assert _texts("Ik kwam te laat. De bus? Die reed niet!") == [
        "Ik kwam te laat.",
        "De bus?",
        "Die reed niet!",
    ]


def test_closing_quotes_stay_with_their_sentence() -> None:
    assert _texts("'Kom binnen.' Ik ging. (Echt.) Ja.") == ["'Kom binnen.'", "Ik ging.", "(Echt.)", "Ja."]


def test_a_small_letter_does_not_begin_a_sentence() -> None:
    assert _texts("'Waarom?' vroeg hij. Bv. een brief.") == ["'Waarom?' vroeg hij.", "Bv. een brief."]


def test_every_line_is_cut_on_its_own_and_list_marks_are_left_out() -> None:
    text = "Drie dingen\n- luisteren. Echt.\n2. wachten\n\n> stil"
    assert [line.lead for line in lines(text)] == ["", "- ", "2. ", "> "]
    assert _texts(text) == ["Drie dingen", "luisteren.", "Echt.", "wachten", "stil"]


def test_a_line_of_signs_alone_is_still_something_to_quote() -> None:
    assert _texts("…\n- \n***") == ["…", "-", "***"]


def test_repeated_sentences_are_told_apart_by_their_place() -> None:
    text = "Nee. Nee. Nee."
    second = quote_of(text, [1])
    assert second is not None
    assert (second.exact, second.start, second.prefix, second.suffix) == ("Nee.", 5, "Nee. ", " Nee.")


def test_offsets_count_code_points() -> None:
    text = "👩‍👩‍👧 Hallo. مرحبا بكم. كيف الحال؟ 好。再见。"
    assert _texts(text) == ["👩‍👩‍👧 Hallo.", "مرحبا بكم.", "كيف الحال؟", "好。", "再见。"]
    last = quote_of(text, [4])
    assert last is not None
    assert text[last.start : last.end] == "再见。"


def test_a_text_without_full_stops_is_offered_in_pieces_between_words() -> None:
    text = "en toen ging ik weer naar huis, " * 600
    pieces = sentences(text)
    assert len(pieces) > 50
    assert all(len(piece.text) <= LONG and piece.text.startswith("en toen") for piece in pieces)


def test_one_word_of_twenty_thousand_characters_is_one_piece() -> None:
    assert [len(piece.text) for piece in sentences("a" * 20_000)] == [20_000]


def test_adjacent_sentences_make_one_quote_over_lines() -> None:
    text = "Een. Twee.\n- Drie."
    found = quote_of(text, [2, 1])
    assert found is not None
    assert found.exact == "Twee.\n- Drie."
    assert [text[start:end] for start, end in runs(text, found.start, found.end)] == ["Twee.", "Drie."]
    assert chosen_by(text, found.start, found.end) == (1, 2)


@pytest.mark.parametrize("chosen", [[0, 2], [-1], [3], [0, 1, 2, 3], [10**30]])
def test_sentences_that_do_not_follow_each_other_make_no_quote(chosen: list[int]) -> None:
    with pytest.raises(NotAdjacent):
        quote_of("Een. Twee. Drie.", chosen)


def test_nothing_chosen_is_no_quote() -> None:
    assert quote_of("Een. Twee.", []) is None


@given(TEXTS)
def test_sentences_lie_in_order_and_hold_every_letter(text: str) -> None:
    found = sentences(text)
    assert [sentence.number for sentence in found] == list(range(len(found)))
    assert all(sentence.text == text[sentence.start : sentence.end] for sentence in found)
    assert all(sentence.text and sentence.text == sentence.text.strip() for sentence in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    inside = {at for sentence in found for at in range(sentence.start, sentence.end)}
    assert not any(letter.isalpha() for at, letter in enumerate(text) if at not in inside)


@given(TEXTS, st.data())
def test_a_quote_always_equals_the_text_between_its_ends(text: str, data: st.DataObject) -> None:
    every = sentences(text)
    if not every:
        assert quote_of(text, []) is None
        return
    first = data.draw(st.integers(0, len(every) - 1))
    last = data.draw(st.integers(first, len(every) - 1))
    found = quote_of(text, range(first, last + 1))
    assert found is not None
    assert found.exact == text[found.start : found.end]
    assert text[: found.start].endswith(found.prefix)
    assert text[found.end :].startswith(found.suffix)
    assert chosen_by(text, found.start, found.end) == tuple(range(first, last + 1))


@given(TEXTS, st.integers(0, 400), st.integers(0, 400))
def test_any_two_places_give_a_quote_and_runs_inside_it(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    assert quote(text, start, end).exact == text[start:end]
    assert all(start <= first < last <= end and "\n" not in text[first:last] for first, last in runs(text, start, end))
