"""Blind codings and how far they agree, as pages."""

import re
from pathlib import Path

import msgspec
import pytest
from starlette.testclient import TestClient

from dragoman.model import Correction, Position
from dragoman.store import Store
from dragoman.views.web import Settings
from dragoman.views.web.agreement.compared import compared_in
from dragoman.views.web.pages import agreement
from dragoman.views.web.visitors import Visitor
from tests.views.web.conftest import visiting

CODERS = ("ana", "ben")


def judged(store: Store, position: Position, coder: str, **after: str) -> None:
    """A coder says that a position is as it was read, or otherwise."""
    before = msgspec.to_builtins(position)
    said = Correction(
        report=position.id.partition("/")[0],
        kind="position",
        deed="edit" if after else "accept",
        entry=position.id,
        before=before,
        after={**before, **after} if after else None,
    )
    store.correct(said, by=coder, coding="round one")


@pytest.fixture
def positions(store: Store) -> list[Position]:
    """The positions of a report that both have coded; of the first one's stance ben thinks otherwise."""
    process = store.processes()[0].name
    reports = store.reports(process)
    store.code("round one", reports, CODERS, suggestions=True, by="ana")
    report = next(one for one in reports if len(store.reading(one).positions) > 1)
    positions = list(store.reading(report).positions)
    for position in positions:
        judged(store, position, "ana")
    other = "rejects" if positions[0].stance != "rejects" else "demands"
    judged(store, positions[0], "ben", stance=other)
    for coder in CODERS:
        store.done("round one", report, coder)
    return positions


def token(html: str) -> str:
    found = re.search(r'name="csrf" value="([^"]*)"', html)
    return found[1] if found else ""


@pytest.mark.usefixtures("positions")
def test_the_figures_of_each_label_stand_with_what_a_unit_is(client: TestClient) -> None:
    page = client.get("/agreement/round one").text
    assert "ana, ben" in page
    assert "1 report that two or more" in page
    assert "a position that two coders have" in page
    assert 'aria-label="alpha ' in page


def test_a_difference_quotes_the_words_and_leads_to_them(client: TestClient, positions: list[Position]) -> None:
    page = client.get("/agreement/round one", params={"label": "position: stance"}).text
    span = positions[0].evidence[0]
    assert "1 passage on" in page
    assert f"/r/{span.report}?at={span.start}-" in page
    assert page.count('<figure class="passage">') == 1


def test_settling_takes_one_coders_view_into_the_record(
    client: TestClient, positions: list[Position], store: Store
) -> None:
    report = positions[0].id.partition("/")[0]
    form = {"csrf": token(client.get("/agreement/round one").text), "report": report, "coder": "ben"}
    answer = client.post("/agreement/round one/settle", data=form, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/r/{report}")
    assert [one.correction.deed for one in store.corrections(report)] == ["edit"]


@pytest.mark.usefixtures("positions")
def test_a_coder_with_reports_left_sees_no_labels_of_others(talks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agreement, "visitor", lambda _: Visitor("ben", "coder"))
    with visiting(Settings(store=str(talks), visitor="ben")) as client:
        page = client.get("/agreement/round one").text
    assert "still to be coded by ana, ben" in page
    assert "Passages of difference" not in page


@pytest.mark.usefixtures("positions")
def test_a_coder_has_the_reports_of_a_coding_before_them(client: TestClient) -> None:
    page = client.get("/coding/round one").text
    assert "You have finished 1 of" in page
    assert "Code the next one" in page
    assert "✓ finished" in page
    assert "✓ finished" not in client.get("/coding/round one?state=todo").text


def test_a_report_to_code_shows_what_this_coder_says_and_nobody_else(
    client: TestClient, positions: list[Position]
) -> None:
    report = positions[0].id.partition("/")[0]
    page = client.get(f"/coding/round one/{report}").text
    assert "confirmed" in page
    assert "ben" not in re.sub(r"<header.*?</header>", "", page, count=1, flags=re.S)


def test_no_link_to_the_report_before_or_after_leads_out_of_a_coding(
    client: TestClient, positions: list[Position]
) -> None:
    report = positions[0].id.partition("/")[0]
    assert 'class="neighbours"' in client.get(f"/r/{report}").text
    assert 'class="neighbours"' not in client.get(f"/coding/round one/{report}").text


@pytest.mark.usefixtures("positions")
def test_who_is_finished_with_a_report_goes_on_to_the_next(client: TestClient) -> None:
    page = client.get("/coding/round one").text
    following = re.search(r'href="(/coding/round%20one/[0-9a-f]+)">Code the next one', page)
    assert following is not None
    report = following[1].rpartition("/")[2]
    form = {"csrf": token(client.get(following[1]).text), "report": report}
    answer = client.post("/coding/round one/done", data=form, follow_redirects=False)
    assert answer.headers["location"].startswith("/coding/round%20one/")
    assert report not in answer.headers["location"]


def test_a_coding_is_made_of_the_reports_of_a_process(client: TestClient, store: Store) -> None:
    process = store.processes()[0].name
    form = {"csrf": token(client.get("/coding").text), "name": "pilot", "process": process, "coders": "ana, ben"}
    answer = client.post("/coding", data=form, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/coding/pilot")
    assert store.coding("pilot").coders == ("ana", "ben")


def test_a_coding_without_its_process_says_so_and_keeps_what_was_typed(client: TestClient) -> None:
    form = {"csrf": token(client.get("/coding").text), "name": "pilot", "process": "nowhere", "coders": "ana"}
    answer = client.post("/coding", data=form)
    assert (answer.status_code, "nowhere" in answer.text, 'value="pilot"' in answer.text) == (400, True, True)


def test_a_comparison_is_kept_until_something_happens_to_the_store(store: Store, positions: list[Position]) -> None:
    first = compared_in(store, "round one", unfinished=False)
    assert compared_in(store, "round one", unfinished=False) is first
    judged(store, positions[1], "ben")
    assert compared_in(store, "round one", unfinished=False) is not first


def test_what_is_accepted_while_coding_stays_in_the_coding(
    client: TestClient, positions: list[Position], store: Store
) -> None:
    report, _, _ = positions[1].id.partition("/")
    page = client.get(f"/coding/round one/{report}").text
    form = re.search(rf'action="([^"]*reject[^"]*{re.escape(positions[1].id.rpartition("/")[2])}[^"]*)"', page)
    assert form is not None
    assert page.count('name="coding" value="round one"') > 1
    address = form[1].replace("&amp;", "&")
    answer = client.post(address, data={"csrf": token(page), "coding": "round one"}, follow_redirects=False)
    assert answer.status_code in (200, 303)
    assert store.corrections(report) == []
    assert [one.status for one in store.coded("round one", report, "ana", rejected=True).positions][1] == "rejected"


def test_a_coding_is_reached_from_every_page_and_its_process_chosen_by_title(client: TestClient, store: Store) -> None:
    process = store.processes()[0].name
    assert 'href="/coding"' in client.get("/").text
    page = client.get(f"/coding?process={process}").text
    assert f'<option value="{process}" selected>' in page


def test_whoever_checks_a_process_finds_its_issues_and_what_was_taken_for_one(client: TestClient, store: Store) -> None:
    process = store.processes()[0].name
    page = client.get(f"/p/{process}").text
    assert f'href="/p/{process}/issues"' in page
    assert f'href="/p/{process}/merges"' in page
