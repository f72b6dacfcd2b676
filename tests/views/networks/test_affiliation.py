import pytest

from dragoman.model import KnownActor, KnownMeeting, LedgerEntry, Origin, ProcessRecord, Report, Span, Statement
from dragoman.views.networks.affiliation import affiliations_of
from dragoman.views.networks.encounters import encounters_of
from dragoman.views.networks.measures import Duplicates
from dragoman.views.networks.tellings import tellings_of

DAYS = {"r1": "2019-01-07", "r2": "2019-01-09", "r3": "2019-02-01", "copy": "2019-01-08"}

PERSON = KnownActor(id="ana", kind="person", name="Ana")


def entry(name: str, party: str, stance: str, *places: tuple[str, int], issue: str = "water") -> LedgerEntry:
    spans = tuple(Span(report=report, start=start, end=start + 5) for report, start in places)
    return LedgerEntry(
        id=name, party=party, stance=stance, issue=issue, evidence=spans, reports=tuple(one.report for one in spans)  # type: ignore[arg-type]
    )  # fmt: skip


def record(*entries: LedgerEntry, statements: tuple[Statement, ...] = ()) -> ProcessRecord:
    return ProcessRecord(
        reports=tuple(Report(id=name, name=name, text="x" * 99, published=day) for name, day in DAYS.items()),
        actors=(*(KnownActor(id=code, kind="state", name=code) for code in ("COM", "MDG", "KEN")), PERSON),
        origins=(Origin(id="r1", reports=("r1", "copy")), Origin(id="r2", reports=("r2",))),
        positions=entries,
        statements=statements,
    )


@pytest.mark.parametrize(("duplicates", "expected"), [("once", 1), ("week", 2), ("document", 3), ("all", 4)])
def test_duplicates_count_as_is_chosen(duplicates: Duplicates, expected: int) -> None:
    told = tellings_of(record(entry("e", "COM", "offers", ("r1", 0), ("r1", 50), ("r2", 0), ("r3", 0), ("copy", 0))))
    assert affiliations_of(told, duplicates).counts.tolist() == [[[expected, 0, 0, 0]]]


def test_stances_are_told_apart_and_offers_and_acceptance_agree() -> None:
    stances = ("offers", "accepts", "rejects", "demands", "conditions")
    told = tellings_of(record(*(entry(one, "COM", one, ("r1", 0)) for one in stances)))
    network = affiliations_of(told, "all")
    assert network.counts.tolist() == [[[2, 1, 1, 1]]]
    assert network.agreement().tolist() == [[[2, 1]]]
    assert network.agreement(wide=True).tolist() == [[[4, 1]]]


def test_what_two_hold_together_each_of_them_holds() -> None:
    network = affiliations_of(tellings_of(record(entry("e", "COM-MDG", "rejects", ("r1", 0)))))
    assert network.actors == ("COM", "MDG")


def test_a_range_leaves_out_what_was_told_outside_it() -> None:
    told = record(entry("e", "COM", "offers", ("r1", 0), ("r3", 0)))
    assert [one.report for one in tellings_of(told, since="2019-01-08")] == ["r3"]
    assert [one.report for one in tellings_of(told, until="2019-01-07")] == ["r1"]


def test_of_people_only_words_of_a_named_person_count() -> None:
    said = Statement(id="s", report="r1", speaker="ana", kind="direct", spans=((0, 20),), text="x")
    unnamed = Statement(id="t", report="r2", kind="direct", spans=((0, 20),), text="x")
    told = record(entry("e", "COM", "offers", ("r1", 2), ("r1", 18), ("r2", 2)), statements=(said, unnamed))
    assert [one.actor for one in tellings_of(told, "people")] == ["ana"]


def test_meetings_that_were_not_held_join_nobody() -> None:
    def meeting(name: str, outcome: str | None) -> KnownMeeting:
        return KnownMeeting(id=name, parties=("COM", "MDG"), mediators=("KEN", "COM"), outcome=outcome)  # type: ignore[arg-type]

    found = encounters_of([meeting("a", "agreement"), meeting("b", None), meeting("c", "planned")])
    assert found.met == {("COM", "MDG"): 2}
    assert found.through == {("COM", "KEN"): 2, ("MDG", "KEN"): 2}
    assert found.at == {"COM": 2, "MDG": 2, "KEN": 2}
