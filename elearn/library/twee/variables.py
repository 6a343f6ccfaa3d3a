"""What the variables of a Twee story are in Tandem: states with a range, facts, or marks, each under a good name."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from elearn.blocks.condition import And, Compare, Condition, Known, Not, Or, leaves
from elearn.blocks.story import AXES, StateRange
from elearn.blocks.story_front import RESERVED
from elearn.content.problems import Problems
from elearn.library.twee.codes import TweeCode
from elearn.library.twee.drafts import Draft
from elearn.library.twee.expressions import Add, Change, Put
from elearn.library.twee.extras import Extras
from elearn.library.twee.names import free, slug, variable

WIDEST = 999


@dataclass(frozen=True)
class Variables:
    """The front matter's states, facts and marks, and the name in Tandem of each variable of the file."""

    state: Mapping[str, StateRange]
    facts: Mapping[str, str]
    marks: Sequence[str]
    names: Mapping[str, str]
    numbers: frozenset[str]
    """the variables, by their name in the file, that hold a number"""

    def condition(self, condition: Condition) -> Condition:
        """The same condition in the names of Tandem; a number that stands alone means that it is not 0."""
        match condition:
            case Compare(name, sign, number):
                return Compare(self.names[name], sign, number)
            case Known(name) if name in self.numbers:
                return Compare(self.names[name], "!=", 0)
            case Known(name):
                return Known(self.names[name])
            case Not(part):
                return Not(self.condition(part))
            case And(parts):
                return And(tuple(self.condition(part) for part in parts))
            case Or(parts):
                return Or(tuple(self.condition(part) for part in parts))


@dataclass
class _Seen:
    """What the file does with one variable."""

    is_number: bool = False
    limits: set[tuple[int, int]] = field(default_factory=set)
    is_free: bool = False
    start: int = 0


def find_variables(
    drafts: Sequence[Draft], starts: Mapping[str, Change], extras: Extras, problems: Problems
) -> Variables:
    """Every variable that conditions read or changes write, apart from those that only Tandem uses."""
    seen = _look(drafts, starts)
    for name in _only_of_tandem(drafts, extras):
        seen.pop(name, None)
    if extras.reply in seen:
        message = f"`${extras.reply}` holds what is read after a choice, and nothing else in Tandem"
        problems.add(TweeCode.EXPRESSION, 1, message, "a condition on it never holds; use a mark")
    names = _names(seen, extras)
    known = {name: StateRange(0, one.min, one.max, one.label) for name, one in extras.state.items()}
    state: dict[str, StateRange] = {}
    for name, one in _in_order(seen, extras, names):
        if one.is_number and names[name] not in AXES:
            given = known.get(names[name]) or _range(name, one, problems)
            state[names[name]] = _started(given, one.start)
    numbers = frozenset(name for name, one in seen.items() if one.is_number)
    others = [names[name] for name in seen if name not in numbers]
    marks = dict.fromkeys([*extras.marks, *(name for name in others if name not in extras.facts)])
    return Variables(state, extras.facts, tuple(marks), names, numbers)


def _look(drafts: Sequence[Draft], starts: Mapping[str, Change]) -> dict[str, _Seen]:
    seen: defaultdict[str, _Seen] = defaultdict(_Seen)
    for change in starts.values():
        one = seen[change.name]
        if isinstance(change, Put) and not isinstance(change.value, str | bool):
            one.is_number, one.start = True, change.value
    for change in _changes(drafts):
        _look_at(change, seen)
    for name, leaf in _leaves(drafts):
        seen[name].is_number |= isinstance(leaf, Compare)
    return seen


def _leaves(drafts: Iterable[Draft]) -> Iterator[tuple[str, Compare | Known]]:
    for leaf in (leaf for draft in drafts for condition in draft.conditions() for leaf in leaves(condition)):
        yield leaf.state if isinstance(leaf, Compare) else leaf.fact, leaf


def _look_at(change: Change, seen: defaultdict[str, _Seen]) -> None:
    one = seen[change.name]
    if isinstance(change, Add):
        one.is_number = True
        if change.low is None or change.high is None or change.low >= change.high:
            one.is_free = True
        else:
            one.limits.add((change.low, change.high))
    elif not isinstance(change.value, str | bool):
        one.is_number = True


def _changes(drafts: Iterable[Draft]) -> Iterator[Change]:
    for draft in drafts:
        yield from (change for link in draft.links for change in link.changes)
        yield from (change for change, _line in draft.arrival)


def _only_of_tandem(drafts: Sequence[Draft], extras: Extras) -> set[str]:
    """The variables that Tandem added, as long as nobody built on them in Twine."""
    links = [link for draft in drafts for link in draft.links if link.ours.get("once")]
    own = Counter(change.name for link in links for change in link.changes if change.name == link.ours["once"])
    said = [change for change in _changes(drafts) if isinstance(change, Add) or change.name != extras.reply]
    others = Counter(change.name for change in said) - own
    built_on = {name for name, _leaf in _leaves(drafts)} | set(others)
    return {extras.reply, *(link.ours["once"] for link in links)} - built_on


def _names(seen: Mapping[str, _Seen], extras: Extras) -> dict[str, str]:
    declared = [*extras.state, *extras.facts, *extras.marks, *AXES]
    names = {variable(name): name for name in declared if variable(name) in seen}
    names = {name: own for name, own in names.items() if own not in AXES or (seen[name].is_number)}
    taken = {*RESERVED, *declared}
    for name in seen:
        if name not in names:
            names[name] = free(slug(name.replace("$", "-"), "v"), taken)
            taken.add(names[name])
    return names


def _in_order(seen: Mapping[str, _Seen], extras: Extras, names: Mapping[str, str]) -> list[tuple[str, _Seen]]:
    order = {name: place for place, name in enumerate(extras.state)}
    return sorted(seen.items(), key=lambda item: order.get(names[item[0]], len(order)))


def _range(name: str, one: _Seen, problems: Problems) -> StateRange:
    if len(one.limits) == 1 and not one.is_free:
        low, high = next(iter(one.limits))
        return StateRange(0, low, high)
    hint = "write how far it can go in the front matter, under `state`"
    problems.add(
        TweeCode.RANGE, 1, f"`${name}` has no limits that Tandem can read; -{WIDEST} to {WIDEST} was taken", hint
    )
    return StateRange(0, -WIDEST, WIDEST)


def _started(given: StateRange, start: int) -> StateRange:
    """The range with its start, made wider where the start lies outside."""
    low, high = min(given.min, start), max(given.max, start)
    return StateRange(start, low, high if high > low else low + 1, given.label)
