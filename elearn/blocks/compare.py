"""`compare`: things put beside each other, with what meets or hinders what somebody finds important."""

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from markupsafe import Markup

from elearn.blocks.block import Context
from elearn.blocks.codes import BlockCode
from elearn.blocks.exercise import Answer, Exercise, Form, kept, kept_words, several_values
from elearn.blocks.messages import N_, AnswerError
from elearn.blocks.reading import ID_HINT, is_id, read_id, read_pairs
from elearn.blocks.things import Point, Thing, read_things
from elearn.content.source import digest
from elearn.content.tree import Directive

FEWEST, MOST = 2, 3
EXAMPLE = "write :wishes: avond = ook buiten de kantooruren | taal = Nederlands leren"


@dataclass(frozen=True)
class Wish:
    """Something that may matter to somebody."""

    id: str
    text: str


@dataclass(frozen=True)
class PointResult:
    """A point with those of the learner's wishes that it meets or hinders."""

    point: Point
    meets: tuple[Wish, ...]
    hinders: tuple[Wish, ...]


@dataclass(frozen=True)
class ThingResult:
    """A thing with those of the learner's wishes that something in it meets or hinders."""

    item: Thing
    meets: tuple[Wish, ...]
    hinders: tuple[Wish, ...]
    chosen: bool


@dataclass(frozen=True)
class Row:
    """One title with what each chosen thing says under it, in the order of `CompareResponse.beside`."""

    title: Markup
    cells: tuple[tuple[PointResult, ...], ...]


@dataclass(frozen=True)
class CompareResponse:
    """All things, those that meet most wishes first; `rows` put the chosen ones beside each other."""

    wishes: tuple[Wish, ...]
    things: tuple[ThingResult, ...]
    rows: tuple[Row, ...]

    @property
    def beside(self) -> tuple[ThingResult, ...]:
        return tuple(thing for thing in self.things if thing.chosen)


@dataclass(frozen=True, kw_only=True)
class Compare(Exercise):
    kind: ClassVar[str] = "compare"
    options: ClassVar[tuple[str, ...]] = ("wishes",)

    items: tuple[Thing, ...]
    wishes: tuple[Wish, ...]

    @classmethod
    def build(cls, directive: Directive, context: Context) -> Self | None:
        name, wishes = read_id(directive, context), _wishes(directive, context)
        body = read_things(directive, context, tuple(wish.id for wish in wishes))
        if len(body.things) < FEWEST:
            hint = "each one starts with `### Name {#id}`"
            context.problems.add(BlockCode.TOO_FEW_ITEMS, directive.line, "a compare has at least two things", hint)
        block = cls(
            id=name or "",
            line=directive.line,
            version=digest(directive.source),
            question=context.parts(body.question),
            items=body.things,
            wishes=wishes,
        )
        return block if name else None

    def read(self, form: Form) -> dict[str, Any]:
        wishes = several_values(form, "wish", (wish.id for wish in self.wishes))
        things = several_values(form, "thing", (thing.id for thing in self.items))
        if not FEWEST <= len(things) <= MOST:
            raise AnswerError(N_("Choose two or three to put beside each other."), "thing")
        return {"wishes": wishes, "things": things}

    def respond(self, answer: Answer) -> CompareResponse:
        wished = kept_words(kept(answer, "wishes", list), (wish.id for wish in self.wishes))
        chosen = kept_words(kept(answer, "things", list), (thing.id for thing in self.items))[:MOST]
        wishes = tuple(wish for wish in self.wishes if wish.id in wished)
        things = (_weighed(thing, wishes, thing.id in chosen) for thing in self.items)
        sorted_things = tuple(sorted(things, key=lambda thing: (-len(thing.meets), len(thing.hinders))))
        beside = [thing.item for thing in sorted_things if thing.chosen]
        return CompareResponse(wishes, sorted_things, _rows(beside, wishes))

    def told(self, answer: Answer) -> tuple[str, ...]:
        response = self.respond(answer)
        return (*(wish.text for wish in response.wishes), *(each.item.text for each in response.beside))


def _wishes(directive: Directive, context: Context) -> tuple[Wish, ...]:
    pairs = read_pairs(directive, context, "wishes", EXAMPLE)
    if "wishes" not in directive.options:
        message = "nobody can say what matters here"
        context.problems.add(BlockCode.MISSING_OPTION, directive.line, message, EXAMPLE)
    for name in pairs:
        if not is_id(name):
            line = directive.options["wishes"].line
            context.problems.add(BlockCode.BAD_ID, line, f"`{name[:40]}` cannot be an id", ID_HINT)
    return tuple(Wish(name, words) for name, words in pairs.items() if is_id(name))


def _weighed(thing: Thing, wishes: tuple[Wish, ...], chosen: bool) -> ThingResult:
    meets = tuple(wish for wish in wishes if any(wish.id in point.meets for point in thing.points))
    hinders = tuple(wish for wish in wishes if any(wish.id in point.hinders for point in thing.points))
    return ThingResult(thing, meets, hinders, chosen)


def _rows(things: list[Thing], wishes: tuple[Wish, ...]) -> tuple[Row, ...]:
    """Every title that one of the things has, in the order in which they come up."""
    titles = {group.text: group.title for thing in things for group in thing.groups}
    return tuple(Row(title, tuple(_cell(thing, text, wishes) for thing in things)) for text, title in titles.items())


def _cell(thing: Thing, title: str, wishes: tuple[Wish, ...]) -> tuple[PointResult, ...]:
    points = [point for group in thing.groups if group.text == title for point in group.points]
    return tuple(
        PointResult(
            point,
            tuple(wish for wish in wishes if wish.id in point.meets),
            tuple(wish for wish in wishes if wish.id in point.hinders),
        )
        for point in points
    )
