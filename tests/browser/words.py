"""Words on the screen that a value stands in, such as `Bewaard gisteren om 14:03`."""

import re

from tests.language import said

VALUE = "\0"


def sentence(msgid: str) -> re.Pattern[str]:
    """What a translated sentence looks like whatever its values are; more may follow it."""
    values = dict.fromkeys(re.findall(r"%\((\w+)\)s", msgid), VALUE)
    return re.compile(r"^\s*" + re.escape(said(msgid, **values)).replace(re.escape(VALUE), ".+"))
