"""Reads pages of sources: lists of references that each end with their `{#id}`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from elearn.blocks.reading import ID_HINT, LISTS, is_id
from elearn.content.problems import Problem
from elearn.content.schema import read_front
from elearn.content.tree import Node
from elearn.library.codes import LibraryCode
from elearn.library.courses import DEFAULT_LANGUAGE
from elearn.library.fronts import SourcesFront
from elearn.library.layout import SOURCES, spot
from elearn.library.links import LinkUse
from elearn.library.reading import Reading, Sources, open_file
from elearn.library.shapes import Bibliography, Reference, ReferenceGroup
from elearn.library.snapshot import Snapshot


@dataclass(frozen=True)
class ReferencesDraft:
    """One file of sources before its links were checked."""

    inside: str
    title: str
    language: str
    groups: tuple[ReferenceGroup, ...]
    problems: tuple[Problem, ...]
    uses: tuple[LinkUse, ...]


def read_references(inside: str, language: str, sources: Sources) -> ReferencesDraft:
    """Read the page of sources that lies at `inside`."""
    file = sources.files[inside]
    key = ("references", inside, language, file.path, file.hash, sources.addresses)
    return sources.memo.of(key, lambda: _read(inside, language, sources))


def _read(inside: str, language: str, sources: Sources) -> ReferencesDraft:
    reading = open_file(inside, sources)
    front = read_front(SourcesFront, reading.front, reading.problems) if not reading.file.problem else None
    seen: set[str] = set()
    groups = tuple(_group(section, language, seen, reading) for section in _sections(reading.nodes))
    title = front.title if front else ""
    return ReferencesDraft(inside, title, language, groups, tuple(sorted(reading.problems)), reading.uses)


@dataclass
class _Section:
    heading: Node | None = None
    before: list[Node] = field(default_factory=list)
    items: list[Node] = field(default_factory=list)


def _sections(nodes: Sequence[Node]) -> list[_Section]:
    sections = [_Section()]
    for node in nodes:
        if node.type == "heading" and node.tag == "h2":
            sections.append(_Section(node))
        elif node.type in LISTS:
            sections[-1].items += node.children
        else:
            sections[-1].before.append(node)
    return [section for section in sections if section.heading or section.before or section.items]


def _group(section: _Section, language: str, seen: set[str], reading: Reading) -> ReferenceGroup:
    render = reading.context.renderer
    title = render.inline(section.heading.children) if section.heading else Markup("")
    references = tuple(_references(section.items, language, seen, reading))
    return ReferenceGroup(title, render.html(section.before).strip(), references)


def _references(items: Sequence[Node], language: str, seen: set[str], reading: Reading) -> Iterator[Reference]:
    for item in items:
        name = item.given.id if item.given else ""
        html = reading.context.renderer.html(item.children).strip()
        if not is_id(name) or not html:
            message = "this reference has no id that can be used" if html else "this reference says nothing"
            hint = f"end it with {{#some-id}}; {ID_HINT}"
            reading.problems.add(LibraryCode.BAD_REFERENCE, item.line, message, hint)
        elif name in seen:
            message = f"`#{name}` is already the id of another reference in this file"
            reading.problems.add(LibraryCode.DUPLICATE_REFERENCE, item.line, message, "give this one another id")
        else:
            seen.add(name)
            yield Reference(name, html, " ".join(item.plain.split()), language)


def read_every_reference(
    snapshots: Sequence[Snapshot], sources: Sources, languages: Mapping[str, str]
) -> list[ReferencesDraft]:
    """The shared file of every folder, and the file of each course that has one; `languages` are those of courses."""
    folders = (replace(sources, files=snapshot.files) for snapshot in snapshots if SOURCES in snapshot.files)
    shared = [read_references(SOURCES, DEFAULT_LANGUAGE, folder) for folder in folders]
    places = ((path, spot(path)) for path in sorted(sources.files))
    own = [
        read_references(path, languages[place.course], sources)
        for path, place in places
        if place and place.kind == "sources" and place.course
    ]
    known = {reference.id for draft in shared for group in draft.groups for reference in group.references}
    return shared + [_without_shared(draft, known, sources) for draft in own]


def _without_shared(draft: ReferencesDraft, shared: set[str], sources: Sources) -> ReferencesDraft:
    path = sources.files[draft.inside].path
    twice = tuple(
        Problem(path, 1, LibraryCode.DUPLICATE_REFERENCE, f"`#{each.id}` is already in the shared {SOURCES}")
        for group in draft.groups
        for each in group.references
        if each.id in shared
    )
    return replace(draft, problems=draft.problems + twice)


def merge_references(drafts: Sequence[ReferencesDraft]) -> Bibliography:
    """One bibliography of several files; of equal ids the first is kept."""
    seen: set[str] = set()
    groups: list[ReferenceGroup] = []
    for draft in drafts:
        for group in draft.groups:
            fresh = tuple(each for each in group.references if each.id not in seen)
            seen |= {each.id for each in fresh}
            groups.append(ReferenceGroup(group.title, group.introduction, fresh))
    first = next((draft for draft in drafts if draft.title), None)
    title, language = (first.title, first.language) if first else ("", DEFAULT_LANGUAGE)
    return Bibliography(title, language, tuple(groups))
