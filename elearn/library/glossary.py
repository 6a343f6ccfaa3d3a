"""Reads glossaries: a `## Term {#id}` with its explanation below it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from elearn.blocks.block import Parts
from elearn.blocks.reading import ID_HINT, is_id
from elearn.content.problems import Problem
from elearn.content.schema import read_front
from elearn.content.tree import Node
from elearn.library.codes import LibraryCode
from elearn.library.fronts import GlossaryFront
from elearn.library.links import LinkUse
from elearn.library.reading import Reading, Sources, open_file
from elearn.library.shapes import Glossary, Term


@dataclass(frozen=True)
class GlossaryDraft:
    """One glossary file."""

    inside: str
    title: str
    introduction: Parts
    terms: tuple[Term, ...]
    problems: tuple[Problem, ...]
    uses: tuple[LinkUse, ...]


def read_glossary(inside: str, language: str, sources: Sources) -> GlossaryDraft:
    """Read the glossary that lies at `inside`."""
    file = sources.files[inside]
    key = ("glossary", inside, language, file.path, file.hash, sources.addresses)
    return sources.memo.of(key, lambda: _read(inside, language, sources))


def _read(inside: str, language: str, sources: Sources) -> GlossaryDraft:
    reading = open_file(inside, sources)
    front = read_front(GlossaryFront, reading.front, reading.problems) if not reading.file.problem else None
    before, entries = _split(reading.nodes)
    introduction = reading.context.parts(before)
    terms = tuple(_terms(entries, language, reading))
    title = front.title if front else ""
    return GlossaryDraft(inside, title, introduction, terms, tuple(sorted(reading.problems)), reading.uses)


def _split(nodes: Sequence[Node]) -> tuple[list[Node], list[list[Node]]]:
    before: list[Node] = []
    entries: list[list[Node]] = []
    for node in nodes:
        if node.type == "heading" and node.tag == "h2":
            entries.append([node])
        else:
            (entries[-1] if entries else before).append(node)
    return before, entries


def _terms(entries: Sequence[Sequence[Node]], language: str, reading: Reading) -> Iterator[Term]:
    seen: set[str] = set()
    for heading, *body in entries:
        name = _name(heading, reading)
        reading.resolver.terms.clear()
        html = reading.context.renderer.html(body).strip()
        if not html:
            reading.problems.add(LibraryCode.BAD_TERM, heading.line, "this term is not explained")
        if name in seen:
            message = f"`#{name}` is explained twice in this file"
            reading.problems.add(LibraryCode.DUPLICATE_TERM, heading.line, message, "keep one of the two")
        elif name:
            seen.add(name)
            title, text = (
                " ".join(heading.plain.split()),
                " ".join(" ".join(node.plain for node in body).split()),
            )
            yield Term(name, title, html, text, language, tuple(reading.resolver.terms))


def _name(heading: Node, reading: Reading) -> str:
    name = heading.given.id if heading.given else ""
    if not is_id(name):
        message = "this term has no id that can be used"
        hint = f"end its heading with {{#some-id}}; {ID_HINT}"
        reading.problems.add(LibraryCode.BAD_TERM, heading.line, message, hint)
        return ""
    return name


def merge_glossaries(drafts: Sequence[GlossaryDraft]) -> Glossary:
    """One glossary of several files; of equal ids the last is kept."""
    by_id = {term.id: term for draft in drafts for term in draft.terms}
    terms = tuple(sorted(by_id.values(), key=lambda term: (term.title.casefold(), term.id)))
    title = next((draft.title for draft in drafts if draft.title), "")
    introduction = next((draft.introduction for draft in drafts if draft.introduction), ())
    return Glossary(title, introduction, terms, by_id)


def collect_terms(term_ids: Sequence[str], by_id: Mapping[str, Term]) -> tuple[Term, ...]:
    """The terms used in a text, and those that their explanations use in turn."""
    waiting, found = list(term_ids), {}
    while waiting:
        name = waiting.pop(0)
        if name in by_id and name not in found:
            found[name] = by_id[name]
            waiting += by_id[name].linked
    return tuple(found.values())
