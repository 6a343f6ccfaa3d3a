"""From a scenario to a Twee 3 file for SugarCube, and back without loss."""

import json
import uuid
from collections import Counter

from elearn.blocks.story import AXES, Story
from elearn.library.twee.extras import OURS, Detour, Extras, Range, write_extras
from elearn.library.twee.keeping import Keeper
from elearn.library.twee.layout import place, places
from elearn.library.twee.names import can_be_linked, free, slug, variable
from elearn.library.twee.notation import Passage, write_passages
from elearn.library.twee.sorting import ID, INTRODUCTION
from elearn.library.twee.sources import read_sources
from elearn.library.twee.telling import IFID, Teller

FORMAT, FORMAT_VERSION = "SugarCube", "2.37.3"
INTRODUCED, BEGIN = "Inleiding", "Begin"
HEADER = '!!<<= passage()>>\n<<if ${0}>>${0}\n<<set ${0} to "">><</if>>'


def export_twee(story: Story, key: str) -> str:
    """The Twee 3 file of a scenario that has no errors; its `key` is `course/scenario`."""
    return write_passages(_Export(story, key).passages())


class _Export:
    def __init__(self, story: Story, key: str) -> None:
        self.story = story
        self.key = key
        self.introduction, self.scenes = read_sources(story.source)
        self.names = _names(story)
        self.slugs = Counter(slug(name) for name in self.names.values())
        self.places = places(story, rows_above=1)
        self.taken = {variable(name) for name in (*story.state, *story.facts, *story.marks, *AXES)}
        self.reply = free("reply", self.taken, "_")
        self.taken.add(self.reply)
        self.keeper = Keeper()
        self.teller = Teller(story, self.names, self.keeper, self.reply, self.taken)

    def passages(self) -> list[Passage]:
        begins = [passage for passage in [self.begin()] if passage]
        scenes = [self.scene(number) for number in range(len(self.story.scenes))]
        start = begins[0].name if begins else self.names[self.story.start]
        return [
            Passage("StoryTitle", self.teller.title(self.story.title)),
            Passage("StoryData", json.dumps(self.data(start), indent=2)),
            Passage("StoryInit", "\n".join(self.init())),
            Passage("PassageHeader", HEADER.format(self.reply), (OURS,)),
            *begins,
            *scenes,
            write_extras(self.extras()),
        ]

    def data(self, start: str) -> dict[str, object]:
        return {"ifid": self.ifid(), "format": FORMAT, "format-version": FORMAT_VERSION, "start": start}

    def ifid(self) -> str:
        """The one the story came with, or one that is the same for this scenario every time."""
        if found := IFID.search(self.story.source):
            return found[1]
        made = uuid.uuid5(uuid.NAMESPACE_URL, f"tandem:{self.key}")
        return str(uuid.UUID(bytes=made.bytes, version=4)).upper()

    def init(self) -> list[str]:
        """What every variable begins with."""
        axes = [axis for axis in AXES if axis in self.teller.used]
        starts = {name: str(one.start) for name, one in self.story.state.items()}
        starts |= dict.fromkeys(axes, "0") | dict.fromkeys((*self.story.facts, *self.story.marks), "false")
        lines = [f"<<set ${variable(name)} to {value}>>" for name, value in starts.items()]
        lines += [f"<<set ${name} to false>>" for name in self.teller.once]
        return [*lines, f'<<set ${self.reply} to "">>']

    def begin(self) -> Passage | None:
        """The passage before the first scene; None where nothing is read before it."""
        taken = {*self.names.values()}
        text = self.teller.parts(self.introduction.parts)
        if not text:
            return None
        text = f"{text}\n\n[[{BEGIN}|{self.names[self.story.start]}]]".strip()
        return Passage(free(INTRODUCED, taken, " "), text, (INTRODUCTION,), {"position": place(0, 0)})

    def scene(self, number: int) -> Passage:
        scene, source = self.story.scenes[number], self.scenes[number]
        name = self.names[scene.id]
        is_said = slug(name) == scene.id and self.slugs[scene.id] == 1
        tags = [] if is_said else [f"{ID}{scene.id}"]
        tags += ["ending"] if scene.ending else []
        return Passage(name, self.teller.scene(scene, source), tuple(tags), {"position": self.places[scene.id]})

    def extras(self) -> Extras:
        story = self.story
        return Extras(
            summary=story.summary,
            minutes=story.minutes,
            note=story.note,
            state={name: Range(min=one.min, max=one.max, label=one.label) for name, one in story.state.items()},
            facts=dict(story.facts),
            marks=list(story.marks),
            titles={scene.id: scene.title for scene in story.scenes if self.names[scene.id] != scene.title},
            endings={scene.id: scene.ending for scene in story.scenes if scene.ending not in ("", scene.title)},
            detours={one.id: Detour(note=one.note, around=one.around) for one in story.scenes if one.around},
            debriefs={
                one.id: source.debriefs
                for one, source in zip(story.scenes, self.scenes, strict=True)
                if source.debriefs
            },
            kept=self.keeper.kept,
            reply=self.reply,
        )


def _names(story: Story) -> dict[str, str]:
    """The name of the passage of each scene: its title where that can be one, or else its id."""
    ids = {scene.id for scene in story.scenes}
    names: dict[str, str] = {}
    taken = {*ids, INTRODUCED}
    for scene in story.scenes:
        names[scene.id] = scene.title if can_be_linked(scene.title, taken) else scene.id
        taken.add(names[scene.id])
    return names
