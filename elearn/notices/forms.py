"""The form of how often a mail comes."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import InputRequired

from elearn.notices.models import Rhythm
from elearn.web.forms import Form


class MailForm(Form):
    rhythm = RadioField(
        _l("How often do you want a mail about what is new?"),
        [InputRequired(_l("Choose one."))],
        choices=[
            SelectChoice(Rhythm.NEVER.value, _l("never")),
            SelectChoice(Rhythm.DAILY.value, _l("every day that there is something new")),
            SelectChoice(Rhythm.WEEKLY.value, _l("every week that there is something new")),
        ],
    )
