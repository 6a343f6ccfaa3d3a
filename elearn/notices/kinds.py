"""Everything that can happen for somebody, by name."""

from enum import StrEnum


class Kind(StrEnum):
    """What can happen for somebody; the values stand in addresses of the list, at most 20 letters and dashes."""

    ANSWERED = "answered"
    SHARED = "shared"
    DECLINED = "declined"
    HURT = "hurt"
    HANDED_OVER = "handed-over"
    GIVEN = "given"
    GIVEN_AWAY = "given-away"
    MAY_READ = "may-read"
    READER_WELCOME = "reader-welcome"
    READER_REFUSED = "reader-refused"
    ANSWERED_TOGETHER = "answered-together"
    ASKED_TOGETHER = "asked-together"
    PARTNER_AGREED = "partner-agreed"
    THANKED = "thanked"
    QUESTIONED = "questioned"
    REPLIED = "replied"
    ASKED = "asked"
    TAKEN_BACK = "taken-back"
    CONSENT_ASKED = "consent-asked"
    CONSENT_GIVEN = "consent-given"
    CONSENT_REFUSED = "consent-refused"
    VOICE_OFFERED = "voice-offered"
    VOICE_RELEASED = "voice-released"
    VOICE_GIVEN_BACK = "voice-given-back"
    VOICE_TAKEN_OUT = "voice-taken-out"
    VOICE_ENDS = "voice-ends"
