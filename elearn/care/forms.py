"""The forms of a coach's own page; lengths and numbers are checked here."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, IntegerField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from elearn.web.forms import Form
from elearn.web.language import today

MOST_MINUTES = 24 * 60


class CareForm(Form):
    paused_until = DateField(_l("A pause up to and including (not needed)"), [Optional()])
    most_a_week = IntegerField(
        _l("At most so many new texts in a week (not needed)"),
        [Optional(), NumberRange(0, 99, message=_l("Write a number from 0 to 99."))],
    )
    rather_not = TextAreaField(
        _l("What would you rather not read about? (not needed)"),
        [Length(max=500, message=_l("Use at most 500 characters."))],
    )

    def validate_paused_until(self, field: DateField) -> None:
        if field.data is not None and field.data < today():
            raise ValidationError(_("That day is over. Choose today or a later day, or leave it empty."))


class WorkedForm(Form):
    on_day = DateField(_l("On which day?"), [InputRequired(_l("Fill this in."))])
    minutes = IntegerField(
        _l("How many minutes?"),
        [
            InputRequired(_l("Fill this in.")),
            NumberRange(1, MOST_MINUTES, message=_l("Write a number of minutes from 1 to 1440.")),
        ],
    )
    what = StringField(
        _l("What did you do? (not needed)"), [Length(max=200, message=_l("Use at most 200 characters."))]
    )
