"""The forms of accounts; lengths are checked here, meaning in the actions."""

from flask_babel import lazy_gettext as _l
from wtforms import EmailField, PasswordField, StringField
from wtforms.validators import InputRequired, Length, Optional, Regexp

from elearn.accounts.models import NAME_LENGTH
from elearn.web.forms import Form

needed = InputRequired(_l("Fill this in."))
address = [
    Optional(),
    Length(max=254, message=_l("An e-mail address has at most 254 characters.")),
    Regexp(
        r"^[^@\s\x00]+@[^@\s\x00]+\.[^@\s\x00]+$",
        message=_l("Write an e-mail address like name@example.org, or leave this empty."),
    ),
]


class LogInForm(Form):
    name = StringField(_l("Your name"), [needed, Length(max=400, message=_l("This name is too long."))])
    pass_phrase = PasswordField(_l("Your pass phrase"), [needed])


class AccountForm(Form):
    name = StringField(_l("Choose a name to log in with"), [needed])
    pass_phrase = PasswordField(_l("Choose a pass phrase"), [needed])
    email = EmailField(_l("E-mail address (not needed)"), address)


class ProfileForm(Form):
    shown_name = StringField(_l("The name that others see"), [needed, Length(max=NAME_LENGTH * 5)])
    email = EmailField(_l("E-mail address (not needed)"), address)


class PassPhraseForm(Form):
    present = PasswordField(_l("Your present pass phrase"), [needed])
    pass_phrase = PasswordField(_l("Your new pass phrase"), [needed])


class NewPassPhraseForm(Form):
    pass_phrase = PasswordField(_l("The new pass phrase"), [needed])
