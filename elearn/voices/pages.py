"""What the pages of a voice are drawn from, the same for the whole page and for its fragment."""

from typing import Any

from flask import render_template

from elearn.groups.queries import members_in_role
from elearn.rules.actor import Role
from elearn.voices.blueprint import Page, me
from elearn.voices.forms import UntilForm, VoiceForm, form_of, with_groups
from elearn.voices.models import CourseVoice
from elearn.voices.places import place_of
from elearn.voices.queries import coached_by
from elearn.web.headers import ask_for_microphone


def voice_page(voice: CourseVoice, status: int = 200, until: UntilForm | None = None, **more: Any) -> Page:
    """The page of a voice: for its giver a draft to write or what became of it, for a lecturer what they decide."""
    if voice.giver_id != me():
        return render_template("voices/judge.html", voice=voice, place=_place(voice), **more), status
    if voice.is_draft:
        return render_template("voices/write.html", **writing(voice)), status
    form = until or UntilForm(data={"expires_on": voice.expires_on})
    return render_template("voices/voice.html", voice=voice, place=_place(voice), until=form, **more), status


def _place(voice: CourseVoice) -> Any:
    return place_of(voice.spot, voice.place)


def writing(voice: CourseVoice, form: VoiceForm | None = None, **more: Any) -> dict[str, Any]:
    """What `voices/_write.html` takes; `form` as it was typed, else as the draft is."""
    ask_for_microphone()
    memberships = coached_by(voice.giver_id)
    return {
        "voice": voice,
        "place": _place(voice),
        "form": with_groups(form or form_of(voice), voice, memberships),
        "memberships": memberships,
        "lecturers": members_in_role(voice.group_id, Role.LECTURER),
        **more,
    }
