"""What exercises share: a question, items, the version of their source, and the reading of a form."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Protocol

from markupsafe import Markup

from elearn.blocks.block import Block, Context, Parts
from elearn.blocks.messages import N_, AnswerError
from elearn.blocks.reading import Body, RawItem
from elearn.content.source import digest
from elearn.content.tree import Directive
from elearn.content.usertext import clean_text

Answer = Mapping[str, Any]
LONGEST_TEXT = 500
"""the most characters of what a learner writes in one field of an exercise"""


class Form(Protocol):
    """Anything that gives the values of a field: what a browser sent."""

    def getlist(self, key: str) -> Sequence[Any]:
        """All values of this field; none when it was not sent."""
        ...

    def __iter__(self) -> Iterator[Any]:
        """The names of the fields that were sent."""
        ...


@dataclass(frozen=True, kw_only=True)
class Item:
    """What can be answered: its words as HTML and as plain text, and what is read after answering."""

    id: str
    label: Markup
    text: str
    feedback: Markup
    line: int


@dataclass(frozen=True, kw_only=True)
class Exercise(Block):
    """A block that keeps an answer. `version` changes whenever its source does."""

    answers: ClassVar[bool] = True

    version: str
    question: Parts
    after: Parts = field(default=())
    items: tuple[Item, ...]

    @property
    def inside(self) -> Parts:
        return self.question + self.after

    @property
    def asked(self) -> str:
        """The question as plain words: its first paragraph that has any."""
        words = (part.striptags() for part in self.question if isinstance(part, Markup))
        return next((text for text in words if text), "")

    @abstractmethod
    def read(self, form: Form) -> dict[str, Any]:
        """The answer in a form, as plain data.

        Raises:
            AnswerError: nothing was answered, or something that cannot be kept.
        """

    @abstractmethod
    def respond(self, answer: Answer) -> object:
        """What the learner sees afterwards; ids of an older version are left out."""

    @abstractmethod
    def told(self, answer: Answer) -> tuple[str, ...]:
        """The answer in plain words, a line each; nothing of what the course says about it."""


def shared(directive: Directive, context: Context, name: str, body: Body) -> dict[str, Any]:
    """The fields that every exercise has."""
    return {
        "id": name,
        "line": directive.line,
        "version": digest(directive.source),
        "question": context.parts(body.before),
        "after": context.parts(body.after),
    }


def item_fields(raw: RawItem) -> dict[str, Any]:
    """The fields that every item has."""
    return {"id": raw.id, "label": raw.label, "text": raw.text, "feedback": raw.feedback, "line": raw.line}


def one_value(form: Form, name: str) -> str:
    """The value of a field that can be sent once; empty when it was not."""
    values = form.getlist(name)
    if len(values) > 1:
        raise AnswerError(N_("One question was answered twice. Choose one answer."), name)
    return str(values[0]) if values else ""


def one_number(form: Form, name: str, least: int, most: int) -> int | None:
    """A whole number that a learner chose, or None when nothing was chosen."""
    value = one_value(form, name)
    if not value:
        return None
    allowed = {str(number): number for number in range(least, most + 1)}
    if value not in allowed:
        message = N_("Choose a number from %(least)s to %(most)s.")
        raise AnswerError(message, name, least=least, most=most)
    return allowed[value]


def one_text(form: Form, name: str) -> str:
    """What a learner wrote in a field, made clean; empty when it was left open."""
    text = clean_text(one_value(form, name)).strip()
    if len(text) > LONGEST_TEXT:
        raise AnswerError(N_("Say it in at most %(most)s characters."), name, most=LONGEST_TEXT)
    return text


def several_values(form: Form, name: str, known: Iterable[str]) -> list[str]:
    """What was ticked, in the order of `known`."""
    chosen = {str(value) for value in form.getlist(name)} - {""}
    order = list(known)
    if chosen.difference(order):
        raise AnswerError(N_("This answer is no longer there. Choose another one."), name)
    return [value for value in order if value in chosen]


def refuse_unknown(form: Form, prefix: str, known: Iterable[str]) -> None:
    """Refuse a form with a field of this prefix that the exercise does not have, or no longer has."""
    if {str(name) for name in form if str(name).startswith(prefix)}.difference(known):
        raise AnswerError(N_("This exercise has changed since you opened it. Look at your answer, and keep it again."))


def kept(answer: Answer, name: str, kind: type[Any]) -> Any:
    """A part of a stored answer, or an empty one when it is not there in the shape that is expected."""
    value = answer.get(name) if isinstance(answer, Mapping) else None
    return value if isinstance(value, kind) else kind()


def kept_number(values: Mapping[str, Any], name: str, least: int, most: int) -> int | None:
    """A number of a stored answer, when it still is one that can be given."""
    value = values.get(name)
    return value if type(value) is int and least <= value <= most else None


def kept_text(values: Answer, name: str) -> str:
    """A text of a stored answer; empty when there is none."""
    text: str = kept(values, name, str)
    return text


def kept_words(values: Any, known: Iterable[str]) -> tuple[str, ...]:
    """Which of these words stand in a list of a stored answer."""
    stored = {value for value in values if isinstance(value, str)}
    return tuple(word for word in known if word in stored)
