from typing import Any

import pytest

from dragoman.model import Actor
from quality.events import plover_code


@pytest.mark.parametrize(
    ("code", "kind", "spelt"),
    [
        ("NOR", "state", "NOR"),
        ("OSC", "organisation", "IGO"),
        ("POLISARIO", "group", "ESH"),
        ("TIN-UNION", "group", "TIN-UNION"),
    ],
)
def test_parties_are_spelt_as_in_the_records(code: str, kind: Any, spelt: str) -> None:
    assert plover_code(Actor(id=code, kind=kind, name=code, code=code)) == spelt
