"""Stories from Twine: what becomes of them, and the list of what could not be carried."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elearn.blocks.story import Story
from elearn.content.problems import has_errors
from elearn.library.stories import parse_story
from elearn.library.twee import Refused, export_twee, import_twee
from tests.library.twee_stories import said
from tests.rules.stories import PATH

IFID = "D674C58C-DEFA-4F70-B7A2-27742230C0FC"
HEAD = ':: StoryTitle\nProef\n\n:: StoryData\n{"ifid": "' + IFID + '", "format": "%s", "start": "A"}\n\n'
FIRST = 7
"""the line of the first passage behind this head"""
B = "\n\n:: B\nKlaar.\n"


def imported(text: str, story_format: str = "SugarCube") -> tuple[Story, list[str]]:
    """The scenario, and `line code` of what was not carried."""
    made = import_twee(HEAD % story_format + text, "in.twee")
    story, problems = parse_story(made.source, PATH)
    assert story is not None
    assert not has_errors(problems), problems
    return story, [f"{problem.line - FIRST} {problem.code.value}" for problem in made.lost]


SNIPPETS = [
    ("[[B]]", "- [B](#b)", []),
    ("[[Naar buiten|B]]", "- [Naar buiten](#b)", []),
    ("[[Naar buiten->B]]", "- [Naar buiten](#b)", []),
    ("[[B<-Naar buiten]]", "- [Naar buiten](#b)", []),
    ("Een [[deur->B]] links.", "Een deur links.\n\n- [deur](#b)", []),
    ("[[B][$moed to Math.clamp($moed + 2, 0, 5)]]", "- [B](#b){moed=+2}", []),
    ("[[B][$moed += 2]]", "- [B](#b){moed=+2}", ["-6 twee-range"]),
    ("[[B][$gezien to true]]", "- [B](#b){marks=gezien}", []),
    ('[[B][$naam to "Jan"]]', "- [B](#b)", ["1 twee-expression"]),
    ('<<link "Ga \\"weg\\"" "B">><<set $x to true>><</link>>', '- [Ga "weg"](#b){marks=x}', []),
    ("<<if $a>>[[B]]<</if>> [[Weg|B]]", "- [B](#b){if=a}\n- [Weg](#b)", []),
    ("<<if not $a and ($b or !$c)>>Zo.<</if>> [[B]]", ":::{when} not a and (b or not c)\nZo.\n:::", []),
    ("<<if $a>>Een.<<else>>Twee.<</if>> [[B]]", ":::{when} not a\nTwee.\n:::", []),
    ('<<if visited("A") gt 2>>Zo.<</if>> [[B]]', "Zo.\n\n- [B](#b)", ["1 twee-expression"]),
    ("//a// ''b'' {{{c}}} <b>d</b> [[B]]", "*a* **b** `c` **d** B", []),
    ("* een\n* twee\n\n[[B]]", "* een\n* twee", []),
    ("[[web|https://voorbeeld.be]] [[B]]", "[web](https://voorbeeld.be)", []),
    ("Zo *niet* _nadruk_ [x](y) [[B]]", "Zo \\*niet\\* \\_nadruk\\_ \\[x\\](y) B", []),
    ("Geen blok\n :::{say} x\n[[B]]", "Geen blok\\\n\\:::\\{say\\} x", []),
    ("Je hebt $geld. [[B]]", "Je hebt $geld.", ["1 twee-value"]),
    ("<<widget x>> <<goto 'B'>> [[B]]", "- [B](#b)", ["1 twee-macro", "1 twee-macro"]),
    ("<<script>>alert('[[C]]')<</script>>[[B]]", "- [B](#b)", ["1 twee-script"]),
    ("<script>alert(1)</script>[[B]]", "- [B](#b)", ["1 twee-html"]),
    ("[img[a.png]] [[B]]", "- [B](#b)", ["1 twee-image"]),
    ("[[weg|Nergens]] [[B]]", "- [B](#b)", ["1 twee-link"]),
    ("[[weg|javascript:alert(1)]] [[B]]", "- [B](#b)", ["1 twee-link"]),
    ('<a href="javascript:alert(1)">weg</a> [[B]]', "weg B", ["1 twee-link"]),
    ("\\:: geen passage\n[[B]]", "\\:: geen passage", []),
    ("[[B]]\n:: A\nNog eens.", "- [B](#b)", ["2 twee-duplicate"]),
    ("[[B]]\n:: C [bos] {stuk}\nx", "## C {#c ending=C}", ["2 twee-json", "2 twee-tag"]),
    ("[[B]]\n:: Stijl [stylesheet]\nbody {}", "- [B](#b)", ["2 twee-style"]),
    ("[[B]]\n:: StoryCaption\nx", "- [B](#b)", ["2 twee-special"]),
    ("<<if $a>>Zo. [[B]]", ":::{when} a\nZo. B\n:::", ["1 twee-macro"]),
]


@pytest.mark.parametrize(("text", "expected", "lost"), SNIPPETS, ids=[one[0][:30] for one in SNIPPETS])
def test_a_snippet_of_twee_becomes(text: str, expected: str, lost: list[str]) -> None:
    story, not_carried = imported(f":: A\n{text}{B}")
    assert expected in story.source
    assert not_carried == lost


@pytest.mark.parametrize(
    ("story_format", "text", "expected"),
    [
        ("Harlowe", "(if: $x is (either: 1,2))[Dag] **jij** [[B]]", "\\[Dag\\] **jij** B"),
        ("Chapbook", "x: 1\n--\n[if x]\nDag *jij* {x} [[B]]", "Dag *jij*"),
        ("Snowman", "<% if (x) { %>Dag<% } %> *jij* [[B]]", "Dag *jij* B"),
    ],
)
def test_of_another_story_format_the_words_and_the_links_are_carried(
    story_format: str, text: str, expected: str
) -> None:
    story, lost = imported(f":: A\n{text}{B}", story_format)
    assert expected in story.source
    assert story.by_id["a"].choices[0].target == "b"
    assert len(lost) >= 3


def test_the_beginning_the_starts_and_the_identity_are_carried() -> None:
    init = "\n:: StoryInit\n<<set $moed to 3>>\n<<set $gezien to false>>\n"
    text = ":: B\n[[A]]\n:: A\n[[B][$moed to Math.clamp($moed - 1, 0, 5), $gezien to true]]\n:: Einde\nx\n"
    story, lost = imported(text + init)
    assert (story.start, story.state["moed"].start, story.state["moed"].max, story.marks) == ("a", 3, 5, ("gezien",))
    assert lost == []
    assert f'"ifid": "{IFID}"' in export_twee(story, "c/s")


def test_a_twee_story_stays_the_same_on_its_second_way() -> None:
    story, _lost = imported(
        f":: A\nJe ziet een [[deur->B]].\n<<if $moed gte 3>>''Durf''.<</if>>\n[[Wacht|A][$moed += 1]]{B}"
    )
    once = export_twee(story, "c/s")
    back = import_twee(once, "in.twee")
    again, _problems = parse_story(back.source, PATH)
    assert again is not None
    assert said(again) == said(story)
    assert back.lost == ()
    assert export_twee(again, "c/s") == once


def test_what_is_built_in_twine_on_a_choice_that_can_be_made_once_is_carried_as_a_mark() -> None:
    once = "<<if not $once_1>>[[Vraag|B][$once_1 to true]]/* tandem choice once=once_1 */<</if>>"
    story, lost = imported(f":: A\n<<if $once_1>>Je vroeg het al.<</if>>\n{once} [[Weg|B]]{B}")
    assert ":::{when} once-1\nJe vroeg het al.\n:::" in story.source
    assert "- [Vraag](#b){marks=once-1 once}\n" in story.source
    assert lost == []


@pytest.mark.parametrize("use", ["<<if $r>>Zo.<</if>>[[B]]", "[[B][$r += 1]]"])
def test_what_is_built_in_twine_on_the_words_after_a_choice_is_said(use: str) -> None:
    _story, lost = imported(f':: A\n{use}\n[[Ga|B][$r to "Ze knikt."]]{B}\n:: StoryTandem [tandem]\n{{"reply": "r"}}\n')
    assert f"{1 - FIRST} twee-expression" in lost


def test_a_change_made_in_twine_is_not_lost_and_a_lost_one_is_said() -> None:
    source = "---\ntitle: T\nsummary: S.\nminutes: 1\n---\n\n## A {#een}\nDag.\n\n> Citaat\n\n"
    source += "- [Ga](#b){role=begeleider}\n  > Zo.\n"
    story, _problems = parse_story(source + '\n## B {#b ending="Weg"}\n\n:::{debrief} Nadia\nJa.\n:::\n', PATH)
    assert story is not None
    changed = (
        export_twee(story, "c/s")
        .replace("Dag.", "Goeiedag.")
        .replace("[[Ga|", "[[Loop|")
        .replace("Citaat\n", "Spreuk\n")
    )
    made = import_twee(changed, "in.twee")
    assert "Goeiedag." in made.source
    assert "- [Loop](#b){role=begeleider}\n  > Zo." in made.source
    assert [problem.code.value for problem in made.lost] == ["twee-extras"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("x" * 10_000_000, "larger"),
        ("<tw-storydata name='x'></tw-storydata>", "HTML"),
        ("<!DOCTYPE html><html></html>", "HTML"),
        (":: A <10,20>\nx", "Twee 2"),
        (":: A\n::@include b.tw2\n", "Twee 2"),
        ('{"passages": []}', "JSON"),
        ("Er was eens.", "no passages"),
        ("", "no passages"),
        (":: StoryTitle\nx", "no passage"),
    ],
    ids=["10 MB", "twine 2", "published", "twee 2", "twee 2 include", "json", "words", "nothing", "no scenes"],
)
def test_what_is_no_twee_3_is_refused_in_one_line(text: str, word: str) -> None:
    with pytest.raises(Refused) as refused:
        import_twee(text, "in.twee")
    assert word in str(refused.value)
    assert "\n" not in str(refused.value)


SIZE = 100_000
HOSTILE = {
    "open macros": "<<a '",
    "macros with quotes": '<<a ">>" ',
    "open ifs": "<<if $x>>",
    "links": "[[B]]",
    "open links": "[[",
    "open comments": "/*",
    "anchors": "<a href='http://x'>//",
    "spaces": " ",
    "colons": ":",
    "emphasis": "//''__",
    "stars": "*",
    "backslashes": "\\\n",
    "passages of one name": "\n:: A\n",
    "elseifs": "<<if $x>>a<<elseif $y>>b<<elseif $z>>",
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("story_format", ["SugarCube", "Harlowe", "Chapbook"])
def test_hostile_text_takes_little_time(name: str, story_format: str) -> None:
    text = HEAD % story_format + ":: A\n" + HOSTILE[name] * (SIZE // len(HOSTILE[name])) + B
    began = time.process_time()
    import_twee(text, "in.twee")
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "text",
    [
        ":: StoryData\n" + '{"a":' * 100_000 + "\n:: A\nx",
        ':: StoryTandem\n{"state": {"x": ' + "[" * 100_000 + "\n:: A\nx",
        ':: StoryTandem\n{"minutes": ' + "9" * 10_000 + "}\n:: A\nx",
        ':: StoryTandem\n{"kept": {"k1": 5}, "debriefs": "x"}\n:: A\nx',
        ':: A {"a":' + "[" * 9_000 + "\nx",
    ],
    ids=["story data", "kept", "number", "other kinds", "metadata"],
)
def test_a_bomb_of_json_is_passed_by_and_said(text: str) -> None:
    made = import_twee(text, "in.twee")
    assert "## A {#a ending=A}" in made.source
    assert {"twee-json", "twee-extras", "twee-header"} & {problem.code.value for problem in made.lost}


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [one[0] for one in SNIPPETS] + list(HOSTILE.values()) + ["<</if>>", "::", "]]", ">>", "\0", "é"]
        )
    )
)
def test_any_mixture_of_twee_becomes_a_scenario_that_can_be_read(pieces: list[str]) -> None:
    made = import_twee(HEAD % "SugarCube" + ":: A\n" + " ".join(pieces) + B, "in.twee")
    story, problems = parse_story(made.source, PATH)
    assert story is not None
    assert [str(problem) for problem in problems if problem.is_error] == []
