"""The forms of growth: the page that a learner composes, and the last day of its link."""

from flask_babel import lazy_gettext as _l
from wtforms import DateField, IntegerField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from elearn.growth.models import TITLE_LENGTH
from elearn.web.forms import Form

INTRODUCTION_LENGTH = 5_000
LARGEST_ID = 2**31 - 1


class PageForm(Form):
    title = StringField(
        _l("Title of your page"),
        [Length(max=TITLE_LENGTH, message=_l("Make the title shorter: at most 120 characters."))],
    )
    introduction = TextAreaField(
        _l("Your introduction"),
        [Length(max=INTRODUCTION_LENGTH, message=_l("Make your introduction shorter: at most 5000 characters."))],
    )
    version = SelectMultipleField(_l("Which texts?"), coerce=int, validate_choice=False)
    answer = SelectMultipleField(_l("Which answers?"), coerce=int, validate_choice=False)
    revision = IntegerField(default=0)

    @property
    def versions(self) -> list[int]:
        return _ids(self.version.data)

    @property
    def answers(self) -> list[int]:
        return _ids(self.answer.data)

    @property
    def known_revision(self) -> int:
        return self.revision.data or 0


def _ids(given: list[int] | None) -> list[int]:
    """What can be an id; the rest is of nobody."""
    return [each for each in given or [] if 0 < each <= LARGEST_ID]


class LinkForm(Form):
    last_day = DateField(_l("Until which day can it be read?"), [InputRequired(_l("Choose a day."))])
