"""What the recording of a voice in the course hangs on: with any of these, its file goes."""

from sqlalchemy import select

from elearn.accounts.models import User
from elearn.groups.models import Group
from elearn.recordings.going import HangsOn, keeps
from elearn.voices.models import CourseRecording, CourseVoice

HANGS_ON: HangsOn = {
    CourseRecording: lambda number: CourseRecording.id == number,
    CourseVoice: lambda number: CourseRecording.voice_id == number,
    Group: lambda number: CourseVoice.group_id == number,
    User: lambda number: CourseVoice.giver_id == number,
}

keeps(CourseRecording, select(CourseRecording.stored_name).join(CourseRecording.voice), HANGS_ON)
