"""What a request costs in a course of 20 pages and in one of 2,000: processor time and queries, the text being the same."""

import gc
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask

from tests.bench.big_course import NAME, write_big_course

SMALL, LARGE = 20, 2000
ROUNDS, TIMES = 5, 40
VIEWED = "basishouding"
"""the first module that is copied: it lies in the smallest course too, and in every round of the largest"""


def page_cost() -> None:
    """Print the cost of the same page in a small course, in a large one, and far on in the large one."""
    print(f"\n{'a page, logged in':34}{'CPU ms':>12}{'queries':>10}")
    with _served(SMALL) as small, _served(LARGE) as large:
        far = f"{VIEWED}-b{_rounds(large)}"
        rows = [
            (f"in a course of {SMALL} pages", small, f"{VIEWED}-b1"),
            (f"in a course of {LARGE:,} pages", large, f"{VIEWED}-b1"),
            ("the same text, far on in it", large, far),
        ]
        for title, app, module in rows:
            print(f"{title:34}{'{:12.1f}{:10}'.format(*_cost(app, f'/cursussen/{NAME}/{module}/kijken-en-er-zijn'))}")


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


def _cost(app: Flask, path: str) -> tuple[float, int]:
    """Milliseconds of processor time of one request, the best of several rounds, and its queries."""
    from tests.queries import count_queries
    from tests.visitor import Visitor

    visitor = Visitor(app)
    visitor.post("/aanmelden", {"name": "student", "pass_phrase": "tandem-demo"}, follow=False)
    visitor.get(path)
    with app.app_context(), count_queries() as sent:
        assert visitor.get(path).status_code == 200, path
    return min(_round(visitor, path) for _ in range(ROUNDS)), len(sent)


def _round(visitor, path: str) -> float:
    gc.collect()
    times = []
    for _ in range(TIMES):
        began = time.process_time()
        visitor.get(path)
        times.append(time.process_time() - began)
    return statistics.median(times) * 1000
