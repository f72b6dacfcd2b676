"""What a party holds on an issue, since when, until when, and how it moved."""

import pytest

from tests.record.ledger.talks import held, kept, known, moved, said, talks

JANUARY, MARCH, MAY = "2031-01-10", "2031-03-04", "2031-05-20"


def test_a_position_told_again_is_one_entry_held_since_the_first_report() -> None:
    first = talks(JANUARY, said("NOR offers water", "Norland offered 12 cubic metres a second."))
    again = talks(MARCH, said("NOR offers water", "Norland still offers 12 cubic metres a second."))
    ledger = kept(again, first)
    assert held(ledger) == [f"NOR offers water {JANUARY} -"]
    assert ledger.entries[0].reports == (first.report.id, again.report.id)
    assert ledger.movements == ()


def test_what_no_later_report_mentions_is_still_held() -> None:
    ledger = kept(
        talks(JANUARY, said("NOR demands border", "Norland demanded the bridge.")),
        talks(MARCH, said("SUD offers water", "Sudland offered water.")),
    )
    assert held(ledger)[0] == f"NOR demands border {JANUARY} -"


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("offers", "rejects", "withdrawn"),
        ("rejects", "conditions", "stance"),
        ("rejects", "offers", "stance"),
        ("rejects", "accepts", "stance"),
        ("conditions", "accepts", "stance"),
        ("demands", "accepts", "stance"),
        ("offers", "accepts", "stance"),
        ("accepts", "rejects", "stance"),
    ],
)
def test_a_stance_that_replaces_another_ends_it_and_is_a_movement(before: str, after: str, kind: str) -> None:
    ledger = kept(
        talks(JANUARY, said(f"NOR {before} water", "Norland spoke of the lake.")),
        talks(MARCH, said(f"NOR {after} water", "Norland spoke of the lake again.")),
    )
    assert held(ledger) == [f"NOR {before} water {JANUARY} {MARCH}", f"NOR {after} water {MARCH} -"]
    assert moved(ledger) == [f"NOR water {before} {after} {MARCH}"]
    (movement,) = ledger.movements
    assert (movement.kind, movement.before, movement.after) == (kind, *[entry.id for entry in ledger.entries])
    assert [span.report for span in movement.evidence] == list(
        dict.fromkeys(r for e in ledger.entries for r in e.reports)
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("demands", "offers"),
        ("offers", "demands"),
        ("demands", "rejects"),
        ("rejects", "demands"),
        ("conditions", "offers"),
    ],
)
def test_stances_that_stand_side_by_side_end_nothing(before: str, after: str) -> None:
    ledger = kept(
        talks(JANUARY, said(f"NOR {before} prisoners", "Norland spoke of the prisoners.")),
        talks(MARCH, said(f"NOR {after} prisoners", "Norland spoke of the prisoners again.")),
    )
    assert held(ledger) == [f"NOR {before} prisoners {JANUARY} -", f"NOR {after} prisoners {MARCH} -"]
    assert moved(ledger) == []


def test_what_a_report_tells_beside_the_new_stance_goes_on() -> None:
    ledger = kept(
        talks(JANUARY, said("NOR offers water", "Norland offered water.")),
        talks(MARCH, said("NOR offers water", "It offered water."), said("NOR rejects water", "It refused the dam.")),
    )
    assert moved(ledger) == []


def test_of_two_stances_side_by_side_the_one_that_answers_moves_and_the_other_ends() -> None:
    ledger = kept(
        talks(
            JANUARY,
            said("NOR demands energy", "Norland wants 80 dollars."),
            said("NOR rejects energy", "It ruled out a lower price."),
        ),
        talks(MARCH, said("NOR conditions energy", "It may come down once the debt is paid.")),
    )
    assert moved(ledger) == [f"NOR energy rejects conditions {MARCH}"]
    assert [entry.until for entry in ledger.entries] == [MARCH, MARCH, None]


