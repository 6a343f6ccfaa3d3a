"""Reads what several kinds of blocks share: ids, options with few values, and lists of items."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from elearn.blocks.block import Context
from elearn.blocks.codes import BlockCode
from elearn.content.schema import suggestion
from elearn.content.tree import Directive, Node

ID = re.compile(r"[a-z][a-z0-9-]{0,62}")
ID_HINT = "use lower-case letters, digits and hyphens, starting with a letter"
LISTS = ("bullet_list", "ordered_list")


def read_id(directive: Directive, context: Context) -> str | None:
    """The id that is the argument of a block that stores an answer."""
    if not directive.argument:
        hint = f"write :::{{{directive.name}}} some-id"
        context.problems.add(BlockCode.MISSING_ID, directive.line, f"this {directive.name} has no id", hint)
        return None
    if not is_id(directive.argument):
        message = f"`{directive.argument[:40]}` cannot be an id"
        context.problems.add(BlockCode.BAD_ID, directive.line, message, ID_HINT)
        return None
    return directive.argument


def is_id(name: str) -> bool:
    return ID.fullmatch(name) is not None


def read_one_of(directive: Directive, context: Context, name: str, values: Mapping[str, str], default: str) -> str:
    """The meaning of an option that has a few possible values."""
    option = directive.options.get(name)
    if option is None:
        return default
    if option.value not in values:
        hint = "it can be: " + ", ".join(values)
        message = f"`:{name}:` cannot be `{option.value[:40]}`"
        context.problems.add(BlockCode.BAD_OPTION_VALUE, option.line, message, hint)
        return default
    return values[option.value]


def read_yes(directive: Directive, context: Context, name: str, default: bool = False) -> bool:
    """An option that is `yes` or `no`."""
    said = read_one_of(directive, context, name, {"yes": "yes", "no": "no"}, "yes" if default else "no")
    return said == "yes"


def read_number(directive: Directive, context: Context, name: str, allowed: range, default: int) -> int:
    """An option that is a whole number."""
    option = directive.options.get(name)
    numbers = {str(number): number for number in allowed}
    if option is not None and option.value not in numbers:
        hint = f"a whole number from {allowed[0]} to {allowed[-1]}"
        message = f"`:{name}:` cannot be `{option.value[:40]}`"
        context.problems.add(BlockCode.BAD_OPTION_VALUE, option.line, message, hint)
    return numbers.get(option.value, default) if option else default


def read_pairs(directive: Directive, context: Context, name: str, example: str) -> dict[str, str]:
    """An option of the form `name = words | name = words`; empty without the option."""
    option = directive.options.get(name)
    pairs: dict[str, str] = {}
    for part in option.value.split("|") if option else ():
        key, _, words = (piece.strip() for piece in part.partition("="))
        if not (key and words) or key in pairs:
            said = "stands here twice" if key in pairs else "is not `name = words`"
            message = f"`{part.strip()[:40]}` {said}"
            context.problems.add(BlockCode.BAD_OPTION_VALUE, option.line if option else 0, message, example)
        else:
            pairs[key] = words
    return pairs


@dataclass(frozen=True)
class RawItem:
    """An item before its kind gives it a meaning."""

    id: str
    label: Markup
    text: str
    feedback: Markup
    line: int
    task: bool | None
    values: Mapping[str, str]


@dataclass(frozen=True)
class Body:
    """The body of an exercise: the nodes before its list, the items, and the nodes behind it."""

    before: tuple[Node, ...]
    items: tuple[RawItem, ...]
    after: tuple[Node, ...]


def read_body(directive: Directive, context: Context, known: Iterable[str] = ()) -> Body | None:
    """Split the body at its list of items, which may have the `known` attributes; None without a list."""
    place = next((index for index, node in enumerate(directive.nodes) if node.type in LISTS), None)
    if place is None:
        hint = "add a list: `- text {#id}`"
        context.problems.add(BlockCode.NO_ITEMS, directive.line, f"this {directive.name} has no items", hint)
        return None
    before, after = directive.nodes[:place], directive.nodes[place + 1 :]
    _refuse_second_list(after, context)
    items = tuple(_items(directive.nodes[place].children, context, tuple(known)))
    return Body(before, items, after)


def _refuse_second_list(after: Iterable[Node], context: Context) -> None:
    for node in after:
        if node.type in LISTS and any(item.given for item in node.children):
            hint = "indent a quotation under its item with two spaces, so that the list goes on"
            context.problems.add(BlockCode.SECOND_LIST, node.line, "the items stop and start again here", hint)
            for item in node.children:
                item.given = None
            return


def _items(nodes: Iterable[Node], context: Context, known: tuple[str, ...]) -> Iterator[RawItem]:
    seen: set[str] = set()
    for node in nodes:
        name = _item_id(node, context)
        if name is None:
            continue
        if name in seen:
            message = f"`#{name}` is already the id of another item"
            context.problems.add(BlockCode.DUPLICATE_ITEM_ID, node.line, message, "give this one another id")
            continue
        seen.add(name)
        yield _item(name, node, context, known)


def _item_id(node: Node, context: Context) -> str | None:
    name = node.given.id if node.given else ""
    if not name:
        hint = "end its first line with {#some-id}"
        context.problems.add(BlockCode.MISSING_ITEM_ID, node.line, "this item has no id", hint)
        return None
    if not is_id(name):
        context.problems.add(BlockCode.BAD_ID, node.line, f"`#{name[:40]}` cannot be an id", ID_HINT)
        return None
    return name


def _item(name: str, node: Node, context: Context, known: tuple[str, ...]) -> RawItem:
    values = dict(node.given.values) if node.given else {}
    for key in sorted(set(values) - set(known)):
        hint = suggestion(key, known) or "an item here has only an id"
        context.problems.add(BlockCode.UNKNOWN_ATTRIBUTE, node.line, f"`{key}` means nothing here", hint)
    label = node.children[0].children if node.children[0].type == "paragraph" else []
    text = " ".join("".join(part.plain for part in label).split())
    if not text:
        context.problems.add(BlockCode.ITEM_CONTENT, node.line, "this item has no words", "write them before {#id}")
    return RawItem(
        name, context.renderer.inline(label), text, read_feedback(node, context), node.line, node.task, values
    )


def read_feedback(item: Node, context: Context) -> Markup:
    """The quotation under an item; anything else under it is a problem."""
    html = Markup("")
    for child in item.children[1:] if item.children else []:
        if child.type == "blockquote":
            html += context.renderer.html(child.children)
        else:
            hint = "one paragraph, and below it the reaction as a quotation: `  > …`"
            context.problems.add(BlockCode.ITEM_CONTENT, child.line, "this does not belong under an item", hint)
    return html.strip()
