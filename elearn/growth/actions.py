"""What a learner does with the page they show, and what whoever answered says about it. The view commits."""

from collections.abc import Collection
from datetime import date, timedelta

from flask_babel import gettext as _
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from elearn.content.usertext import clean_text
from elearn.database import db, now
from elearn.growth.models import Consent, PageLink, ShownPage, ShownPart
from elearn.reflections.answer_models import Feedback
from elearn.reflections.models import Reflection, Version
from elearn.reflections.sharing_models import Sharing

MOST_PARTS = 40
LONGEST_LINK = timedelta(days=365)


class PageChanged(ValueError):
    """The page was changed in another window; `page` is as it is now."""

    def __init__(self, page: ShownPage) -> None:
        super().__init__(
            _(
                "You changed this page in another window. Nothing is overwritten: what you typed is still here. "
                "Save again to keep it."
            )
        )
        self.page = page


class TooMuch(ValueError):
    """More texts and answers than one page can hold."""

    def __init__(self) -> None:
        super().__init__(
            _("Choose at most %(count)d texts and answers: more than that, nobody reads.", count=MOST_PARTS)
        )


class DayProblem(ValueError):
    """A last day that a link cannot have."""


def save_page(
    user_id: int, title: str, introduction: str, versions: Collection[int], answers: Collection[int], revision: int
) -> ShownPage:
    """Keep the page, and ask whoever wrote an answer that is new on it. What is not somebody's own is left out.

    Raises:
        PageChanged: it has moved on since `revision`, and it is not what is kept now.
        TooMuch
    """
    page = _locked(user_id) or _begun(user_id)
    parts = {("version", each) for each in _own_versions(user_id, versions)}
    parts |= {("answer", each) for each in _own_answers(user_id, answers)}
    if len(parts) > MOST_PARTS:
        raise TooMuch
    wanted = (" ".join(clean_text(title).split()), clean_text(introduction).strip())
    if (page.title, page.introduction) == wanted and _kept(page) == parts:
        return page
    if page.revision != revision:
        raise PageChanged(page)
    page.title, page.introduction = wanted
    page.revision, page.saved_at = page.revision + 1, now()
    _put(page, parts)
    return page


def _locked(user_id: int) -> ShownPage | None:
    query = select(ShownPage).where(ShownPage.user_id == user_id).with_for_update()
    return db.session.scalar(query, execution_options={"populate_existing": True})


def _begun(user_id: int) -> ShownPage:
    page = ShownPage(user_id=user_id, title="", introduction="", revision=0)
    try:
        with db.session.begin_nested():
            db.session.add(page)
    except IntegrityError:
        meanwhile = _locked(user_id)
        if meanwhile is None:
            raise
        return meanwhile
    return page


def _own_versions(user_id: int, wanted: Collection[int]) -> set[int]:
    query = select(Version.id).join(Version.reflection).where(Reflection.user_id == user_id, Version.id.in_(wanted))
    return set(db.session.scalars(query))


def _own_answers(user_id: int, wanted: Collection[int]) -> set[int]:
    query = select(Feedback.id).join(Feedback.sharing).where(Sharing.user_id == user_id, Feedback.id.in_(wanted))
    return set(db.session.scalars(query.where(Feedback.released_at.is_not(None))))


def _kept(page: ShownPage) -> set[tuple[str, int]]:
    return {_key(part) for part in page.parts}


def _put(page: ShownPage, parts: set[tuple[str, int]]) -> None:
    """The parts of a page; a question that waits about an answer that leaves the page goes too."""
    kept = _kept(page)
    answers = {each for kind, each in parts if kind == "answer"}
    gone = {each for kind, each in kept - parts if kind == "answer"}
    for part in [part for part in page.parts if _key(part) not in parts]:
        page.parts.remove(part)
    for kind, each in sorted(parts - kept):
        page.parts.append(ShownPart(version_id=each) if kind == "version" else ShownPart(feedback_id=each))
    db.session.execute(delete(Consent).where(Consent.feedback_id.in_(gone), Consent.decided_at.is_(None)))
    known = set(db.session.scalars(select(Consent.feedback_id).where(Consent.feedback_id.in_(answers))))
    db.session.add_all(Consent(feedback_id=each) for each in answers - known)
    db.session.flush()


def _key(part: ShownPart) -> tuple[str, int]:
    return ("version", part.version_id) if part.version_id is not None else ("answer", part.feedback_id or 0)


def make_link(page: ShownPage, last_day: date, today: date) -> PageLink:
    """A new link to a page; an older one opens nothing any more.

    Raises:
        DayProblem: the day is past, or more than a year away.
    """
    if last_day < today:
        raise DayProblem(_("Choose a day that is not past."))
    if last_day > today + LONGEST_LINK:
        raise DayProblem(_("Choose a day within a year."))
    end_link(page)
    page.link = PageLink(page_id=page.id, last_day=last_day)
    db.session.flush()
    return page.link


def end_link(page: ShownPage) -> None:
    """The link opens nothing any more, from now."""
    if page.link is not None:
        page.link = None
        db.session.flush()


def decide(consent: Consent, *, is_given: bool) -> None:
    """Whoever answered says yes or no, and can say something else later."""
    consent.is_given, consent.decided_at = is_given, now()
    db.session.flush()
