"""Says no to what is not Twee 3, or to what cannot be exported, in one line that somebody can act on."""

import re

LARGEST = 2 * 1024 * 1024
"""characters; a Twee file of 1,000 long passages has about as many"""
HTML = re.compile(r"\s*(?:<!doctype|<html|<tw-|<\?xml)", re.IGNORECASE)
TWEE_2 = re.compile(r"^::(?:@|[^\n{]*<\d+,\d+>[ \t]*$|[ \t]*StorySettings\b(?=[^:]*^ifid:))", re.MULTILINE)
HEADER = re.compile(r"^::", re.MULTILINE)


class Refused(ValueError):
    """What is asked cannot be done; the message says why, and what to do."""


def check_twee(text: str) -> None:
    """Let only Twee 3 pass, or what can be read as if it were.

    Raises:
        Refused
    """
    if len(text) > LARGEST:
        raise Refused(f"this is larger than {LARGEST // 1024 // 1024} MiB; split the story into several")
    if HTML.match(text):
        raise Refused("this is the HTML of Twine 2 (a story or an archive); in Twine choose Build, Export As Twee")
    if text.lstrip().startswith("{") and not HEADER.search(text):
        raise Refused("this is JSON; in Twine choose Build, Export As Twee")
    if TWEE_2.search(text):
        raise Refused("this is Twee 2; `tweego --twee2-compat -d -o OUT.twee FILE` makes Twee 3 of it")
    if not HEADER.search(text):
        raise Refused("there are no passages in this file; in Twee 3 each begins with a line `:: Name`")
