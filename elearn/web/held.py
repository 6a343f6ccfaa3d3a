"""Forms that arrived after the log-in had expired: kept for their writer, offered again after the next log-in."""

from datetime import datetime, timedelta
from typing import Any, NoReturn

from flask import Flask, Response, abort, current_app, make_response, redirect, request, session, url_for
from flask_login import current_user
from sqlalchemy import ForeignKey, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from elearn.database import Base, db, now
from elearn.web import htmx
from elearn.web.throttle import WEB_FORMS, allow

KEPT = timedelta(days=7)
NEVER_HELD = frozenset({"pass_phrase", "present"})
TYPED = frozenset(
    {"text", "note", "word", "name", "shown_name", "title", "introduction", "what", "rather_not", "for_whom"}
)
"""the fields in which a person types words; every other one is a choice, a number or an address"""


class HeldForm(Base):
    """A form that waits for its writer; with no known writer, for the browser with `session["held"]`."""

    __tablename__ = "held_form"

    id: Mapped[int] = mapped_column(primary_key=True)
    path: Mapped[str]
    fields: Mapped[list[Any]]
    """[[name, value], …] in the order they were posted; of a file, which is not kept, [name, None]"""
    held_at: Mapped[datetime] = mapped_column(default=now, index=True)
    writer_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"), index=True)

    @property
    def typed(self) -> list[str]:
        """The words that a person typed, to show them."""
        return [value for name, value in self.fields if name in TYPED and value and value.strip()]

    @property
    def left_behind(self) -> list[str]:
        """The names of the files that did not come along."""
        return [name for name, value in self.fields if value is None]

    @property
    def owner_id(self) -> int | None:
        """The writer; where nobody is known, whoever logged in with the browser that posted it."""
        if self.writer_id is None and session.get("held") == self.id and current_user.is_authenticated:
            return int(current_user.id)
        return self.writer_id


def ask_to_log_in() -> NoReturn:
    """End this request at the log-in page, holding what was posted."""
    held = _hold() if request.method == "POST" and _worth_holding() else None
    target = url_for("accounts.held_form", held_id=held.id) if held else request.full_path.rstrip("?")
    if request.method != "GET" and held is None:
        target = url_for("lessons.home")
    login = url_for("accounts.log_in", next=target)
    if request.accept_mimetypes.best == "application/json":
        abort(make_response({"login": login}, 401))
    abort(htmx.go_to(login) if htmx.wants_fragment() else redirect(login, 303))


def forget_what_was_sent(app: Flask) -> None:
    """A kept form that was sent again and arrived is kept no longer."""

    @app.after_request
    def forget(response: Response) -> Response:
        number = request.form.get("held", "") if request.method == "POST" and response.status_code < 400 else ""
        held = db.session.get(HeldForm, int(number)) if number.isdecimal() and len(number) < 10 else None
        if held is not None and current_user.is_authenticated and held.owner_id == current_user.id:
            db.session.delete(held)
            db.session.commit()
        return response


def _worth_holding() -> bool:
    return bool(request.form or _left_behind()) and not NEVER_HELD & set(request.form)


def _left_behind() -> list[list[Any]]:
    """The files of a form without script; a script still has what it sent."""
    if request.accept_mimetypes.best == "application/json":
        return []
    return [[name, None] for name, file in request.files.items(multi=True) if file.filename]


def _hold() -> HeldForm | None:
    writer_id = current_app.extensions["doorkeeper"].formerly()
    if writer_id is None and not allow(WEB_FORMS):
        return None
    db.session.execute(delete(HeldForm).where(HeldForm.held_at < now() - KEPT))
    fields = [[name, value] for name, value in request.form.items(multi=True)] + _left_behind()
    held = _same(writer_id, fields) or HeldForm(writer_id=writer_id, path=request.path, fields=fields)
    db.session.add(held)
    db.session.commit()
    session["held"] = held.id
    return held


def _same(writer_id: int | None, fields: list[Any]) -> HeldForm | None:
    """The newest text for this address takes the place of the one an autosave held a moment ago."""
    if writer_id is None:
        return None
    older = db.session.scalar(select(HeldForm).where(HeldForm.writer_id == writer_id, HeldForm.path == request.path))
    if older is not None:
        older.fields = fields
    return older
