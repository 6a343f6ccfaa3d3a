"""The small language of conditions in scenarios: its tree, parser and meaning; nothing is run as code."""

import operator
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

DEEPEST = 50
LONGEST = 1000
TOKEN = re.compile(r"\s*(?:(?P<number>[+-]?\d{1,6}(?![\w-]))|(?P<name>[A-Za-z][\w-]*)|(?P<sign><=|>=|==|!=|[<>()]))")
OPERATORS: Mapping[str, Callable[[int, int], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}
WORDS = ("and", "or", "not")


@dataclass(frozen=True)
class Compare:
    """A state against a whole number."""

    state: str
    sign: str
    number: int


@dataclass(frozen=True)
class Known:
    """A fact that has been revealed."""

    fact: str


@dataclass(frozen=True)
class Not:
    part: "Condition"


@dataclass(frozen=True)
class And:
    parts: tuple["Condition", ...]


@dataclass(frozen=True)
class Or:
    parts: tuple["Condition", ...]


Condition = Compare | Known | Not | And | Or


class ConditionError(ValueError):
    """A condition that cannot be read: what is wrong, and at which character (from 0)."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.message = message
        self.position = position


def evaluate(condition: Condition | None, state: Mapping[str, int], facts: Collection[str]) -> bool:
    """Whether a condition holds; no condition always holds, and a state that is not there counts as 0."""
    match condition:
        case None:
            return True
        case Compare(name, sign, number):
            return OPERATORS[sign](state.get(name, 0), number)
        case Known(fact):
            return fact in facts
        case Not(part):
            return not evaluate(part, state, facts)
        case And(parts):
            return all(evaluate(part, state, facts) for part in parts)
        case Or(parts):
            return any(evaluate(part, state, facts) for part in parts)


def leaves(condition: Condition) -> Iterator[Compare | Known]:
    """Every comparison and every fact in a condition."""
    match condition:
        case Compare() | Known():
            yield condition
        case Not(part):
            yield from leaves(part)
        case And(parts) | Or(parts):
            for part in parts:
                yield from leaves(part)


def parse_condition(text: str) -> Condition:
    """Read a condition.

    Raises:
        ConditionError: it cannot be read, with the position.
    """
    if len(text) > LONGEST:
        raise ConditionError(f"this is longer than {LONGEST} characters", LONGEST)
    return _Parser(list(_tokens(text)), len(text)).whole()


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    position: int


def _tokens(text: str) -> Iterator[_Token]:
    at, end = 0, len(text.rstrip())
    while at < end:
        found = TOKEN.match(text, at)
        if found is None or found.lastgroup is None:
            position = at + len(text[at:]) - len(text[at:].lstrip())
            raise ConditionError(f"`{text[position : position + 1]}` cannot stand here", position)
        kind, word = found.lastgroup, found[found.lastgroup]
        yield _Token("word" if word in WORDS else kind, word, found.start(kind))
        at = found.end()


class _Parser:
    def __init__(self, tokens: list[_Token], end: int) -> None:
        self.tokens = tokens
        self.at = 0
        self.nothing = _Token("end", "the end", end)

    @property
    def next(self) -> _Token:
        return self.tokens[self.at] if self.at < len(self.tokens) else self.nothing

    def took(self, text: str) -> bool:
        if self.next.text == text and self.next.kind in ("word", "sign"):
            self.at += 1
            return True
        return False

    def fail(self, expected: str) -> ConditionError:
        return ConditionError(f"expected {expected}, found {self.next.text}", self.next.position)

    def whole(self) -> Condition:
        condition = self.any_of(0)
        if self.next is not self.nothing:
            raise self.fail("`and`, `or` or the end")
        return condition

    def any_of(self, depth: int) -> Condition:
        parts = [self.all_of(depth)]
        while self.took("or"):
            parts.append(self.all_of(depth))
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def all_of(self, depth: int) -> Condition:
        parts = [self.one(depth)]
        while self.took("and"):
            parts.append(self.one(depth))
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def one(self, depth: int) -> Condition:
        if depth > DEEPEST:
            raise ConditionError(f"this is nested more than {DEEPEST} deep", self.next.position)
        if self.took("not"):
            return Not(self.one(depth + 1))
        if self.took("("):
            condition = self.any_of(depth + 1)
            if not self.took(")"):
                raise self.fail("`)`")
            return condition
        return self.leaf()

    def leaf(self) -> Condition:
        name = self.next
        if name.kind != "name":
            raise self.fail("the name of a state or a fact")
        self.at += 1
        if self.next.text not in OPERATORS:
            return Known(name.text)
        sign = self.next.text
        self.at += 1
        number = self.next
        if number.kind != "number":
            raise self.fail("a whole number")
        self.at += 1
        return Compare(name.text, sign, int(number.text))
