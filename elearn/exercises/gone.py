"""What somebody meets who answers an exercise that is no longer in the course."""

from werkzeug.datastructures import MultiDict

from elearn.blocks.reading import is_id
from elearn.content.usertext import clean_text
from elearn.web.library import catalogue


def was_taken_out(course: str, exercise: str) -> bool:
    """Whether a course that is there could have had this exercise; it may also lie in a module under repair."""
    books = catalogue()
    return books.course(course) is not None and is_id(exercise) and books.exercise(f"{course}/{exercise}") is None


def words_sent(form: MultiDict[str, str]) -> list[str]:
    """What of a form somebody wrote themselves: the values with more than one word."""
    texts = (clean_text(value).strip() for value in form.values())
    return list(dict.fromkeys(text for text in texts if len(text.split()) > 1))
