"""Text becomes HTML that is escaped, has anchors, and opens nothing that was not asked for."""

import pytest

from tests.content.reading import html_of, rendered


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("Eén *twee* **drie** `vier`", "<p>Eén <em>twee</em> <strong>drie</strong> <code>vier</code></p>"),
        ("een  \ntwee", "<p>een<br>\ntwee</p>"),
        ("> wijs", "<blockquote><p>wijs</p></blockquote>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
        ("- a\n\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("```\n<b>\n```", "<pre><code>&lt;b&gt;\n</code></pre>"),
        ("***", "<hr>"),
        ("a < b & 'c' \"d\"", "<p>a &lt; b &amp; &#39;c&#39; &#34;d&#34;</p>"),
        ("## Een kop", '<h2 id="een-kop">Een kop</h2>'),
        ("## Eén kop {#mijn-kop}", '<h2 id="mijn-kop">Eén kop</h2>'),
        ("Bron: iemand.", '<p class="source">Bron: iemand.</p>'),
    ],
)
def test_markdown_becomes_html(source: str, html: str) -> None:
    assert html_of(source) == html


def test_headings_of_the_same_words_get_different_ids() -> None:
    assert html_of("## Kop\n\n## Kop") == '<h2 id="kop">Kop</h2><h2 id="kop-2">Kop</h2>'


def test_a_given_id_is_not_taken_by_an_earlier_heading() -> None:
    assert 'id="kop-2">Kop</h2>' in html_of("## Kop\n\n## Ander {#kop}")


def test_a_task_list_draws_a_glyph_and_no_control() -> None:
    html = html_of("- [ ] doen\n- [x] gedaan")
    assert "<input" not in html
    assert html.count('<li class="task">') == 2
    assert "☐" in html
    assert "☑" in html


def test_a_table_can_be_scrolled_by_keyboard_and_has_a_name() -> None:
    html = html_of("| Wie | Wat |\n|-----|:---:|\n| a | b |")
    assert html.startswith('<div class="table" role="region" tabindex="0" aria-label="Wie, Wat"><table>')
    assert '<th scope="col" class="align-center">Wat</th>' in html
    assert "style=" not in html


def test_a_link_to_the_web_keeps_its_address() -> None:
    html = html_of("[site](https://kdg.be/a?b=1&c=2)")
    assert '<a href="https://kdg.be/a?b=1&amp;c=2" rel="noopener">site</a>' in html


def test_a_link_to_a_term_can_explain_itself() -> None:
    assert '<a class="term" href="#begrip-buddy" data-term="buddy">een *b*</a>' in html_of(
        r"[een \*b\*](begrippen.md#buddy)"
    )


def test_links_are_asked_for_with_their_line() -> None:
    assert rendered("Een\n[a](a.md)\n\n- [b](b.md)\n  [c](c.md)").links == [("a.md", 2), ("b.md", 4), ("c.md", 5)]


def test_a_link_that_leads_nowhere_leaves_its_words() -> None:
    assert rendered("[woord](nergens.md)").html == "<p>woord</p>"


def test_html_is_shown_as_text() -> None:
    result = rendered('<script>alert(1)</script> <img src=x onerror="y">')
    assert "<script" not in result.html
    assert "<img" not in result.html
    assert set(result.codes) == {"raw-html"}


def test_a_script_address_is_no_link() -> None:
    result = rendered("[a](javascript:alert(1)) [b](//elders.be) [c](data:text/html,x)")
    assert "href" not in result.html
    assert result.codes == ["bad-link", "bad-link", "bad-link"]


def test_comments_are_not_shown() -> None:
    assert html_of("Een\n\n<!-- bron:\ngeheim -->\n\nTwee") == "<p>Een</p><p>Twee</p>"


def test_words_of_an_unclosed_block_are_not_shown_half() -> None:
    assert "verborgen" not in rendered("Een\n\n:::{note}\nverborgen\n\nnog verborgen").html
