"""One shared text to answer by voice, and an empty folder for the files."""

from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

import pytest
from flask import Flask

from elearn.recordings import files as voice_files
from elearn.reflections.sharing_models import Sharing
from elearn.rules.sharing import Audience
from tests.reflections.people import share, write
from tests.world import World


@pytest.fixture
def sharing(world: World) -> Sharing:
    return share(write(world.amina), world.group, world.nadia, Audience.GROUP)


@pytest.fixture(autouse=True)
def shelf(database: Flask) -> Iterator[Path]:
    """The folder of the files, empty."""
    rmtree(voice_files.folder(), ignore_errors=True)
    yield voice_files.folder()
    rmtree(voice_files.folder(), ignore_errors=True)
