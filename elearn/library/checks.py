"""Checks that cross the files of a course: ids that must be unique, cards that must open something."""

from collections.abc import Iterable, Iterator, Sequence

from elearn.content.problems import Problem
from elearn.content.schema import suggestion
from elearn.library.codes import LibraryCode
from elearn.library.modules import IdUse, ModuleDraft


def crossing_problems(modules: Sequence[ModuleDraft]) -> Iterator[Problem]:
    """What is wrong between the modules of one course."""
    yield from _duplicates((use for module in modules for use in module.ids), "block")
    yield from _duplicates((use for module in modules for use in module.stories), "scenario")
    known = {use.id for module in modules for use in module.stories}
    for module in modules:
        for card in module.cards:
            if card.id not in known:
                message = f"there is no scenario `{card.id[:60]}` in this course"
                hint = suggestion(card.id, known)
                yield Problem(card.path, card.line, LibraryCode.MISSING_SCENARIO, message, hint)


def _duplicates(uses: Iterable[IdUse], what: str) -> Iterator[Problem]:
    first: dict[str, IdUse] = {}
    for use in uses:
        other = first.setdefault(use.id, use)
        if other is not use:
            message = f"`{use.id}` is already the id of another {what} of this course"
            hint = f"the other one is at {other.path}:{other.line}"
            yield Problem(use.path, use.line, LibraryCode.DUPLICATE_ID, message, hint)
