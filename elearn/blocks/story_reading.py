"""Reads a scenario file: its front matter, its scenes, their choices and debriefs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from elearn.blocks.block import Context, ReadDrawing
from elearn.blocks.codes import BlockCode, StoryCode
from elearn.blocks.kinds import kinds
from elearn.blocks.story import Debrief, Scene, Story
from elearn.blocks.story_checking import check_story
from elearn.blocks.story_choices import Names, is_choice_list, read_choices
from elearn.blocks.story_front import StoryFront, read_story_front
from elearn.blocks.story_heading import Heading, read_heading
from elearn.content.parser import parse
from elearn.content.problems import Problem, Problems
from elearn.content.render import Link, Renderer, Resolve
from elearn.content.source import digest
from elearn.content.tree import Directive, Document, Node

SCENE_LEVEL = "h2"
SUFFIX = ".scenario.md"


@dataclass
class _Draft:
    """A heading and everything below it."""

    heading: Node
    nodes: list[Node] = field(default_factory=list)


def read_story(
    source: str, path: str, language: str, resolve: Resolve, drawing: ReadDrawing
) -> tuple[Story | None, tuple[Problem, ...]]:
    """Read a scenario. A story is given whenever it has a scene to start with, even if there are problems."""
    document = parse(source, path)
    reader = _Reader(document, language, resolve, drawing)
    story = reader.story()
    return story, tuple(sorted(reader.problems))


class _Reader:
    def __init__(self, document: Document, language: str, resolve: Resolve, drawing: ReadDrawing) -> None:
        self.document = document
        self.language = language
        self.outer = resolve
        self.terms: dict[str, None] = {}
        self.problems = Problems(document.path, list(document.problems))
        self.context = Context(self.problems, Renderer(self.resolve, self.problems), kinds("story"), drawing)

    def resolve(self, href: str, line: int) -> Link | None:
        if href.startswith("#"):
            hint = "put it as an item of its own in the list of choices"
            self.problems.add(StoryCode.BAD_CHOICE, line, "a link to a scene stands in the text", hint)
            return None
        link = self.outer(href, line)
        if link and link.term:
            self.terms[link.term] = None
        return link

    def story(self) -> Story | None:
        front = read_story_front(self.document.front, self.problems)
        before, drafts = self.split()
        introduction = self.context.parts(before)
        if not drafts:
            line = self.document.source.count("\n", 0, len(self.document.source.rstrip())) + 1
            hint = "a scene starts with ## Title {#id}"
            self.problems.add(StoryCode.NO_SCENES, line, "this scenario has no scenes", hint)
        names = Names(frozenset(front.state if front else ()))
        scenes = tuple(self.scenes(drafts, names))
        if front is None or not scenes:
            return None
        story = Story(
            id=self.document.path.rsplit("/", 1)[-1].removesuffix(SUFFIX),
            title=front.title,
            summary=front.summary,
            minutes=front.minutes,
            note=front.note,
            language=self.language,
            state=front.ranges(),
            facts=front.facts,
            introduction=introduction,
            scenes=scenes,
            start=self.start(front, scenes),
            hash=digest(self.document.source),
            source=self.document.source,
            terms=tuple(self.terms),
            marks=tuple(dict.fromkeys(front.marks)),
        )
        check_story(story, self.document.front, self.problems)
        return story

    def start(self, front: StoryFront, scenes: Sequence[Scene]) -> str:
        if front.start and front.start not in {scene.id for scene in scenes}:
            line = self.document.front.line_of("start")
            self.problems.add(StoryCode.BAD_START, line, f"there is no scene `{front.start[:40]}` to start with")
        elif front.start:
            return front.start
        return scenes[0].id

    def split(self) -> tuple[list[Node], list[_Draft]]:
        before: list[Node] = []
        drafts: list[_Draft] = []
        for node in self.document.nodes:
            if node.type == "heading" and node.tag == "h1":
                hint = "its title is in the front matter, and a scene is ## Title {#id}"
                self.problems.add(StoryCode.BAD_SCENE, node.line, "a scenario has no # heading", hint)
            elif node.type == "heading" and node.tag == SCENE_LEVEL:
                drafts.append(_Draft(node))
            else:
                (drafts[-1].nodes if drafts else before).append(node)
        return before, drafts

    def scenes(self, drafts: Sequence[_Draft], names: Names) -> Iterator[Scene]:
        seen: set[str] = set()
        for draft in drafts:
            heading = read_heading(draft.heading, self.problems)
            if heading.id in seen:
                message = f"there already is a scene `{heading.id}`"
                self.problems.add(StoryCode.DUPLICATE_SCENE, heading.line, message, "give it another id")
            scene = self.scene(heading, draft, names)
            if heading.id and heading.id not in seen:
                seen.add(heading.id)
                yield scene

    def scene(self, heading: Heading, draft: _Draft, names: Names) -> Scene:
        debriefs: list[Directive] = []
        lists: list[Node] = []
        rest: list[Node] = []
        for node in draft.nodes:
            if node.directive and node.directive.name == "debrief":
                debriefs.append(node.directive)
            else:
                (lists if is_choice_list(node) else rest).append(node)
        return Scene(
            id=heading.id or "",
            title=heading.title,
            parts=self.context.parts(rest),
            debriefs=tuple(self.debrief(directive) for directive in debriefs),
            choices=tuple(read_choices(lists, names, self.context)),
            ending=heading.ending,
            line=heading.line,
            note=heading.note,
            around=heading.around,
        )

    def debrief(self, directive: Directive) -> Debrief:
        if not directive.argument:
            hint = "write :::{debrief} Nadia"
            self.problems.add(BlockCode.MISSING_ARGUMENT, directive.line, "this debrief has no name", hint)
        if directive.blank:
            self.problems.add(BlockCode.EMPTY_BLOCK, directive.line, "this debrief says nothing")
        self.context.check_options(directive, "debrief", ("role",))
        role = directive.options.get("role")
        parts = self.context.parts(directive.nodes)
        return Debrief(directive.argument, role.value if role else "coach", parts, directive.line)
