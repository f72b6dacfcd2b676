"""What tests make of parts."""

from collections.abc import Iterable
from pathlib import Path

from dragoman.views.exports import EXPORTS, written
from dragoman.views.exports.parts import Part


def exported(name: str, parts: Iterable[Part], where: Path, **options: object) -> Path:
    """The file or folder that an export writes into a folder."""
    path = where / f"out{EXPORTS[name].suffix}"
    written(EXPORTS[name], parts, path, **options)
    return path
