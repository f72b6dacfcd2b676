"""What tests of documents begin with."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from dragoman.views.exports import EXPORTS, written
from dragoman.views.exports.parts import Part

Written = Callable[..., bytes]


@pytest.fixture
def write(tmp_path: Path) -> Written:
    """The bytes of an export of some parts."""

    def made(name: str, *parts: Part, **options: object) -> bytes:
        path = tmp_path / f"{name}{EXPORTS[name].suffix}"
        written(EXPORTS[name], parts, path, **options)
        return path.read_bytes()

    return made


@pytest.fixture(scope="session")
def partly_checked(rioverde: Part) -> Part:
    """The same process, of which a person has confirmed the first position of all and nothing else."""
    first, *others = rioverde.record.positions
    seen = replace(first, status="confirmed", by=("ana",))
    return Part(rioverde.process, replace(rioverde.record, positions=(seen, *others)))
