"""Scenarios made up by hypothesis, with everything that can stand in one; and what two of them have to share."""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

from hypothesis import strategies as st

from elearn.blocks.story import Story
from tests.rules.stories import DEBRIEF, FRONT, attributes, conditions, read

WORDS = [
    *(
        "Ja",
        "het",
        "is",
        "zo",
        "'Dag,'",
        "zei",
        "hij.",
        "*echt*",
        "**heel**",
        "***dubbel***",
        "`code`",
        "5 euro",
        "$geld",
    ),
    *(
        "//",
        "''",
        "__",
        "--",
        "a_b_c",
        "[[haak]]",
        "<<set>>",
        "\\<b>",
        "&amp;",
        "&amp;lt;",
        "@@",
        "~~",
        "^^",
        "{x}",
        "\\*",
    ),
    *(
        "100%",
        "/* a */",
        "[web](https://voorbeeld.be/a_b)",
        "[boek](../m/01-x.md)",
        "\\",
        "|",
        "->",
        "<-",
        '"ja"',
        "“nee”",
        "…",
    ),
    *("*een 'citaat'*", "**'x'**", "é", "🙂", "::", "!", "\\#", "\\>", "1.", "$", "_x", "{{{", '"""', "]]", "</a>"),
]
BLOCKS = [
    ":::{say} woord-{n}\nWat zou jij zeggen?\n:::",
    ":::{voice} Nadia\n:role: coach\n\nIk *zie* je.\n:::",
    ":::{note} Let op\nEen kader met [[haken]].\n:::",
    "> Een citaat\n> op twee regels.",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "1. een\n2. twee",
    "3. drie\n4. vier",
    "* a\n* b",
    "- a\n\n- b",
    "- a\n  - b",
    "### Tussenkop",
    "```\n:: geen passage\n```",
    "<!-- een aantekening -->",
    "---",
]


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A paragraph, on one line or more."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8))
    glue = draw(st.sampled_from([" ", " ", " ", "\n", "\\\n", ""]))
    return glue.join(words)


@st.composite
def bodies(draw: st.DrawFn, depth: int = 0) -> str:
    """The text of a scene: paragraphs, blocks, and parts under a condition."""
    parts: list[str] = []
    for _ in range(draw(st.integers(0, 3))):
        kind = draw(st.integers(0, 5))
        if kind == 0:
            parts.append(draw(st.sampled_from(BLOCKS)).replace("{n}", str(draw(st.integers(0, 10**9)))))
        elif kind == 1 and depth < 3:
            inside, colons = draw(bodies(depth + 1)), ":" * (6 - depth)
            parts.append(f"{colons}{{when}} {draw(conditions())}\n{inside or 'Zo.'}\n{colons}")
        else:
            parts.append(draw(texts()))
    return "\n\n".join(parts)


@st.composite
def whole_stories(draw: st.DrawFn) -> Story:
    """A story of a few scenes, with any text, choice, note, ending and debrief."""
    names = [f"s{number}" for number in range(draw(st.integers(1, 3)))]
    return read(FRONT + draw(bodies(depth=3)) + "\n" + "".join(_scenes(draw, names)))


def _scenes(draw: st.DrawFn, names: list[str]) -> Iterator[str]:
    titles = st.sampled_from(
        ["Scene", "Een deur", "s0", "S 1", "StoryInit", "De [deur]", "a|b", "Wat? <b>", "'x' \\*y\\*", "->"]
    )
    for name in names:
        around = draw(st.sampled_from(["", "", *(other for other in names if other != name)]))
        detour = f' note="Het is zwaar." around=#{around}' if around else ""
        yield f"\n## {draw(titles)} {{#{name}{detour}}}\n{draw(bodies())}\n\n"
        for _ in range(draw(st.integers(1, 3))):
            yield f"- [{_one_line(draw)}](#{draw(st.sampled_from([*names, 'goed', 'open']))}){draw(attributes())}\n"
            if draw(st.booleans()):
                yield "".join(f"  > {line}\n" for line in draw(texts()).split("\n"))
        yield DEBRIEF if draw(st.booleans()) else ""
    for ending in ("goed", "open"):
        yield f'\n## {draw(titles)} {{#{ending} ending="{draw(titles)}"}}\n{draw(bodies())}\n{DEBRIEF}'


def _one_line(draw: st.DrawFn) -> str:
    plain = st.sampled_from([word for word in WORDS if not word.startswith("[") and word != "]]"])
    return " ".join(draw(st.lists(plain, min_size=1, max_size=5))).rstrip("\\") or "x"


def said(thing: Any) -> Any:
    """What a story says, apart from its lines, its text and the fingerprints of that text."""
    if isinstance(thing, tuple | list):
        return [said(one) for one in thing]
    if dataclasses.is_dataclass(thing):
        names = [one.name for one in dataclasses.fields(thing) if one.name not in ("line", "hash", "source")]
        return [type(thing).__name__, *((name, said(getattr(thing, name))) for name in names)]
    if isinstance(thing, Mapping):
        return [(key, said(value)) for key, value in sorted(thing.items())]
    return thing
