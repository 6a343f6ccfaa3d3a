"""Checks front matter against a schema and says what is wrong in an author's words."""

import difflib
from collections.abc import Collection
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from elearn.content.codes import TextCode
from elearn.content.problems import Problems
from elearn.content.tree import FrontMatter


class Front(BaseModel):
    """The base of every front matter schema: strict, and closed to unknown keys."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, str_strip_whitespace=True)


FrontT = TypeVar("FrontT", bound=Front)

MOST_SUGGESTIONS = 300
"""names among which a close one is looked for: comparing thousands with each misspelt one would take minutes"""
UNREAD = (TextCode.BAD_YAML, TextCode.UNCLOSED_FRONT_MATTER)
WORDS = {
    "string_type": "has to be text; put it between quotes",
    "string_too_short": "is empty",
    "int_type": "has to be a whole number",
    "int_from_float": "has to be a whole number",
    "list_type": "has to be a list: one `- name` on each line",
    "tuple_type": "has to be a list: one `- name` on each line",
    "dict_type": "has to be lines of `name: …` below it",
    "model_type": "has to be `{start: 0, min: 0, max: 5, label: …}`",
    "model_attributes_type": "has to be `{start: 0, min: 0, max: 5, label: …}`",
}


def read_front(schema: type[FrontT], front: FrontMatter, problems: Problems) -> FrontT | None:
    """The front matter as `schema`, or None when it does not fit: then the problems say why."""
    try:
        return schema.model_validate(dict(front.data))
    except ValidationError as error:
        if not any(problem.code in UNREAD for problem in problems):
            for detail in error.errors():
                _add(schema, front, detail, problems)
        return None


def _add(schema: type[Front], front: FrontMatter, detail: ErrorDetails, problems: Problems) -> None:
    names = [str(part) for part in detail["loc"]]
    name, line = ".".join(names), front.line_of(*names)
    if detail["type"] == "missing":
        problems.add(TextCode.MISSING_KEY, line, f"`{name}` is missing from the front matter")
    elif detail["type"] == "extra_forbidden":
        known = list(schema.model_fields) if len(names) == 1 else []
        problems.add(TextCode.UNKNOWN_KEY, line, f"`{name}` means nothing here", suggestion(name, known))
    else:
        said = WORDS.get(detail["type"], detail["msg"].removeprefix("Value error, "))
        problems.add(TextCode.BAD_VALUE, line, f"`{name}` {said}" if name else said)


def suggestion(name: str, known: Collection[str]) -> str:
    """A hint for a misspelt name: the closest known one, or else all of them."""
    if len(known) > MOST_SUGGESTIONS:
        return ""
    names = sorted(known)
    close = difflib.get_close_matches(name, names, n=1, cutoff=0.7)
    if close:
        return f"did you mean `{close[0]}`?"
    return "known are: " + ", ".join(names) if names else ""
