"""Gives a recording to hear, whole or a part of it, to whoever was let in."""

from flask import Response, current_app, request, send_file

from elearn.recordings import files
from elearn.recordings.models import Recorded


def sounding(recording: Recorded) -> Response | None:
    """The sound, with `?bewaar` as a file to keep; None when the file is missing, which the log then says."""
    if not files.is_there(recording.stored_name):
        current_app.logger.error("the file of recording %s is missing", recording.file_name)
        return None
    response: Response = send_file(
        files.path_of(recording.stored_name),
        mimetype=recording.mime,
        as_attachment="bewaar" in request.args,
        download_name=recording.file_name,
        conditional=True,
        etag=recording.sha256,
        last_modified=recording.created_at,
    )
    response.headers["Cache-Control"] = "private, no-store"
    return response
