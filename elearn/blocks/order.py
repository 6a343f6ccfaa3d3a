"""`order`: items to put in their order, or in an order of one's own."""

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from elearn.blocks.block import Context
from elearn.blocks.codes import BlockCode
from elearn.blocks.exercise import (
    Answer,
    Exercise,
    Form,
    Item,
    item_fields,
    kept,
    kept_number,
    one_number,
    refuse_unknown,
    shared,
)
from elearn.blocks.messages import N_, AnswerError
from elearn.blocks.reading import read_body, read_id, read_yes
from elearn.content.source import digest
from elearn.content.tree import Directive

FEWEST = 2


@dataclass(frozen=True)
class OrderResult:
    """One item afterwards: where the learner put it, and where it belongs (None where that is one's own)."""

    item: Item
    place: int | None
    right: int | None

    @property
    def fits(self) -> bool | None:
        return None if self.place is None or self.right is None else self.place == self.right


@dataclass(frozen=True)
class OrderResponse:
    """All items afterwards: in the right order, or in a ranking of one's own as the learner put them."""

    items: tuple[OrderResult, ...]

    @property
    def placed(self) -> int:
        return sum(result.place is not None for result in self.items)

    @property
    def fitting(self) -> int:
        return sum(result.fits is True for result in self.items)

    @property
    def as_put(self) -> tuple[OrderResult, ...]:
        """What has a place, in the learner's order."""
        return tuple(sorted((each for each in self.items if each.place), key=lambda each: each.place or 0))


@dataclass(frozen=True, kw_only=True)
class Order(Exercise):
    """`items` stand in the right order; `free` says that there is none."""

    kind: ClassVar[str] = "order"
    options: ClassVar[tuple[str, ...]] = ("free",)

    free: bool

    @classmethod
    def build(cls, directive: Directive, context: Context) -> Self | None:
        name, free = read_id(directive, context), read_yes(directive, context, "free")
        body = read_body(directive, context)
        if body is None:
            return None
        if len(body.items) < FEWEST:
            hint = "give it at least two"
            context.problems.add(BlockCode.TOO_FEW_ITEMS, directive.line, "there is nothing to put in order", hint)
        items = tuple(Item(**item_fields(raw)) for raw in body.items)
        return cls(**shared(directive, context, name or "", body), items=items, free=free) if name else None

    @property
    def shuffled(self) -> tuple[Item, ...]:
        """The items as they are shown: always the same for these ids, and never the right order."""
        mixed = tuple(sorted(self.items, key=lambda item: digest(f"{self.id} {item.id}")))
        return (*mixed[1:], mixed[0]) if mixed == self.items else mixed

    def read(self, form: Form) -> dict[str, Any]:
        refuse_unknown(form, "place-", (f"place-{item.id}" for item in self.items))
        places: dict[str, int] = {}
        for item in self.items:
            field = f"place-{item.id}"
            place = one_number(form, field, 1, len(self.items))
            if place in places.values():
                message = N_("Place %(place)s is given twice. Give each one a place of its own.")
                raise AnswerError(message, field, place=place)
            places |= {item.id: place} if place is not None else {}
        if not places:
            raise AnswerError(N_("Give at least one of them a place first."))
        return {"places": places}

    def respond(self, answer: Answer) -> OrderResponse:
        places = kept(answer, "places", dict)
        results = tuple(
            OrderResult(item, kept_number(places, item.id, 1, len(self.items)), None if self.free else right)
            for right, item in enumerate(self.items, 1)
        )
        if self.free:
            results = tuple(sorted(results, key=lambda result: result.place or len(self.items) + 1))
        return OrderResponse(results)

    def told(self, answer: Answer) -> tuple[str, ...]:
        return tuple(f"{result.place}. {result.item.text}" for result in self.respond(answer).as_put)
