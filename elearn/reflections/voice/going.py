"""What the recording of an answer hangs on: with any of these, its file goes."""

from sqlalchemy import or_, select

from elearn.accounts.models import User
from elearn.groups.models import Group
from elearn.recordings.going import HangsOn, keeps
from elearn.reflections.answer_models import Feedback, VoiceRecording
from elearn.reflections.models import Reflection, Version
from elearn.reflections.sharing_models import Sharing

HANGS_ON: HangsOn = {
    VoiceRecording: lambda number: VoiceRecording.id == number,
    Feedback: lambda number: VoiceRecording.feedback_id == number,
    Sharing: lambda number: Feedback.sharing_id == number,
    Version: lambda number: Sharing.version_id == number,
    Reflection: lambda number: Version.reflection_id == number,
    Group: lambda number: Sharing.group_id == number,
    User: lambda number: or_(VoiceRecording.speaker_id == number, Sharing.user_id == number),
}
NAMES = select(VoiceRecording.stored_name).join(VoiceRecording.feedback).join(Feedback.sharing).join(Sharing.version)

keeps(VoiceRecording, NAMES, HANGS_ON)
