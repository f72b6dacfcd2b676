"""Positions that a report recalls have their time then."""

from tests.record.ledger.talks import held, kept, known, moved, said, talks

JANUARY, MARCH, MAY = "2031-01-10", "2031-03-04", "2031-05-20"


def test_what_is_recalled_supports_what_was_held_then_and_leaves_the_present_alone() -> None:
    recalled = said("NOR rejects water", "In January Norland had refused any water.")
    ledger = kept(
        talks(JANUARY, said("NOR rejects water", "Norland refused.")),
        talks(MARCH, said("NOR offers water", "Norland offered 12.")),
        talks(MAY, recalled),
    )
    assert held(ledger) == [f"NOR rejects water {JANUARY} {MARCH}", f"NOR offers water {MARCH} -"]
    assert moved(ledger) == [f"NOR water rejects offers {MARCH}"]
    assert len(ledger.entries[0].reports) == 2


def test_what_is_known_only_from_looking_back_is_dated_back_and_flagged() -> None:
    ledger = kept(
        talks(JANUARY, said("SUD demands water", "Sudland demanded water.")),
        talks(
            MAY,
            said(
                "NOR rejects water",
                "Norland, which in January refused any water, kept silent.",
                "Norland, which in January refused any water",
            ),
        ),
    )
    assert f"NOR rejects water {JANUARY} - recalled" in held(ledger)


def test_what_a_party_had_refused_before_does_not_date_back_what_it_accepts() -> None:
    words = "Norland, which had refused any water in January, accepted 12 cubic metres."
    ledger = kept(
        talks(JANUARY, said("SUD demands water", "Sudland demanded water.")),
        talks(MAY, said("NOR accepts water", words, "Norland, which had refused any water in January")),
    )
    assert f"NOR accepts water {MAY} -" in held(ledger)
    assert moved(ledger) == [f"NOR water rejects accepts {MAY}"]


def test_a_month_in_which_nothing_was_told_is_no_time_of_a_position() -> None:
    ledger = kept(talks(MARCH, said("NOR demands justice", "Norland wants them tried for the killings in January.")))
    assert held(ledger) == [f"NOR demands justice {MARCH} -"]


def test_a_comparison_with_an_earlier_month_is_held_now() -> None:
    ledger = kept(
        talks(JANUARY, said("NOR offers water", "Norland offered 12 cubic metres.")),
        talks(MARCH, said("NOR offers water", "Norland offered 16 cubic metres, four more than in January.")),
    )
    assert moved(ledger) == [f"NOR water offers offers {MARCH}"]


def test_what_a_party_is_said_to_have_refused_before_is_where_it_moved_from() -> None:
    now = said(
        "NOR conditions monitoring",
        "Norland would admit observers, which it had refused in January, if paid.",
        "Norland would admit observers",
    )
    ledger = kept(talks(JANUARY, said("SUD demands monitoring", "Sudland wants observers.")), talks(MARCH, now))
    assert moved(ledger) == [f"NOR monitoring rejects conditions {MARCH}"]


def test_words_said_in_an_earlier_month_are_of_that_month() -> None:
    quote = said("NOR rejects water", "“Not one drop,” Ostby said in January.", "“Not one drop,”")
    ledger = kept(
        talks(JANUARY, said("NOR demands water", "Norland demanded the lake.")),
        talks(MARCH, quote, said("NOR accepts water", "On Tuesday Norland signed.")),
    )
    assert f"NOR rejects water {JANUARY} {MARCH} recalled" in held(ledger)


def test_words_of_the_place_of_an_earlier_meeting_are_of_that_meeting() -> None:
    january = talks(JANUARY, said("SUD demands water", "Sudland demanded water."), outcome="no-agreement")
    words = "Norland had refused any water in Tarn"
    later = talks(MAY, said("NOR rejects water", f"{words}, the envoy recalled.", words))
    ledger = kept(january, later, meetings=(known(JANUARY, "no-agreement", january, later),))
    assert f"NOR rejects water {JANUARY} - recalled" in held(ledger)


def test_words_of_the_place_of_the_meeting_itself_are_news() -> None:
    here = talks(MAY, said("NOR rejects water", "Norland refused any water in Tarn."), outcome="no-agreement")
    ledger = kept(here, meetings=(known(JANUARY, "no-agreement", here),))
    assert held(ledger) == [f"NOR rejects water {MAY} -"]


def test_what_was_first_put_in_an_earlier_month_is_held_now_as_well() -> None:
    offer = said("NOR offers water", "Norland's offer of 12 cubic metres, first tabled in January, stood.")
    ledger = kept(talks(JANUARY, said("SUD demands water", "Sudland wants water.")), talks(MARCH, offer))
    assert f"NOR offers water {MARCH} -" in held(ledger)
