"""What people type is shown safely, keeps every language whole, and never breaks the page around it."""

import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from elearn.content.sanitize import TAGS, clean_html
from elearn.content.usertext import LONGEST, clean_text, render_user_text

HOSTILE = st.lists(
    st.sampled_from(
        [
            "<script>",
            "</script>",
            "<img src=x onerror=a()>",
            "<a href='javascript:x'>",
            "<svg/onload=x>",
            "<style>",
            "<!--",
            "]]>",
            "[a](javascript:x)",
            "[a](//b.c)",
            "[a](https://b.c)",
            "<https://b.c>",
            "&lt;",
            "&#x3c;",
            "<p style='x'>",
            "<h1>",
            "\\",
            "`",
            "*",
            "**",
            "_",
            "- ",
            "> ",
            "1. ",
            "\n",
            "\n\n",
            "tekst",
            "\u202e",
            "\u2066",
            "\u2069",
            "\u202c",
            "�",
            "\x00",
            "مرحبا",
        ]
    ),
    max_size=40,
).map("".join)


class Reader(HTMLParser):
    """Notes every tag and attribute of a text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs


def is_harmless(html: str) -> bool:
    reader = Reader(html)
    addresses = [value or "" for name, value in reader.attributes if name == "href"]
    return (
        reader.tags <= TAGS
        and {name for name, _ in reader.attributes} <= {"href", "rel"}
        and all(re.match(r"(?i)https?://|mailto:", address) for address in addresses)
    )


@given(HOSTILE | st.text(max_size=200))
@settings(max_examples=150, deadline=None)
@example("> " * 50 + "x")
def test_user_text_is_always_shown_harmlessly(text: str) -> None:
    assert is_harmless(render_user_text(text))


@given(HOSTILE | st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_user_html_is_always_cleaned(html: str) -> None:
    assert is_harmless(clean_html(html))


@given(HOSTILE | st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_cleaning_a_clean_text_changes_nothing(text: str) -> None:
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    cleaned.encode("utf-8")
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", cleaned)


@given(st.text(alphabet="a\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u202c\u2069\n", max_size=40))
def test_every_change_of_direction_is_closed_on_its_line(text: str) -> None:
    for line in clean_text(text).split("\n"):
        embedded = sum(line.count(sign) for sign in "\u202a\u202b\u202d\u202e")
        isolated = sum(line.count(sign) for sign in "\u2066\u2067\u2068")
        assert (line.count("\u202c"), line.count("\u2069")) == (embedded, isolated)


def test_letters_of_the_text_are_never_lost_by_cleaning() -> None:
    text = "مرحبا بالعالم שלום 👩‍👩‍👧 नमस्ते\u200c می‌خواهم é"
    assert clean_text(text) == text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Een\nregel", "<p>Een<br>\nregel</p>"),
        ("*een* **twee**", "<p><em>een</em> <strong>twee</strong></p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("> wijs", "<blockquote>\n<p>wijs</p>\n</blockquote>"),
        ("[a](https://b.c)", '<p><a href="https://b.c" rel="nofollow noopener ugc">a</a></p>'),
        ("# kop\n\n| a |\n|---|", "<p># kop</p>\n<p>| a |<br>\n|---|</p>"),
        ("![a](https://b.c/x.png)", '<p>!<a href="https://b.c/x.png" rel="nofollow noopener ugc">a</a></p>'),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("1 < 2 & 3 > 2", "<p>1 &lt; 2 &amp; 3 &gt; 2</p>"),
        ("", ""),
    ],
)
def test_a_little_markdown_is_understood(typed: str, shown: str) -> None:
    assert render_user_text(typed) == shown


def test_a_link_to_another_host_without_a_scheme_is_no_link() -> None:
    assert "href" not in render_user_text("[a](//elders.be/x) [b](/hier) [c](javascript:x)")


def test_words_too_deep_or_too_long_to_format_are_shown_as_typed() -> None:
    deep = "> " * 60 + "diep"
    assert "diep" in render_user_text(deep)
    long = "woord " * LONGEST
    assert render_user_text(long).count("woord") == LONGEST


def test_html_too_deep_to_clean_is_shown_as_text() -> None:
    assert clean_html("<blockquote>" * 500).startswith("<p>&lt;blockquote&gt;")


@pytest.mark.parametrize(
    "piece", ["*a* ", "[a](http://b.c) ", "> " * 8 + "x\n", "- a\n", "1. a\n\n", "*", "[", "**a_", "<b>"]
)
def test_the_longest_text_takes_no_more_than_moments(piece: str) -> None:
    text = (piece * LONGEST)[:LONGEST]
    begun = time.process_time()
    render_user_text(text)
    assert time.process_time() - begun < 3


def test_a_safe_text_keeps_its_words_when_html_is_cleaned() -> None:
    assert clean_html('<p onclick="x()">Dag <b>jij</b> <a href="mailto:a@b.be">schrijf</a></p>') == (
        '<p>Dag jij <a href="mailto:a@b.be" rel="nofollow noopener ugc">schrijf</a></p>'
    )
