"""What one reader sees of the conversation about an answer, and what they can do in it."""

from dataclasses import dataclass

from elearn.reflections.answer_models import Feedback, LineKind, TalkLine
from elearn.reflections.queries import asked_of
from elearn.reflections.sharing_models import Sharing
from elearn.rules.sharing import may_answer
from elearn.web.access import actor


@dataclass(frozen=True)
class Talk:
    """A line that is in it may be read: it was sent, or it is the reader's own draft."""

    question: TalkLine | None
    reply: TalkLine | None
    is_receiver: bool
    """the reader wrote the text that was answered"""
    may_ask: bool
    may_reply: bool


def talk_about(answer: Feedback, sharing: Sharing, is_round: bool) -> Talk:
    """`sharing` is the one whose page this is; about an answer to another one there is only reading."""
    me = actor().id
    is_receiver, is_answerer = me == sharing.user_id, me is not None and me == answer.author_id
    question = _seen(answer, LineKind.QUESTION, is_receiver)
    reply = _seen(answer, LineKind.REPLY, is_answerer)
    is_here = answer.sharing_id == sharing.id and not sharing.is_withdrawn
    asked = question is not None and question.sent_at is not None
    return Talk(
        question=question,
        reply=reply,
        is_receiver=is_receiver and answer.sharing_id == sharing.id,
        may_ask=is_here and is_receiver and not is_round and answer.author_id is not None and not asked,
        may_reply=is_here
        and is_answerer
        and asked
        and (reply is None or reply.sent_at is None)
        and may_answer(actor(), sharing),
    )


def _seen(answer: Feedback, kind: LineKind, is_writer: bool) -> TalkLine | None:
    line = next((one for one in answer.lines if one.kind is kind), None)
    return line if line is not None and (is_writer or line.sent_at is not None) else None


def asked_of_me() -> list[TalkLine]:
    """Questions about one's own answers that wait for a reply."""
    me = actor().id
    return asked_of(me) if me is not None else []
