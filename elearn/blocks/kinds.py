"""Finds the kinds of blocks: every module of this package that holds a class with a `kind`."""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from elearn.blocks.block import Block

PACKAGE = "elearn.blocks"


@cache
def kinds(room: str = "page") -> Mapping[str, type[Block]]:
    """Each kind that may lie in this room, by name; a new file in this package is all a new kind needs."""
    found: dict[str, type[Block]] = {}
    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        for value in vars(importlib.import_module(f"{PACKAGE}.{module.name}")).values():
            if isinstance(value, type) and issubclass(value, Block) and value.kind and room in value.rooms:
                found[value.kind] = value
    return MappingProxyType(found)
