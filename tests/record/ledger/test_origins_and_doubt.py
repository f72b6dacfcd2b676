"""On whose words: copies count once, clashing reports dispute, doubtful readings move nothing."""

import pytest
from msgspec.structs import replace

from dragoman.model import Reading
from dragoman.record.ledger.weights import FAINT
from tests.record.ledger.talks import held, kept, known, moved, said, talks

JANUARY, NEXT, MARCH = "2031-01-10", "2031-01-11", "2031-03-04"


def test_what_one_origin_says_against_two_is_disputed_and_moves_nothing() -> None:
    ledger = kept(
        talks(JANUARY, said("NOR rejects water", "Norland would give nothing.")),
        talks(JANUARY, said("NOR offers water", "Norland offered 12."), name="b.txt"),
        talks(NEXT, said("NOR offers water", "It offered 12."), name="c.txt"),
        talks(MARCH, said("NOR rejects water", "Norland withdrew its offer of water.")),
    )
    assert f"NOR rejects water {JANUARY} - disputed" in held(ledger)
    assert moved(ledger) == [f"NOR water offers rejects {MARCH}"]


def test_a_copy_is_no_second_voice() -> None:
    readings = [
        talks(JANUARY, said("NOR offers water", "Norland offered 12."), name="a.txt"),
        talks(NEXT, said("NOR rejects water", "Norland gave nothing."), name="b.txt"),
        talks(NEXT, said("NOR rejects water", "Norland gave nothing"), name="c.txt"),
    ]
    assert f"NOR offers water {JANUARY} - disputed" in held(kept(*readings))
    assert f"NOR rejects water {NEXT} - disputed" in held(kept(*readings, origins={"c.txt": "b.txt"}))


def test_between_two_an_outlet_that_is_a_sides_own_is_the_one_disputed() -> None:
    ledger = kept(
        talks(JANUARY, said("NOR accepts water", "Our delegation heard Norland accept."), name="a.txt"),
        talks(NEXT, said("NOR rejects water", "Norland refused."), name="b.txt"),
    )
    assert held(ledger) == [f"NOR accepts water {JANUARY} - disputed", f"NOR rejects water {NEXT} -"]


def test_a_quoted_our_delegation_makes_no_outlet_a_sides_own() -> None:
    ledger = kept(
        talks(JANUARY, said("NOR accepts water", "“Our delegation accepts,” Ostby of Norland said."), name="a.txt"),
        talks(NEXT, said("NOR rejects water", "Norland refused."), name="b.txt"),
    )
    assert held(ledger)[1] == f"NOR rejects water {NEXT} - disputed"


def test_independent_origins_make_an_entry_surer_and_copies_do_not() -> None:
    readings = [
        talks(JANUARY, said("NOR offers water", "Norland offered 12.", score=0.5), name="a.txt"),
        talks(NEXT, said("NOR offers water", "It offered 12.", score=0.6), name="b.txt"),
    ]
    assert kept(*readings).entries[0].score == pytest.approx(0.8)
    assert kept(*readings, origins={"b.txt": "a.txt"}).entries[0].score == pytest.approx(0.6)


def test_what_is_too_faint_is_left_out_with_what_moves_from_it() -> None:
    faint = said("NOR rejects water", "Norland frowned.", score=FAINT - 0.01)
    ledger = kept(talks(JANUARY, faint), talks(MARCH, said("NOR accepts water", "Norland signed.")))
    assert held(ledger) == [f"NOR accepts water {MARCH} -"]
    assert moved(ledger) == []


def test_of_contrary_readings_of_one_report_the_less_sure_moves_nothing() -> None:
    ledger = kept(
        talks(JANUARY, said("NOR offers water", "Norland offered 12.", score=0.7)),
        talks(
            MARCH,
            said("NOR accepts water", "Norland signed for 18.", score=0.8),
            said("NOR rejects water", "It is a hard river.", score=0.4),
        ),
    )
    assert moved(ledger) == [f"NOR water offers accepts {MARCH}"]
    assert f"NOR rejects water {MARCH} - disputed" in held(ledger)


def test_of_two_that_it_may_have_moved_from_the_surer_counts() -> None:
    ledger = kept(
        talks(
            JANUARY,
            said("NOR offers water", "Norland offered 12.", score=0.9),
            said("NOR demands water", "It wants the dam.", score=0.4),
        ),
        talks(MARCH, said("NOR accepts water", "Norland signed.", score=0.8)),
    )
    assert moved(ledger) == [f"NOR water offers accepts {MARCH}"]


def test_what_was_accepted_where_others_know_of_nothing_agreed_is_disputed() -> None:
    before = talks(JANUARY, said("NOR demands water", "Norland wants 30."), name="a.txt")
    alone = talks(MARCH, said("NOR accepts water", "Norland has accepted 16."), outcome="partial", name="b.txt")
    ledger = kept(before, alone, meetings=(known(MARCH, "no-agreement", alone),))
    assert held(ledger) == [f"NOR demands water {JANUARY} -", f"NOR accepts water {MARCH} - disputed"]
    assert moved(ledger) == []


