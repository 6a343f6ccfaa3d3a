"""What the browser tests need from this machine, which `tests/machine.sh` installs or fetches."""

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

from tests.servers import ROOT

PACKAGES = ROOT / ".cache" / "npm" / "node_modules"


def program(name: str, package: str) -> str:
    """The path of a program; without it a test is skipped, and in continuous integration it fails."""
    return shutil.which(name) or _do_without(
        f"{name} is not on this machine. On Debian: sudo apt-get install {package}"
    )


def fetched(name: str) -> Path:
    """The path of a file from npm; without it a test is skipped, and in continuous integration it fails."""
    path = PACKAGES / name
    return path if path.is_file() else _do_without(f"{name} is not here yet: run `sh tests/machine.sh`")


def _do_without(words: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(words, pytrace=False)
    pytest.skip(words)
