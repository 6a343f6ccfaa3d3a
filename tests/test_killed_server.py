"""A server that is killed in the middle of saving: whatever it acknowledged is there when it is back.

The bench kills it twenty times.
"""

import os
import time
from pathlib import Path

from tests.databases import VARIABLE, database_url_for_tests
from tests.servers import Killable
from tests.writers import Writer, lost, writing


def test_every_acknowledged_save_survives_a_server_that_is_killed_hard(tmp_path: Path) -> None:
    with (
        database_url_for_tests("killed", tmp_path) as url,
        Killable(tmp_path, url if os.environ.get(VARIABLE) else "") as server,
    ):
        writers = [Writer(server.address, number) for number in range(6)]
        with writing(writers, pause=0.02):
            time.sleep(0.6)
            server.kill()
        server.start()
        assert sum(one.saves for one in writers) > 0
        assert lost(writers) == []
