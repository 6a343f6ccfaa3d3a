"""The declarative base that all models share, and the session that carries a request's work."""

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase, registry

from elearn.database.types import TYPE_MAP

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Every table: named constraints, UTC times, JSON that compares by value."""

    registry = registry(metadata=MetaData(naming_convention=NAMING), type_annotation_map=TYPE_MAP)


db = SQLAlchemy(model_class=Base)
