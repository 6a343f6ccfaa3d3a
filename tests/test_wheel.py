"""The built wheel, in an empty environment and another folder, is a whole Tandem: templates, look, courses, words."""

import os
import subprocess
import sys
import sysconfig
import urllib.request
from pathlib import Path

import pytest

from tests.servers import free_port, running

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`elearn` from the wheel; only the libraries are borrowed from this environment."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder / "env")], check=True)
    python = folder / "env" / "bin" / "python"
    [wheel] = folder.glob("*.whl")
    install = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "-q",
        "--no-deps",
        "--no-index",
        str(wheel),
    ]
    subprocess.run(install, check=True, capture_output=True)
    [packages] = (folder / "env" / "lib").glob("python*/site-packages")
    (packages / "borrowed.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    return folder / "env" / "bin" / "elearn"


def clean() -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")}


def test_it_does_not_borrow_this_checkout(program: Path, tmp_path: Path) -> None:
    where = [str(program.parent / "python"), "-c", "import elearn; print(elearn.__file__)"]
    done = subprocess.run(where, cwd=tmp_path, env=clean(), capture_output=True, text=True, check=True)
    assert str(ROOT) not in done.stdout


def test_it_carries_the_examples_to_begin_with_and_previews_what_is_made_of_them(program: Path, tmp_path: Path) -> None:
    make = [str(program), "new", "course", "Mijn cursus"]
    subprocess.run(make, cwd=tmp_path, env=clean(), capture_output=True, check=True)
    assert (tmp_path / "mijn-cursus" / "een-brief-op-tafel" / "index.md").is_file()
    port = free_port()
    command = [str(program), "preview", "mijn-cursus", "--port", str(port)]
    with running(command, f"http://127.0.0.1:{port}", folder=tmp_path) as address:
        for file in ("voorbeeld/voorbeeld.js", "voorbeeld/voorbeeld.css", "cursussen/mijn-cursus"):
            assert fetched(f"{address}/{file}")
    assert [path.name for path in tmp_path.iterdir()] == ["mijn-cursus"], "a preview leaves nothing behind"


def test_it_serves_the_demo_with_every_course_from_another_folder(program: Path, tmp_path: Path) -> None:
    port = free_port()
    command = [str(program), "serve", "--migrate", "--demo", "--port", str(port)]
    with running(command, f"http://127.0.0.1:{port}", folder=tmp_path, ELEARN_DEMO="1") as address:
        page = fetched(address)
        assert "tandem." in page
        assert "Aanmelden" in page, "the Dutch catalogue is compiled into the wheel"
        for module in (ROOT / "courses").glob("*/*/index.md"):
            course = fetched(f"{address}/cursussen/{module.parent.parent.name}")
            assert f'/{module.parent.name}"' in course
            assert "Wordt hersteld" not in course, "no module is broken by the journey"
    assert (tmp_path / "instance" / "tandem.sqlite3").exists()


def fetched(address: str) -> str:
    """What a page says.

    Raises:
        HTTPError: it is not there.
    """
    with urllib.request.urlopen(address, timeout=10) as answer:
        return str(answer.read().decode())
