"""Fifty people who save at once for a minute, and a server that is killed hard while they do; on both databases."""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.cluster import postgres
from tests.servers import Killable, demo_server
from tests.writers import Writer, lost, writing

PEOPLE, SECONDS, PAUSE = 50, 60.0, 1.0
KILLS = 20


def saving() -> None:
    """A minute of saving, on SQLite and on PostgreSQL."""
    print(f"\n{PEOPLE} people saving a growing draft about once a second for {SECONDS:.0f} s; 2 workers of 4 threads")
    print(f"{'':14}{'saves':>8}{'errors':>8}{'p50 ms':>9}{'p95 ms':>9}{'max ms':>9}{'lost':>7}")
    on_both(_saving_on)


def _saving_on(name: str, data: Path, database_url: str) -> None:
    with demo_server(data, database_url) as address:
        writers = [Writer(address, number) for number in range(PEOPLE)]
        with writing(writers, PAUSE):
            time.sleep(SECONDS)
        times = sorted(1000 * each for one in writers for each in one.seconds)
        cuts = statistics.quantiles(times, n=20)
        errors = [error for one in writers for error in one.errors]
        row = f"{len(times):8}{len(errors):8}{cuts[9]:9.0f}{cuts[18]:9.0f}{times[-1]:9.0f}{len(lost(writers)):7}"
        print(f"{name:14}{row}", *sorted(set(errors))[:3], sep="\n  ", flush=True)


def killing() -> None:
    """Kill the server hard while people save, start it again, and look for every save that it had acknowledged."""
    print(f"\n{'server killed while 20 people save':36}{'kills':>7}{'acknowledged saves':>20}{'lost':>7}")
    on_both(_killing_on)


def _killing_on(name: str, data: Path, database_url: str) -> None:
    chance, missing = Random(5), 0
    with Killable(data, database_url) as server:
        writers = [Writer(server.address, number) for number in range(20)]
        for _time in range(KILLS):
            with writing(writers, 0.1):
                time.sleep(chance.uniform(0.3, 1.5))
                server.kill()
            server.start()
            missing += len(lost(writers))
    print(f"{name:36}{KILLS:7}{sum(one.saves for one in writers):20}{missing:7}", flush=True)


def on_both(measure: Callable[[str, Path, str], None]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        measure("SQLite", Path(folder) / "data", "")
    try:
        with tempfile.TemporaryDirectory() as folder, postgres() as server:
            measure("PostgreSQL", Path(folder) / "data", server)
    except FileNotFoundError:
        print("PostgreSQL is not on this machine")
