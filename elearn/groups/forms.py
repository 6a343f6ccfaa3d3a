"""The forms of groups."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateField, IntegerField, RadioField, SelectField, StringField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from elearn.rules.actor import Role
from elearn.web.forms import Form

needed = InputRequired(_l("Fill this in."))


class JoinForm(Form):
    code = StringField(
        _l("The code you were given"), [needed, Length(max=60, message=_l("A code has eight letters and digits."))]
    )


class GroupForm(Form):
    name = StringField(_l("Name of the group"), [needed])


class InvitationForm(Form):
    for_whom = StringField(_l("Whom do you invite?"), [needed])
    role = RadioField(
        _l("As what?"),
        [InputRequired(_l("Choose one."))],
        choices=[SelectChoice(Role.COACH.value, _l("coach")), SelectChoice(Role.LECTURER.value, _l("lecturer"))],
        default=Role.COACH.value,
    )


class AssignmentForm(Form):
    module = SelectField(_l("Module"), [InputRequired(_l("Choose a module."))], choices=[])
    due_on = DateField(_l("Done by (not needed)"), [Optional()])


class PromiseForm(Form):
    days = IntegerField(
        _l("Within how many days do you answer?"),
        [needed, NumberRange(1, 60, message=_l("Write a number from 1 to 60."))],
    )


class LimitForm(Form):
    most = IntegerField(
        _l("At most so many texts at once (not needed)"),
        [Optional(), NumberRange(0, 99, message=_l("Write a number from 0 to 99."))],
    )


class WritingForm(Form):
    shown = BooleanField()
