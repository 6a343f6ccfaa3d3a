"""Plays a scenario in a terminal: scenes as words, choices by number, and the debrief at the end."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from elearn.blocks.story import ROUND, Choice, Story
from elearn.commands.terminal.debrief import debrief_lines
from elearn.commands.terminal.words import part_lines, plain_lines, wrapped
from elearn.rules import steps
from elearn.rules.steps import NotOffered, Position

HELP = (
    "A number chooses. b: one step back. r: from the start. q: stop. Other words are kept where you are asked for them."
)
Ask = Callable[[], str | None]
"""gives the next line that was typed, or None when there is no more"""


@dataclass
class Session:
    """One person who plays a story. What they see goes to `say`."""

    story: Story
    say: Callable[[str], object]
    numbers: list[int] = field(default_factory=list)
    words: list[tuple[str, str]] = field(default_factory=list)
    """the question and the answer at each free moment, in order"""
    reads_on: bool = False
    """whether the note before this scene was read"""

    @property
    def position(self) -> Position:
        return steps.replay(self.story, self.numbers)

    def replay(self, numbers: Sequence[int]) -> None:
        """Begin, and make these choices.

        Raises:
            NotOffered: one of them does not fit; those before it were made.
        """
        self.show_beginning()
        for number in numbers:
            self.reads_on = number != ROUND
            self.show_scene()
            self.choose(number)
        self.reads_on = False

    def play(self, ask: Ask) -> None:
        """Ask for choices until the story ends, somebody stops, or nothing more is typed."""
        self.show_scene()
        while not steps.is_ending(self.story, self.position):
            typed = ask()
            if typed is None or typed.strip().lower() == "q":
                self.say("\nYou stopped on the way.")
                break
            self.answer(typed.strip())
        for line in debrief_lines(self.story, self.numbers, self.words):
            self.say(wrapped(line) if line else "")

    def answer(self, typed: str) -> None:
        """Do what was typed, and show where the story is then."""
        position = self.position
        if typed.isascii() and typed.isdigit():
            try:
                self.choose(int(typed))
            except NotOffered:
                self.say(f"There is no {typed} here.")
                return
        elif typed.lower() == "b":
            self.numbers = self.numbers[:-1]
        elif typed.lower() == "r":
            self.numbers, self.words = [], []
        elif typed or not self.waits_before(position):
            self.keep(typed)
            return
        self.reads_on = not typed
        self.show_scene()

    def keep(self, typed: str) -> None:
        """Keep words where the scene asks for some; elsewhere say what can be typed."""
        asked = steps.moments(self.story, self.position)
        if typed and asked and not self.waits_before(self.position):
            self.words.append((asked[-1].text, typed))
            self.say("Kept. Now choose a number.")
        else:
            self.say(HELP)

    def choose(self, number: int) -> None:
        position = self.position
        choice = steps.scene_at(self.story, position).choice(number)
        after = steps.take(self.story, position, position.scene, number)
        self.numbers = [*self.numbers, number]
        self.show_reply(choice)
        learned = [text for name, text in self.story.facts.items() if name in after.facts - position.facts]
        for text in learned:
            self.say(wrapped(text, "* Now you know: "))

    def waits_before(self, position: Position) -> bool:
        """Whether the note before a hard scene is shown, and not yet the scene."""
        return steps.way_round(self.story, position) is not None and not self.reads_on

    def show_beginning(self) -> None:
        self.say(f"{self.story.title}\n{'=' * len(self.story.title)}")
        if self.story.note:
            self.say("\n" + wrapped(self.story.note, "Before you begin: "))
        for line in part_lines(self.story.introduction):
            self.say("\n" + wrapped(line))

    def show_reply(self, choice: Choice | None) -> None:
        if choice:
            words = choice.text.striptags() or "You go round this scene."
            self.say("\n" + wrapped(words, "> "))
            for line in plain_lines(choice.reply):
                self.say(wrapped(line, "  "))

    def show_scene(self) -> None:
        position = self.position
        scene = steps.scene_at(self.story, position)
        self.say(f"\n--- {scene.title} ---" if not self.waits_before(position) else "\n--- A hard scene follows ---")
        for line in self.scene_lines(position):
            self.say(line)

    def scene_lines(self, position: Position) -> Iterator[str]:
        scene = steps.scene_at(self.story, position)
        if self.waits_before(position):
            yield wrapped(scene.note)
            yield "\n Enter: go on   0: go round it   q: stop"
            return
        yield from (wrapped(line) for line in part_lines(steps.shown_parts(self.story, position)))
        yield ""
        offered = steps.offered(self.story, position)
        yield from (wrapped(choice.text.striptags(), f"{choice.number:>2}  ") for choice in offered)
        if scene.ending:
            yield f"The end: {scene.ending}"
        elif not offered:
            yield "Nothing can be chosen here. b goes back, q stops."
