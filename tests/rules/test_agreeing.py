"""Two people agree to exactly what they saw; whatever changes afterwards makes every agreement void."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from elearn.rules.agreeing import Part, all_agree, fingerprint, has_agreed, is_outdated, is_whole

COACHS = Part(3, 1, "Bij ons lag hij er een week.", (0, 17), None)
LECTURERS = Part(5, 2, "Dat je keek, telt.", None, "a1")
PASSAGES = st.none() | st.tuples(st.integers(0, 99), st.integers(0, 99))
PARTS = st.builds(
    Part, st.integers(1, 9), st.integers(0, 9), st.text(max_size=9), PASSAGES, st.none() | st.text(max_size=3)
)


def agreed(part: Part, *parts: Part) -> Part:
    return replace(part, agreed_to=fingerprint(parts))


def test_both_agreed_to_what_is_there() -> None:
    both = [agreed(COACHS, COACHS, LECTURERS), agreed(LECTURERS, COACHS, LECTURERS)]
    assert all_agree(both)
    assert all_agree(both[::-1])


def test_one_alone_releases_nothing() -> None:
    parts = [agreed(COACHS, COACHS, LECTURERS), LECTURERS]
    assert not all_agree(parts)
    assert has_agreed(parts[0], parts)
    assert not is_outdated(parts[1], parts)
    alone = agreed(COACHS, COACHS)
    assert not all_agree([alone])


def test_a_part_without_words_or_voice_cannot_be_agreed_to() -> None:
    silent = replace(LECTURERS, words=" \n", sound=None)
    assert not is_whole([COACHS, silent])
    assert not all_agree([agreed(COACHS, COACHS, silent), agreed(silent, COACHS, silent)])
    assert is_whole([COACHS, replace(silent, sound="a1")])


@given(old=PARTS, new=PARTS)
def test_an_agreement_is_void_when_anything_of_any_part_is_another(old: Part, new: Part) -> None:
    both = [agreed(COACHS, COACHS, old), agreed(old, COACHS, old)]
    changed = [both[0], replace(new, agreed_to=both[1].agreed_to)]
    assert has_agreed(changed[0], changed) == has_agreed(changed[1], changed) == (old == new)
    assert is_outdated(changed[0], changed) == (old != new)


@given(st.lists(PARTS, min_size=2, max_size=2, unique_by=lambda part: part.number))
def test_words_that_move_from_one_part_to_the_other_are_another_answer(parts: list[Part]) -> None:
    one, other = parts
    swapped = [replace(one, words=other.words), replace(other, words=one.words)]
    assert (fingerprint(parts) == fingerprint(swapped)) == (one.words == other.words)
