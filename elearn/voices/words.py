"""How far a voice is, in the words of its giver."""

from flask_babel import gettext as _

from elearn.rules.voices import Hearers
from elearn.voices.models import CourseVoice
from elearn.voices.places import place_of
from elearn.web.language import day, moment, today


def state_of_voice(voice: CourseVoice) -> str:
    """Where it is and who can see it."""
    if voice.released_at is not None:
        return _after_release(voice)
    if voice.sent_at is not None:
        group, when = voice.group.name, moment(voice.sent_at)
        return _("Offered %(when)s. The lecturers of %(group)s can read it, nobody else.", when=when, group=group)
    if voice.given_back_at is not None:
        return _("Given back to you %(when)s. Only you can read it now.", when=moment(voice.given_back_at))
    return _("A draft. Only you can read it.")


def _after_release(voice: CourseVoice) -> str:
    if voice.withdrawn_at is not None:
        return _("You took it back %(when)s. Only you can read it now.", when=moment(voice.withdrawn_at))
    if voice.taken_out_at is not None:
        when = moment(voice.taken_out_at)
        return _("A lecturer took it out of the course %(when)s. Only you can read it now.", when=when)
    if voice.replaced_at is not None:
        return _("A newer one took its place %(when)s.", when=moment(voice.replaced_at))
    if voice.expires_on < today():
        return _("It was in the course until %(day)s. Only you can read it now.", day=day(voice.expires_on))
    if place_of(voice.spot, voice.place) is None:
        return _("Its page is gone or is being repaired. Nobody sees it there now.")
    until = day(voice.expires_on)
    if voice.hearers is Hearers.EVERYONE:
        return _("In the course up to and including %(day)s, for everyone.", day=until)
    return _("In the course up to and including %(day)s, for %(group)s.", day=until, group=voice.group.name)
