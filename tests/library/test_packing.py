"""A course goes into a zip and comes out of it the same; what is not a course changes nothing at all."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from zipfile import ZipExtFile, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elearn.library.packing import Refused, listing, pack_course, placing, put_back, unpack_course, write_zip
from elearn.library.packing.limits import MOST_ZIPPED
from elearn.places import shipped
from tests.library.cases import SOUND
from tests.library.zips import COURSE, HOSTILE, MEGABYTE, crowded, lying, named, zipped


def tree(folder: Path) -> dict[str, bytes | str | None]:
    """Everything below a folder: the bytes of files, where links lead, and the folders."""
    return {path.relative_to(folder).as_posix(): _inside(path) for path in sorted(folder.rglob("*"))}


def _inside(path: Path) -> bytes | str | None:
    if path.is_symlink():
        return str(path.readlink())
    return path.read_bytes() if path.is_file() else None


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder of courses some way down, so that what climbs out of it is seen; another course lies in it."""
    courses = tmp_path / "srv" / "tandem" / "courses"
    write(courses, {"begrippen.md": SOUND["begrippen.md"].encode(), "d/course.md": b"# Een andere cursus\n"})
    return courses


def write(folder: Path, files: dict[str, bytes]) -> Path:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def sent(tmp_path: Path, data: bytes) -> Path:
    file = tmp_path / "cursus.zip"
    file.write_bytes(data)
    return file


@contextmanager
def unchanged(folder: Path) -> Iterator[None]:
    before = tree(folder)
    yield
    assert tree(folder) == before


@pytest.mark.parametrize("case", HOSTILE)
def test_what_is_no_course_is_refused_in_one_line_and_changes_nothing(case: str, tmp_path: Path, site: Path) -> None:
    make, said = HOSTILE[case]
    file = sent(tmp_path, make())
    with unchanged(tmp_path), pytest.raises(Refused) as refused:
        unpack_course(file, site)
    message = str(refused.value)
    assert said in message
    assert message.isprintable()
    assert ";" in message, "it says what to do"


@pytest.mark.parametrize("case", HOSTILE)
def test_a_course_that_is_there_survives_a_zip_that_is_refused(case: str, tmp_path: Path, site: Path) -> None:
    write(site, {path: data + b"\nVan ons.\n" for path, data in COURSE.items()})
    file = sent(tmp_path, HOSTILE[case][0]())
    with unchanged(tmp_path), pytest.raises(Refused):
        unpack_course(file, site, replace=True)


@pytest.mark.parametrize("said", [None, 4])
def test_a_hundred_thousand_files_are_refused_before_they_are_listed(
    said: int | None, tmp_path: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    monkeypatch.setattr(listing, "ZipFile", opened.append)
    with pytest.raises(Refused, match="more than 6,000 files"):
        unpack_course(sent(tmp_path, crowded(100_000, said)), site)
    assert not opened


def test_no_more_of_a_file_is_unpacked_than_the_zip_says(
    tmp_path: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    original = ZipExtFile.read

    def counted(self: ZipExtFile, n: int | None = -1) -> bytes:
        data = original(self, n)
        read.append(len(data))
        return data

    monkeypatch.setattr(ZipExtFile, "read", counted)
    file = sent(tmp_path, lying(400_000, 40 * MEGABYTE))
    with pytest.raises(Refused, match="came out damaged"):
        unpack_course(file, site)
    assert sum(read) <= 400_000 + sum(len(data) for data in COURSE.values())


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = sent(tmp_path, b"")
    os.truncate(file, MOST_ZIPPED + 1)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"{path} was read"))
    with pytest.raises(Refused, match="larger than 32 MiB"):
        unpack_course(file, site)


def test_a_pipe_or_nothing_at_all_is_refused(tmp_path: Path, site: Path) -> None:
    os.mkfifo(tmp_path / "pijp.zip")
    for name in ("pijp.zip", "nergens.zip", "srv"):
        with pytest.raises(Refused, match="there is no such file"):
            unpack_course(tmp_path / name, site)


