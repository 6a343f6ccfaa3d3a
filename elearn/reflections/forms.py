"""The forms of reflections; what a form may hold is checked here, what it means in the actions."""

import re

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import Length

from elearn.accounts.models import NAME_LENGTH
from elearn.content.usertext import clean_text
from elearn.reflections.sharing_models import NOTE_LENGTH
from elearn.web.forms import Form

POSTING = re.compile(r"[A-Za-z0-9_-]{1,40}\Z")


def one_line(text: str | None) -> str:
    """Cleaned, on one line."""
    return " ".join(clean_text(text or "").split())


class DraftForm(Form):
    """What autosave and the form's own buttons send."""

    text = TextAreaField(_l("Your text"))
    revision = IntegerField(default=0)
    beside = IntegerField(default=0)
    """the text beside the draft that this window goes on writing in"""
    then = StringField()
    how = StringField()

    @property
    def known_revision(self) -> int:
        return self.revision.data or 0


class ShareForm(Form):
    """A choice of readers, what stands beside the text, and what the page showed when the choice was made."""

    audience = StringField()
    coach = IntegerField()
    revision = IntegerField()
    name = StringField(
        _l("Under which name?"),
        [Length(max=NAME_LENGTH, message=_l("Take a name of at most 80 characters."))],
        [one_line],
    )
    note = StringField(
        _l("What is it about, for who would rather know first what is coming?"),
        [Length(max=NOTE_LENGTH, message=_l("Make the note shorter: at most 200 characters."))],
        [one_line],
    )


class AnswerForm(Form):
    """An answer on the ticked sentences, or on the whole."""

    posting = StringField()
    sentence = SelectMultipleField(coerce=int, validate_choice=False)
    text = TextAreaField(_l("Your answer"))
    revision = IntegerField(default=0)
    do = StringField()

    @property
    def chosen(self) -> list[int]:
        """The ticked sentences; what is no number is a sentence that is not there."""
        return self.sentence.data or ([-1] if self.sentence.process_errors else [])

    @property
    def known_revision(self) -> int:
        return self.revision.data or 0


class LineForm(Form):
    """A question about an answer, or the reply to it."""

    text = TextAreaField()
    revision = IntegerField(default=0)
    do = StringField()

    @property
    def known_revision(self) -> int:
        return self.revision.data or 0
