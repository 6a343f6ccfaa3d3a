"""One page in a sound course, and the warnings about it."""

from pathlib import Path

from elearn.library import load_catalogue
from elearn.library.readability import readability_warnings
from tests.library.cases import PAGE, SOUND
from tests.library.test_catalogue import write

TO_DO = "\n:::{reflection} r\nWat denk je?\n:::\n"
GLOSSARY = """---
title: Begrippen
---

## Buddy {#buddy}

Iemand die meegaat.

## Herstel {#herstel}

Weer greep krijgen.

## Schuldmodel {#schuldmodel}

De oorzaak ligt binnenin.

## Survivor's pride {#pride}

Trots.

## Invoegen en toevoegen {#invoegen}

Eerst aansluiten.
"""


def warned(folder: Path, text: str, path: str = PAGE, **files: str) -> list[str]:
    """The warnings about one file, as `line: message … [code]`; the rest of the course gives none."""
    sound = {**SOUND, "begrippen.md": GLOSSARY, PAGE: f"# A\n{TO_DO}", **files, path: text}
    write(folder, sound)
    catalogue = load_catalogue([folder])
    assert not [problem for problem in catalogue.problems if problem.is_error]
    return [str(each).removeprefix(f"{folder}/{path}:") for each in readability_warnings(folder, catalogue)]


def page(text: str) -> str:
    """A page of which the text begins on line 3; it has something to do."""
    return f"# A\n\n{text}\n{TO_DO}"


def codes(warnings: list[str]) -> list[str]:
    return [f"{warning.split(':')[0]} {warning.rsplit('[', 1)[-1].rstrip(']')}" for warning in warnings]
