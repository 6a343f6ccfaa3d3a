"""Twee 3 itself: passages with their names, tags and metadata, as they are written and read."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from elearn.content.problems import Problems
from elearn.library.twee.codes import TweeCode

HEADER = re.compile(
    r"::[ \t]*(?P<name>(?:\\.|[^\\\[{\n])*)(?:\[(?P<tags>(?:\\.|[^\\\]\n])*)\])?[ \t]*(?P<data>\{.*\})?(?P<rest>.*)"
)
ESCAPED = re.compile(r"[\\\[\]{}]")
ESCAPED_START = re.compile(r"\A\\::")
LONGEST_DATA = 10_000


@dataclass(frozen=True)
class Passage:
    """One passage; `line` is that of its header, its text begins on the next one."""

    name: str
    text: str
    tags: tuple[str, ...] = ()
    data: Mapping[str, object] = field(default_factory=dict)
    line: int = 0


def write_passages(passages: Iterable[Passage]) -> str:
    """A whole Twee file."""
    return "\n\n".join(f"{_header(passage)}\n{passage.text.rstrip()}" for passage in passages) + "\n"


def _header(passage: Passage) -> str:
    tags = f" [{' '.join(_escaped(tag) for tag in passage.tags)}]" if passage.tags else ""
    data = " " + json.dumps(passage.data, ensure_ascii=False, separators=(",", ":")) if passage.data else ""
    return f":: {_escaped(passage.name)}{tags}{data}"


def _escaped(name: str) -> str:
    return ESCAPED.sub(r"\\\g<0>", name)


def _unescaped(name: str) -> str:
    return re.sub(r"\\(.)", r"\1", name)


def read_passages(text: str, problems: Problems) -> Iterator[Passage]:
    """The passages in a Twee file; what stands before the first one is no passage."""
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if line.startswith("::")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        body = "\n".join(
            line.removeprefix("\\") if line.startswith("\\::") else line for line in lines[start + 1 : end]
        )
        yield _passage(lines[start], body.rstrip(), start + 1, problems)


def _passage(header: str, text: str, line: int, problems: Problems) -> Passage:
    found = HEADER.fullmatch(header)
    if found is None or found["rest"].strip():
        hint = "write :: Name [tags] {metadata}, with \\ before [ ] { } in a name"
        problems.add(TweeCode.BAD_HEADER, line, f"`{header[:60]}` is not wholly understood", hint)
    name = _unescaped(found["name"].strip()) if found else header.removeprefix("::").strip()
    tags = tuple(_unescaped(tag) for tag in (found["tags"] or "").split()) if found else ()
    data = read_json(found["data"] or "{}", line, "the metadata of this passage", problems) if found else {}
    return Passage(name, text, tags, data, line)


def read_json(text: str, line: int, what: str, problems: Problems, longest: int = LONGEST_DATA) -> dict[str, object]:
    """An object of JSON; an empty one, with a problem, where it cannot be read."""
    try:
        if len(text) > longest:
            raise ValueError
        read = json.loads(text)
        if not isinstance(read, dict):
            raise ValueError
    except (ValueError, RecursionError):
        problems.add(TweeCode.BAD_JSON, line, f"{what} cannot be read, and is passed by", "it has to be JSON: {…}")
        return {}
    return read
