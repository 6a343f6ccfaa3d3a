"""Commands that clean up: `tidy`."""

import click
from flask import Flask

from elearn.commands.running import MISTAKE, WRONG_USE, stop, with_app


@click.command()
@with_app
def tidy(app: Flask) -> None:
    """Remove recordings that belong to nothing any more; run it once a day.

    A crash can leave such a file behind. Exit code 0: done; 1: the file of a recording is missing; 2: a setting is
    wrong.
    """
    from elearn.recordings import files
    from elearn.recordings.going import known_names
    from elearn.serving import is_migrated

    if not is_migrated():
        stop("the database has no tables yet; `elearn serve --migrate` makes them", WRONG_USE)
    known = known_names()
    click.echo(f"Recordings that belonged to nothing, removed: {files.forget_strays(known)}.")
    missing = sum(not files.is_there(name) for name in known)
    if missing:
        stop(f"of {missing} of {len(known)} recordings the file is missing in {files.folder()}", MISTAKE)


COMMANDS = (tidy,)