@pytest.mark.parametrize("name", ["bindkracht", "krachtwerk", "wegwijs"])
def test_a_shipped_course_comes_out_as_it_went_in(name: str, tmp_path: Path, site: Path) -> None:
    course = shipped("courses") / name
    packed = pack_course(course)
    assert packed.left_out == ()
    came = unpack_course(sent(tmp_path, packed.data), site)
    assert tree(came) == tree(course)
    assert pack_course(came).data == packed.data
    assert sorted(path.name for path in site.iterdir()) == sorted(["begrippen.md", "d", name])


TEXT = st.text(max_size=80).map(lambda text: text.encode("utf-8", "replace")) | st.binary(max_size=40)
NAMES = st.from_regex(r"[a-z0-9A-Zé]{1,8}(-[a-z]{1,4})?", fullmatch=True).filter(
    lambda name: name.lower() not in {"con", "prn", "aux", "nul"} and name[:3].lower() not in {"com", "lpt"}
)
PATHS = st.lists(NAMES.map(str.lower), max_size=3).flatmap(
    lambda folders: NAMES.map(lambda name: "/".join([*(f"f{each}" for each in folders), name.lower()]))
)
FILES = st.dictionaries(
    st.tuples(PATHS, st.sampled_from([".md", ".svg", ".scenario.md"])).map("".join), TEXT, max_size=6
)


@settings(max_examples=25, deadline=None)
@given(files=FILES, name=st.from_regex(r"[a-z][a-z0-9]{0,6}", fullmatch=True).filter(lambda name: name != "routes"))
def test_export_import_export_gives_the_same_bytes(files: dict[str, bytes], name: str) -> None:
    with tempfile.TemporaryDirectory() as work:
        here, there = Path(work, "here"), Path(work, "there")
        there.mkdir()
        course = write(here / name, {**files, "course.md": COURSE["c/course.md"]})
        packed = pack_course(course)
        came = unpack_course(sent(Path(work), packed.data), there)
        assert {path for path, inside in tree(came).items() if inside is not None} == {*files, "course.md"}
        assert pack_course(came).data == packed.data


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0), to=st.binary(max_size=6), gone=st.integers(0, 40))
def test_whatever_happens_to_the_bytes_of_a_zip_it_is_a_course_or_it_is_refused(at: int, to: bytes, gone: int) -> None:
    data = zipped()
    at %= len(data)
    with tempfile.TemporaryDirectory() as work:
        site = write(Path(work, "courses"), {"begrippen.md": b""})
        file = sent(Path(work), data[:at] + to + data[at + gone :])
        before = tree(site)
        try:
            came = unpack_course(file, site)
        except Refused:
            assert tree(site) == before
        else:
            assert came == site / "c"
            assert {path: inside for path, inside in tree(site).items() if not path.startswith("c")} == before


def test_a_course_with_mistakes_is_imported(tmp_path: Path, site: Path) -> None:
    wrong = {**COURSE, "c/course.md": b"---\ntitle: [\n---\n", "c/m/02-Fout.md": b"\xff :::{keuze}\n"}
    came = unpack_course(sent(tmp_path, zipped(course=wrong)), site)
    assert (came / "m/02-Fout.md").read_bytes() == b"\xff :::{keuze}\n"


def test_what_a_computer_puts_in_by_itself_is_left_out(tmp_path: Path, site: Path) -> None:
    more = [("__MACOSX/c/._course.md", b"\0"), ("c/.DS_Store", b"\0"), ("c/m/Thumbs.db", b"\0"), ("c/", b"")]
    came = unpack_course(sent(tmp_path, zipped(*more)), site)
    assert {f"c/{path}" for path, inside in tree(came).items() if inside is not None} == set(COURSE)


