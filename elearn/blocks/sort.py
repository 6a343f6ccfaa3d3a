"""`sort`: cards that go to places in a table; a card may have several places that can be argued."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from markupsafe import Markup

from elearn.blocks.block import Context
from elearn.blocks.codes import BlockCode
from elearn.blocks.exercise import Answer, Exercise, Form, Item, item_fields, kept, one_value, refuse_unknown, shared
from elearn.blocks.messages import N_, AnswerError
from elearn.blocks.places import Place, Table, read_table
from elearn.blocks.reading import Body, RawItem, read_body, read_id
from elearn.content.schema import suggestion
from elearn.content.tree import Directive, Node


@dataclass(frozen=True, kw_only=True)
class Card(Item):
    """`places` are the ids of the places where it can be argued to belong."""

    places: tuple[str, ...]


@dataclass(frozen=True)
class CardResult:
    """One card afterwards; `others` are the places besides the chosen one where it fits."""

    card: Card
    place: Place | None
    fits: bool | None
    feedback: Markup
    others: tuple[Place, ...]


@dataclass(frozen=True)
class SortResponse:
    """All cards afterwards."""

    cards: tuple[CardResult, ...]

    @property
    def placed(self) -> int:
        return sum(card.place is not None for card in self.cards)

    @property
    def fitting(self) -> int:
        return sum(card.fits is True for card in self.cards)


@dataclass(frozen=True, kw_only=True)
class Sort(Exercise):
    kind: ClassVar[str] = "sort"

    items: tuple[Card, ...]
    table: Table

    @classmethod
    def build(cls, directive: Directive, context: Context) -> Self | None:
        name, body = read_id(directive, context), read_body(directive, context, known=("in",))
        if body is None:
            return None
        table, before = _take_table(directive, context, body)
        if table is None:
            return None
        cards = tuple(_card(raw, table, context) for raw in body.items)
        fields = shared(directive, context, name or "", Body(before, body.items, body.after))
        return cls(**fields, items=cards, table=table) if name else None

    @property
    def places(self) -> tuple[Place, ...]:
        return self.table.places

    def read(self, form: Form) -> dict[str, Any]:
        refuse_unknown(form, "card-", (f"card-{card.id}" for card in self.items))
        known = {place.id for place in self.places}
        places: dict[str, str] = {}
        for card in self.items:
            field = f"card-{card.id}"
            place = one_value(form, field)
            if place and place not in known:
                raise AnswerError(N_("This place is no longer there. Choose another one."), field)
            if place:
                places[card.id] = place
        if not places:
            raise AnswerError(N_("Put at least one card in its place first."))
        return {"places": places}

    def respond(self, answer: Answer) -> SortResponse:
        chosen = kept(answer, "places", dict)
        known = {place.id: place for place in self.places}
        return SortResponse(tuple(_result(card, chosen.get(card.id), known) for card in self.items))

    def told(self, answer: Answer) -> tuple[str, ...]:
        return tuple(f"{each.card.text}: {each.place.name}" for each in self.respond(answer).cards if each.place)


def _result(card: Card, chosen: object, known: dict[str, Place]) -> CardResult:
    place = known.get(chosen) if isinstance(chosen, str) else None
    others = tuple(known[name] for name in card.places if known[name] is not place)
    fits = place.id in card.places if place else None
    return CardResult(card, place, fits, card.feedback, others)


def _take_table(directive: Directive, context: Context, body: Body) -> tuple[Table | None, tuple[Node, ...]]:
    tables = [node for node in body.before if node.type == "table"]
    if not tables:
        hint = "put a table with {#id} in its cells between the question and the cards"
        context.problems.add(BlockCode.MISSING_TABLE, directive.line, "this sort has no table of places", hint)
        return None, body.before
    for second in tables[1:]:
        context.problems.add(BlockCode.SECOND_TABLE, second.line, "a sort has one table", "put the places together")
    return read_table(tables[0], context), tuple(node for node in body.before if node not in tables)


def _card(raw: RawItem, table: Table, context: Context) -> Card:
    wanted = tuple(dict.fromkeys(raw.values.get("in", "").split()))
    if not wanted:
        hint = "say it as {#id in=place}"
        context.problems.add(BlockCode.CARD_WITHOUT_PLACE, raw.line, "this card does not say where it belongs", hint)
    known = {place.id for place in table.places}
    _check_places(raw, wanted, known, context)
    return Card(**item_fields(raw), places=tuple(name for name in wanted if name in known))


def _check_places(raw: RawItem, wanted: Iterable[str], known: set[str], context: Context) -> None:
    for name in wanted:
        if name not in known:
            message = f"there is no place `{name[:40]}` in the table"
            context.problems.add(BlockCode.UNKNOWN_PLACE, raw.line, message, suggestion(name, known))
