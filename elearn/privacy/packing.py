"""Everything that is somebody's own, as files to take along."""

import json
import zipfile
from collections.abc import Iterable
from tempfile import TemporaryFile
from typing import IO

from elearn.privacy.collecting import Plain
from elearn.recordings.files import path_of
from elearn.recordings.models import Recorded


def as_text(data: Plain) -> str:
    """The data as JSON that a person can read."""
    return json.dumps(data, ensure_ascii=False, indent=2)


def packed(data: Plain, recordings: Iterable[Recorded]) -> IO[bytes]:
    """A zip, in a file that is gone when it is closed: `tandem.json`, and the recordings that it names."""
    package = TemporaryFile()  # noqa: SIM115 - the response closes it
    with zipfile.ZipFile(package, "w", zipfile.ZIP_STORED) as into:
        into.writestr("tandem.json", as_text(data), zipfile.ZIP_DEFLATED)
        for one in recordings:
            path = path_of(one.stored_name)
            if path.is_file():
                into.write(path, one.file_name)
    package.seek(0)
    return package