def test_what_a_computer_puts_in_by_itself_leads_nowhere_either(tmp_path: Path, site: Path) -> None:
    with unchanged(tmp_path / "srv"), pytest.raises(Refused, match="not a path inside"):
        unpack_course(sent(tmp_path, named("__MACOSX/../../.DS_Store")), site)


def test_a_comment_at_the_end_of_a_zip_is_no_harm(tmp_path: Path, site: Path) -> None:
    made = BytesIO(zipped())
    with ZipFile(made, "a") as target:
        target.comment = b"Groeten van Nadia"
    assert unpack_course(sent(tmp_path, made.getvalue()), site) == site / "c"


def test_a_course_that_is_there_is_replaced_only_when_asked(tmp_path: Path, site: Path) -> None:
    write(site, {**COURSE, "c/m/09-oud.md": b"# Oud\n"})
    file = sent(tmp_path, zipped())
    with unchanged(tmp_path), pytest.raises(Refused, match="--replace"):
        unpack_course(file, site)
    came = unpack_course(file, site, replace=True)
    assert not (came / "m/09-oud.md").exists()
    assert sorted(path.name for path in site.iterdir()) == ["begrippen.md", "c", "d"]


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_what_is_no_course_is_never_replaced(kind: str, tmp_path: Path, site: Path) -> None:
    target = site / "c"
    if kind == "folder":
        write(target, {"belangrijk.txt": b"Niet kwijtraken"})
    elif kind == "file":
        target.write_bytes(b"Niet kwijtraken")
    else:
        target.symlink_to(site / "d")
    file = sent(tmp_path, zipped())
    with unchanged(tmp_path), pytest.raises(Refused, match="no folder of a course"):
        unpack_course(file, site, replace=True)


def test_the_old_course_comes_back_when_the_new_one_cannot_take_its_place(
    tmp_path: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(site, {**COURSE, "c/m/09-oud.md": b"# Oud\n"})
    file, original = sent(tmp_path, zipped()), Path.rename

    def rename(path: Path, target: Path) -> Path:
        if ".import-" in str(path):
            raise PermissionError(13, "Permission denied")
        return original(path, target)

    monkeypatch.setattr(Path, "rename", rename)
    with unchanged(tmp_path), pytest.raises(Refused, match="Permission denied"):
        unpack_course(file, site, replace=True)


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, original = sent(tmp_path, zipped()), placing._write

    def until_full(path: Path, data: bytes) -> None:
        if path.name == "01-a.md":
            raise OSError(28, "No space left on device")
        original(path, data)

    monkeypatch.setattr(placing, "_write", until_full)
    with unchanged(tmp_path), pytest.raises(Refused, match="No space left"):
        unpack_course(file, site)


def test_a_course_goes_into_a_folder_of_courses_that_is_there(tmp_path: Path, site: Path) -> None:
    file = sent(tmp_path, zipped())
    with pytest.raises(Refused, match="make it first"):
        unpack_course(file, site / "nieuw")
    with pytest.raises(Refused, match="is a course itself"):
        unpack_course(file, site / "d")


def test_only_what_belongs_to_a_course_is_exported(tmp_path: Path) -> None:
    more = {
        "c/m/foto.png": b"\x89PNG",
        "c/notities.docx": b"",
        "c/.git/config": b"",
        "c/_oud/01-a.md": b"",
        "b.md": b"",
    }
    write(tmp_path, {**COURSE, **more})
    packed = pack_course(tmp_path / "c")
    assert set(packed.paths) == set(COURSE)
    assert packed.left_out == ("c/m/foto.png", "c/notities.docx")
    with ZipFile(BytesIO(packed.data)) as made:
        assert made.namelist() == sorted(COURSE)


def test_an_export_does_not_depend_on_when_and_where_it_is_made(tmp_path: Path) -> None:
    here, there = write(tmp_path / "hier", COURSE), write(tmp_path / "daar", dict(reversed(COURSE.items())))
    os.utime(there / "c/course.md", (1, 1))
    (there / "c/course.md").chmod(0o600)
    assert pack_course(here / "c") == pack_course(there / "c")


@pytest.mark.parametrize("target", ["../geheim.md", "/etc/hostname", "nergens.md", "m", "lus.md"])
def test_a_link_that_leads_out_of_the_course_is_not_followed(target: str, tmp_path: Path) -> None:
    write(tmp_path, {**COURSE, "geheim.md": b"Geheim"})
    (tmp_path / "c/lus.md").symlink_to(target)
    with pytest.raises(Refused, match=r"`c/lus\.md` is a link"):
        pack_course(tmp_path / "c")


def test_a_link_inside_the_course_becomes_the_file(tmp_path: Path) -> None:
    write(tmp_path, COURSE)
    (tmp_path / "c/m/02-b.md").symlink_to("01-a.md")
    with ZipFile(BytesIO(pack_course(tmp_path / "c").data)) as made:
        assert made.read("c/m/02-b.md") == COURSE["c/m/01-a.md"]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "is no course"),
        ({**COURSE, "c/m/01-A.md": b""}, "apart from capitals"),
        ({**COURSE, "c/m/01:a.md": b""}, "not a path inside"),
        ({**COURSE, "c/m/02-b.md": b" " * MEGABYTE}, "larger than 512 KiB"),
    ],
)
def test_what_nobody_could_import_is_not_exported(files: dict[str, bytes], said: str, tmp_path: Path) -> None:
    write(tmp_path, files)
    with pytest.raises(Refused, match=said):
        pack_course(tmp_path / "c")


