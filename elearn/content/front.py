"""The front matter: the YAML between two `---` lines, with the line of every key."""

from collections.abc import Iterator
from typing import Any

import yaml

from elearn.content.codes import TextCode
from elearn.content.problems import Problems
from elearn.content.tree import FrontMatter

MARK = "---"
TOO_DEEP = 20


class _AliasError(Exception):
    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def split_front(source: str, problems: Problems) -> tuple[FrontMatter, str]:
    """The front matter, and the text with blank lines in its place so that lines keep their number."""
    lines = source.split("\n")
    if lines[0].rstrip() != MARK:
        return FrontMatter({}, {}), source
    for end, line in enumerate(lines[1:], start=1):
        if line.rstrip() == MARK:
            blank = [""] * (end + 1)
            return read_yaml("\n".join(lines[1:end]), problems, offset=1), "\n".join(blank + lines[end + 1 :])
    problems.add(TextCode.UNCLOSED_FRONT_MATTER, 1, "the front matter does not end", "close it with a line ---")
    return FrontMatter({}, {}), ""


def read_yaml(text: str, problems: Problems, offset: int) -> FrontMatter:
    """Read YAML of which the first line is line `offset + 1` of the file."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        if root is None:
            return FrontMatter({}, {})
        if not isinstance(root, yaml.MappingNode):
            problems.add(TextCode.BAD_YAML, offset + 1, "the front matter has to be lines of `key: value`")
            return FrontMatter({}, {})
        _refuse_aliases(text)
        lines = dict(_key_lines(root, offset, problems))
        return FrontMatter(_data(text), lines)
    except _AliasError as alias:
        problems.add(TextCode.BAD_YAML, offset + 1 + alias.line, "an alias (*name) cannot be used here", "write it out")
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = offset + 1 + (min(mark.line, text.count("\n")) if mark else 0)
        problems.add(TextCode.BAD_YAML, line, *_in_words(error))
    except (yaml.YAMLError, ValueError, TypeError, OverflowError, RecursionError):
        problems.add(TextCode.BAD_YAML, offset + 1, "the front matter cannot be read", "put odd values between quotes")
    return FrontMatter({}, {})


def _data(text: str) -> dict[str, Any]:
    data: dict[Any, Any] = yaml.safe_load(text)
    return {str(key): value for key, value in data.items()}


def _refuse_aliases(text: str) -> None:
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise _AliasError(event.start_mark.line if event.start_mark else 0)


def _key_lines(
    node: yaml.MappingNode, offset: int, problems: Problems, before: str = "", depth: int = 0
) -> Iterator[tuple[str, int]]:
    seen: set[str] = set()
    for key, value in node.value:
        name, line = str(key.value), key.start_mark.line + offset + 1
        if name in seen:
            problems.add(
                TextCode.DUPLICATE_KEY,
                line,
                f"`{name}` stands here for the second time",
                "keep one of the two",
            )
        seen.add(name)
        yield before + name, line
        if isinstance(value, yaml.MappingNode) and depth < TOO_DEEP:
            yield from _key_lines(value, offset, problems, f"{before}{name}.", depth + 1)
        elif isinstance(value, yaml.SequenceNode):
            for index, item in enumerate(value.value):
                yield f"{before}{name}.{index}", item.start_mark.line + offset + 1


def _in_words(error: yaml.MarkedYAMLError) -> tuple[str, str]:
    said = error.problem or "something is not as expected"
    if "mapping values are not allowed" in said:
        return "there is a second colon on this line", 'put the text between quotes: title: "One: two"'
    if "cannot start any token" in said:
        return (
            "this line has a tab or a sign that YAML keeps for itself",
            "use spaces, and quotes around the text",
        )
    return f"the front matter cannot be read here: {said}", "put odd values between quotes"
