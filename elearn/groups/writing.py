"""Who is writing, of the learners who let the lecturers of their group see that; of what they write nothing is read."""

from sqlalchemy import exists, func, select

from elearn.database import db
from elearn.groups.models import Membership
from elearn.library import Catalogue
from elearn.reflections.models import Reflection, Version
from elearn.rules.actor import Role

BLANKS = " \t\r\n"


def writing_in(group_id: int, catalogue: Catalogue) -> set[int]:
    """Who has words on a sheet that they did not share, at a question that can be shared."""
    as_shared = exists().where(Version.reflection_id == Reflection.id, Version.text == Reflection.draft)
    query = select(Reflection.user_id, Reflection.question_key).join(
        Membership, Membership.user_id == Reflection.user_id
    )
    shown = query.where(Membership.group_id == group_id, Membership.role == Role.LEARNER, Membership.shows_writing)
    writing = db.session.execute(shown.where(func.trim(Reflection.draft, BLANKS) != "", ~as_shared))
    return {user_id for user_id, key in writing if (asked := catalogue.reflection(key)) is None or asked.share}
