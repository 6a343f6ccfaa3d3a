"""Checks that cross the files of a course: ids must be unique, and what points at another block must find it."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from elearn.blocks.scale import Scale
from elearn.content.problems import Problem
from elearn.content.schema import suggestion
from elearn.library.codes import LibraryCode
from elearn.library.modules import IdUse, ModuleDraft


def crossing_problems(modules: Sequence[ModuleDraft]) -> Iterator[Problem]:
    """What is wrong between the modules of one course."""
    yield from _duplicates((use for module in modules for use in (*module.ids, *module.moments)), "block")
    yield from _duplicates((use for module in modules for use in module.stories), "scenario")
    known = {use.id for module in modules for use in module.stories}
    for module in modules:
        for card in module.cards:
            if card.id not in known:
                message = f"there is no scenario `{card.id[:60]}` in this course"
                hint = suggestion(card.id, known)
                yield Problem(card.path, card.line, LibraryCode.MISSING_SCENARIO, message, hint)
    yield from _missing_recalls(modules)
    yield from _crooked_overlays(modules)


def _missing_recalls(modules: Sequence[ModuleDraft]) -> Iterator[Problem]:
    known = {use.id for module in modules for use in module.ids}
    for recall in (use for module in modules for use in module.recalls):
        if recall.id not in known:
            message = f"nothing in this course is called `{recall.id[:60]}`"
            close = get_close_matches(recall.id, sorted(known), n=1, cutoff=0.7)
            hint = f"did you mean `{close[0]}`?" if close else "name a reflection or an exercise of this course"
            yield Problem(recall.path, recall.line, LibraryCode.MISSING_RECALL, message, hint)


def _crooked_overlays(modules: Sequence[ModuleDraft]) -> Iterator[Problem]:
    """Scales drawn over a block that is not a scale with the same statements and as many steps."""
    pages = [page for module in modules for page in module.module.pages]
    scales = {block.id: block for page in pages for block in page.exercises if isinstance(block, Scale)}
    for page in pages:
        for block in page.exercises:
            if isinstance(block, Scale) and block.over and not _alike(block, scales.get(block.over)):
                message = f"this scale cannot be drawn over `{block.over[:60]}`"
                hint = "name another scale of this course with the same {#id}s and as many steps"
                yield Problem(page.path, block.line, LibraryCode.CROOKED_OVERLAY, message, hint)


def _alike(scale: Scale, other: Scale | None) -> bool:
    if other is None or other is scale:
        return False
    ids, others = ({item.id for item in each.items} for each in (scale, other))
    return ids == others and scale.steps == other.steps


def _duplicates(uses: Iterable[IdUse], what: str) -> Iterator[Problem]:
    first: dict[str, IdUse] = {}
    for use in uses:
        other = first.setdefault(use.id, use)
        if other is not use:
            message = f"`{use.id}` is already the id of another {what} of this course"
            hint = f"the other one is at {other.path}:{other.line}"
            yield Problem(use.path, use.line, LibraryCode.DUPLICATE_ID, message, hint)
