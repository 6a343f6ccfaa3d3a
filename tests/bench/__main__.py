"""Runs every measurement, or those that are named: `python -m tests.bench speed scenarios`."""

import sys
import tempfile
from pathlib import Path

from tests.bench.course_loading import loading
from tests.bench.hostile_zips import zips
from tests.bench.page_cost import page_cost
from tests.bench.page_queries import queries
from tests.bench.page_speed import sizes, speed
from tests.bench.saving_at_once import killing, saving
from tests.bench.scenario_speed import scenarios
from tests.servers import demo_server


def over_the_wire() -> None:
    with tempfile.TemporaryDirectory() as folder, demo_server(Path(folder) / "data") as address:
        speed(address, Path(folder))
        sizes(address)


def large_courses() -> None:
    loading()
    page_cost()


MEASUREMENTS = {
    "speed": over_the_wire,
    "queries": queries,
    "courses": large_courses,
    "zips": zips,
    "scenarios": scenarios,
    "saving": saving,
    "killing": killing,
}

if __name__ == "__main__":
    for name in sys.argv[1:] or MEASUREMENTS:
        MEASUREMENTS[name]()
