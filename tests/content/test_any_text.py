"""Whatever is typed, reading never fails, every problem has a line of the file, and no script comes out."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from elearn.content.drawing import read_drawing
from elearn.content.parser import parse
from tests.content.reading import rendered

PIECES = st.sampled_from(
    [
        ":::",
        "::::",
        ":::{note}",
        ":::{choice} a",
        "::: x",
        ":a: b",
        "- ",
        "  ",
        "> ",
        "1. ",
        "# ",
        "## ",
        "---",
        "```",
        "~~~",
        "<!--",
        "-->",
        "<b>",
        "{#a}",
        "{a=",
        '{a="b"}',
        "{",
        "}",
        "[x]",
        "[a](b.md)",
        "[a](#b){c=+1}",
        "|",
        "|---|",
        "\t",
        "tekst",
        "\n",
        "\n",
        "\n",
        "\r\n",
        "\x00",
        "\u2028",
        "title: a",
        "*",
        "_",
        "`",
        "\\",
        "![",
        "](",
        "<script>",
        "é",
        "\x0b",
    ]
)
TEXTS = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200)


@given(TEXTS)
@settings(max_examples=250, deadline=None)
@example("---\n---\n")
@example("- a\n :::{note}\n:::")
@example("> :::{note}\n:::\n> :::")
def test_a_text_is_always_read(source: str) -> None:
    document = parse(source, "x.md")
    last = document.source.count("\n") + 1
    assert all(1 <= problem.line <= last for problem in document.problems)
    assert all(1 <= node.line <= last for top in document.nodes for node in top.walk())


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_html_never_holds_a_script_or_a_colon_fence(source: str) -> None:
    result = rendered(source)
    html = result.html
    tags = set(re.findall(r"<([a-z0-9]+)", html))
    assert tags <= {
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "ul",
        "ol",
        "li",
        "blockquote",
        "em",
        "strong",
        "a",
        "code",
        "pre",
        "br",
        "hr",
        "div",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "span",
    }
    assert not re.search(r"<[^>]* on\w+=", html)
    assert result.codes or "\\" in source or not re.search(r"<p>:::", html)


@given(
    st.lists(
        st.sampled_from(
            [
                "<svg viewBox='0 0 1 1'>",
                "</svg>",
                "<path class='ink'",
                "/>",
                ">",
                "<g>",
                "</g>",
                "<text>",
                "&a;",
                "<!DOCTYPE a>",
                "<script>",
                " href='#a'",
                " id='a'",
                "x",
            ]
        ),
        max_size=12,
    ).map("".join)
    | st.text(max_size=80)
)
@settings(max_examples=200, deadline=None)
def test_a_drawing_is_always_read(source: str) -> None:
    drawing, problems = read_drawing(source, "x.svg")
    assert drawing is not None or problems
    assert "<script" not in str(drawing.inline("a", "b") if drawing else "")
