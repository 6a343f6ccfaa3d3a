"""A server that is killed in the middle of saving: whatever it acknowledged is there when it is back."""

import os
import time
from pathlib import Path

from tests.databases import VARIABLE, database_url_for_tests
from tests.servers import Killable
from tests.writers import Writer, lost, writing

KILLS = 1
"""the bench kills twenty times"""


def test_every_acknowledged_save_survives_a_server_that_is_killed_hard(tmp_path: Path) -> None:
    with (
        database_url_for_tests("killed", tmp_path) as url,
        Killable(tmp_path, url if os.environ.get(VARIABLE) else "") as server,
    ):
        writers = [Writer(server.address, number) for number in range(6)]
        for number in range(KILLS):
            before = sum(one.saves for one in writers)
            with writing(writers, pause=0.02):
                time.sleep(0.6 + number / 10)
                server.kill()
            server.start()
            assert lost(writers) == []
            assert sum(one.saves for one in writers) > before
