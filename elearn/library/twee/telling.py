"""Tells a scene in SugarCube: its words, its conditions, and its choices with what they change."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from elearn.blocks.condition import Compare, Condition, leaves, parse_condition
from elearn.blocks.story import AXES, Choice, Scene, Story
from elearn.content.tree import Directive
from elearn.library.twee.conditions import SUGARCUBE, write_condition
from elearn.library.twee.escaping import sugarcube_words
from elearn.library.twee.keeping import Keeper
from elearn.library.twee.names import IN_LINKS, free, variable
from elearn.library.twee.sources import ChoiceSource, Part, SceneSource, inside
from elearn.library.twee.wording import NotSaid, plain_words, say_block, say_inline

IFID = re.compile(r"^<!-- ifid: ([0-9A-F-]{8,63}) -->$", re.MULTILINE)
"""a comment that keeps who a story is for Twine; it is written in `StoryData`"""
DEEPEST = 8
LONGEST_REPLY = 4000


class Teller:
    """Tells the scenes of one story; `used` are the axes that mean something in it, `once` the variables it adds."""

    def __init__(self, story: Story, names: Mapping[str, str], keeper: Keeper, reply: str, taken: set[str]) -> None:
        self.story = story
        self.lines = story.source.split("\n")
        self.names = names
        self.keeper = keeper
        self.reply = reply
        self.taken = taken
        self.used: set[str] = set()
        self.once: list[str] = []

    def title(self, title: str) -> str:
        return title if not title.startswith("::") else f"\\{title}"

    def scene(self, scene: Scene, source: SceneSource) -> str:
        note = [self.note(scene)] if scene.around else []
        words = self.parts(source.parts)
        choices = [self.choice(choice, told) for choice, told in zip(scene.choices, source.choices, strict=True)]
        return "\n\n".join(part for part in [*note, words, "\n".join(choices)] if part)

    # words ---------------------------------------------------------------------------------------------------

    def parts(self, parts: Sequence[Part], depth: int = 0) -> str:
        told = list[str]()
        for place, part in enumerate(parts):
            beside_list = part.is_list and any(
                other.is_list for other in parts[max(place - 1, 0) : place + 2] if other is not part
            )
            if part.node.type != "comment":
                told.append(self.kept(part) if beside_list else self.part(part, depth))
            told += (comment for comment in part.comments if not IFID.match(comment))
        return "\n\n".join(one for one in told if one)

    def part(self, part: Part, depth: int) -> str:
        directive = part.node.directive
        if directive and directive.name == "when" and directive.nodes and depth < DEEPEST:
            return self.when(directive, depth)
        try:
            return say_block(part.node)
        except NotSaid:
            return self.kept(part)

    def when(self, directive: Directive, depth: int) -> str:
        condition = parse_condition(directive.argument)
        inner = self.parts(list(inside(directive, self.lines)), depth + 1)
        return f"<<if {self.condition(condition)}>>\n{inner}\n<</if>>"

    def kept(self, part: Part) -> str:
        nodes = part.node.directive.nodes if part.node.directive else (part.node,)
        return self.keeper.part(part.source, plain_words(nodes))

    def note(self, scene: Scene) -> str:
        """The note before a hard scene, and the way round it; both come back from what is kept, not from here."""
        shown = f"{sugarcube_words(scene.note)} [[Verder zonder deze scène|{self.names[scene.around]}]]"
        return self.keeper.part("", shown)

    def condition(self, condition: Condition) -> str:
        self.used |= {leaf.state for leaf in leaves(condition) if isinstance(leaf, Compare) and leaf.state in AXES}
        return write_condition(condition, SUGARCUBE)

    # choices -------------------------------------------------------------------------------------------------

    def choice(self, choice: Choice, told: ChoiceSource) -> str:
        ours: dict[str, str] = {"role": choice.role} if choice.role else {}
        changes = list(self.changes(choice))
        if told.reply:
            changes += self.replied(told, ours)
        conditions = [self.condition(choice.condition)] if choice.condition else []
        if choice.once:
            ours["once"] = self.once_variable()
            changes.append(f"${ours['once']} to true")
            conditions.insert(0, f"not ${ours['once']}")
        link = self.link(told, self.names[choice.target], changes, ours)
        link += f"/* tandem choice {' '.join(f'{key}={value}' for key, value in ours.items())} */" if ours else ""
        opened = "".join(f"<<if {condition}>>" for condition in conditions)
        return opened + link + "<</if>>" * len(conditions)

    def changes(self, choice: Choice) -> Iterator[str]:
        for name, amount in choice.effects.items():
            self.used |= {name} & set(AXES)
            limits = self.story.range_of(name)
            sign = "-" if amount < 0 else "+"
            own = f"${variable(name)}"
            yield f"{own} to Math.clamp({own} {sign} {abs(amount)}, {limits.min}, {limits.max})"
        yield from (f"${variable(name)} to true" for name in (*choice.reveals, *choice.marks))

    def replied(self, told: ChoiceSource, ours: dict[str, str]) -> list[str]:
        """What is read after the choice; where SugarCube has no words for it, its plain words."""
        try:
            if len(told.reply) != 1 or told.reply[0].type != "paragraph":
                raise NotSaid
            said = say_inline(told.reply[0].children)
            if len(said) > LONGEST_REPLY:
                raise NotSaid
        except NotSaid:
            ours["reply"] = self.keeper.words(told.reply_source)
            said = plain_words(told.reply)[:LONGEST_REPLY]
        return [f"${self.reply} to {_string(said)}"]

    def once_variable(self) -> str:
        name = free(f"once_{len(self.once) + 1}", self.taken, "_")
        self.taken.add(name)
        self.once.append(name)
        return name

    def link(self, told: ChoiceSource, target: str, changes: Sequence[str], ours: dict[str, str]) -> str:
        """`[[words|passage][changes]]`, or the macro where the words hold what a link cannot."""
        try:
            said = say_inline(told.words)
        except NotSaid:
            ours["text"] = self.keeper.words(told.words_source)
            said = plain_words(told.words)
        plain = "".join(node.plain for node in told.words)
        if said == plain and not IN_LINKS.search(said):
            setter = f"[{', '.join(changes)}]" if changes else ""
            return f"[[{said}|{target}]{setter}]"
        sets = f"<<set {', '.join(changes)}>>" if changes else ""
        return f"<<link {_string(said)} {_string(target)}>>{sets}<</link>>"


def _string(words: str) -> str:
    """Words as a string of JavaScript in which no bracket can end a link or a macro."""
    said = json.dumps(words, ensure_ascii=False)
    for sign in "[]<>":
        said = said.replace(sign, f"\\u{ord(sign):04x}")
    return said
