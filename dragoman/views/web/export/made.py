"""One export of a process, made for whoever asks for it, and gone when it is sent."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from starlette.background import BackgroundTask
from starlette.responses import FileResponse, Response

from dragoman.errors import UsageError
from dragoman.model import ProcessRecord
from dragoman.views.exports import Export, Part, written
from dragoman.views.exports.choosing import options_given
from dragoman.views.exports.narrowing import narrowed, narrowing_of
from dragoman.views.exports.zipped import zipped
from dragoman.views.web.process.exports import plain

ZIP = "application/zip"


def sent(name: str, export: Export, process: str, record: ProcessRecord, given: Mapping[str, str]) -> Response:
    """The record in a format, narrowed and with the options that are given; a folder comes as a ZIP file.

    given   since, until, status, min_score, and what the format's own options are called
    """
    wanted = narrowing_of(
        [given["status"]] if given.get("status") else [],  # type: ignore[list-item]
        number_in(given.get("min_score") or None),
        given.get("since") or None,
        given.get("until") or None,
    )
    options = options_given(export, given)
    room = tempfile.TemporaryDirectory()
    try:
        path = Path(room.name) / f"{plain(process)}{export.suffix}"
        written(export, narrowed([Part(process, record)], wanted), path, **options)
        if not export.suffix:
            zipped(path, path.with_name(f"{path.name}.zip"))
            path = path.with_name(f"{path.name}.zip")
    except BaseException:
        room.cleanup()
        raise
    return FileResponse(
        path,
        media_type=export.media if export.suffix else ZIP,
        headers={"content-disposition": f'attachment; filename="{plain(f"{process}-{name}")}{path.suffix}"'},
        background=BackgroundTask(room.cleanup),
    )


def number_in(words: str | None) -> float | None:
    try:
        return None if words is None else float(words)
    except ValueError as error:
        raise UsageError(f"{words!r} is no number. Write one from 0 to 1: 0.5.") from error
