"""Loads a catalogue from folders: reads every file once, checks them together, and closes what is broken."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from elearn.content.problems import Problem, has_errors
from elearn.library.addresses import Addresses
from elearn.library.catalogue import Catalogue
from elearn.library.checks import crossing_problems
from elearn.library.codes import LibraryCode
from elearn.library.courses import DEFAULT_LANGUAGE, CourseDraft, read_course
from elearn.library.glossary import GlossaryDraft, collect_terms, merge_glossaries, read_glossary
from elearn.library.layout import GLOSSARY, ROUTES, spot
from elearn.library.links import LinkUse, dead_links
from elearn.library.modules import ModuleDraft
from elearn.library.reading import Memo, Sources
from elearn.library.references import ReferencesDraft, merge_references, read_every_reference
from elearn.library.routes import RouteDraft, read_route, with_problems
from elearn.library.search import build_index
from elearn.library.shapes import Bibliography, Course, Glossary, Module, Route, Term
from elearn.library.snapshot import Snapshot, SourceFile, take_snapshot
from elearn.library.stories import story_reader


def load_catalogue(folders: Sequence[Path], addresses: Addresses | None = None, memo: Memo | None = None) -> Catalogue:
    """Load the courses in these folders; of equal names the last folder's is kept. Never raises."""
    snapshots = [take_snapshot(folder) for folder in folders]
    memo = memo or Memo()
    memo.next_round()
    loader = _Loader(snapshots, addresses or Addresses(), memo)
    return loader.load()


def merge_files(snapshots: Sequence[Snapshot]) -> dict[str, SourceFile]:
    """All files: a later folder replaces whole courses, and single routes."""
    merged: dict[str, SourceFile] = {}
    for snapshot in snapshots:
        courses = {path.split("/", 1)[0] for path in snapshot.files if "/" in path} - {ROUTES}
        merged = {path: file for path, file in merged.items() if path.split("/", 1)[0] not in courses}
        merged.update(snapshot.files)
    return merged


