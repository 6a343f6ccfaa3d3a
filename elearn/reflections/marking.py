"""Shows a text with passages marked in it: what was answered, what was noticed before sharing, what can be chosen."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Protocol

from markupsafe import Markup, escape

from elearn.content.usertext import render_user_text
from elearn.rules.quoting import runs, sentences
from elearn.rules.recognisable import Sign

SIGN = "\ue000"
"""put where a passage begins or ends before rendering; a private use character means nothing to anybody"""
PIECES = re.compile(f"(<[^>]*>|{SIGN})")
TAGS = re.compile(r"<(/?)(?!br\b|hr\b|input\b)([a-z0-9]+)")
NO_SEAMS: Mapping[int, Markup] = {}
BOX = Markup(
    '<label class="sentence"><input form="{form}" type="checkbox" name="sentence" value="{number}"{ticked}><span>'
)


Mark = Callable[[Markup, Sequence[int], bool], Markup]
"""puts words that lie in the passages with these ids in a mark; in a link there can be no other link"""


class Answer(Protocol):
    """What marking needs to know of an answer."""

    id: int
    quote_start: int | None
    quote_end: int | None


def as_html(text: str) -> Markup:
    """What somebody typed, as safe HTML."""
    return Markup(render_user_text(text))  # noqa: S704 - comes out of the sanitiser


def marked_text(text: str, answers: Sequence[Answer]) -> Markup:
    """The text as HTML with every passage a `<mark id="q…">` that links to `#a…`; of two, to the first."""
    known: set[int] = set()
    passages = _passages(text, answers)
    return _marked(text, passages, lambda words, covering, is_in_link: _mark(words, covering, known, is_in_link))


def choosable_text(text: str, answers: Sequence[Answer], chosen: Collection[int], form: str) -> Markup:
    """The text as HTML in which every sentence is the label of a box that belongs to the form with this id.

    Passages are marked as in `marked_text`, without a link, because a tap chooses.
    """
    known: set[int] = set()
    seams: dict[int, Markup] = {}
    for sentence in sentences(text):
        ticked = Markup(" checked") if sentence.number in chosen else ""
        box = BOX.format(number=sentence.number, form=form, ticked=ticked)
        seams[sentence.start] = seams.get(sentence.start, Markup("")) + box
        seams[sentence.end] = Markup("</span></label>")
    return _marked(text, _passages(text, answers), lambda words, ids, _link: _mark(words, ids, known, True), seams)


def _passages(text: str, answers: Sequence[Answer]) -> list[tuple[int, int, int]]:
    return [
        (start, end, answer.id)
        for answer in answers
        if answer.quote_start is not None and answer.quote_end is not None
        for start, end in runs(text, answer.quote_start, answer.quote_end)
    ]


def highlighted(text: str, signs: Sequence[Sign]) -> Markup:
    """The text as HTML with everything that was noticed in a `<mark>`."""
    passages = [(sign.start, sign.end, 0) for sign in signs]
    return _marked(text, passages, lambda words, _covering, _is_in_link: Markup("<mark>{}</mark>").format(words))


def _marked(
    text: str, passages: Sequence[tuple[int, int, int]], mark: Mark, seams: Mapping[int, Markup] = NO_SEAMS
) -> Markup:
    """`seams` is what comes at a place of the text; it opens and closes tags around whole sentences."""
    cuts = sorted({at for start, end, _ in passages for at in (start, end)} | set(seams))
    signed = _signed(text.replace(SIGN, "\ufffd"), cuts)
    html = render_user_text(signed)
    sewn = [seams.get(cut, Markup("")) for cut in cuts]
    if not _fits(html, sewn):
        html = _as_typed(signed)
    return Markup("").join(_woven(html, _covers(passages, cuts), mark, sewn))


def _fits(html: str, sewn: Sequence[Markup]) -> bool:
    """Whether every cut is still there, and no seam comes between the two tags of something bold or linked."""
    pieces = PIECES.split(html)
    if pieces.count(SIGN) != len(sewn):
        return False
    upcoming, opened = iter(sewn), list[str]()
    for piece in pieces:
        added = next(upcoming) if piece == SIGN else piece
        for closing, name in TAGS.findall(added):
            if not closing:
                opened.append(name)
            elif not opened or opened.pop() != name:
                return False
    return not opened


def _covers(passages: Sequence[tuple[int, int, int]], cuts: Sequence[int]) -> list[list[int]]:
    """For every cut the ids of the passages that the words behind it lie in."""
    places = {cut: place for place, cut in enumerate(cuts)}
    covers: list[list[int]] = [[] for _cut in cuts]
    for start, end, passage in passages:
        for place in range(places[start], places[end]):
            covers[place].append(passage)
    return covers


def _signed(text: str, cuts: Sequence[int]) -> str:
    edges = [0, *cuts, len(text)]
    return SIGN.join(text[start:end] for start, end in pairwise(edges))


def _as_typed(text: str) -> str:
    """Where a passage cuts through a link: the text without its small Markdown."""
    return "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip())


def _woven(html: str, covers: Sequence[Sequence[int]], mark: Mark, sewn: Sequence[Markup]) -> Iterator[Markup]:
    """Wrap every piece of words that lies in a passage; tags stay outside, so nothing is wrongly nested."""
    covering: Sequence[int] = ()
    upcoming = zip(covers, sewn, strict=True)
    is_in_link = False
    for piece in PIECES.split(html):
        if piece == SIGN:
            covering, seam = next(upcoming)
            yield seam
        elif piece.startswith("<"):
            is_in_link = piece.startswith("<a ") or (is_in_link and not piece.startswith("</a"))
            yield Markup(piece.replace(SIGN, ""))  # noqa: S704 - comes out of the sanitiser
        elif covering and piece.strip():
            yield mark(Markup(piece), covering, is_in_link)  # noqa: S704 - comes out of the sanitiser
        else:
            yield Markup(piece)  # noqa: S704 - comes out of the sanitiser


def _mark(words: Markup, covering: Sequence[int], known: set[int], is_in_link: bool) -> Markup:
    first = covering[0]
    fresh = [answer_id for answer_id in covering if answer_id not in known]
    known.update(fresh)
    others = (Markup('<span id="q{}"></span>').format(one) for one in fresh if one != first)
    own = Markup(' id="q{}"').format(first) if first in fresh else Markup("")
    inside = words if is_in_link else Markup('<a href="#a{}">{}</a>').format(first, words)
    return Markup("{}<mark{}>{}</mark>").format(Markup("").join(others), own, inside)
