"""What the mirror after a scenario says in words: the roles somebody took, and how they moved."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from elearn.blocks.story import AXIS_LABELS, ROLE_LABELS
from elearn.rules.mirror import Mirror

LEAST_RANGE = 4
"""an axis is drawn at least this far to both sides, so that one step stays a small one"""


@dataclass(frozen=True)
class Bar:
    """One drawn bar and the words that say the same."""

    label: str
    value: int
    low: int
    high: int
    words: str


def role_bars(seen: Mirror) -> list[Bar]:
    """The roles somebody took, most often first."""
    most = max(seen.counts.values(), default=0)
    taken = sorted(((role, count) for role, count in seen.counts.items() if count), key=lambda pair: -pair[1])
    return [
        Bar(_(ROLE_LABELS[role]), count, 0, most, ngettext("%(num)s time", "%(num)s times", count))
        for role, count in taken
    ]


def axis_bars(seen: Mirror) -> list[Bar]:
    """The movement on each axis, from the middle."""
    reach = max([LEAST_RANGE, *(abs(value) for values in seen.axes.values() for value in values)])
    return [_axis(axis, values, reach) for axis, values in seen.axes.items()]


def _axis(axis: str, values: Sequence[int], reach: int) -> Bar:
    left, right = (_(msgid) for msgid in AXIS_LABELS[axis])
    label = _("from %(left)s to %(right)s", left=left, right=right)
    return Bar(label, values[-1] if values else 0, -reach, reach, _movement(values, left, right))


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
