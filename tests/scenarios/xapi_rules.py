"""The rules of xAPI 1.0.3 for a statement about an activity, as an LRS that takes them strictly would check them."""

import re
import uuid
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?(?:-[A-Za-z0-9]{5,8})*")
KEYS: Mapping[str, set[str]] = {
    "statement": {"id", "actor", "verb", "object", "result", "context", "timestamp", "version"},
    "actor": {"objectType", "name", "account"},
    "account": {"homePage", "name"},
    "verb": {"id", "display"},
    "activity": {"objectType", "id", "definition"},
    "definition": {"name", "description", "type", "moreInfo", "extensions", "interactionType", "choices"},
    "component": {"id", "description"},
    "result": {"score", "success", "completion", "response", "duration", "extensions"},
    "context": {"registration", "contextActivities", "revision", "platform", "language", "extensions"},
    "contextActivities": {"parent", "grouping", "category", "other"},
}
NEEDED: Mapping[str, set[str]] = {
    "statement": {"actor", "verb", "object"},
    "actor": {"account"},
    "account": {"homePage", "name"},
    "verb": {"id"},
    "activity": {"id"},
    "component": {"id"},
}


def broken_rules(statement: Any) -> list[str]:
    """What is wrong with a statement; empty when nothing is."""
    return list(_statement(statement))


def _statement(one: Any) -> Iterator[str]:
    yield from _empty(one, "statement")
    yield from _shape(one, "statement")
    yield from _uuid(one.get("id"), "id")
    yield from _actor(one.get("actor"))
    yield from _verb(one.get("verb"))
    yield from _activity(one.get("object"), "object")
    yield from _result(one.get("result", {}))
    yield from _context(one.get("context", {}))
    yield from _timestamp(one.get("timestamp"))
    if not re.fullmatch(r"1\.0\.\d+", str(one.get("version"))):
        yield "version"


def _empty(value: Any, where: str) -> Iterator[str]:
    """No null anywhere, no empty text, list or object."""
    if value is None or value == "" or value == {} or value == []:
        yield f"{where} is empty"
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _empty(key, f"key in {where}")
            yield from _empty(inner, f"{where}.{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from _empty(inner, where)


def _shape(one: Any, kind: str) -> Iterator[str]:
    if not isinstance(one, dict):
        yield f"{kind} is no object"
        return
    yield from (f"{kind}.{key} is not allowed" for key in set(one) - KEYS[kind])
    yield from (f"{kind}.{key} is missing" for key in NEEDED.get(kind, set()) - set(one))


def _uuid(value: Any, where: str) -> Iterator[str]:
    try:
        read = uuid.UUID(value)
        fine = str(read) == value and read.variant == uuid.RFC_4122
    except (ValueError, AttributeError, TypeError):
        fine = False
    if not fine:
        yield f"{where} is no UUID"


def _iri(value: Any, where: str) -> Iterator[str]:
    if not isinstance(value, str) or not IRI.fullmatch(value):
        yield f"{where} is no IRI"


def _words(value: Any, where: str) -> Iterator[str]:
    """A language map."""
    if not isinstance(value, dict):
        yield f"{where} is no language map"
        return
    for key, words in value.items():
        if not LANGUAGE.fullmatch(key) or not isinstance(words, str):
            yield f"{where} has a bad language or no words"


def _actor(one: Any) -> Iterator[str]:
    yield from _shape(one, "actor")
    if one.get("objectType", "Agent") != "Agent":
        yield "actor.objectType"
    yield from _shape(one.get("account"), "account")
    yield from _iri(one["account"].get("homePage"), "homePage")
    if not isinstance(one["account"].get("name"), str):
        yield "account.name"


def _verb(one: Any) -> Iterator[str]:
    yield from _shape(one, "verb")
    yield from _iri(one.get("id"), "verb")
    yield from _words(one.get("display", {}), "verb.display")


def _activity(one: Any, where: str) -> Iterator[str]:
    yield from _shape(one, "activity")
    if one.get("objectType", "Activity") != "Activity":
        yield f"{where}.objectType"
    yield from _iri(one.get("id"), where)
    definition = one.get("definition", {})
    yield from _shape(definition, "definition")
    for key in ("name", "description"):
        yield from _words(definition.get(key, {}), f"{where}.{key}")
    if "type" in definition:
        yield from _iri(definition["type"], f"{where}.type")
    choices = definition.get("choices", [])
    if choices and definition.get("interactionType") != "choice":
        yield f"{where} has choices and is no choice"
    for component in choices:
        yield from _shape(component, "component")
        yield from _words(component.get("description", {}), f"{where}.choices")
    if len({component["id"] for component in choices}) != len(choices):
        yield f"{where} has two choices with one id"


def _result(one: Any) -> Iterator[str]:
    yield from _shape(one, "result")
    yield from (f"result.{key}" for key in ("success", "completion") if not isinstance(one.get(key, True), bool))
    if not isinstance(one.get("response", ""), str):
        yield "result.response"
    for key in one.get("extensions", {}):
        yield from _iri(key, "extension")


def _context(one: Any) -> Iterator[str]:
    yield from _shape(one, "context")
    yield from _uuid(one.get("registration"), "registration")
    if not LANGUAGE.fullmatch(str(one.get("language"))):
        yield "context.language"
    yield from (f"context.{key}" for key in ("revision", "platform") if not isinstance(one.get(key, ""), str))
    around = one.get("contextActivities", {})
    yield from _shape(around, "contextActivities")
    for key, activities in around.items():
        for activity in activities:
            yield from _activity(activity, key)


def _timestamp(value: Any) -> Iterator[str]:
    try:
        fine = isinstance(value, str) and "T" in value and datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        fine = False
    if not (fine and value.endswith("Z")):
        yield "timestamp"
