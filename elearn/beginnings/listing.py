"""Adds a module to the list in a course.md; every other byte of the file stays as it is."""

from pathlib import Path

import yaml

from elearn.content.front import MARK

KEY = "modules"


class NoList(Exception):
    """The list of modules could not be found; the message says what to do by hand."""


def add_module(course_file: Path, module: str) -> None:
    """Write the name of a module at the end of the list.

    Raises:
        NoList: the file has no front matter with a list of modules that can be added to.
    """
    text = course_file.read_bytes().decode("utf-8", "surrogateescape")
    course_file.write_bytes(with_module(text, module).encode("utf-8", "surrogateescape"))


def with_module(text: str, module: str) -> str:
    """The text of a course.md with one module more.

    Raises:
        NoList: see `add_module`.
    """
    start, end = _front(text)
    front = text[start:end]
    try:
        at, addition = _addition(front, module, "\r\n" if "\r\n" in front else "\n")
        added = front[:at] + addition + front[at:]
        if yaml.safe_load(added) != _expected(front, module):
            raise NoList(_by_hand(module))
    except yaml.YAMLError:
        raise NoList(_by_hand(module)) from None
    return text[:start] + added + text[end:]


def _by_hand(module: str) -> str:
    return f"the list `{KEY}` in course.md cannot be read; mend it, or add `- {module}` to it by hand"


def _front(text: str) -> tuple[int, int]:
    """Where the front matter begins and ends, without its `---` lines."""
    lines = text.splitlines(keepends=True)
    if lines and lines[0].lstrip("\ufeff").rstrip() == MARK:
        at = len(lines[0])
        for line in lines[1:]:
            if line.rstrip() == MARK:
                return len(lines[0]), at
            at += len(line)
    raise NoList("course.md has no front matter between two lines ---")


def _expected(front: str, module: str) -> dict[str, object]:
    data = yaml.safe_load(front) or {}
    return {**data, KEY: [*(data.get(KEY) or []), module]}


def _addition(front: str, module: str, line_end: str) -> tuple[int, str]:
    """Where something is added, and what."""
    node = _list_node(front)
    if node is None:
        return len(front), f"{KEY}:{line_end}  - {module}{line_end}"
    if not isinstance(node, yaml.SequenceNode):
        return _end_of_line(front, node.start_mark.index), f"{line_end}  - {module}"
    if node.flow_style:
        last = node.value[-1].end_mark.index if node.value else node.start_mark.index + 1
        return last, f", {module}" if node.value else module
    indent = " " * node.start_mark.column
    return _end_of_line(front, node.value[-1].end_mark.index), f"{line_end}{indent}- {module}"


def _list_node(front: str) -> yaml.Node | None:
    root = yaml.compose(front, Loader=yaml.SafeLoader)
    if root is None:
        return None
    if not isinstance(root, yaml.MappingNode):
        raise yaml.YAMLError
    return next((value for key, value in root.value if key.value == KEY), None)


def _end_of_line(text: str, at: int) -> int:
    """The end of the line that holds `at`, before what ends it."""
    found = text.find("\n", at)
    end = len(text) if found < 0 else found
    return end - 1 if text[end - 1 : end] == "\r" else end
