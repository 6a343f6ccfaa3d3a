"""The queries of the main pages, counted on the demo class."""

import tempfile
from pathlib import Path

from tests.bench.page_speed import PAGE


def queries() -> None:
    """Print the queries of the main pages, counted on the demo class."""
    from elearn import create_app, demo
    from elearn.database import db
    from elearn.settings import Settings
    from tests.queries import count_queries
    from tests.visitor import Visitor

    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Settings(secret_key="b" * 32, data=Path(folder), demo=True))
        with app.app_context():
            db.create_all()
            demo.fill_once()
            print(f"\n{'queries per page':34}{'count':>12}")
            for who, path in (
                ("student", "/"),
                ("student", PAGE),
                ("coach", "/mijn-tafel"),
                ("docent", "/groepen/1"),
                ("student", "/reflecties"),
            ):
                visitor = Visitor(app)
                visitor.post("/aanmelden", {"name": who, "pass_phrase": "tandem-demo"}, follow=False)
                visitor.get(path)
                with count_queries() as sent:
                    assert visitor.get(path).status_code == 200, path
                print(f"{who + ' ' + path[-25:]:34}{len(sent):12}")
            db.session.remove()
            db.engine.dispose()
