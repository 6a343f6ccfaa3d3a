"""Commands for who writes scenarios: `prove` and `play`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from elearn.commands.running import MISTAKE, WRONG_USE, stop

if TYPE_CHECKING:
    from elearn.blocks.story import Story
    from elearn.content.problems import Problem

FILE = click.Path(path_type=Path)


@click.command()
@click.argument("file", type=FILE)
@click.option("--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--limit", type=click.IntRange(1), help="Positions to visit at most.")
def prove(file: Path, output_format: str, limit: int | None) -> None:
    """Prove a scenario: walk through everything that can happen in it.

    Exit code 0: nothing to report; 1: something; 2: there is no such file.
    """
    from elearn.commands.terminal.proof import proof_json, proof_lines
    from elearn.rules.proof.limits import POSITIONS
    from elearn.rules.proof.proving import prove as prove_story

    story, found = _read(file)
    proof = prove_story(story, str(file), limit or POSITIONS) if story else None
    click.echo(proof_json(proof, found) if output_format == "json" else "\n".join(proof_lines(proof, found)))
    sys.exit(MISTAKE if found or proof is None or proof.reports else 0)


@click.command()
@click.argument("file", type=FILE)
@click.option("--choices", default="", help="Make these choices first: 1,3,2. 0 is the way round a hard scene.")
@click.option("--random", "players", type=click.IntRange(1, 10_000_000), help="Let so many players choose at random.")
@click.option("--seed", default=7, show_default=True, help="The same seed gives the same random players.")
def play(file: Path, choices: str, players: int | None, seed: int) -> None:
    """Play a scenario in the terminal, or let random players do it.

    Choose by number; b goes one step back, r starts again, q stops. With --random, exit code 1 says that some players
    came to no ending; their choices are printed, to be played again with --choices.
    """
    story, found = _read(file)
    if story is None:
        stop("\n".join(["this scenario cannot be played:", *map(str, found)]))
    if players:
        _play_at_random(story, players, seed)
    else:
        _play(story, choices)


def _play_at_random(story: "Story", players: int, seed: int) -> None:
    from elearn.commands.terminal.plays import plays_lines
    from elearn.rules.walking.machine import build_machine
    from elearn.rules.walking.random_play import play_at_random

    plays = play_at_random(build_machine(story), players, seed)
    click.echo("\n".join(plays_lines(story, plays)))
    sys.exit(MISTAKE if plays.failed else 0)


def _play(story: "Story", choices: str) -> None:
    from elearn.commands.terminal.session import Session
    from elearn.rules.steps import NotOffered

    try:
        numbers = [int(number) for number in choices.replace(",", " ").split()]
    except ValueError:
        stop(f"--choices are numbers with commas between them, and not `{choices[:60]}`", WRONG_USE)
    session = Session(story, click.echo)
    try:
        session.replay(numbers)
    except NotOffered:
        place = len(session.numbers)
        stop(f"choice {numbers[place]}, number {place + 1} of this list, is not offered there")
    session.play(_typed)


def _typed() -> str | None:
    """The next line of the keyboard or of a pipe."""
    if sys.stdin.isatty():
        click.echo("? ", nl=False)
    line = sys.stdin.readline()
    return line if line else None


def _read(file: Path) -> "tuple[Story | None, tuple[Problem, ...]]":
    from elearn.checking import courses_folder
    from elearn.library.stories import read_story_file

    if not file.is_file():
        stop(f"{file}: there is no such file", WRONG_USE)
    return read_story_file(file, courses_folder(file.resolve()))


COMMANDS = (prove, play)