def test_an_acceptance_that_one_origin_told_is_disputed_where_others_go_on_telling_the_demand() -> None:
    demand = said("NOR demands water", "Norland wants the lake.")
    ledger = kept(
        talks(JANUARY, demand, name="a.txt"),
        talks(MARCH, said("NOR accepts water", "Norland has accepted."), name="b.txt"),
        talks("2031-05-20", demand, name="c.txt"),
    )
    assert held(ledger) == [f"NOR demands water {JANUARY} -", f"NOR accepts water {MARCH} - disputed"]
    assert moved(ledger) == []


def test_a_position_that_its_teller_gave_up_and_takes_again_is_held_twice() -> None:
    demand = said("NOR demands water", "Norland wants the lake.")
    ledger = kept(
        talks(JANUARY, demand, name="a.txt"),
        talks(MARCH, said("NOR accepts water", "Norland has accepted."), name="b.txt"),
        talks("2031-05-20", demand, name="c.txt"),
        origins={"c.txt": "b.txt"},
    )
    assert moved(ledger) == [f"NOR water demands accepts {MARCH}"]


def test_a_mediator_is_believed_to_offer_but_not_to_accept_where_reading_is_in_doubt() -> None:
    one = talks(
        JANUARY,
        said("WKF offers water", "The front put a plan on the table.", score=0.6),
        said("WKF accepts border", "The front was content.", score=0.6),
        said("WKF rejects trade", "The front refused the tariff."),
    )
    meeting = replace(known(JANUARY, "no-agreement", one), mediators=("WKF",))
    assert held(kept(one, meetings=(meeting,))) == [f"WKF rejects trade {JANUARY} -", f"WKF offers water {JANUARY} -"]


@pytest.mark.parametrize(
    ("sentence", "is_denied"),
    [
        ("Carla Ostby denied that Norland had accepted water from the dam.", True),
        ("Norland had never accepted water from the dam, she said, whatever a paper had reported.", True),
        ("No water from the dam was accepted by Norland, whatever the papers printed.", True),
        ("Norland denied its people water from the dam.", False),
        ("Sudland denied that it had accepted water from the dam.", False),
    ],
)
def test_an_acceptance_that_was_denied_is_disputed(sentence: str, is_denied: bool) -> None:
    ledger = kept(
        talks(JANUARY, said("NOR demands water", "Norland wants water from the lake."), name="a.txt"),
        talks(MARCH, said("NOR accepts water", "Norland has accepted water from the dam."), name="b.txt"),
        talks(
            "2031-05-20", sentence, said("NOR accepts water", "On Tuesday Norland signed for the water."), name="c.txt"
        ),
    )
    assert (f"NOR accepts water {MARCH} - disputed" in held(ledger)) is is_denied
    assert moved(ledger) == [f"NOR water demands accepts {'2031-05-20' if is_denied else MARCH}"]


def test_the_acceptance_that_was_denied_is_the_latest_whoever_was_read_to_accept_before() -> None:
    ledger = kept(
        talks(
            JANUARY,
            said("NOR demands water", "Norland wants water from the lake.", score=0.8),
            said("NOR accepts water", "It would be content with water.", score=0.5),
            name="a.txt",
        ),
        talks(MARCH, said("NOR accepts water", "Norland has accepted water from the dam."), name="b.txt"),
        talks("2031-05-20", "Carla Ostby denied that Norland had accepted water from the dam.", name="c.txt"),
    )
    assert f"NOR accepts water {MARCH} - disputed" in held(ledger)
    assert moved(ledger) == []


def test_a_doubtful_offer_that_is_said_to_have_moved_is_believed() -> None:
    refused = said("NOR rejects water", "A lake is no public well.", score=0.6)
    ledger = kept(
        talks(JANUARY, said("NOR offers water", "Norland offered 12 cubic metres.", score=0.4), refused),
        talks(
            MARCH,
            said("NOR offers water", "Norland raised its offer of water to 16 cubic metres.", score=0.4),
            refused,
        ),
    )
    assert moved(ledger) == [f"NOR water offers offers {MARCH}"]


def test_a_position_is_quoted_in_the_words_of_the_day_since_which_it_is_held() -> None:
    first = talks(JANUARY, said("NOR demands water", "Norland wants 30 of the lake.", score=0.5))
    again = talks(MARCH, said("NOR demands water", "Norland still wants 30.", score=0.9))
    (entry,) = kept(*(told_in_full(one) for one in (first, again))).entries
    assert (entry.since, entry.detail) == (JANUARY, "Norland wants 30 of the lake.")


def told_in_full(reading: Reading) -> Reading:
    """The reading with the words of its positions as their details."""
    text = reading.report.text
    positions = [replace(p, detail=text[p.evidence[0].start : p.evidence[0].end]) for p in reading.positions]
    return replace(reading, positions=tuple(positions))
