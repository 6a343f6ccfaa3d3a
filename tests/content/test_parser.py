"""The tree knows the line of everything, and attributes hang on what they belong to."""

import pytest

from elearn.content.parser import parse
from tests.content.reading import first


def test_lines_count_from_the_top_of_the_file_with_front_matter() -> None:
    document = parse("---\ntitle: A\n---\n\nTekst\n\n- a\n- b\n", "x.md")
    assert [(node.type, node.line) for node in document.nodes] == [("paragraph", 5), ("bullet_list", 7)]
    assert [item.line for item in document.nodes[1].children] == [7, 8]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    one = parse("---\ntitle: A\n---\n# B\n\n:::{note}\nx\n:::\n", "x.md")
    other = parse("\ufeff---\r\ntitle: A\r\n---\r\n# B\r\n\r\n:::{note}\r\nx\r\n:::\r\n", "x.md")
    assert other.front.data == {"title": "A"}
    assert [(node.type, node.line) for node in other.nodes] == [(node.type, node.line) for node in one.nodes]


def test_a_block_knows_its_argument_options_body_and_source() -> None:
    directive = first("Een\n\n:::{scale} mijn-schaal\n:steps: 4\n:radar: yes\n\nVraag?\n:::\n", "directive").directive
    assert directive is not None
    assert (directive.name, directive.argument, directive.line) == ("scale", "mijn-schaal", 3)
    assert {name: (option.value, option.line) for name, option in directive.options.items()} == {
        "steps": ("4", 4),
        "radar": ("yes", 5),
    }
    assert [node.plain for node in directive.nodes] == ["Vraag?"]
    assert directive.source.startswith(":::{scale} mijn-schaal\n:steps: 4")


def test_blocks_lie_in_each_other_with_equal_colons() -> None:
    outer = first(":::{note}\n:::{voice} Nadia\nBinnen\n:::\nBuiten\n:::\n", "directive").directive
    assert outer is not None
    assert [node.type for node in outer.nodes] == ["directive", "paragraph"]


def test_a_block_may_interrupt_a_paragraph_and_follow_a_list() -> None:
    document = parse("Tekst\n:::{note}\nx\n:::\n- a\n:::{note}\ny\n:::\n", "x.md")
    assert [node.type for node in document.nodes] == ["paragraph", "directive", "bullet_list", "directive"]
    assert document.problems == ()


@pytest.mark.parametrize(
    "source",
    [
        "- een\n  - twee\n\n    :::{note}\n    x\n    :::\n",
        "> - een\n>   :::{note}\n>   x\n>   :::\n",
        "1. :::{note}\n   x\n   :::\n",
    ],
)
def test_a_block_is_found_in_lists_and_quotations(source: str) -> None:
    document = parse(source, "x.md")
    assert document.problems == ()
    assert first(source, "directive").plain == "x"


@pytest.mark.parametrize(
    ("source", "kind", "found", "values"),
    [
        ("## Kop {#kop}", "heading", "kop", {}),
        ("- item {#een in=twee}\n  > reactie", "list_item", "een", {"in": "twee"}),
        ('- item {#een in="twee drie"}\n  vervolg', "list_item", "een", {"in": "twee drie"}),
        ("| a {#een} |\n|---|", "th", "een", {}),
        (
            '[a](#b){role=redder v=+1 if="a >= 3" once}',
            "link",
            "",
            {"role": "redder", "v": "+1", "if": "a >= 3", "once": ""},
        ),
        ("[a](#b){role=redder\n  v=-1}", "link", "", {"role": "redder", "v": "-1"}),
        ("[a](#b){if='zegt \"dag\"'}", "link", "", {"if": 'zegt "dag"'}),
    ],
)
def test_attributes_hang_on_what_they_belong_to(source: str, kind: str, found: str, values: dict[str, str]) -> None:
    node = first(source, kind)
    assert parse(source, "x.md").problems == ()
    assert node.given is not None
    assert (node.given.id, dict(node.given.values)) == (found, values)
    assert "{" not in node.plain


def test_the_words_before_attributes_lose_their_last_space() -> None:
    assert first("## Kop {#kop}", "heading").plain == "Kop"


def test_attributes_in_code_are_code() -> None:
    assert first("## De `{#id}`", "heading").plain == "De {#id}"


def test_a_tick_is_read_from_an_item() -> None:
    ticks = [item.task for item in first("- [x] a\n- [ ] b\n- c\n- [x](c.md)", "bullet_list").children]
    assert ticks == [True, False, None, None]


def test_a_text_that_is_indented_is_still_a_text() -> None:
    assert [node.type for node in parse("    vier spaties", "x.md").nodes] == ["paragraph"]