def test_a_first_signature_is_no_movement_and_a_condition_newly_raised_is_one() -> None:
    ledger = kept(
        talks(JANUARY, said("SUD demands water", "Sudland demanded water.")),
        talks(MARCH, said("NOR accepts border", "Norland signed."), said("NOR conditions trade", "Only if it rains.")),
    )
    assert moved(ledger) == [f"NOR trade - conditions {MARCH}"]


def test_the_same_key_stands_twice_where_it_was_given_up_and_taken_again() -> None:
    ledger = kept(
        talks(JANUARY, said("NOR offers water", "Norland offered water.")),
        talks(MARCH, said("NOR rejects water", "Norland withdrew its offer of water.")),
        talks(MAY, said("NOR offers water", "Norland offered water.")),
    )
    assert held(ledger) == [
        f"NOR offers water {JANUARY} {MARCH}",
        f"NOR rejects water {MARCH} {MAY}",
        f"NOR offers water {MAY} -",
    ]


@pytest.mark.parametrize(
    ("stance", "before", "after", "detail"),
    [
        (
            "demands",
            "asked for 41 cubic metres",
            "would be content with 35 cubic metres",
            "41 cubic metres, then 35 cubic metres",
        ),
        ("offers", "offered to free two men", "offered to free five men", "two men, then five men"),
        ("demands", "wants $3.2 million", "wants 1.8 million dollars, not the 3.2 million dollars of January", None),
    ],
)
def test_a_figure_that_moves_is_a_movement_within_the_stance(
    stance: str, before: str, after: str, detail: str | None
) -> None:
    ledger = kept(
        talks(JANUARY, said(f"NOR {stance} water", f"Norland {before}.")),
        talks(MARCH, said(f"NOR {stance} water", f"Norland {after}.")),
    )
    assert moved(ledger) == [f"NOR water {stance} {stance} {MARCH}"]
    assert [entry.until for entry in ledger.entries] == [MARCH, None]
    assert ledger.movements[0].kind == "detail"
    assert detail is None or ledger.movements[0].detail == detail


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("wants 900 vessel days a year", "still wants 900"),
        ("wants 900 vessel days", "wants 900 vessel days, 200 of them in winter"),
        ("wants 30 cubic metres", "wants the answer by March 14"),
        ("wants $80 million", "wants 80 million dollars"),
        ("wants observers", "wants twelve observers"),
    ],
)
def test_a_figure_that_stays_or_counts_something_else_is_none(before: str, after: str) -> None:
    ledger = kept(
        talks(JANUARY, said("NOR demands water", f"Norland {before}.")),
        talks(MARCH, said("NOR demands water", f"Norland {after}.")),
    )
    assert moved(ledger) == []


def test_a_signature_ends_what_the_other_side_asked_for() -> None:
    ledger = kept(
        talks(JANUARY, said("SUD demands monitoring", "Sudland wants observers.")),
        talks(MAY, said("NOR accepts monitoring", "Norland signed for observers."), outcome="agreement"),
    )
    assert held(ledger) == [f"SUD demands monitoring {JANUARY} {MAY}", f"NOR accepts monitoring {MAY} -"]
    assert moved(ledger) == []


def test_what_was_signed_is_accepted_by_the_other_who_had_offered_it() -> None:
    ledger = kept(
        talks(JANUARY, said("SUD offers water", "Sudland offered 12."), said("NOR demands water", "Norland wants 30.")),
        talks(MAY, said("NOR accepts water", "Norland will get 18."), outcome="agreement"),
    )
    assert moved(ledger) == [f"NOR water demands accepts {MAY}", f"SUD water offers accepts {MAY}"]


def test_the_day_is_that_of_the_news_and_not_of_the_paper() -> None:
    friday = said("NOR accepts water", "Norland and Sudland signed here on Thursday.")
    assert held(kept(talks("2031-03-07", friday))) == ["NOR accepts water 2031-03-06 -"]


def test_a_weekday_to_come_dates_nothing() -> None:
    truce = said("NOR accepts ceasefire", "Norland agreed to stop firing from Sunday.")
    assert held(kept(talks("2031-03-07", truce))) == ["NOR accepts ceasefire 2031-03-07 -"]


