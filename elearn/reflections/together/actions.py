"""Answering together: a coach and a lecturer each give a part, agree to both, and release them at the same instant.

What becomes of it when something else happens:

- *One of them stops* (`part_ways`), or throws their part away: it ends for both. Neither goes on reading the other's
  part; each part is a draft of its author alone again, and nothing is lost.
- *`Niet voor mij`, this hurts me, hand-over, out of the group*: the same, by itself (`ending`). The coach's
  drafts go with `niet voor mij`, as they were told; the lecturer keeps theirs.
- *The learner takes the text back*: both parts stay with their authors, and nobody can read the other's or release.
- *One of them is erased*: before the release their part goes with them, and the other keeps their own as a draft.
  After the release both parts stay, one of them without a name and without its voice.
- *Something changes in a part*: every agreement was to something else, and holds no longer (`rules/agreeing`).
"""

from flask_babel import gettext as _
from sqlalchemy import select

from elearn.accounts.models import User
from elearn.database import db, now
from elearn.reflections.answer_actions import NoLongerThere, lock, locked
from elearn.reflections.answer_models import Feedback
from elearn.reflections.sharing_models import Sharing
from elearn.reflections.together.models import JointAnswer, JointPart
from elearn.reflections.together.queries import are_parts, find_together, open_together, partners_for
from elearn.rules.agreeing import all_agree, fingerprint, is_whole


class TogetherProblem(ValueError):
    """Something that cannot be done; the message says why, and what to do."""


def answer_together(draft: Feedback, partner: User) -> JointAnswer:
    """Put one's own draft in an answer together: from now on the partner reads and hears it.

    When the partner asked already, this is the second part of what they began.

    Raises:
        TogetherProblem: the partner cannot answer this text, the draft was released, or they have another part.
        NoLongerThere
    """
    if locked(draft) is None:
        raise NoLongerThere
    me = draft.author_id
    assert me is not None
    if draft.is_released:
        raise TogetherProblem(_("You released this answer already, and it stays as it is."))
    if partner.id not in {one.id for one in partners_for(draft.sharing, me)}:
        raise TogetherProblem(_("%(name)s cannot answer this text any more.", name=partner.shown_name))
    joint = next((one for one in open_together(draft.sharing_id, me) if one.is_of(partner.id)), None)
    if are_parts([draft]) or (joint is not None and joint.part_of(me)):
        return _same(joint, draft, partner)
    _leave_what_ended(draft)
    joint = joint or _begun(draft.sharing, me, partner.id)
    joint.parts.append(JointPart(feedback=draft))
    db.session.flush()
    return joint


def join_in(draft: Feedback) -> JointAnswer:
    """Put one's own draft beside the part of the partner who asked first.

    Raises:
        TogetherProblem: nobody asks any more, or it cannot be.
    """
    me = draft.author_id
    asked = (one for one in open_together(draft.sharing_id, me or 0) if one.part_of(me) is None)
    partner = next((one.other_than(me) for one in asked), None)
    if partner is None:
        raise TogetherProblem(
            _("Nobody asks you to answer together any more. Keep your answer as a draft, or release it.")
        )
    return answer_together(draft, partner)


def _same(joint: JointAnswer | None, draft: Feedback, partner: User) -> JointAnswer:
    """The form was sent twice; anything else would be a second part of one person."""
    mine = joint.part_of(draft.author_id) if joint is not None else None
    if joint is None or mine is None:
        raise TogetherProblem(_("You answer together with somebody else already. Stop that first."))
    if mine.feedback_id != draft.id:
        raise TogetherProblem(_("You have a part with %(name)s already. Change that one.", name=partner.shown_name))
    return joint


def _begun(sharing: Sharing, asker_id: int, partner_id: int) -> JointAnswer:
    is_coach = asker_id == sharing.coach_id
    joint = JointAnswer(sharing_id=sharing.id)
    joint.coach_id, joint.lecturer_id = (asker_id, partner_id) if is_coach else (partner_id, asker_id)
    db.session.add(joint)
    return joint


def _leave_what_ended(draft: Feedback) -> None:
    """A draft is a part of one answer at most; one that does not stand any more gives way."""
    old = db.session.scalar(select(JointPart).where(JointPart.feedback_id == draft.id))
    if old is not None:
        db.session.delete(old.joint)
        db.session.flush()
        db.session.refresh(draft, ["part"])


def agree(sharing: Sharing, joint_id: int, user_id: int, seen: str) -> JointAnswer:
    """Agree to the release of both parts as they were seen; when both agree to the same, both are released.

    Raises:
        TogetherProblem: they do not answer together any more, a part says nothing yet, or it is not what was seen.
    """
    lock(sharing)
    joint = find_together(joint_id, sharing.id, user_id)
    if joint is None:
        raise TogetherProblem(
            _("You are not answering together any more. Nothing is lost: your part is a draft of yours alone.")
        )
    mine = joint.part_of(user_id)
    if joint.released_at is not None or mine is None:
        return joint
    parts = [part.as_seen() for part in joint.parts]
    if not is_whole(parts):
        raise TogetherProblem(
            _("One of the two parts has no words and no voice yet. You can agree when both are there.")
        )
    if fingerprint(parts) != seen:
        raise TogetherProblem(
            _("Something changed after you opened this page. Both parts are here as they are now: read them again.")
        )
    mine.agreed_to, mine.agreed_at = seen, now()
    if all_agree([part.as_seen() for part in joint.parts]):
        _release(joint)
    db.session.flush()
    return joint


def _release(joint: JointAnswer) -> None:
    joint.released_at = now()
    for part in joint.parts:
        part.feedback.released_at = joint.released_at


def part_ways(sharing: Sharing, joint_id: int, user_id: int) -> None:
    """Answer alone after all: it ends for both, and each part is a draft of its author alone.

    Raises:
        TogetherProblem: it was released.
    """
    lock(sharing)
    joint = find_together(joint_id, sharing.id, user_id)
    if joint is not None and joint.released_at is not None:
        raise TogetherProblem(_("Your answer together is released, and it stays as it is."))
    if joint is not None:
        db.session.delete(joint)
        db.session.flush()
