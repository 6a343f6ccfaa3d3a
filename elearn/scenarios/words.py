"""What the mirror after a scenario says in words: the roles somebody took, and how they moved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from elearn.blocks.geometry import Point
from elearn.blocks.messages import N_
from elearn.blocks.story import AXIS_LABELS, ROLE_LABELS
from elearn.rules.mirror import Mirror
from elearn.rules.pattern import Tendency
from elearn.scenarios.drawing import movement

LEAST_RANGE = 4
"""an axis is drawn at least this far to both sides, so that one step stays a small one"""

ROLE_WORDS: Mapping[str, str] = {
    "ritueel": N_("Gives what the service has to offer."),
    "controleur": N_("Checks, and goes far in it."),
    "redder": N_("Follows the request, in the middle of a crisis."),
    "probleemoplosser": N_("Follows the request and wants a result."),
    "begeleider": N_("Turns to the person."),
    "bemiddelaar": N_("Helps in the context, with everybody who plays a part."),
}
"""the one mark that Bind-Kracht gives of each helper role"""


@dataclass(frozen=True)
class Bar:
    """One drawn bar and the words that say the same."""

    label: str
    value: int
    low: int
    high: int
    words: str


@dataclass(frozen=True)
class Movement:
    """The way along one axis: its two sides, the drawn line, and the words that say the same."""

    left: str
    right: str
    line: tuple[Point, ...]
    words: str


@dataclass(frozen=True)
class RoleTaken:
    """One role over several runs, with what it stands for."""

    bar: Bar
    meaning: str


def roles_over_runs(tendencies: Sequence[Tendency]) -> list[RoleTaken]:
    """The roles that were taken, most often first."""
    most = max((each.choices for each in tendencies), default=0)
    return [
        RoleTaken(Bar(role_label(each.role), each.choices, 0, most, _in_words(each)), _(ROLE_WORDS[each.role]))
        for each in tendencies
        if each.choices
    ]


def _in_words(each: Tendency) -> str:
    often = ngettext("%(num)s time", "%(num)s times", each.choices)
    return often + ", " + ngettext("in %(num)s run", "in %(num)s runs", each.runs)


def role_label(role: str) -> str:
    """The name of a role in the reader's language."""
    return _(ROLE_LABELS[role])


def role_bars(seen: Mirror) -> list[Bar]:
    """The roles somebody took, most often first."""
    most = max(seen.counts.values(), default=0)
    taken = sorted(((role, count) for role, count in seen.counts.items() if count), key=lambda pair: -pair[1])
    return [
        Bar(role_label(role), count, 0, most, ngettext("%(num)s time", "%(num)s times", count)) for role, count in taken
    ]


def movements(seen: Mirror) -> list[Movement]:
    """The way along each axis, all drawn to the same measure."""
    reach = max([LEAST_RANGE, *(abs(value) for values in seen.axes.values() for value in values)])
    return [_along(axis, values, reach) for axis, values in seen.axes.items()]


def _along(axis: str, values: Sequence[int], reach: int) -> Movement:
    left, right = (_(msgid) for msgid in AXIS_LABELS[axis])
    return Movement(left, right, movement(values, reach), _movement(values, left, right))


def _movement(values: Sequence[int], left: str, right: str) -> str:
    end, least, most = (values[-1], min(values), max(values)) if values else (0, 0, 0)
    if not (least or most):
        return _("You stayed in the middle.")
    if end == 0:
        return (
            _("You moved to both sides and ended in the middle.")
            if least and most
            else _("You moved to one side and came back to the middle.")
        )
    ended = _("You ended on the side of %(side)s.", side=left if end < 0 else right)
    other = right if end < 0 else left
    crossed = most > 0 if end < 0 else least < 0
    return ended + (" " + _("On the way you were on the side of %(side)s too.", side=other) if crossed else "")