@dataclass
class _Loader:
    snapshots: Sequence[Snapshot]
    addresses: Addresses
    memo: Memo
    problems: list[Problem] = field(default_factory=list)
    anchors: dict[str, frozenset[str]] = field(default_factory=dict)

    def load(self) -> Catalogue:
        sources = Sources(merge_files(self.snapshots), self.addresses, self.memo)
        drafts = [read_course(name, sources) for name in self.course_names(sources)]
        languages = {draft.course.id: draft.course.language for draft in drafts}
        glossaries = list(self.glossaries(sources, languages))
        glossary = merge_glossaries(glossaries)
        references = read_every_reference(self.snapshots, sources, languages)
        bibliography = merge_references(references)
        self.note_anchors(sources, drafts, glossary, bibliography)
        courses = tuple(self.course(draft, sources, glossary.by_id) for draft in drafts)
        shared: list[GlossaryDraft | ReferencesDraft] = [*glossaries, *references]
        for draft in shared:
            self.problems += [*draft.problems, *self.dead(draft.uses, sources)]
        routes = tuple(self.routes(sources, courses, glossary.by_id))
        self.problems += [problem for snapshot in self.snapshots for problem in snapshot.problems]
        self.problems += self.drawings(sources)
        found = tuple(sorted(set(self.problems)))
        index = build_index(courses, routes, glossary, bibliography, self.addresses)
        return Catalogue(courses, routes, glossary, bibliography, found, story_reader(sources, courses), index)

    def course_names(self, sources: Sources) -> list[str]:
        return sorted({path.split("/", 1)[0] for path in sources.files if "/" in path} - {ROUTES})

    def glossaries(self, sources: Sources, languages: Mapping[str, str]) -> Iterator[GlossaryDraft]:
        for snapshot in self.snapshots:
            if GLOSSARY in snapshot.files:
                yield read_glossary(GLOSSARY, DEFAULT_LANGUAGE, replace(sources, files=snapshot.files))
        shared = GLOSSARY in sources.files
        for path in sorted(sources.files):
            place = spot(path)
            if place and place.kind == "glossary" and place.course:
                draft = read_glossary(path, languages[place.course], sources)
                self.problems += self.explained_twice(draft, sources) if shared else []
                yield draft

    def explained_twice(self, draft: GlossaryDraft, sources: Sources) -> Iterator[Problem]:
        shared = {term.id for term in read_glossary(GLOSSARY, DEFAULT_LANGUAGE, sources).terms}
        path = sources.files[draft.inside].path
        for term in draft.terms:
            if term.id in shared:
                message = f"`#{term.id}` is already explained in the shared {GLOSSARY}"
                yield Problem(path, 1, LibraryCode.DUPLICATE_TERM, message, "keep one of the two")

    def note_anchors(
        self, sources: Sources, drafts: Sequence[CourseDraft], glossary: Glossary, bibliography: Bibliography
    ) -> None:
        """What links can point at inside each file."""
        references = frozenset(reference.id for reference in bibliography.references)
        shared = {"glossary": frozenset(glossary.by_id), "sources": references}
        for path in sources.files:
            place = spot(path)
            if place and place.kind in shared:
                self.anchors[path] = shared[place.kind]
        for draft in drafts:
            self.anchors[f"{draft.course.id}/course.md"] = draft.anchors
            for module in draft.modules:
                self.anchors.update(_anchors_of(module, sources))

    def course(self, draft: CourseDraft, sources: Sources, by_id: Mapping[str, Term]) -> Course:
        crossing = list(crossing_problems(draft.modules))
        modules = tuple(self.module(module, crossing, sources, by_id) for module in draft.modules)
        problems = tuple(sorted({*draft.problems, *self.dead(draft.uses, sources)}))
        self.problems += problems
        broken = has_errors(problem for problem in problems if problem.code is not LibraryCode.MISSING_MODULE)
        return replace(
            draft.course,
            introduction=() if broken else draft.course.introduction,
            modules=modules,
            terms=collect_terms(draft.term_ids, by_id),
            problems=problems,
            broken=broken,
        )

    def module(
        self, draft: ModuleDraft, crossing: Iterable[Problem], sources: Sources, by_id: Mapping[str, Term]
    ) -> Module:
        paths = {file.path for file in sources.below(draft.module.key).values()}
        crossed = [problem for problem in crossing if problem.path in paths]
        problems = tuple(sorted({*draft.problems, *crossed, *self.dead(draft.uses, sources)}))
        self.problems += problems
        if has_errors(problems):
            closed = replace(draft.module, introduction=(), pages=(), scenarios=(), term_ids=())
            return replace(closed, problems=problems, broken=True)
        pages = tuple(replace(page, terms=collect_terms(page.term_ids, by_id)) for page in draft.module.pages)
        terms = collect_terms(draft.module.term_ids, by_id)
        return replace(draft.module, pages=pages, terms=terms, problems=problems)

    def dead(self, uses: Iterable[LinkUse], sources: Sources) -> list[Problem]:
        return dead_links(uses, sources.files, self.anchors)

    def routes(self, sources: Sources, courses: Sequence[Course], by_id: Mapping[str, Term]) -> Iterator[Route]:
        modules = {module.key: module for course in courses for module in course.modules}
        for path in sorted(sources.files):
            place = spot(path)
            if place is None or place.kind != "route":
                continue
            draft: RouteDraft = read_route(path, modules, sources)
            self.anchors[path] = draft.anchors
            route = with_problems(draft.route, tuple(self.dead(draft.uses, sources)))
            self.problems += route.problems
            if route.title:
                yield replace(route, terms=collect_terms(draft.term_ids, by_id))

    def drawings(self, sources: Sources) -> Iterator[Problem]:
        """Problems of every drawing, those that no figure uses too."""
        for path in sources.files:
            if path.endswith(".svg"):
                yield from sources.drawing(path)[1]


def _anchors_of(module: ModuleDraft, sources: Sources) -> dict[str, frozenset[str]]:
    anchors = {page.path: page.anchors for page in module.module.pages}
    anchors |= {
        use.path: frozenset(scene.id for scene in story.scenes)
        for use in module.stories
        for story in module.module.scenarios
        if story.id == use.id
    }
    own = sources.below(module.module.key)
    return {path: anchors[file.path] for path, file in own.items() if file.path in anchors}
