"""Empty shelves for the recordings of each test, and a mail server where one is asked for."""

from collections.abc import Iterator
from shutil import rmtree

import pytest
from flask import Flask

from elearn.recordings import files
from tests.notices.conftest import box, mailing

__all__ = ["box", "mailing"]


@pytest.fixture(autouse=True)
def shelf(database: Flask) -> Iterator[None]:
    """The folder of the files, empty before and after."""
    rmtree(files.folder(), ignore_errors=True)
    yield
    rmtree(files.folder(), ignore_errors=True)