class Killed(BaseException):
    """The process is no more."""


@contextmanager
def killed_after(renames: int) -> Iterator[None]:
    """After so many renames nothing reaches the disk any more."""
    rename, left = Path.rename, iter(range(renames))

    def die_or_rename(path: Path, target: Path) -> Path:
        if next(left, None) is None:
            raise Killed
        return rename(path, target)

    def die(*_of: object, **_how: object) -> None:
        raise Killed

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Path, "rename", die_or_rename)
        patched.setattr(shutil, "rmtree", die)
        yield


@pytest.mark.parametrize(("renames", "lies_there"), [(0, b"# Oud\n"), (1, b"# Oud\n"), (2, COURSE["c/course.md"])])
def test_a_course_of_which_the_replacing_was_killed_lies_in_its_place_after_the_next_run(
    renames: int, lies_there: bytes, tmp_path: Path, site: Path
) -> None:
    write(site, {"c/course.md": b"# Oud\n"})
    file = sent(tmp_path, zipped())
    with killed_after(renames), pytest.raises(Killed):
        unpack_course(file, site, replace=True)
    assert put_back(site) == ([site / "c"] if renames == 1 else [])
    assert (site / "c/course.md").read_bytes() == lies_there
    assert put_back(site) == []
    assert not list(site.glob(".c-*/*"))
    unpack_course(file, site, replace=True)
    assert pack_course(site / "c").paths == tuple(sorted(COURSE))


def test_a_folder_that_only_looks_like_the_rest_of_an_import_stays(site: Path) -> None:
    write(site, {".c-before-x/e/course.md": b"", ".c-before-y/c/01-a.md": b"", "x-before-y/x/course.md": b""})
    with unchanged(site):
        assert put_back(site) == []


def test_a_zip_is_written_over_another_one_only_when_asked(tmp_path: Path) -> None:
    file = sent(tmp_path, b"oud")
    with pytest.raises(Refused, match="--replace"):
        write_zip(b"nieuw", file)
    assert file.read_bytes() == b"oud"
    write_zip(b"nieuw", file, replace=True)
    assert file.read_bytes() == b"nieuw"
    with pytest.raises(Refused, match="cannot be written"):
        write_zip(b"nieuw", tmp_path / "nergens" / "cursus.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["cursus.zip"]
