"""Sorts the passages of a Twee file: which become scenes, which say something of the story, which cannot be carried."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from elearn.content.problems import Problems
from elearn.library.twee.codes import TweeCode
from elearn.library.twee.extras import OURS, Extras, read_extras
from elearn.library.twee.names import SPECIAL
from elearn.library.twee.notation import Passage, read_json
from elearn.library.twee.reading.foreign import style_of

INTRODUCTION = "introduction"
"""the tag of the passage that is read before the first scene"""
ID = "id:"
"""how the tag of a passage begins that says the id of its scene"""
READ_ELSEWHERE = ("StoryTitle", "StoryData", "StoryTandem", "StoryInit")
WITHOUT_TEXT = {"script": TweeCode.SCRIPT, "stylesheet": TweeCode.STYLE, "widget": TweeCode.MACRO}
SILENT_TAGS = (OURS, INTRODUCTION, "ending")


@dataclass(frozen=True)
class Sorted:
    """The passages by what they are for; `start` is the name of the passage to begin with, or empty."""

    title: str
    data: Mapping[str, object]
    style: str
    extras: Extras
    init: Passage | None
    introduction: Passage | None
    scenes: tuple[Passage, ...]
    start: str


def sort_passages(passages: Sequence[Passage], problems: Problems) -> Sorted:
    """Give every passage its place; what has none is among the problems."""
    special = {passage.name: passage for passage in reversed(passages) if passage.name in SPECIAL}
    data = _data(special.get("StoryData"), problems)
    style = style_of(_words(data, "format"))
    if style != "sugarcube":
        message = f"the story was written for `{_words(data, 'format')[:40]}`, of which Tandem reads the links"
        hint = "what its macros do is not carried"
        problems.add(TweeCode.FORMAT, special["StoryData"].line, message, hint)
    scenes = tuple(_scenes(passages, problems))
    title = special.get("StoryTitle")
    return Sorted(
        title=" ".join(title.text.split()) if title else "",
        data=data,
        style=style,
        extras=read_extras(special.get("StoryTandem"), problems),
        init=special.get("StoryInit"),
        introduction=next((passage for passage in scenes if INTRODUCTION in passage.tags), None),
        scenes=tuple(passage for passage in scenes if INTRODUCTION not in passage.tags),
        start=_words(data, "start") or next((passage.name for passage in scenes if passage.name == "Start"), ""),
    )


def _data(passage: Passage | None, problems: Problems) -> Mapping[str, object]:
    if passage is None:
        hint = "if this is Twee 1, look at what became of it with care"
        problems.add(TweeCode.SPECIAL, 1, "there is no passage `StoryData`; the file was read as Twee 3", hint)
        return {}
    return read_json(passage.text, passage.line + 1, "`StoryData`", problems)


def _words(data: Mapping[str, object], key: str) -> str:
    value = data.get(key)
    return value if isinstance(value, str) else ""


def _scenes(passages: Iterable[Passage], problems: Problems) -> Iterator[Passage]:
    seen: set[str] = set()
    for passage in passages:
        wordless = next((WITHOUT_TEXT[tag] for tag in passage.tags if tag in WITHOUT_TEXT), None)
        if wordless:
            message = f"the passage `{passage.name[:60]}` holds code or style for Twine"
            problems.add(wordless, passage.line, message, "it is not carried")
        elif passage.name in SPECIAL:
            _special(passage, problems)
        elif passage.name in seen or not passage.name:
            message = (
                f"there already is a passage `{passage.name[:60]}`" if passage.name else "this passage has no name"
            )
            problems.add(TweeCode.DUPLICATE, passage.line, message, "the first one is carried; give this one a name")
        else:
            _tags_and_place(passage, problems)
            seen.add(passage.name)
            yield passage


def _special(passage: Passage, problems: Problems) -> None:
    if passage.name in READ_ELSEWHERE or OURS in passage.tags:
        return
    hint = "what it shows around the story is not carried"
    problems.add(TweeCode.SPECIAL, passage.line, f"`{passage.name}` means something to SugarCube alone", hint)


def _tags_and_place(passage: Passage, problems: Problems) -> None:
    tags = [tag for tag in passage.tags if tag not in SILENT_TAGS and not tag.startswith(ID)]
    if tags:
        message = f"`{' '.join(tags)[:60]}`: tags mean nothing in Tandem"
        problems.add(TweeCode.TAG, passage.line, message, "they are not carried")
    others = sorted(set(passage.data) - {"position", "size"})
    if others:
        message = f"`{', '.join(others)[:60]}` in the metadata means nothing in Tandem"
        problems.add(TweeCode.PLACE, passage.line, message, "it is not carried")
