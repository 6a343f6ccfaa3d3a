"""What the tests of reflections write and share, and how they look at pages and at the database."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from sqlalchemy import Connection, event, select

from elearn.accounts.models import User
from elearn.database import db
from elearn.groups.models import Group
from elearn.reflections import sharing_actions
from elearn.reflections.answer_models import Feedback
from elearn.reflections.models import Reflection
from elearn.reflections.sharing_models import Sharing
from elearn.rules.actor import Role
from elearn.rules.quoting import quote_of
from elearn.rules.sharing import Audience
from tests.visitor import Visitor

HIDDEN = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)">')
AUTOSAVE = {"Accept": "application/json", "HX-Request": "true"}
KEY = "bindkracht/mijn-rol"
HERE = f"/reflecties/{KEY}"
TEXT = "Ik kwam te laat. Hij zat er al. Ik keek eerst naar het dossier."


def keys(app: Flask, count: int) -> list[str]:
    """So many questions; the courses ask fewer, so the rest is of a course that is gone."""
    known = list(app.extensions["library"].current.reflections())
    return (known + [f"vroeger/vraag-{number}" for number in range(count)])[:count]


def write(author: User, text: str = TEXT, key: str = KEY) -> Reflection:
    """A sheet of somebody with this draft."""
    sheet = Reflection(user_id=author.id, question_key=key, question="Wat deed je?", draft=text, revision=1)
    db.session.add(sheet)
    db.session.commit()
    return sheet


def share(sheet: Reflection, group: Group, coach: User | None, audience: Audience = Audience.TANDEM) -> Sharing:
    sharing = sharing_actions.share_reflection(sheet, sheet.revision, group.id, audience, coach.id if coach else None)
    db.session.commit()
    return sharing


def reply(
    sharing: Sharing,
    author: User,
    body: str = "Dank je.",
    *,
    role: Role = Role.COACH,
    on: tuple[int, ...] = (),
    released: bool = True,
) -> Feedback:
    """An answer, on these sentences or on the whole."""
    quote = quote_of(sharing.version.text, on)
    feedback = Feedback(sharing_id=sharing.id, author_id=author.id, role=role, body=body, revision=1)
    feedback.posting = f"test-{len(sharing.feedback)}-{author.id}"
    if quote is not None:
        feedback.quote, feedback.prefix, feedback.suffix = quote.exact, quote.prefix, quote.suffix
        feedback.quote_start, feedback.quote_end = quote.start, quote.end
    if released:
        feedback.released_at = sharing.shared_at
    db.session.add(feedback)
    db.session.commit()
    return feedback


def browser(app: Flask, person: User) -> Visitor:
    """Another browser, in which this person is logged in."""
    return Visitor(app).as_(person)


def sheet_of(author: User | None = None) -> Reflection:
    """The one sheet under the question, as it is in the database now."""
    query = select(Reflection).where(Reflection.question_key == KEY)
    if author is not None:
        query = query.where(Reflection.user_id == author.id)
    return db.session.scalars(query, execution_options={"populate_existing": True}).one()


def others_of(author: User) -> list[str]:
    return [other.text for other in sheet_of(author).other_drafts]


def share_form(app: Flask, author: User, audience: str = "tandem", **changed: Any) -> dict[str, Any]:
    """The form of the sharing page as a browser would send it after choosing this audience."""
    page = browser(app, author).get(HERE + "/deling").text
    return {**hidden_fields(page), "audience": audience, **changed}


def hidden_fields(page: str) -> dict[str, str]:
    """Name and value of every hidden field of a page; of two with one name the first."""
    found = HIDDEN.findall(page)
    return dict(reversed(found))


@contextmanager
def counted_queries() -> Iterator[list[str]]:
    """The statements that the database is asked while this is open."""
    asked: list[str] = []

    def note(connection: Connection, cursor: Any, statement: str, *rest: Any) -> None:
        asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield asked
    event.remove(db.engine, "before_cursor_execute", note)
