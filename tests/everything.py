"""Runs the whole suite on SQLite, and on PostgreSQL too what stores, finds, counts or migrates something."""

import os
import subprocess
import sys

from tests.cluster import postgres
from tests.databases import VARIABLE

ON_SQLITE_ONLY = (
    "content",
    "blocks",
    "library",
    "rules",
    "web",
    "test_access.py",
    "test_architecture.py",
    "test_command_line.py",
    "test_exchange.py",
    "test_new.py",
    "test_preview.py",
    "test_scenario_commands.py",
    "test_settings.py",
    "test_wheel.py",
    "exercises/test_bad_input.py",
    "exercises/test_every_kind.py",
    "exercises/test_sheets.py",
    "exercises/test_too_much.py",
    "growth/test_paper.py",
    "lessons/test_every_page.py",
    "lessons/test_paper.py",
    "lessons/test_repairs.py",
    "lessons/test_search.py",
    "lessons/test_sources.py",
    "lessons/test_weight.py",
    "notices/test_settings_of_mail.py",
    "scenarios/test_xapi.py",
)
"""what has no database, and what is decided before one is asked: who may open what, what a form may hold, how a page
looks; values that one database refuses and the other keeps are tried on both, in `exercises/test_any_value.py`"""
PYTEST = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "worksteal"]


def run(title: str, *arguments: str, **environment: str) -> int:
    """What is compiled once is not compiled again for each of the processes that tests start."""
    print(f"\n== {title}", flush=True)
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run([*PYTEST, *arguments], env=clean | environment, check=False).returncode


def main() -> int:
    """0 when everything passed on both databases."""
    chosen = sys.argv[1:]
    if chosen:
        return run("What was asked for, on SQLite", *chosen)
    failed = run("SQLite, and the browser", "tests")
    try:
        with postgres() as server:
            once = [f"--ignore=tests/{name}" for name in ON_SQLITE_ONLY]
            failed |= run("PostgreSQL", "tests", *once, **{VARIABLE: server})
    except FileNotFoundError:
        print("\nPostgreSQL is missing, so half of the tests did not run. On Debian: sudo apt-get install postgresql")
        return 1 if os.environ.get("CI") else failed
    return failed


if __name__ == "__main__":
    sys.exit(main())
