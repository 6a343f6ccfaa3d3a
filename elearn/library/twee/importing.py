"""From a Twee 3 file to a scenario, and the list of what could not be carried."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from elearn.content.problems import Problem
from elearn.content.source import normalise
from elearn.library.twee.codes import TweeCode
from elearn.library.twee.composing import write_front, write_pieces, write_scene
from elearn.library.twee.drafts import Draft
from elearn.library.twee.expressions import Change, Put
from elearn.library.twee.flowing import NO_TEXT
from elearn.library.twee.notation import read_passages
from elearn.library.twee.reading.passage import read_passage
from elearn.library.twee.refusing import Refused, check_twee
from elearn.library.twee.report import Report
from elearn.library.twee.scenes import Scenes, scene_ids
from elearn.library.twee.sorting import Sorted, sort_passages
from elearn.library.twee.variables import Variables, find_variables

SUMMARY = "Schrijf hier in één zin waar dit scenario over gaat."
UNTITLED = "Een verhaal uit Twine"
MINUTES = 10
IFID = re.compile(r"[0-9A-Fa-f-]{8,63}")


@dataclass(frozen=True)
class Imported:
    """The text of a scenario, what could not be carried, and how many such things more than are listed."""

    source: str
    lost: tuple[Problem, ...]
    more: int = 0


def import_twee(text: str, path: str) -> Imported:
    """The scenario that a Twee 3 file tells; `path` is how problems name the file.

    Raises:
        Refused: it is no Twee 3, or it is too large.
    """
    check_twee(text)
    report = Report(path)
    passages = list(read_passages(NO_TEXT.sub("\ufffd", normalise(text)), report))
    found = sort_passages(passages, report)
    if not found.scenes:
        raise Refused("there is no passage in it that can be a scene")
    drafts = [read_passage(passage, found.extras, found.style, report) for passage in found.scenes]
    first = read_passage(found.introduction, found.extras, found.style, report) if found.introduction else None
    source = _compose(found, drafts, first, report)
    return Imported(source, tuple(sorted(report)), report.more)


def _compose(found: Sorted, drafts: Sequence[Draft], first: Draft | None, report: Report) -> str:
    ids = scene_ids(drafts)
    start = _start(found, ids, first, report)
    starts = _starts(found, drafts, ids, start, report)
    variables = find_variables(drafts, starts, found.extras, report)
    scenes = Scenes(found.extras, ids, variables, report)
    written = [write_scene(scene) for scene in scenes.read(drafts, start)]
    introduction = [_identity(found.data), write_pieces(first.pieces) if first else ""]
    front = write_front(_front(found, variables, start if start != ids[drafts[0].name] else ""))
    return "\n\n".join(part for part in [front, *introduction, *written] if part) + "\n"


def _start(found: Sorted, ids: Mapping[str, str], first: Draft | None, report: Report) -> str:
    """The id of the scene to begin with."""
    wanted = found.start
    if first and wanted in ("", first.name):
        wanted = first.links[0].target if first.links else ""
    if wanted and wanted not in ids:
        message = f"there is no passage `{wanted[:60]}` to begin with"
        report.add(TweeCode.LINK, 1, message, "the first passage is the beginning")
    return ids.get(wanted) or ids[found.scenes[0].name]


def _starts(
    found: Sorted, drafts: Sequence[Draft], ids: Mapping[str, str], start: str, report: Report
) -> dict[str, Change]:
    """What variables begin with: from `StoryInit`, and from the first scene where nobody comes back to it."""
    init = read_passage(found.init, found.extras, found.style, report) if found.init else None
    given = list(init.arrival) if init else []
    opening = next(draft for draft in drafts if ids[draft.name] == start)
    if not any(ids.get(link.target) == start for draft in drafts for link in draft.links):
        given += [(change, line) for change, line in opening.arrival if isinstance(change, Put)]
        opening.arrival = [(change, line) for change, line in opening.arrival if not isinstance(change, Put)]
    starts: dict[str, Change] = {}
    for change, line in given:
        if isinstance(change, Put) and (change.value is False or not isinstance(change.value, bool | str)):
            starts[change.name] = change
        elif isinstance(change, Put) and change.value == "" and change.name == found.extras.reply:
            continue
        else:
            hint = "numbers begin with a whole number, and marks with false"
            report.add(TweeCode.EXPRESSION, line, f"`${change.name}` cannot begin like this in Tandem", hint)
    return starts


def _front(found: Sorted, variables: Variables, start: str) -> dict[str, object]:
    extras = found.extras
    front: dict[str, object] = {
        "title": found.title or UNTITLED,
        "summary": extras.summary or SUMMARY,
        "minutes": extras.minutes or MINUTES,
    }
    front |= {"note": extras.note} if extras.note else {}
    front |= {"start": start} if start else {}
    states = {
        name: {"start": one.start, "min": one.min, "max": one.max} | ({"label": one.label} if one.label else {})
        for name, one in variables.state.items()
    }
    front |= {"state": states} if states else {}
    front |= {"facts": dict(variables.facts)} if variables.facts else {}
    return front | ({"marks": list(variables.marks)} if variables.marks else {})


def _identity(data: Mapping[str, object]) -> str:
    """A comment that keeps the IFID of the story, so that it is the same story when it goes back."""
    ifid = data.get("ifid")
    return f"<!-- ifid: {ifid.upper()} -->" if isinstance(ifid, str) and IFID.fullmatch(ifid) else ""
