"""Ids in addresses: a number that no database can hold is an address that does not exist."""

from typing import Any

from flask import Flask
from werkzeug.routing import IntegerConverter, Map

BIGGEST = 2**31 - 1


class Id(IntegerConverter):
    """`<int:…>` in a route: up to the biggest id that both databases can hold; more is a 404 and not an error."""

    def __init__(self, map: Map, *arguments: Any, **options: Any) -> None:  # noqa: A002  werkzeug's name
        super().__init__(map, *arguments, **{"max": BIGGEST, **options})


def bound_ids(app: Flask) -> None:
    """Use it in every route."""
    app.url_map.converters["int"] = Id
