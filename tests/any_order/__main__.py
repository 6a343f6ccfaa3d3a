"""Many long stories, on SQLite and on PostgreSQL: `python -m tests.any_order [how many] [seed]`."""

import os
import random
import subprocess
import sys

from tests.any_order.looking import THOROUGH
from tests.cluster import postgres
from tests.databases import VARIABLE


def tell(title: str, how_many: str, seed: str, **environment: str) -> int:
    print(f"\n== {how_many} stories on {title}, seed {seed}", flush=True)
    command = [sys.executable, "-m", "pytest", "-q", "-s", "tests/any_order", f"--hypothesis-seed={seed}"]
    return subprocess.run(command, env={**os.environ, THOROUGH: how_many, **environment}, check=False).returncode


def main() -> int:
    """0 when no story on either database showed anything wrong."""
    how_many = sys.argv[1] if len(sys.argv) > 1 else "20"
    seed = sys.argv[2] if len(sys.argv) > 2 else str(random.randrange(10**6))
    failed = tell("SQLite", how_many, seed)
    with postgres() as server:
        return failed | tell("PostgreSQL", how_many, seed, **{VARIABLE: server})


if __name__ == "__main__":
    sys.exit(main())
