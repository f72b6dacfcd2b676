"""Issues that are called otherwise, and the words that codes were given to."""

from itertools import permutations

import pytest

from dragoman.errors import UsageError
from dragoman.store import Store
from tests.store.made import told
from tests.store.test_status import say

PROCESS = "KEN-UGA-2019-05"


@pytest.fixture
def full(store: Store) -> Store:
    for n, issue in enumerate(("water", "fishing", "water", "trade")):
        store.add(
            told(f"r{n}", day=f"2019-05-{3 + 4 * n:02}", issue=issue, outlet="Post", speaker="Amani Wekesa"), "ana"
        )
    store.add(told("far", ("PER", "CHL"), "2018-02-01", issue="water", speaker="Ana Roa"), by="ana")
    store.refresh()
    return store


def counted(store: Store, process: str | None = None) -> dict[str, int]:
    return {one.issue: one.positions for one in store.issues(process)}


def test_issues_are_counted_in_one_process_or_in_all(full: Store) -> None:
    assert counted(full, PROCESS) == {"fishing": 1, "trade": 1, "water": 1}
    assert counted(full) == {"water": 2, "fishing": 1, "trade": 1}
    assert next(one.name for one in full.issues() if one.issue == "water") == "Water"


def test_issues_that_are_made_one_are_so_in_one_process_or_in_all(full: Store) -> None:
    full.recode("fishing", "lake", by="ana")
    n = full.recode("water", "lake", by="ana", process=PROCESS)
    assert counted(full) == {"lake": 1, "trade": 1, "water": 1}
    assert [one.originals for one in full.issues(PROCESS) if one.issue == "lake"] == [("fishing", "water")]
    full.undo(n, by="ana")
    assert counted(full) == {"lake": 1, "trade": 1, "water": 2}
    assert full.check() == []


@pytest.mark.parametrize("order", list(permutations((0, 1, 2))))
def test_names_that_follow_one_another_are_taken_back_in_any_order(store: Store, order: tuple[int, ...]) -> None:
    store.add(told("one", issue="water"), by="ana")
    lines = [
        store.recode(one, other, by="ana") for one, other in (("water", "lake"), ("lake", "shore"), ("shore", "quay"))
    ]
    assert counted(store) == {"quay": 1}
    standing = {0: ("water", "lake"), 1: ("lake", "shore"), 2: ("shore", "quay")}
    for one in order:
        store.undo(lines[one], by="ana")
        del standing[one]
        name = "water"
        for issue, into in standing.values():
            name = into if name == issue else name
        assert counted(store) == {name: 1}
    assert store.check() == []


def test_an_issue_that_is_called_by_its_first_name_again_is_so(full: Store) -> None:
    full.recode("water", "lake", by="ana")
    full.recode("lake", "water", by="ben")
    assert counted(full)["water"] == 2


def test_every_passage_on_an_issue_is_there_with_who_said_it_where_and_when(full: Store) -> None:
    report = full.reading("r0.txt").report
    first, second, third = full.snippets(issue="water")
    assert [one.process for one in (first, second, third)] == ["CHL-PER-2018-02", PROCESS, PROCESS]
    assert second.words == report.text[second.span.start : second.span.end] == "The fish are ours"
    assert (second.speaker_name, second.outlet, second.day) == ("Amani Wekesa", "Post", "2019-05-03")
    assert (second.party, second.stance, second.issue, second.status) == ("KEN", "demands", "water", "suggested")
    assert full.snippets(issue="water", process=PROCESS) == [second, third]
    assert full.snippets(issue="water", most=1, after=1) == [second]


def test_passages_of_a_person_are_what_they_said_and_of_a_party_what_it_wants(full: Store) -> None:
    assert {one.kind for one in full.snippets(person="Amani Wekesa")} == {"statement"}
    assert len(full.snippets(person="Amani Wekesa", process=PROCESS)) == 4
    person = full.snippets(person="Wekesa")[0].speaker
    assert full.snippets(person=person) == full.snippets(person="Amani Wekesa")
    assert len(full.snippets(party="Kenya")) == 4
    assert len(full.snippets(party="KEN", kinds=("position", "statement"))) == 8
    assert full.snippets(person="Nobody Known") == []


def test_passages_are_chosen_by_whether_somebody_has_seen_to_them(full: Store) -> None:
    say(full, "ana", "position", "accept", full.reading("r1.txt").positions[0])
    (one,) = full.snippets(party="KEN", status="confirmed")
    assert (one.issue, one.by) == ("fishing", ("ana",))


def test_passages_are_of_one_code(full: Store) -> None:
    with pytest.raises(UsageError, match="of one code"):
        full.snippets(issue="water", party="KEN")
