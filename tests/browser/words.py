"""Words on the screen that a value stands between, such as `Bewaard gisteren om 14:03`."""

import re

from tests.language import said


def part_of(msgid: str) -> str:
    """The longest part of a translated sentence that is always the same."""
    values = dict.fromkeys(re.findall(r"%\((\w+)\)s", msgid), "\0")
    return max(said(msgid, **values).split("\0"), key=len).strip()
