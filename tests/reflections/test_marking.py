"""A text with marked passages: the words stay the same, the HTML stays well nested."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from elearn.reflections.marking import SIGN, marked_text
from elearn.rules.quoting import quote_of, sentences

TEXTS = st.text(st.sampled_from("ab A.!? \n-*>_[](<&\\:/é🙂أ1" + SIGN), max_size=120)


@dataclass(frozen=True)
class Passage:
    id: int
    quote_start: int | None
    quote_end: int | None


class Nesting(HTMLParser):
    """Fails on a tag that closes another one than the last that was opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        assert not (tag == "a" and "a" in self.open)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def on(text: str, number: int, *chosen: int) -> Passage:
    quote = quote_of(text, chosen)
    return Passage(number, quote.start if quote else None, quote.end if quote else None)


def test_a_passage_over_lines_of_a_list_is_marked_in_every_line() -> None:
    text = "Twee dingen:\n\n- luisteren.\n- wachten."
    html = marked_text(text, [on(text, 7, 1, 2)])
    assert '<li><mark id="q7"><a href="#a7">luisteren.</a></mark></li>' in html
    assert '<li><mark><a href="#a7">wachten.</a></mark></li>' in html


def test_overlapping_passages_each_have_their_place() -> None:
    text = "Een. Twee. Drie."
    html = marked_text(text, [on(text, 1, 0, 1), on(text, 2, 1, 2)])
    assert html.count('id="q1"') == html.count('id="q2"') == 1
    assert '<a href="#a2"> Drie.</a>' in html


def test_a_passage_in_emphasis_and_in_a_link_keeps_both() -> None:
    text = "**Heel vet. En meer.** Dan [een link. Hier](https://example.org) nog."
    html = marked_text(text, [on(text, 3, 1, 2)])
    assert "<strong>" in html
    assert 'href="https://example.org"' in html
    assert 'id="q3"' in html


def test_an_answer_on_the_whole_marks_nothing() -> None:
    assert "<mark" not in marked_text("Een. Twee.", [Passage(1, None, None)])


@given(TEXTS, st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=4))
def test_marking_changes_no_words_and_nests_well(text: str, chosen: list[tuple[int, int]]) -> None:
    count = len(sentences(text))
    ranges = [sorted((one % count, other % count)) for one, other in chosen] if count else []
    passages = [on(text, number, *range(low, high + 1)) for number, (low, high) in enumerate(ranges)]
    html = str(marked_text(text, passages))
    nesting = Nesting()
    nesting.feed(html)
    assert nesting.open == []
    assert SIGN not in html
    for number, (low, high) in enumerate(ranges):
        if re.search("[ab]", text[sentences(text)[low].start : sentences(text)[high].end]):
            assert f'id="q{number}"' in html or "[" in text
