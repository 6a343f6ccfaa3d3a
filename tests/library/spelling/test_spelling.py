"""Misspelt Dutch is said at its line; a right word that nobody knows goes into a list of one's own."""

import shutil
from pathlib import Path

import pytest

from elearn.library import load_catalogue
from elearn.library.spelling import SpellerMissing, dutch_speller, hunspell, spelling_warnings
from elearn.places import shipped
from tests.library.cases import SOUND
from tests.library.test_catalogue import write

with_hunspell = pytest.mark.skipif(shutil.which("hunspell") is None, reason="hunspell is not on this machine")
PAGE = "c/m/01-a.md"


def warned(folder: Path, text: str, **files: str) -> list[str]:
    write(folder, {**SOUND, **files, PAGE: text})
    found = spelling_warnings(folder, load_catalogue([folder]), dutch_speller())
    return [str(each).removeprefix(f"{folder}/") for each in found]


@with_hunspell
def test_a_misspelt_word_is_said_with_what_was_perhaps_meant(tmp_path: Path) -> None:
    (said,) = warned(tmp_path, "# A\n\nDe eerste zin.\nHij heeft een verrasing.\n")
    assert said.startswith("c/m/01-a.md:4: `verrasing` is not a word we know; did you mean `verrassing`")
    assert said.endswith("A right word goes into woorden.txt [spelling]")


FINE = [
    ("woorden uit het woordenboek", "Hij gaat 's avonds naar de foto's kijken."),
    ("een maand waarmee een punt begint", "- **September 2004.** Het begin."),
    ("code", "Schrijf `qwrtx` op."),
    ("adressen", "Zie <https://qwrtx.be/zxcvb> en [hier](https://qwrtx.be)."),
    ("namen van blokken en ids", ":::{choice} qwrtx\nWat nu?\n\n- Ja {#zxcvb}\n- Nee {#nee}\n:::"),
    ("opmerkingen", "<!-- qwrtx zxcvb -->\n\nDe zin."),
    ("namen en titels in een bronregel", "Bron: Qwrtx (2016), *Zxcvb and welfare*."),
]


@with_hunspell
@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in FINE])
def test_what_is_no_dutch_prose_is_left_alone(text: str, tmp_path: Path) -> None:
    assert warned(tmp_path, f"# A\n\n{text}\n") == []


MISSPELT = [
    ("een titel", "# Verrasing\n", 1),
    ("na het antwoord", "# A\n\n:::{choice} c\nWat nu?\n\n- Ja {#ja}\n  > Een verrasing.\n- Nee {#nee}\n:::\n", 7),
    ("wat een beeld toont", "# A\n\n:::{figure} figuren/web.svg\n:alt: Een verrasing.\n\nDit.\n:::\n", 4),
    ("polen", "# A\n\n:::{scale} s\n:poles: een verrasing | rust\n\nWaar?\n\n- Hier {#hier}\n:::\n", 4),
    ("een gewoon woord in een bronregel", "# A\n\nBron: De Wit (2016), een verrasing.\n", 3),
]


@with_hunspell
@pytest.mark.parametrize(("text", "line"), [pytest.param(text, line, id=name) for name, text, line in MISSPELT])
def test_all_that_is_read_is_looked_up(text: str, line: int, tmp_path: Path) -> None:
    assert [said.split(" is ")[0].casefold() for said in warned(tmp_path, text)] == [f"{PAGE}:{line}: `verrasing`"]


@with_hunspell
@pytest.mark.parametrize("place", ["woorden.txt", "c/woorden.txt"])
def test_a_right_word_goes_into_the_list_of_all_courses_or_of_its_own(place: str, tmp_path: Path) -> None:
    text = "# A\n\nIk speel zxcvbm.\n"
    assert len(warned(tmp_path, text)) == 1
    assert warned(tmp_path, text, **{place: "zxcvbm\n"}) == []
    assert load_catalogue([tmp_path]).problems == ()


@with_hunspell
def test_a_course_in_another_language_is_not_looked_up(tmp_path: Path) -> None:
    french = {"c/course.md": "---\ntitle: C\nsummary: Un cours.\nlanguage: fr\nmodules: [m]\n---\n"}
    assert warned(tmp_path, "# A\n\nAujourd'hui, voilà.\n", **french, **{"c/m/index.md": SOUND["c/m/index.md"]}) == []


def test_without_hunspell_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hunspell, "PROGRAM", "no-such-program")
    with pytest.raises(SpellerMissing, match="sudo apt-get install hunspell hunspell-nl"):
        dutch_speller()


@with_hunspell
def test_without_a_dutch_dictionary_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hunspell, "DUTCH", ("no_such",))
    with pytest.raises(SpellerMissing, match="hunspell-nl"):
        dutch_speller()


@with_hunspell
def test_every_word_of_the_shipped_courses_is_known() -> None:
    folder = shipped("courses")
    assert [str(each) for each in spelling_warnings(folder, load_catalogue([folder]), dutch_speller())] == []
