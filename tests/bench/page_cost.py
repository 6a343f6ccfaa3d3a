"""What a request costs in a course of 20 pages and in one of 2,000, the text being the same."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask

from tests.bench.big_course import NAME, write_big_course
from tests.queries import count_queries
from tests.visitor import Visitor

SMALL, LARGE = 20, 2000
TIMES = 150
VIEWED, PAGE = "basishouding", "kijken-en-er-zijn"
"""the first module that is copied: it lies in the smallest course too, and in every round of the largest"""


def page_cost() -> None:
    """Print the cost of the same page in a small course, in a large one, and far on in the large one."""
    with _served(SMALL) as small, _served(LARGE) as large:
        rows = {
            f"in a course of {SMALL} pages": _viewed(small, 1),
            f"in a course of {LARGE:,} pages": _viewed(large, 1),
            "the same text, far on in it": _viewed(large, _rounds(large)),
        }
        sent = {title: _queries(*row) for title, row in rows.items()}
        rounds = [{title: _time(*row) for title, row in rows.items()} for _ in range(TIMES)]
    print(f"\n{'a page, logged in':34}{'CPU ms':>12}{'queries':>10}")
    for title in rows:
        print(f"{title:34}{min(each[title] for each in rounds):12.1f}{sent[title]:10}")


@contextmanager
def _served(pages: int) -> Iterator[Flask]:
    """Tandem with a course of this many pages beside the shipped ones, and the demo class."""
    from elearn import create_app, demo
    from elearn.database import db
    from elearn.settings import Settings

    with tempfile.TemporaryDirectory() as folder:
        courses = Path(folder) / "courses"
        courses.mkdir()
        write_big_course(courses, pages)
        app = create_app(Settings(secret_key="b" * 32, data=Path(folder), demo=True, courses=str(courses)))
        with app.app_context():
            db.create_all()
            demo.fill_once()
            db.session.remove()
        yield app
        with app.app_context():
            db.engine.dispose()


def _rounds(app: Flask) -> int:
    """How often the viewed module is in the course."""
    course = app.extensions["library"].current.course(NAME)
    return sum(module.id.startswith(f"{VIEWED}-") for module in course.modules)


def _viewed(app: Flask, again: int) -> tuple[Visitor, str]:
    """A student who has opened a page before."""
    visitor, path = Visitor(app), f"/cursussen/{NAME}/{VIEWED}-b{again}/{PAGE}"
    visitor.post("/aanmelden", {"name": "student", "pass_phrase": "tandem-demo"}, follow=False)
    assert visitor.get(path).status_code == 200, path
    return visitor, path


def _queries(visitor: Visitor, path: str) -> int:
    with visitor.app.app_context(), count_queries() as sent:
        visitor.get(path)
    return len(sent)


def _time(visitor: Visitor, path: str) -> float:
    """Milliseconds of processor time of one request."""
    began = time.process_time()
    visitor.get(path)
    return (time.process_time() - began) * 1000
