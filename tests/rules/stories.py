"""Small stories for tests: written by hand around a body, or made up by hypothesis."""

from collections.abc import Iterator

from hypothesis import strategies as st

from elearn.blocks.story import Story
from elearn.library.stories import parse_story

PATH = "c/m/s.scenario.md"
FRONT = """---
title: S
summary: Een gesprek.
minutes: 5
state:
  moed: {start: 1, min: 0, max: 3}
  rust: {start: 3, min: -1, max: 3}
facts:
  zus: Hij heeft een zus.
  werk: Hij zoekt werk.
marks: [beloofd]
---
"""
DEBRIEF = "\n:::{debrief} Nadia\nZo.\n:::\n"
LINE = len(FRONT.splitlines())
"""the line of the front matter's end: the first line of a body is the one after it"""


def read(source: str) -> Story:
    story, _problems = parse_story(source, PATH)
    assert story is not None
    return story


def sound(source: str) -> Story:
    """A story of which the text has no error."""
    story, problems = parse_story(source, PATH)
    assert [str(problem) for problem in problems if problem.is_error] == []
    assert story is not None
    return story


def conditions() -> st.SearchStrategy[str]:
    leaves = st.one_of(
        st.sampled_from(["zus", "werk", "beloofd"]),
        st.builds(
            "{} {} {}".format,
            st.sampled_from(["moed", "rust", "nabij"]),
            st.sampled_from(["<", "<=", ">", ">=", "==", "!="]),
            st.integers(-2, 4),
        ),
    )
    return st.recursive(
        leaves,
        lambda part: st.one_of(
            st.builds("not ({})".format, part),
            st.builds("({}) and ({})".format, part, part),
            st.builds("({}) or ({})".format, part, part),
        ),
        max_leaves=4,
    )


@st.composite
def attributes(draw: st.DrawFn) -> str:
    words: list[str] = []
    for name in ("moed", "rust", "nabij"):
        effect = draw(st.sampled_from([0, 0, 1, -1, 2, -3]))
        words += [f"{name}={effect:+}"] if effect else []
    reveals = draw(st.lists(st.sampled_from(["zus", "werk"]), max_size=2))
    words += [f'reveals="{" ".join(reveals)}"'] if reveals else []
    words += ["marks=beloofd"] if draw(st.integers(0, 3)) == 0 else []
    words += ["once"] if draw(st.integers(0, 2)) == 0 else []
    words += [f'if="{draw(conditions())}"'] if draw(st.booleans()) else []
    return "{" + " ".join(words) + "}" if words else ""


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """A story of a few scenes, two endings, and anything that can stand on a choice or on a heading."""
    names = [f"s{number}" for number in range(draw(st.integers(1, 4)))]
    return read(FRONT + "".join(_scenes(draw, names)))


def _scenes(draw: st.DrawFn, names: list[str]) -> Iterator[str]:
    everywhere = [*names, "goed", "open"]
    for name in names:
        around = draw(st.sampled_from(["", "", "", *(other for other in names if other != name)]))
        detour = f' note="Het is zwaar." around=#{around}' if around else ""
        yield f"\n## Scene {{#{name}{detour}}}\nTekst.\n\n"
        for number in range(1, draw(st.integers(1, 3)) + 1):
            yield f"- [Keuze {number}](#{draw(st.sampled_from(everywhere))}){draw(attributes())}\n"
    for ending in ("goed", "open"):
        yield f'\n## Einde {{#{ending} ending="{ending}"}}\nKlaar.\n{DEBRIEF}'
