"""First words to begin an answer with: those of Tandem, made for equals, or somebody's own. The view commits."""

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from elearn.content.usertext import clean_text
from elearn.database import db
from elearn.reflections.starters.models import OwnStarters

MOST = 8
LENGTH = 120


class StartersProblem(ValueError):
    """Lines that cannot be kept as they are; `stored` is what another window kept meanwhile, at `revision`."""

    def __init__(self, words: str, stored: str = "", revision: int | None = None) -> None:
        super().__init__(words)
        self.stored, self.revision = stored, revision


def starters_of_tandem() -> list[str]:
    """In the language of the moment."""
    return [
        _("What touches me is"),
        _("What I recognise is"),
        _("A question I have is"),
        _("What I want to pass on to you is"),
    ]


def own_starters(user_id: int) -> OwnStarters | None:
    return db.session.get(OwnStarters, user_id, populate_existing=True)


def starters_of(user_id: int) -> list[str]:
    """What the answer form offers somebody."""
    own = own_starters(user_id)
    return starters_of_tandem() if own is None else own.lines.splitlines()


def checked_lines(text: str) -> str:
    """One first words a line, without blank lines.

    Raises:
        StartersProblem: too many, or one that is too long.
    """
    lines = [line for one in clean_text(text).splitlines() if (line := " ".join(one.split()))]
    if len(lines) > MOST:
        too_many = len(lines) - MOST
        raise StartersProblem(
            ngettext(
                "This is %(num)d line too many: keep at most eight.",
                "These are %(num)d lines too many: keep at most eight.",
                too_many,
            )
        )
    long = next((line for line in lines if len(line) > LENGTH), None)
    if long is not None:
        raise StartersProblem(
            _("This line is too long, keep at most %(most)d characters: “%(line)s”", most=LENGTH, line=long[:40] + "…")
        )
    return "\n".join(lines)


def keep_starters(user_id: int, lines: str, revision: int) -> None:
    """Keep somebody's own. `lines` come from `checked_lines`.

    Raises:
        StartersProblem: another window kept others since `revision`.
    """
    own = _locked(user_id)
    if own is None and revision == 0:
        own = _begun(user_id, lines)
    if own is not None and own.lines == lines:
        return
    if own is None or own.revision != revision:
        raise StartersProblem(
            _("You changed these lines in another window. Nothing is overwritten: both are here."),
            "\n".join(starters_of(user_id)),
            own.revision if own else 0,
        )
    own.lines, own.revision = lines, own.revision + 1
    db.session.flush()


def _locked(user_id: int) -> OwnStarters | None:
    return db.session.get(OwnStarters, user_id, populate_existing=True, with_for_update=True)


def _begun(user_id: int, lines: str) -> OwnStarters:
    """Somebody's first; where another window was first, what that one kept."""
    own = OwnStarters(user_id=user_id, lines=lines, revision=1)
    try:
        with db.session.begin_nested():
            db.session.add(own)
    except IntegrityError:
        meanwhile = _locked(user_id)
        if meanwhile is None:
            raise
        return meanwhile
    return own


def back_to_those_of_tandem(user_id: int) -> None:
    """Forget somebody's own."""
    db.session.execute(delete(OwnStarters).where(OwnStarters.user_id == user_id))
