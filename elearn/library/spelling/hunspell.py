"""Asks hunspell which words it does not know, and what was perhaps meant."""

import subprocess
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

PROGRAM = "hunspell"
DUTCH = ("nl_BE", "nl_NL", "nl")
INSTALL = "install them: sudo apt-get install hunspell hunspell-nl"
MISSPELT = ("&", "#")
MOST_SUGGESTIONS = 3


class SpellerMissing(Exception):
    """Hunspell or its dictionary is not on this machine; the message says what to do."""


@dataclass(frozen=True)
class Speller:
    """Hunspell with one dictionary."""

    dictionary: str

    def unknown(self, words: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """The words that are not in the dictionary, each with what was perhaps meant.

        A word with a capital is also looked up without it: hunspell refuses `Oktober` where a sentence begins.

        Raises:
            SpellerMissing: the program or the dictionary is not there.
        """
        unknown = self._misspelt(set(words))
        small = self._misspelt({word.lower() for word in unknown if word.istitle()})
        return {word: said for word, said in unknown.items() if not word.istitle() or word.lower() in small}

    def _misspelt(self, words: Collection[str]) -> dict[str, tuple[str, ...]]:
        asked = sorted(words)
        answers = _ask(self.dictionary, asked) if asked else []
        return {word: _suggestions(answer) for word, answer in zip(asked, answers, strict=True) if _misspelt(answer)}


def dutch_speller() -> Speller:
    """Hunspell with the first Dutch dictionary that is there.

    Raises:
        SpellerMissing: there is none, or no hunspell.
    """
    for dictionary in DUTCH:
        try:
            _ask(dictionary, ())
        except SpellerMissing:
            continue
        return Speller(dictionary)
    raise SpellerMissing(f"spelling needs the program hunspell and its Dutch dictionary; {INSTALL}")


def _ask(dictionary: str, words: Iterable[str]) -> list[list[str]]:
    """The lines that hunspell answers to each word."""
    command = [PROGRAM, "-d", dictionary, "-i", "utf-8", "-a"]
    asked = "".join(f"^{word}\n" for word in words)
    try:
        done = subprocess.run(command, input=asked, capture_output=True, encoding="utf-8", check=True)  # noqa: S603
    except (OSError, subprocess.CalledProcessError) as error:
        raise SpellerMissing(f"hunspell cannot be used with the dictionary {dictionary}; {INSTALL}") from error
    _, _, answered = done.stdout.partition("\n")
    return [block.splitlines() for block in answered.split("\n\n")[:-1]]


def _misspelt(answer: Iterable[str]) -> bool:
    return any(line.startswith(MISSPELT) for line in answer)


def _suggestions(answer: Iterable[str]) -> tuple[str, ...]:
    """What stands behind the colon of `& word count place: one, two`."""
    for line in answer:
        if line.startswith("&"):
            return tuple(each.strip() for each in line.partition(":")[2].split(","))[:MOST_SUGGESTIONS]
    return ()
