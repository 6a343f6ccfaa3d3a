"""The migrations make exactly the tables that the models describe, on both databases, and are quick to run again."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask

from elearn import create_app
from elearn.database import Base, db
from elearn.serving import is_migrated, migrate
from elearn.settings import Settings
from tests.databases import database_url_for_tests


def test_migrating_an_empty_database_gives_what_the_models_describe(tmp_path: Path) -> None:
    with database_url_for_tests("migrations", tmp_path) as url:
        app = create_app(Settings(secret_key="m" * 32, data=tmp_path, database_url=url, demo=True))
        with app.app_context():
            assert not is_migrated()
            migrate(app)
            migrate(app)
            assert is_migrated()
            with db.engine.connect() as connection:
                context = MigrationContext.configure(connection, opts={"compare_type": True})
                differences = compare_metadata(context, Base.metadata)
            db.engine.dispose()
    assert differences == []


def test_every_foreign_key_that_is_filtered_on_has_an_index(app: Flask) -> None:
    bare = []
    for table in Base.metadata.sorted_tables:
        first_columns = {next(iter(index.columns)).name for index in table.indexes}
        first_columns |= {
            next(iter(unique.columns)).name for unique in table.constraints if len(getattr(unique, "columns", []))
        }
        bare += [
            f"{table.name}.{key.parent.name}" for key in table.foreign_keys if key.parent.name not in first_columns
        ]
    assert bare == []
