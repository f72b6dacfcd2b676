"""Words that say outright that a position was dropped, taken back or moved (outright.toml)."""

from typing import Any

import pytest

from tests.builders import cases
from tests.record.ledger.talks import Said, held, kept, moved, said, talks

JANUARY, MARCH = "2031-01-10", "2031-03-04"


def told(lines: list[str]) -> list[Said]:
    """The positions of lines such as "NOR offers water | Norland offered 12.", once where they share a sentence."""
    parts = (map(str.strip, line.split("|")) for line in lines)
    return [said(key, sentence) for key, sentence in parts]


@pytest.mark.parametrize("case", cases("record/ledger/outright"))
def test_what_is_said_outright_moves_what_was_held(case: dict[str, Any]) -> None:
    bare = case.get("bare", False)
    ledger = kept(
        talks(JANUARY, *told(case["before"]), bare=bare),
        talks(MARCH, *told(case.get("now", [])), *case.get("text", []), bare=bare),
    )
    assert moved(ledger) == [f"{one} {MARCH}" for one in case["moves"]]
    if "held" in case:
        assert held(ledger) == case["held"]


def test_what_was_dropped_is_held_until_then() -> None:
    ledger = kept(
        talks(JANUARY, said("NOR demands border", "Norland wants the bridge.")),
        talks(MARCH, "Norland dropped its demand for the bridge."),
    )
    assert held(ledger) == [f"NOR demands border {JANUARY} {MARCH}"]
    (movement,) = ledger.movements
    assert (movement.kind, movement.to_stance, movement.reason) == ("withdrawn", None, "said outright: dropped")
    assert len(movement.evidence) == 2


def test_a_doubtful_position_read_from_words_that_drop_it_is_none() -> None:
    sentence = "Norland would no longer press for compensation for the orchards."
    ledger = kept(
        talks(JANUARY, said("NOR demands reparations", "Norland asked for compensation for the orchards.", score=0.6)),
        talks(MARCH, said("NOR demands reparations", sentence, score=0.4)),
    )
    assert held(ledger) == [f"NOR demands reparations {JANUARY} {MARCH}"]
    assert moved(ledger) == [f"NOR reparations demands - {MARCH}"]


def test_an_offer_that_no_report_told_is_known_from_its_withdrawal() -> None:
    sentence = "Norland withdrew its offer of lower tariffs."
    ledger = kept(
        talks(JANUARY, said("SUD demands trade", "Sudland wants lower tariffs.", score=0.6)),
        talks(MARCH, said("NOR conditions trade", sentence, score=0.4)),
    )
    assert "NOR offers trade - 2031-03-04 recalled" in held(ledger)
    assert moved(ledger) == [f"NOR trade offers rejects {MARCH}"]


def test_a_demand_told_again_some_days_after_it_was_dropped_stands() -> None:
    ledger = kept(
        talks("2031-03-03", said("NOR demands border", "Norland dropped its demand for the bridge.", score=0.5)),
        talks("2031-03-05", said("NOR demands border", "Norland wants the bridge.", score=0.6)),
    )
    assert all(entry.since <= entry.until for entry in ledger.entries if entry.since and entry.until)
