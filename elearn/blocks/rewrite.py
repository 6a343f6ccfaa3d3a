"""`rewrite`: sentences to write anew in one's own words, each beside a coach's version afterwards."""

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from markupsafe import Markup

from elearn.blocks.block import Context
from elearn.blocks.exercise import (
    Answer,
    Exercise,
    Form,
    Item,
    item_fields,
    kept,
    kept_text,
    one_text,
    refuse_unknown,
    shared,
)
from elearn.blocks.messages import N_, AnswerError
from elearn.blocks.reading import read_body, read_id
from elearn.content.tree import Directive


@dataclass(frozen=True)
class RewriteResult:
    """One sentence afterwards; the coach's version stays away until there is one of the learner's own."""

    item: Item
    own: str
    coach: Markup


@dataclass(frozen=True)
class RewriteResponse:
    """All sentences afterwards."""

    items: tuple[RewriteResult, ...]

    @property
    def waiting(self) -> int:
        """How many sentences were left as they are."""
        return sum(not result.own for result in self.items)


@dataclass(frozen=True, kw_only=True)
class Rewrite(Exercise):
    """`coach` is the name of the fictional coach whose versions are shown; it may be empty."""

    kind: ClassVar[str] = "rewrite"
    options: ClassVar[tuple[str, ...]] = ("coach",)

    coach: str

    @classmethod
    def build(cls, directive: Directive, context: Context) -> Self | None:
        name, body = read_id(directive, context), read_body(directive, context)
        if body is None:
            return None
        coach = directive.options.get("coach")
        items = tuple(Item(**item_fields(raw)) for raw in body.items)
        fields = shared(directive, context, name or "", body)
        return cls(**fields, items=items, coach=coach.value if coach else "") if name else None

    def read(self, form: Form) -> dict[str, Any]:
        refuse_unknown(form, "own-", (f"own-{item.id}" for item in self.items))
        texts = {item.id: one_text(form, f"own-{item.id}") for item in self.items}
        texts = {item: text for item, text in texts.items() if text}
        if not texts:
            raise AnswerError(N_("Write at least one sentence in your own words first."))
        return {"texts": texts}

    def respond(self, answer: Answer) -> RewriteResponse:
        texts = kept(answer, "texts", dict)
        return RewriteResponse(tuple(_result(item, kept_text(texts, item.id)) for item in self.items))

    def told(self, answer: Answer) -> tuple[str, ...]:
        return tuple(f"{result.item.text} → {result.own}" for result in self.respond(answer).items if result.own)


def _result(item: Item, own: str) -> RewriteResult:
    return RewriteResult(item, own, item.feedback if own else Markup(""))
