"""First words to begin an answer with: those of Tandem, made for equals, or somebody's own. The view commits."""

from flask_babel import gettext as _
from flask_babel import ngettext

from elearn.content.usertext import clean_text
from elearn.database import db
from elearn.reflections.starters.models import OwnStarters

MOST = 8
LENGTH = 120


class StartersProblem(ValueError):
    """Lines that cannot be kept as they are; `stored` is what another window kept meanwhile."""

    def __init__(self, words: str, stored: OwnStarters | None = None) -> None:
        super().__init__(words)
        self.stored = stored


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
    own = own_starters(user_id)
    if (own.revision if own else 0) != revision and (own is None or own.lines != lines):
        raise StartersProblem(
            _("You changed these lines in another window. Nothing is overwritten: both are here."), own
        )
    if own is None:
        db.session.add(OwnStarters(user_id=user_id, lines=lines, revision=1))
    elif own.lines != lines:
        own.lines, own.revision = lines, own.revision + 1
    db.session.flush()


def back_to_those_of_tandem(user_id: int) -> None:
    """Forget somebody's own."""
    own = own_starters(user_id)
    if own is not None:
        db.session.delete(own)
        db.session.flush()
