"""Loading, watching and checking a course of 2,000 pages, beside bare markdown-it-py on the same text.

`python -m tests.bench.course_loading TASK FOLDER` does one thing in a fresh process and prints what it cost; processor
time, because others use the machine too.
"""

import gc
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.big_course import NAME, write_big_course

FEW, MANY = 200, 2000
CHANGED = "01-kijken-en-er-zijn.md"
KB, MB = 1024, 1024 * 1024


def loading() -> None:
    """Print what a course of many pages costs, and that twice the pages cost twice as much and no more."""
    print(f"\n{'a course of the shipped pages':34}{'CPU s':>12}{'ms/page':>10}{'MB':>10}{'KB/page':>10}")
    for pages in (FEW, MANY):
        with tempfile.TemporaryDirectory() as folder:
            write_big_course(Path(folder), pages)
            for task in TASKS if pages == MANY else ("bare", "load"):
                _print(task, pages, _measured(task, Path(folder)))


def _measured(task: str, folder: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.course_loading", task, str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _print(task: str, pages: int, cost: dict[str, float]) -> None:
    title = f"{pages:,} pages: {TITLES[task]}"
    memory = f"{cost['memory'] / MB:10.1f}{cost['memory'] / KB / pages:10.1f}" if cost["memory"] else ""
    print(f"{title:34}{cost['seconds']:12.2f}{cost['seconds'] * 1000 / pages:10.2f}{memory}")


def _resident() -> int:
    """Bytes of memory that this process has."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) * KB


@contextmanager
def _costs() -> Iterator[dict[str, float]]:
    gc.collect()
    cost: dict[str, float] = {"memory": -_resident()}
    began = time.process_time()
    yield cost
    cost["seconds"] = time.process_time() - began
    gc.collect()
    cost["memory"] += _resident()


def _bare(folder: Path) -> dict[str, float]:
    """The yardstick: every text parsed and rendered by markdown-it-py as it comes, and the HTML kept."""
    from markdown_it import MarkdownIt

    with _costs() as cost:
        parser = MarkdownIt("commonmark", {"html": False}).enable("table")
        pages = [parser.render(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.md"))]
    assert pages
    return cost


def _load(folder: Path) -> dict[str, float]:
    from elearn.library import load_catalogue

    with _costs() as cost:
        catalogue = load_catalogue([folder])
    assert not [problem for problem in catalogue.problems if problem.is_error]
    return cost


def _change(folder: Path) -> dict[str, float]:
    """A page was changed while somebody watches."""
    from elearn.library import LiveCatalogue

    live = LiveCatalogue([folder])
    before = live.current
    page = next((folder / NAME).glob(f"*/{CHANGED}"))
    page.write_text(page.read_text(encoding="utf-8") + "\nNog een zin.\n", encoding="utf-8")
    with _costs() as cost:
        after = live.reload()
    assert after is not before
    return {**cost, "memory": 0}


def _look(folder: Path) -> dict[str, float]:
    """What watching costs once a second while nothing changes."""
    from elearn.library.snapshot import fingerprint

    fingerprint([folder])
    with _costs() as cost:
        fingerprint([folder])
    return {**cost, "memory": 0}


def _check(folder: Path) -> dict[str, float]:
    from elearn.checking import check

    with _costs() as cost:
        code = check([folder], write=lambda _line: None)
    assert code == 0
    return {**cost, "memory": 0}


def _first(folder: Path) -> dict[str, float]:
    """The first page that anybody asks of a program that just started: templates are read, courses are not."""
    from elearn import create_app
    from elearn.database import db
    from elearn.settings import Settings
    from tests.visitor import Visitor

    app = create_app(Settings(secret_key="b" * 32, data=folder, demo=True, courses=str(folder)))
    with app.app_context():
        db.create_all()
    page = next((folder / NAME).glob(f"*/{CHANGED}"))
    with _costs() as cost:
        answer = Visitor(app).get(f"/cursussen/{NAME}/{page.parent.name}/{page.stem.partition('-')[2]}")
    assert answer.status_code == 200
    return {**cost, "memory": 0}


TITLES = {
    "bare": "bare markdown-it-py",
    "load": "load",
    "check": "elearn check",
    "change": "load one change",
    "look": "look for a change",
    "first": "first request",
}
TASKS: dict[str, Callable[[Path], dict[str, float]]] = {
    "bare": _bare,
    "load": _load,
    "check": _check,
    "change": _change,
    "look": _look,
    "first": _first,
}

if __name__ == "__main__":
    print(json.dumps(TASKS[sys.argv[1]](Path(sys.argv[2]))))
