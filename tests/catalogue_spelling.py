"""The spelling of the Dutch catalogue: every word that Tandem itself says is looked up with hunspell."""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import polib

from elearn.library.spelling import SpellerMissing, dutch_speller, read_words, unknown_in

ROOT = Path(__file__).parent.parent
CATALOGUE = ROOT / "elearn" / "translations" / "nl" / "LC_MESSAGES" / "messages.po"
KNOWN = Path(__file__).parent / "interface_words.txt"
NO_PROSE = re.compile(r"%\(\w+\)[sd]|<[^>]+>|\{\w*\}|`[^`]*`")


def unlisted(entries: Iterable[polib.POEntry], known: frozenset[str]) -> Iterator[tuple[int, str]]:
    """The words of these translations that are not in the list, each with the line of its entry."""
    for entry in entries:
        for said in (entry.msgstr, *entry.msgstr_plural.values()):
            for _, word in unknown_in(NO_PROSE.sub(" ", said), known):
                yield entry.linenum, word


def main() -> int:
    """Print every unknown word; 0 without any, 1 with some, 2 when hunspell is not there."""
    known = read_words(KNOWN.read_text(encoding="utf-8"))
    doubtful = sorted(set(unlisted(polib.pofile(str(CATALOGUE)), known)))
    try:
        unknown = dutch_speller().unknown({word for _, word in doubtful})
    except SpellerMissing as missing:
        print(missing)
        return 2
    for line, word in doubtful:
        if word in unknown:
            meant = ", ".join(unknown[word]) or "nothing that is near"
            print(f"{CATALOGUE.relative_to(ROOT)}:{line}: `{word}` is not a word we know; hunspell suggests: {meant}")
    return 1 if unknown else 0


if __name__ == "__main__":
    sys.exit(main())
