"""What a problem in a course is, and how problems are collected instead of raised."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, StrEnum


class Severity(Enum):
    """An error takes its module off line; a warning only shows in the check."""

    ERROR = "error"
    WARNING = "warning"


class Code(StrEnum):
    """The base of every list of codes: a member is `code, docstring[, severity]`."""

    severity: Severity

    def __new__(cls, value: str, doc: str, severity: Severity = Severity.ERROR) -> "Code":
        member = str.__new__(cls, value)
        member._value_ = value
        member.__doc__ = doc
        member.severity = severity
        return member


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake, at one place, in an author's words; `str()` is the line that `elearn check` prints."""

    path: str
    line: int
    code: Code
    message: str
    hint: str = ""

    @property
    def severity(self) -> Severity:
        return self.code.severity

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        said = f"{self.message}; {self.hint}" if self.hint else self.message
        return f"{self.path}:{self.line}: {said} [{self.code.value}]"


@dataclass
class Problems:
    """Collects the problems of one file."""

    path: str
    found: list[Problem] = field(default_factory=list)
    _known: set[Problem] = field(default_factory=set)
    _counted: int = 0

    def add(self, code: Code, line: int, message: str, hint: str = "") -> None:
        """Add a problem, unless the same one is there already."""
        problem = Problem(self.path, max(line, 1), code, message, hint)
        self._known.update(self.found[self._counted :])
        if problem not in self._known:
            self.found.append(problem)
        self._counted = len(self.found)
        self._known.add(problem)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)


def has_errors(problems: Iterable[Problem]) -> bool:
    return any(problem.is_error for problem in problems)
