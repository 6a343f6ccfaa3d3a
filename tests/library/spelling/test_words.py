"""Which words are looked up, and which are known already."""

import pytest

from elearn.library.spelling import read_words, unknown_in, words_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hij belt, ze komt.", ["Hij", "belt", "ze", "komt"]),
        ("De buddy's en 's avonds", ["De", "buddy's", "en", "avonds"]),
        ("Het survivor’s pride", ["Het", "survivor's", "pride"]),
        ("een e-mail, niet-weten", ["een", "e-mail", "niet-weten"]),
        ("in- en uitgaven", ["en", "uitgaven"]),
        ("de 4-jarige, 2e keer", ["de", "keer"]),
        ("zie https://voorbeeld.be/een-woord of a@b.be", ["zie", "of"]),
        ("z.d. of e.a.", ["of"]),
    ],
)
def test_words_are_taken_from_a_text(text: str, words: list[str]) -> None:
    assert [word for _, word in words_in(text)] == words


def test_each_word_says_where_it_stands() -> None:
    text = "Ga naar https://x.be, 'morgen'"
    assert [text[place : place + len(word)] for place, word in words_in(text)] == ["Ga", "naar", "morgen"]


def test_a_list_has_one_word_on_a_line_and_says_why_behind_a_hash() -> None:
    assert read_words("# talen\nPular\nngoni   # een luit\n\n") == {"Pular", "ngoni"}


def test_a_word_of_the_list_may_begin_a_sentence_but_a_name_keeps_its_capital() -> None:
    known = read_words("noodkas\nPular")
    assert [word for _, word in unknown_in("Noodkas noodkas Pular pular", known)] == ["pular"]
