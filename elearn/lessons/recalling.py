"""What a learner wrote or answered earlier, to be shown to them again on another page."""

from dataclasses import dataclass
from datetime import datetime

from elearn.exercises.queries import latest_attempts
from elearn.exercises.showing import Shown
from elearn.library import Page
from elearn.reflections.models import Reflection
from elearn.reflections.queries import sheets_for
from elearn.web.library import catalogue


@dataclass(frozen=True)
class Recalled:
    """The page of an earlier question, and a reader's own sheet or last answer there; only ever the reader's own."""

    page: Page
    is_exercise: bool
    sheet: Reflection | None = None
    exercise: Shown | None = None

    @property
    def written_at(self) -> datetime | None:
        """When it was written; None when nothing was."""
        if self.sheet is not None:
            return self.sheet.saved_at if self.sheet.draft.strip() else None
        attempt = self.exercise.latest if self.exercise else None
        return attempt.created_at if attempt else None

    @property
    def is_there(self) -> bool:
        return self.written_at is not None


def recalled_on(page: Page, reader: int | None) -> dict[str, Recalled]:
    """By id: what this page shows again; what the course no longer asks is left out. Two queries, or none."""
    books, keys = catalogue(), [f"{page.course}/{name}" for name in page.recalls]
    exercises = {key: block for key in keys if (block := books.exercise(key))}
    questions = [key for key in keys if books.reflection(key)]
    sheets = sheets_for(reader, questions) if reader and questions else {}
    attempts = latest_attempts(reader, exercises) if reader and exercises else {}
    answered = {key: Shown(exercises[key], key, (attempt,), 1) for key, attempt in attempts.items()}
    homes = ((name, key, books.where(key)) for name, key in zip(page.recalls, keys, strict=True))
    return {
        name: Recalled(home, key in exercises, sheets.get(key), answered.get(key)) for name, key, home in homes if home
    }
