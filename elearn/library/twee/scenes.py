"""Makes scenes of passages that were read: names become ids, links become choices, changes become effects."""

from collections.abc import Iterator, Mapping, Sequence

from elearn.blocks.condition import LONGEST, Condition
from elearn.blocks.reading import is_id
from elearn.blocks.story import ROLES
from elearn.content.problems import Problems
from elearn.library.twee.codes import TweeCode
from elearn.library.twee.composing import ChoiceText, SceneText
from elearn.library.twee.conditions import together, write_condition
from elearn.library.twee.drafts import Draft, Link, Piece, Under, Words
from elearn.library.twee.escaping import markdown_words
from elearn.library.twee.expressions import Add, Change, Put
from elearn.library.twee.extras import Extras
from elearn.library.twee.names import free, slug
from elearn.library.twee.sorting import ID
from elearn.library.twee.variables import WIDEST, Variables
from elearn.library.twee.wording import words_as_markdown

DEBRIEF = ":::{debrief} Coach\nSchrijf hier wat een coach in dit einde ziet.\n:::"


def scene_ids(drafts: Sequence[Draft]) -> dict[str, str]:
    """The id of the scene of each passage: the one in its tag, or one made of its name."""
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for draft in drafts:
        tagged = next((tag.removeprefix(ID) for tag in draft.tags if tag.startswith(ID)), "")
        if is_id(tagged) and tagged not in taken:
            ids[draft.name] = tagged
            taken.add(tagged)
    for draft in drafts:
        if draft.name not in ids:
            ids[draft.name] = free(slug(draft.name), taken)
            taken.add(ids[draft.name])
    return ids


class Scenes:
    """The scenes of one story."""

    def __init__(self, extras: Extras, ids: Mapping[str, str], variables: Variables, problems: Problems) -> None:
        self.extras = extras
        self.ids = ids
        self.variables = variables
        self.problems = problems
        self.arrivals: dict[str, list[tuple[Change, int]]] = {}

    def read(self, drafts: Sequence[Draft], start: str) -> Iterator[SceneText]:
        self.arrivals = {draft.name: draft.arrival for draft in drafts if draft.arrival}
        for draft in drafts:
            if draft.arrival and self.ids[draft.name] == start:
                hint = "what changes before the first choice belongs in the start of a state"
                self.lost(draft.arrival[0][1], "what the first scene changes is not changed at the beginning", hint)
        yield from (self.scene(draft) for draft in drafts)

    def lost(self, line: int, message: str, hint: str) -> None:
        self.problems.add(TweeCode.EXPRESSION, line, message, hint)

    def scene(self, draft: Draft) -> SceneText:
        own = self.ids[draft.name]
        choices = [choice for link in draft.links if (choice := self.choice(link))]
        title = self.extras.titles.get(own, draft.name)
        debriefs = list(self.extras.debriefs.get(own, ()))
        attributes: dict[str, str] = {}
        if not choices:
            attributes["ending"] = self.extras.endings.get(own) or title or own
            debriefs = debriefs or [DEBRIEF]
        if own in self.extras.detours:
            detour = self.extras.detours[own]
            attributes |= {"note": detour.note, "around": detour.around}
        pieces = tuple(self.pieces(draft.pieces))
        return SceneText(own, markdown_words(" ".join(title.split())), pieces, choices, debriefs, attributes)

    def pieces(self, pieces: Sequence[Piece]) -> Iterator[Piece]:
        for piece in pieces:
            if isinstance(piece, Words):
                yield piece
                continue
            condition = self.variables.condition(piece.condition)
            inside = tuple(self.pieces(piece.pieces))
            if len(write_condition(condition)) > LONGEST:
                self.lost(1, "a condition is longer than Tandem reads", "what lies under it is always there")
                yield from inside
            else:
                yield Under(condition, inside)

    def choice(self, link: Link) -> ChoiceText | None:
        if link.target not in self.ids:
            message = f"the link `{link.text[:40]}` leads to `{link.target[:40]}`, which is not there"
            self.problems.add(TweeCode.LINK, link.line, message, "it is left out; write the passage, or add a choice")
            return None
        changes = self.changes(link)
        attributes: dict[str, str] = {}
        if link.ours.get("role") in ROLES:
            attributes["role"] = link.ours["role"]
        attributes |= self.effects(changes, link)
        for key, names in self.told(changes, link).items():
            attributes |= {key: " ".join(names)} if names else {}
        if link.ours.get("once"):
            attributes["once"] = ""
        condition = self.condition(link)
        attributes |= {"if": write_condition(condition)} if condition else {}
        text = self.kept(link, "text") or link.text
        return ChoiceText(text, self.ids[link.target], attributes, self.reply(changes, link))

    def changes(self, link: Link) -> list[Change]:
        """What the link changes, and behind it what the passage it leads to does, but for what `once` says already."""
        ours = link.ours.get("once")
        every = [*link.changes, *(change for change, _line in self.arrivals.get(link.target, ()))]
        return [change for change in every if change.name != ours or ours in self.variables.names]

    def effects(self, changes: Sequence[Change], link: Link) -> dict[str, str]:
        found: dict[str, int] = {}
        for change in changes:
            if isinstance(change, Add):
                name = self.variables.names[change.name]
                found[name] = found.get(name, 0) + change.amount
            elif not isinstance(change.value, bool | str):
                hint = "an effect goes up or down: name=+1"
                self.lost(link.line, f"`${change.name}` is set to {change.value}, and Tandem adds or takes away", hint)
        for name, amount in found.items():
            if abs(amount) > WIDEST:
                self.lost(link.line, f"the effect on `{name}` is larger than {WIDEST}", f"{WIDEST} was taken")
        return {name: f"{max(min(amount, WIDEST), -WIDEST):+d}" for name, amount in found.items()}

    def told(self, changes: Sequence[Change], link: Link) -> dict[str, list[str]]:
        """The facts that are revealed and the marks that are left."""
        told: dict[str, list[str]] = {"reveals": [], "marks": []}
        for change in changes:
            if not isinstance(change, Put) or change.name == self.extras.reply:
                continue
            if change.value is True and change.name not in self.variables.numbers:
                name = self.variables.names[change.name]
                told["reveals" if name in self.variables.facts else "marks"].append(name)
            elif isinstance(change.value, bool | str):
                hint = "a mark that was left stays, and words are not kept"
                self.lost(link.line, f"`${change.name}` cannot be set to this in Tandem", hint)
        return {key: list(dict.fromkeys(names)) for key, names in told.items()}

    def condition(self, link: Link) -> Condition | None:
        condition = together(tuple(self.variables.condition(part) for part in link.conditions))
        if condition and len(write_condition(condition)) > LONGEST:
            self.lost(link.line, "the condition of this link is longer than Tandem reads", "it is always offered")
            return None
        return condition

    def reply(self, changes: Sequence[Change], link: Link) -> str:
        kept = self.kept(link, "reply")
        if kept or not self.extras.reply:
            return kept
        said = [change.value for change in changes if isinstance(change, Put) and change.name == self.extras.reply]
        return words_as_markdown(said[-1]) if said and isinstance(said[-1], str) else ""

    def kept(self, link: Link, what: str) -> str:
        piece = self.extras.kept.get(link.ours.get(what, ""))
        return piece.source if piece else ""
