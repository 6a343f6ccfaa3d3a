"""Warns of figures that say less in words than they show."""

from collections.abc import Iterator

from elearn.content.problems import Problem
from elearn.content.tree import Directive, Node
from elearn.library.prose import Prose
from elearn.library.readability.codes import ReadabilityCode
from elearn.library.readability.sentences import count_words

FEWEST_IN_ALT = 5


def poor_figures(prose: Prose) -> Iterator[Problem]:
    """The warnings about every figure of a file."""
    nodes = (node for top in prose.document.nodes for node in top.walk())
    for node in nodes:
        if node.directive and node.directive.name == "figure":
            yield from _of_figure(node.directive, prose.path)


def _of_figure(figure: Directive, path: str) -> Iterator[Problem]:
    first, *rest = figure.nodes or (None,)
    caption = first if first and first.type == "paragraph" else None
    if caption is None:
        hint = "begin the figure with a line that says what it is"
        yield Problem(path, figure.line, ReadabilityCode.NO_CAPTION, "this figure has no caption", hint)
    if not rest and caption is first:
        hint = "say below the caption, in words, everything that can be seen"
        yield Problem(path, figure.line, ReadabilityCode.NO_WORDS, "this figure is not told in words", hint)
    yield from _of_alt(figure, caption, path)


def _of_alt(figure: Directive, caption: Node | None, path: str) -> Iterator[Problem]:
    option = figure.options.get("alt")
    if option is None:
        return
    hint = "say in one sentence what somebody would see"
    if caption and _plain(caption.plain) == _plain(option.value):
        message = "the :alt: only repeats the caption"
        yield Problem(path, option.line, ReadabilityCode.POOR_ALT, message, hint)
    elif count_words(option.value) < FEWEST_IN_ALT:
        message = f"this :alt: has fewer than {FEWEST_IN_ALT} words"
        yield Problem(path, option.line, ReadabilityCode.POOR_ALT, message, hint)


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(".").casefold()
