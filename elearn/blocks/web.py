"""`web`: how hard each domain pulls (or holds), and which domain pulls which, in a few words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from markupsafe import Markup

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
    kept_text,
    one_number,
    one_text,
    one_value,
    refuse_unknown,
    shared,
)
from elearn.blocks.messages import N_, AnswerError
from elearn.blocks.reading import RawItem, read_body, read_id, read_one_of, read_yes
from elearn.blocks.web_layout import Pulled, WebLayout, web_layout
from elearn.content.tree import Directive
from elearn.content.usertext import clean_text

HARDEST = 3
MOST_THREADS = 24
LONGEST_WHY = 200
KINDS = {"knots": "knots", "holds": "holds"}


@dataclass(frozen=True, kw_only=True)
class Domain(Item):
    """`coach` is how hard the coach thinks it pulls, 0 to 3; None where the coach says nothing."""

    coach: int | None


@dataclass(frozen=True)
class DomainResult:
    """One domain afterwards; `feedback` is why the coach thinks so."""

    item: Domain
    pull: int | None
    coach: int | None
    feedback: Markup


@dataclass(frozen=True)
class Thread:
    """One domain that pulls another."""

    source: Domain
    target: Domain
    why: str


@dataclass(frozen=True)
class Loosened:
    """The domain that the learner would loosen first, and what moves with it in their words."""

    domain: Domain
    moves: str


@dataclass(frozen=True)
class WebResponse:
    """All domains afterwards, the threads between domains that are still there, what would be loosened first."""

    domains: tuple[DomainResult, ...]
    threads: tuple[Thread, ...]
    loosened: Loosened | None = None


@dataclass(frozen=True)
class WebWords:
    """What the drawing says: the domains that pull, hardest first, and every thread."""

    pulls: tuple[tuple[Domain, int], ...]
    threads: tuple[Thread, ...]


@dataclass(frozen=True, kw_only=True)
class Web(Exercise):
    """`loosen` asks which knot somebody would loosen first, and what moves with it."""

    kind: ClassVar[str] = "web"
    options: ClassVar[tuple[str, ...]] = ("centre", "kind", "loosen")

    items: tuple[Domain, ...]
    centre: str
    holds: bool
    loosen: bool = False

    @classmethod
    def build(cls, directive: Directive, context: Context) -> Self | None:
        name, body = read_id(directive, context), read_body(directive, context, known=("coach",))
        centre = directive.options.get("centre")
        if centre is None or not centre.value:
            line = centre.line if centre else directive.line
            context.problems.add(BlockCode.MISSING_OPTION, line, "this web has no middle", "write :centre: gezin")
        holds = read_one_of(directive, context, "kind", KINDS, "knots") == "holds"
        if body is None:
            return None
        fields = shared(directive, context, name or "", body)
        domains = tuple(_domain(raw, context) for raw in body.items)
        middle, loosen = centre.value if centre else "", _loosen(directive, holds, context)
        return cls(**fields, items=domains, centre=middle, holds=holds, loosen=loosen) if name else None

    def read(self, form: Form) -> dict[str, Any]:
        refuse_unknown(form, "pull-", (f"pull-{item.id}" for item in self.items))
        pulls: dict[str, int] = {}
        for item in self.items:
            pull = one_number(form, f"pull-{item.id}", 0, HARDEST)
            pulls |= {item.id: pull} if pull is not None else {}
        threads = list(self._read_threads(form))
        if not pulls and not threads:
            raise AnswerError(N_("Say of at least one domain how hard it pulls, or draw one thread."))
        return {"pulls": pulls, "threads": threads, **self._read_loosened(form)}

    def _read_loosened(self, form: Form) -> dict[str, Any]:
        if not self.loosen:
            return {}
        domain, moves = one_value(form, "loosen"), one_text(form, "moves")
        if domain and domain not in {item.id for item in self.items}:
            raise AnswerError(N_("This domain is no longer there. Choose another one."), "loosen")
        if moves and not domain:
            raise AnswerError(N_("Choose which knot you would loosen first."), "loosen")
        return {"loosen": {"domain": domain, "moves": moves}} if domain else {}

    def _read_threads(self, form: Form) -> Iterator[dict[str, str]]:
        fields = {f"thread-{number}-{end}" for number in range(MOST_THREADS) for end in ("from", "to", "why")}
        if any(str(name).startswith("thread-") and name not in fields for name in form):
            raise AnswerError(N_("A web can have at most %(most)s threads."), most=MOST_THREADS)
        known = {item.id for item in self.items}
        for number in range(MOST_THREADS):
            field = f"thread-{number}"
            source, target = one_value(form, f"{field}-from"), one_value(form, f"{field}-to")
            why = clean_text(one_value(form, f"{field}-why")).strip()
            if source or target or why:
                _check_thread(field, source, target, why, known)
                yield {"from": source, "to": target, "why": why}

    def respond(self, answer: Answer) -> WebResponse:
        pulls = kept(answer, "pulls", dict)
        results = (
            DomainResult(item, kept_number(pulls, item.id, 0, HARDEST), item.coach, item.feedback)
            for item in self.items
        )
        return WebResponse(tuple(results), tuple(self._threads(answer)), self._loosened(answer))

    def told(self, answer: Answer) -> tuple[str, ...]:
        words, first = self.in_words(answer), self._loosened(answer)
        threads = (f"{each.source.text} → {each.target.text}: {each.why}".rstrip(": ") for each in words.threads)
        loosened = (f"{first.domain.text}: {first.moves}",) if first else ()
        return (*(f"{domain.text}: {pull}/{HARDEST}" for domain, pull in words.pulls), *threads, *loosened)

    def _loosened(self, answer: Answer) -> Loosened | None:
        said = kept(answer, "loosen", dict)
        domain = next((item for item in self.items if item.id == said.get("domain")), None)
        return Loosened(domain, kept_text(said, "moves")) if self.loosen and domain else None

    def _threads(self, answer: Answer) -> Iterator[Thread]:
        known = {item.id: item for item in self.items}
        for kept_thread in kept(answer, "threads", list)[:MOST_THREADS]:
            if not isinstance(kept_thread, Mapping):
                continue
            source, target = (known.get(str(kept_thread.get(key))) for key in ("from", "to"))
            why = kept_thread.get("why")
            if source and target and source is not target:
                yield Thread(source, target, why if isinstance(why, str) else "")

    def in_words(self, answer: Answer) -> WebWords:
        """The same as the drawing, to be said in words."""
        response = self.respond(answer)
        pulls = [(result.item, result.pull) for result in response.domains if result.pull]
        return WebWords(tuple(sorted(pulls, key=lambda pull: -pull[1])), response.threads)

    @property
    def coach_answer(self) -> dict[str, Any] | None:
        """The coach's web as an answer, to draw beside one's own."""
        pulls = {item.id: item.coach for item in self.items if item.coach is not None}
        return {"pulls": pulls, "threads": []} if pulls else None

    def layout(self, answer: Answer) -> WebLayout:
        """The numbers of the drawing of an answer."""
        response = self.respond(answer)
        domains = [Pulled(result.item.id, result.item.text, result.pull) for result in response.domains]
        threads = [(thread.source.id, thread.target.id, thread.why) for thread in response.threads]
        return web_layout(self.centre, domains, threads)


def _loosen(directive: Directive, holds: bool, context: Context) -> bool:
    loosen = read_yes(directive, context, "loosen")
    if loosen and holds:
        hint = "take :loosen: away, or make it :kind: knots"
        line = directive.options["loosen"].line
        context.problems.add(BlockCode.BAD_OPTION_VALUE, line, "what gives hold is not loosened", hint)
    return loosen


def _check_thread(field: str, source: str, target: str, why: str, known: set[str]) -> None:
    if not (source and target):
        raise AnswerError(N_("Choose both ends of this thread."), f"{field}-from" if not source else f"{field}-to")
    if source not in known or target not in known:
        raise AnswerError(N_("This domain is no longer there. Choose another one."), f"{field}-from")
    if source == target:
        raise AnswerError(N_("A thread goes from one domain to another one."), f"{field}-to")
    if len(why) > LONGEST_WHY:
        raise AnswerError(N_("Say it in at most %(most)s characters."), f"{field}-why", most=LONGEST_WHY)


def _domain(raw: RawItem, context: Context) -> Domain:
    said = raw.values.get("coach")
    allowed = {str(number): number for number in range(HARDEST + 1)}
    if said is not None and said not in allowed:
        hint = f"a whole number from 0 to {HARDEST}"
        message = f"`coach` cannot be `{said[:20]}`"
        context.problems.add(BlockCode.BAD_ATTRIBUTE_VALUE, raw.line, message, hint)
    return Domain(**item_fields(raw), coach=allowed.get(said or ""))
