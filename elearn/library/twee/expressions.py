"""Reads the expressions of SugarCube that Tandem can say: conditions and changes. Nothing is ever evaluated."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from elearn.blocks.condition import And, Compare, Condition, Known, Not, Or
from elearn.library.twee.names import VARIABLE

DEEPEST = 40
LONGEST = 2000
TOKEN = re.compile(
    rf"\s*(?:(?P<number>-?\d{{1,6}}(?![\w.]))|(?P<name>\${VARIABLE})|(?P<word>[A-Za-z]+)"
    r"|(?P<sign>===|!==|==|!=|>=|<=|>|<|&&|\|\||!|\(|\)))"
)
SIGNS = {
    **dict.fromkeys(("lt", "<"), "<"),
    **dict.fromkeys(("lte", "<="), "<="),
    **dict.fromkeys(("gt", ">"), ">"),
    **dict.fromkeys(("gte", ">="), ">="),
    **dict.fromkeys(("is", "eq", "==", "==="), "=="),
    **dict.fromkeys(("isnot", "neq", "!=", "!=="), "!="),
}
TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "==", "!=": "!="}


class Unsayable(ValueError):
    """SugarCube can say this, and Tandem cannot."""


def read_condition(text: str) -> Condition:
    """A condition, with the names of variables in it as the file has them.

    Raises:
        Unsayable
    """
    if len(text) > LONGEST:
        raise Unsayable
    reader = _Reader(list(_tokens(text)))
    condition = reader.any_of(0)
    if reader.at < len(reader.tokens):
        raise Unsayable
    return condition


def _tokens(text: str) -> Iterator[str]:
    at, end = 0, len(text.rstrip())
    while at < end:
        found = TOKEN.match(text, at)
        if found is None or found.lastgroup is None:
            raise Unsayable
        yield found[found.lastgroup]
        at = found.end()


class _Reader:
    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.at = 0

    def took(self, *words: str) -> str:
        if self.at < len(self.tokens) and self.tokens[self.at] in words:
            self.at += 1
            return self.tokens[self.at - 1]
        return ""

    def any_of(self, depth: int) -> Condition:
        parts = [self.all_of(depth)]
        while self.took("or", "||"):
            parts.append(self.all_of(depth))
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def all_of(self, depth: int) -> Condition:
        parts = [self.one(depth)]
        while self.took("and", "&&"):
            parts.append(self.one(depth))
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def one(self, depth: int) -> Condition:
        if depth > DEEPEST:
            raise Unsayable
        if self.took("not", "!"):
            return Not(self.one(depth + 1))
        if self.took("("):
            condition = self.any_of(depth + 1)
            if not self.took(")"):
                raise Unsayable
            return condition
        return self.leaf()

    def leaf(self) -> Condition:
        left = self.operand()
        sign = SIGNS.get(self.tokens[self.at]) if self.at < len(self.tokens) else None
        if sign is None:
            if isinstance(left, str):
                return Known(left)
            raise Unsayable
        self.at += 1
        sign = "!=" if sign == "==" and self.took("not") else sign
        return _comparison(left, sign, self.operand())

    def operand(self) -> str | int | bool:
        if self.at >= len(self.tokens):
            raise Unsayable
        word = self.tokens[self.at]
        self.at += 1
        if word.startswith("$"):
            return word[1:]
        if word in ("true", "false"):
            return word == "true"
        if word.lstrip("-").isdigit():
            return int(word)
        raise Unsayable


def _comparison(left: str | int | bool, sign: str, right: str | int | bool) -> Condition:
    if not isinstance(left, str):
        left, sign, right = right, TURNED[sign], left
    if not isinstance(left, str) or isinstance(right, str):
        raise Unsayable
    if not isinstance(right, bool):
        return Compare(left, sign, right)
    if sign not in ("==", "!="):
        raise Unsayable
    return Known(left) if (sign == "==") == right else Not(Known(left))


@dataclass(frozen=True)
class Add:
    """A number goes up or down, within limits where some are named."""

    name: str
    amount: int
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True)
class Put:
    """A variable gets a value."""

    name: str
    value: int | bool | str


Change = Add | Put

NAME = rf"\$(?P<name>{VARIABLE})"
STEP = re.compile(rf"{NAME}\s*(?P<sign>\+|-)=\s*(?P<amount>\d{{1,6}})")
ONE = re.compile(rf"{NAME}\s*(?P<sign>\+\+|--)")
PUT = re.compile(rf"{NAME}\s*(?:=|to\b)\s*(?P<value>.+)", re.DOTALL)
SUM = re.compile(rf"{NAME}\s*(?P<sign>[+-])\s*(?P<amount>\d{{1,6}})")
CLAMP = re.compile(rf"Math\.clamp\(\s*{SUM.pattern}\s*,\s*(?P<low>-?\d{{1,6}})\s*,\s*(?P<high>-?\d{{1,6}})\s*\)")
PIECE = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|[(\[{]|[)\]}]|[,;]|[^\"'(\[{)\]},;]+|.", re.DOTALL)


def read_changes(text: str) -> list[Change | str]:
    """The changes of a setter or a `<<set>>`, in order; what Tandem cannot say stays text."""
    return [_change(part.strip()) for part in _parts(text) if part.strip()]


def _parts(text: str) -> Iterator[str]:
    depth, part = 0, ""
    for found in PIECE.finditer(text):
        piece = found[0]
        depth += (piece in ("(", "[", "{")) - (piece in (")", "]", "}"))
        if piece in (",", ";") and depth <= 0:
            yield part
            part = ""
        else:
            part += piece
    yield part


def _change(part: str) -> Change | str:
    if found := STEP.fullmatch(part):
        return Add(found["name"], int(found["sign"] + found["amount"]))
    if found := ONE.fullmatch(part):
        return Add(found["name"], 1 if found["sign"] == "++" else -1)
    put = PUT.fullmatch(part)
    return part if put is None else _put(put["name"], put["value"].strip(), part)


def _put(name: str, value: str, part: str) -> Change | str:
    if found := (CLAMP.fullmatch(value) or SUM.fullmatch(value)):
        if found["name"] != name:
            return part
        limits = found.groupdict()
        low, high = (int(limits[key]) if limits.get(key) else None for key in ("low", "high"))
        return Add(name, int(found["sign"] + found["amount"]), low, high)
    if value in ("true", "false"):
        return Put(name, value == "true")
    if re.fullmatch(r"-?\d{1,6}", value):
        return Put(name, int(value))
    words = read_string(value)
    return part if words is None else Put(name, words)


def read_string(text: str) -> str | None:
    """The words of a quoted string, or None."""
    if len(text) < 2 or text[0] not in "\"'" or text[-1] != text[0]:
        return None
    inner = text[1:-1]
    if text[0] == "'":
        inner = re.sub(r"\\'", "'", inner).replace('"', '\\"')
    try:
        said = json.loads(f'"{inner}"', strict=False)
    except ValueError:
        return None
    return said if isinstance(said, str) else None