def test_a_report_without_a_date_is_of_the_day_that_others_give_its_meeting() -> None:
    dated = talks(JANUARY, said("SUD offers water", "Sudland offered water."), outcome="no-agreement")
    undated = talks(None, said("NOR rejects water", "Norland turned it down."), outcome="no-agreement", name="b.txt")
    later = talks(MARCH, said("NOR accepts water", "Norland signed."))
    ledger = kept(dated, undated, later, meetings=(known(JANUARY, "no-agreement", dated, undated, place="Tarne"),))
    assert f"NOR rejects water {JANUARY} {MARCH}" in held(ledger)


def test_what_nothing_dates_supports_what_is_known_and_moves_nothing() -> None:
    undated = talks(
        None, said("NOR offers water", "Norland offered 12."), said("NOR rejects trade", "No trade."), name="b.txt"
    )
    ledger = kept(talks(JANUARY, said("NOR offers water", "It offered 12.")), undated)
    assert held(ledger) == [f"NOR offers water {JANUARY} -", "NOR rejects trade - -"]
    assert len(ledger.entries[0].reports) == 2


def test_a_copy_tells_what_its_original_told_whenever_it_was_printed() -> None:
    wire = talks(JANUARY, said("NOR offers water", "Norland offered 12."), name="wire.txt")
    copy = talks(MARCH, said("NOR rejects border", "Norland keeps the bridge."), name="copy.txt")
    assert f"NOR rejects border {JANUARY} -" in held(kept(wire, copy, origins={"copy.txt": "wire.txt"}))


def test_the_day_of_an_agreement_is_that_of_its_signing() -> None:
    text = "Norland and Sudland have signed an agreement on the waters of the lake, officials said on Tuesday."
    signed = said("NOR accepts water", "It was signed here on Monday by Carla Ostby.")
    assert held(kept(talks("2031-05-20", text, signed, outcome="agreement"))) == ["NOR accepts water 2031-05-19 -"]


def test_what_a_party_leaves_it_leaves_once_and_for_what_goes_furthest() -> None:
    ledger = kept(
        talks(JANUARY, said("NOR rejects water", "Norland refused.")),
        talks(
            MARCH,
            said("NOR conditions water", "Norland would open the sluice only after a survey."),
            said("NOR offers water", "Norland offered 12 cubic metres."),
        ),
    )
    assert moved(ledger) == [f"NOR water rejects offers {MARCH}"]


def test_who_asks_and_offers_and_then_signs_has_moved_from_the_offer() -> None:
    ledger = kept(
        talks(
            JANUARY,
            said("NOR demands prisoners", "Norland wants its crew back."),
            said("NOR offers prisoners", "Norland would free two."),
        ),
        talks(MARCH, said("NOR accepts prisoners", "Norland signed the exchange.")),
    )
    assert moved(ledger) == [f"NOR prisoners offers accepts {MARCH}"]


def test_a_report_that_nothing_dates_is_of_the_time_of_the_one_with_the_same_rare_words() -> None:
    words = "The ferry of Tarnholm, its drowned lanterns and the beekeeper Oddleif were spoken of."
    undated = talks(None, words, said("NOR rejects trade", "Norland wants no trade."), name="radio.txt")
    ledger = kept(talks(JANUARY, words, said("SUD demands water", "Sudland wants water.")), undated)
    assert f"NOR rejects trade {JANUARY} -" in held(ledger)


def test_a_copy_that_drops_a_word_tells_a_position_of_now_as_its_original_does() -> None:
    january = talks("2031-01-10", said("NOR offers water", "Norland offered 12."), name="a.txt")
    wire = talks(
        MARCH,
        said(
            "NOR conditions water",
            "Norland hardened the bid that it made in January.",
            "Norland hardened the bid that it made in January",
        ),
        name="wire.txt",
    )
    copy = talks(MARCH, said("NOR conditions water", "Norland hardened the bid made in January."), name="copy.txt")
    ledger = kept(january, wire, copy, origins={"copy.txt": "wire.txt"})
    assert [one for one in held(ledger) if "conditions" in one] == [f"NOR conditions water {MARCH} -"]
