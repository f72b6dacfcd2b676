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


def test_an_offer_beside_words_that_drop_something_is_not_misread() -> None:
    offer = "Norland offered to free 30 prisoners and dropped its condition that the road be open"
    ledger = kept(
        talks(JANUARY, said("NOR offers prisoners", "Norland offered to free 12 prisoners.", score=0.6)),
        talks(MARCH, said("NOR offers prisoners", offer, "Norland offered to free 30 prisoners", score=0.6)),
    )
    assert moved(ledger) == [f"NOR prisoners offers offers {MARCH}"]


def test_what_is_said_outright_is_quoted_without_its_dateline() -> None:
    sentence = "TARN, Norland, March 4, 2031 (Lake Agency) - Norland withdrew its offer of lower tariffs."
    ledger = kept(talks(JANUARY, said("NOR offers trade", "Norland offered lower tariffs.")), talks(MARCH, sentence))
    assert [entry.detail for entry in ledger.entries if entry.stance == "rejects"] == [
        "Norland withdrew its offer of lower tariffs."
    ]


def test_what_was_asked_before_is_what_was_told_first_of_it() -> None:
    asked = said("NOR demands reparations", "Norland demanded 40 million crowns for the cattle.")
    other = said("NOR demands reparations", "The Norlandic side asked for 60 million crowns for the cattle.")
    lowered = said("NOR demands reparations", "Norland lowered its claim for the cattle to 30 million crowns.")
    ledger = kept(talks(JANUARY, asked), talks(JANUARY, other, name="other.txt"), talks(MARCH, lowered))
    (movement,) = ledger.movements
    assert movement.detail == "40 million crowns, then 30 million crowns"


def test_a_claim_is_lowered_in_a_sentence_that_offers_something_else() -> None:
    asked = said("NOR demands reparations", "Norland demanded 40 million crowns for the cattle.", score=0.6)
    sentence = (
        "Norland lowered its claim for the cattle from 40 million to 30 million crowns and offered to open a bridge."
    )
    ledger = kept(talks(JANUARY, asked), talks(MARCH, said("NOR offers border", sentence, "offered to", score=0.6)))
    assert moved(ledger) == [f"NOR reparations demands demands {MARCH}"]


def test_an_offer_withdrawn_stands_against_a_consent_read_with_doubt() -> None:
    ledger = kept(
        talks(JANUARY, said("NOR offers ceasefire", "Norland offered a truce of 60 days.", score=0.6)),
        talks(
            MARCH,
            said("NOR accepts ceasefire", "We had accepted a truce, Carla Ostby said.", score=0.7),
            said("NOR rejects ceasefire", "Without the list there is no truce, she said.", score=0.4),
            "Norland now withdraws its offer of a truce of 60 days.",
        ),
    )
    assert moved(ledger) == [f"NOR ceasefire offers rejects {MARCH}"]


@pytest.mark.parametrize(("who", "moves"), [("Sudland lowered its", 1), ("some in the hall lowered the", 0)])
def test_a_clause_with_its_own_subject_moves_what_that_held(who: str, moves: int) -> None:
    sentence = f"Norland offered 8 percent and {who} demand to 12 percent of the water."
    ledger = kept(
        talks(JANUARY, said("SUD demands water", "Sudland asked for 15 percent of the water.", score=0.6)),
        talks(MARCH, said("NOR offers water", sentence, words="Norland offered 8 percent", score=0.6)),
    )
    assert moved(ledger) == moves * [f"SUD water demands demands {MARCH}"]
    assert [one.detail for one in ledger.movements] == moves * ["15 percent, then 12 percent"]
