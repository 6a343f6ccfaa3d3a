"""How soon each hostile zip is refused: the slowest ones, and the largest course that can be imported."""

import tempfile
import time
from pathlib import Path

from elearn.library.packing import Refused, unpack_course
from elearn.library.packing.limits import LARGEST_FILE, MOST_UNPACKED
from tests.library.zips import HOSTILE, crowded, damaged_at_its_end

SHOWN = 5


def zips() -> None:
    """Print the processor time of the slowest refusals."""
    makers = {case: make for case, (make, _said) in HOSTILE.items()}
    makers["has a million files"] = lambda: crowded(1_000_000)
    makers["is as large as can be, and damaged"] = lambda: damaged_at_its_end(
        MOST_UNPACKED // LARGEST_FILE - 1, LARGEST_FILE
    )
    times = sorted(((_refusing(make()), case) for case, make in makers.items()), reverse=True)
    print(f"\n{f'refusing {len(times)} hostile zips':34}{'CPU ms':>12}")
    for seconds, case in times[:SHOWN]:
        print(f"{case:34}{seconds * 1000:12.1f}")


def _refusing(data: bytes) -> float:
    with tempfile.TemporaryDirectory() as folder:
        file, courses = Path(folder, "c.zip"), Path(folder, "courses")
        courses.mkdir()
        file.write_bytes(data)
        began = time.process_time()
        try:
            unpack_course(file, courses)
        except Refused:
            return time.process_time() - began
    raise AssertionError("it was not refused")
