"""The forms of voices in the course; lengths and days are checked here."""

from datetime import date, timedelta

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, Field, IntegerField, RadioField, StringField, TextAreaField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import InputRequired, Length, ValidationError

from elearn.accounts.models import NAME_LENGTH
from elearn.accounts.names import NameProblem, compare_key, tidy_name
from elearn.groups.models import Membership
from elearn.groups.queries import members_of
from elearn.rules.voices import Hearers
from elearn.voices.drafting import Draft, checked_words
from elearn.voices.models import CourseVoice
from elearn.web.forms import Form
from elearn.web.language import today

LONGEST = timedelta(days=731)
"""two years, with a leap day"""


def a_day_within_two_years(form: Form, field: Field) -> None:
    """A last day: today or later, at most two years on; what is no date has its own words."""
    if field.data is not None and not today() <= field.data <= today() + LONGEST:
        raise ValidationError(_("Choose a day that is not past, at most two years from now."))


def last_day_field(label: str) -> DateField:
    return DateField(label, [InputRequired(_l("Choose a day.")), a_day_within_two_years])


class UntilForm(Form):
    """A new last day."""

    expires_on = last_day_field(_l("Up to and including which day?"))


class VoiceForm(Form):
    """What the giver writes, speaks and chooses; `group` offers the groups in which they are a coach."""

    text = TextAreaField(_l("Your experience, in words"))
    name = StringField(
        _l("Under which name?"), [Length(max=NAME_LENGTH, message=_l("Take a name of at most 80 characters."))]
    )
    group = RadioField(_l("Which lecturers do you ask?"), coerce=int)
    hearers = RadioField(
        _l("Who can read and hear it in the course?"),
        choices=[
            SelectChoice(Hearers.GROUP.value, _l("Only this group")),
            SelectChoice(Hearers.EVERYONE.value, _l("Everyone who opens the page, also without an account")),
        ],
    )
    expires_on = last_day_field(_l("Up to and including which day may it be there?"))
    revision = IntegerField(default=0)
    do = StringField()

    @property
    def known_revision(self) -> int:
        return self.revision.data or 0


def with_groups(form: VoiceForm, voice: CourseVoice, memberships: list[Membership]) -> VoiceForm:
    """The form with the giver's groups to choose from; with one there is nothing to choose."""
    form.group.choices = [SelectChoice(one.group_id, one.group.name) for one in memberships]
    if len(memberships) < 2:
        form.group.data = memberships[0].group_id if memberships else voice.group_id
        form.group.validate_choice = False
    return form


def form_of(voice: CourseVoice) -> VoiceForm:
    """The form as the draft is."""
    return VoiceForm(
        data={
            "text": voice.body,
            "name": voice.name,
            "group": voice.group_id,
            "hearers": voice.hearers.value,
            "expires_on": voice.expires_on,
            "revision": voice.revision,
        }
    )


def draft_from(form: VoiceForm, voice: CourseVoice) -> Draft:
    """What a valid form says.

    Raises:
        TooLong
        NameProblem: a name that nobody can read, or of somebody else in the group.
    """
    day: date | None = form.expires_on.data
    assert day is not None
    body, name = checked_words(form.text.data or ""), _name(form, voice)
    return Draft(form.group.data, body, name, Hearers(form.hearers.data), day)


def _name(form: VoiceForm, voice: CourseVoice) -> str | None:
    typed = " ".join((form.name.data or "").split())
    if typed in ("", voice.giver.shown_name):
        return None
    name = tidy_name(typed)
    others = (one.user.shown_name for one in members_of(form.group.data) if one.user_id != voice.giver_id)
    if compare_key(name) in map(compare_key, others):
        raise NameProblem(_("Somebody in this group has that name. Choose another one."))
    return name
