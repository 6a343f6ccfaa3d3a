"""What others see of the page that a learner shows: the texts in the order of time, and answers only with consent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from elearn.growth.models import Consent, ShownPage
from elearn.growth.queries import consents_about
from elearn.reflections.answer_models import Feedback
from elearn.reflections.models import Moment, Reflection, Version


@dataclass(frozen=True)
class ShownText:
    """One version, if it was chosen, and the chosen answers to it; an answer that may not be read is only counted."""

    sheet: Reflection
    number: int
    at: datetime
    text: str | None
    moment: Moment | None
    answers: Sequence[Feedback]
    unread: int

    @property
    def key(self) -> str:
        return f"t{self.sheet.id}-{self.number}"


def shown_texts(page: ShownPage) -> list[ShownText]:
    """Everything on the page, oldest first."""
    chosen = {part.version for part in page.parts if part.version is not None}
    answers = sorted((part.feedback for part in page.parts if part.feedback is not None), key=lambda one: one.id)
    consents = consents_about([answer.id for answer in answers])
    versions = chosen | {answer.sharing.version for answer in answers}
    return [
        _shown(version, version in chosen, [one for one in answers if one.sharing.version is version], consents)
        for version in sorted(versions, key=lambda version: (version.created_at, version.id))
    ]


def _shown(
    version: Version, is_chosen: bool, answers: Sequence[Feedback], consents: Mapping[int, Consent]
) -> ShownText:
    readable = [answer for answer in answers if may_be_shown(answer, consents.get(answer.id))]
    return ShownText(
        sheet=version.reflection,
        number=version.number,
        at=version.created_at,
        text=version.text if is_chosen else None,
        moment=version.moment if is_chosen else None,
        answers=readable,
        unread=len(answers) - len(readable),
    )


def may_be_shown(answer: Feedback, consent: Consent | None) -> bool:
    """With the consent of who wrote it to these words, who is still here to take it back; and with words to read."""
    if answer.author_id is None or consent is None or not answer.body.strip():
        return False
    return consent.is_given and not consent.is_overtaken
