"""A process of a few invented entries, made by hand."""

from collections.abc import Callable

import pytest

from dragoman.model import KnownActor, Origin, ProcessRecord
from dragoman.views.known.known import Known
from tests.views.known.parts import report

Make = Callable[..., Known]


@pytest.fixture
def made() -> Make:
    """A process of these parts; Malawi and Zambia negotiate, Tanzania mediates."""

    def make(**parts: object) -> Known:
        reports = parts.pop("reports", (report(1, "2019-03-01", "Lake Post"),))
        names = {"MWI": "Malawi", "ZMB": "Zambia", "TZA": "Tanzania"}
        facts = {
            "reports": reports,
            "actors": tuple(KnownActor(id=code, kind="state", name=name, code=code) for code, name in names.items()),
            "origins": tuple(Origin(id=one.id, reports=(one.id,)) for one in reports),  # type: ignore[attr-defined]
            **parts,
        }
        return Known("LAKE", ProcessRecord(**facts))  # type: ignore[arg-type]

    return make
