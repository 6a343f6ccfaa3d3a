"""What people may write as HTML: one allow-list, cleaned by bleach and guarded by nh3."""

import re
from html import escape

import bleach
import nh3

TAGS = frozenset({"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "a"})
SCHEMES = frozenset({"http", "https", "mailto"})
REL = "nofollow noopener ugc"
WEB_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s\"'<>`\\]+", re.IGNORECASE)
LONGEST = 200_000
DEEPEST = 60
TAG = re.compile(r"<(/?)[A-Za-z]")


def clean_html(html: str) -> str:
    """HTML with only the allow-list left; what is too long or deep to clean quickly becomes plain text."""
    if len(html) > LONGEST or _depth(html) > DEEPEST:
        return f"<p>{escape(html)}</p>"
    whole = html.encode("utf-8", "ignore").decode("utf-8")
    cleaned: str = bleach.clean(
        whole, tags=TAGS, attributes=_keep_attribute, protocols=SCHEMES, strip=True, strip_comments=True
    )
    return nh3.clean(
        cleaned,
        tags=set(TAGS),
        attributes={"a": {"href"}},
        url_schemes=set(SCHEMES),
        link_rel=REL,
        strip_comments=True,
    )


def _keep_attribute(tag: str, name: str, value: str) -> bool:
    """Only a whole address on the web or of a mailbox: `//host` and paths of this site are no links here."""
    return tag == "a" and name == "href" and WEB_ADDRESS.fullmatch(value) is not None


def _depth(html: str) -> int:
    depth = deepest = 0
    for tag in TAG.finditer(html):
        depth += -1 if tag[1] else 1
        deepest = max(deepest, depth)
    return deepest
