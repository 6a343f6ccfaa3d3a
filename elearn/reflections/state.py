"""What became of a reflection, in one word for the program and a few for its author."""

from enum import Enum

from flask_babel import gettext as _

from elearn.reflections.models import Reflection


class State(Enum):
    DRAFT = "draft"
    SHARED = "shared"
    READ = "read"
    ANSWERED = "answered"


def state_of(sheet: Reflection) -> State:
    """The furthest a reflection came; an answer stays when a sharing is taken back."""
    every = [sharing for version in sheet.versions for sharing in version.sharings]
    still_shared = [sharing for sharing in every if not sharing.is_withdrawn]
    if any(sharing.answers for sharing in every):
        return State.ANSWERED
    if any(sharing.readings for sharing in still_shared):
        return State.READ
    return State.SHARED if still_shared else State.DRAFT


def state_in_words(sheet: Reflection) -> str:
    """The state of a sheet as its author reads it."""
    words: dict[State, str] = {
        State.DRAFT: _("Draft: only you can read it"),
        State.SHARED: _("Shared, not read yet"),
        State.READ: _("Shared and read"),
        State.ANSWERED: _("Answered"),
    }
    return words[state_of(sheet)]
