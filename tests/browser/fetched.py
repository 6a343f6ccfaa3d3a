"""What `tests/machine.sh` fetched from npm: axe-core and the Nu HTML checker."""

import os
from pathlib import Path

import pytest

from tests.servers import ROOT

PACKAGES = ROOT / ".cache" / "npm" / "node_modules"


def fetched(name: str) -> Path:
    """The path of a fetched file; without it a test is skipped, and in continuous integration it fails."""
    path = PACKAGES / name
    if path.is_file():
        return path
    missing = f"{name} is not here yet: run `sh tests/machine.sh`"
    if os.environ.get("CI"):
        pytest.fail(missing, pytrace=False)
    pytest.skip(missing)
