"""A running program sees changed files, at most once a second, and never half a catalogue."""

import threading
from pathlib import Path

import pytest

from elearn.library import LiveCatalogue, live
from elearn.library import pages as pages_module
from tests.library.cases import SOUND
from tests.library.test_catalogue import write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, SOUND)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "PATIENCE", 0.0)


def title(holder: LiveCatalogue) -> str | None:
    page = holder.current.page("c", "m", "a")
    return page.title if page else None


@pytest.mark.usefixtures("impatient")
def test_a_change_shows_when_told_to_watch(folder: Path) -> None:
    watching, sleeping = LiveCatalogue([folder], watch=True), LiveCatalogue([folder])
    write(folder, {"c/m/01-a.md": "# Veranderd\n"})
    assert (title(watching), title(sleeping)) == ("Veranderd", "A")


@pytest.mark.usefixtures("impatient")
def test_a_new_file_and_a_file_that_goes_are_seen(folder: Path) -> None:
    holder = LiveCatalogue([folder], watch=True)
    write(folder, {"c/m/02-b.md": "# B\n"})
    assert holder.current.page("c", "m", "b") is not None
    (folder / "c/m/02-b.md").unlink()
    assert holder.current.page("c", "m", "b") is None


def test_nobody_looks_twice_in_a_second(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    holder = LiveCatalogue([folder], watch=True)
    monkeypatch.setattr(live, "PATIENCE", 3600.0)
    write(folder, {"c/m/01-a.md": "# Veranderd\n"})
    assert title(holder) == "A"
    holder.reload()
    assert title(holder) == "Veranderd"


@pytest.mark.usefixtures("impatient")
def test_only_the_module_that_changed_is_parsed_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course = SOUND["c/course.md"].replace("[m]", "[m, n]")
    index = SOUND["c/m/index.md"]
    write(folder, {"c/course.md": course, "c/n/index.md": index, "c/n/01-x.md": "# X\n"})
    holder = LiveCatalogue([folder], watch=True)
    read: list[str] = []
    original = pages_module.open_file
    monkeypatch.setattr(
        pages_module, "open_file", lambda inside, sources: read.append(inside) or original(inside, sources)
    )
    write(folder, {"c/n/01-x.md": "# Y\n"})
    page = holder.current.page("c", "n", "x")
    assert page is not None
    assert page.title == "Y"
    assert read == ["c/n/01-x.md"]


FIGURE = "\n:::{figure} figuren/web.svg\n:alt: Een web.\n\nHet web.\n\nHetzelfde in woorden.\n:::\n"


@pytest.mark.usefixtures("impatient")
def test_a_changed_drawing_shows_and_leaves_modules_without_it_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    course, index = SOUND["c/course.md"].replace("[m]", "[m, n]"), SOUND["c/m/index.md"]
    write(folder, {"c/course.md": course, "c/n/index.md": index, "c/n/01-x.md": f"# X\n{FIGURE}"})
    holder = LiveCatalogue([folder], watch=True)
    read: list[str] = []
    original = pages_module.open_file
    monkeypatch.setattr(
        pages_module, "open_file", lambda inside, sources: read.append(inside) or original(inside, sources)
    )
    write(folder, {"c/figuren/web.svg": SOUND["c/figuren/web.svg"].replace("M0 0", "M1 1")})
    page = holder.current.page("c", "n", "x")
    assert page is not None
    assert "M1 1" in str(page.parts)
    assert read == ["c/n/01-x.md"]


@pytest.mark.usefixtures("impatient")
def test_a_drawing_that_comes_later_mends_the_page_that_names_it(folder: Path) -> None:
    (folder / "c/figuren/web.svg").unlink()
    write(folder, {"c/m/01-a.md": f"# A\n{FIGURE}"})
    holder = LiveCatalogue([folder], watch=True)
    assert title(holder) is None
    write(folder, {"c/figuren/web.svg": SOUND["c/figuren/web.svg"]})
    assert title(holder) == "A"


@pytest.mark.usefixtures("impatient")
def test_a_module_can_break_and_be_repaired(folder: Path) -> None:
    holder = LiveCatalogue([folder], watch=True)
    write(folder, {"c/m/01-a.md": "# A\n\n:::\n"})
    assert title(holder) is None
    write(folder, SOUND)
    assert title(holder) == "A"


@pytest.mark.usefixtures("impatient")
def test_readers_in_many_threads_always_get_a_whole_catalogue(folder: Path) -> None:
    holder = LiveCatalogue([folder], watch=True)
    titles: list[str | None] = []

    def read() -> None:
        titles.extend(title(holder) for _ in range(50))

    threads = [threading.Thread(target=read) for _ in range(6)]
    for thread in threads:
        thread.start()
    for number in range(10):
        write(folder, {"c/m/01-a.md": f"# Titel {number}\n"})
    for thread in threads:
        thread.join()
    assert len(titles) == 300
    assert title(holder) == "Titel 9"


def test_a_folder_that_goes_away_leaves_an_empty_catalogue(tmp_path: Path) -> None:
    assert LiveCatalogue([tmp_path / "weg"], watch=True).current.courses == ()


@pytest.mark.usefixtures("impatient")
def test_the_version_is_another_one_when_a_file_that_is_read_changed(folder: Path) -> None:
    holder = LiveCatalogue([folder], watch=True)
    first = holder.version
    write(folder, {"c/foto.png": "geen tekst"})
    holder.reload()
    assert holder.version == first
    write(folder, {"c/m/01-a.md": "# Veranderd\n"})
    assert holder.version == first, "what is not loaded yet has no version"
    holder.reload()
    assert holder.version != first
