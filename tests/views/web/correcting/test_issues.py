from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from dragoman.store import Store
from dragoman.store.held import issues_held, processes_on
from tests.views.web.correcting.forms import form_in


@pytest.fixture
def process(store: Store) -> str:
    return max((line.name for line in store.processes()), key=lambda name: len(store.record(name).positions))


@pytest.fixture
def issue(store: Store, process: str) -> str:
    return issues_held(store.database, process)[0].issue


def on(store: Store, process: str, issue: str) -> int:
    return sum(one.issue == issue for one in store.record(process).positions)


def test_every_code_stands_with_its_number_of_positions(
    client: TestClient, store: Store, process: str, issue: str
) -> None:
    held = issues_held(store.database, process)
    assert {one.issue: one.positions for one in held} == {one.issue: on(store, process, one.issue) for one in held}
    assert sum(count for _, count in processes_on(store.database, issue)) >= on(store, process, issue)
    for path in (f"/p/{process}/issues", "/issues"):
        assert issue in client.get(path).text


def test_an_issue_is_renamed_here_and_back(client: TestClient, store: Store, process: str, issue: str) -> None:
    count = on(store, process, issue)
    page = client.get(f"/p/{process}/issues/rename?issue={issue}")
    assert f"{count} position" in page.text

    form = {**form_in(page.text, "/issues/rename"), "into": "Fish stocks", "where": "here"}
    answer = client.post(f"/p/{process}/issues/rename", data=form, follow_redirects=False)

    assert answer.status_code == 303
    assert (on(store, process, issue), on(store, process, "fish-stocks")) == (0, count)
    line = parse_qs(urlsplit(answer.headers["location"]).query)["done"][0]
    client.post(f"/undo/{line}", data={"lines": line}, follow_redirects=False)
    assert on(store, process, issue) == count


@pytest.mark.parametrize("into", ["", "   ", "x" * 200])
def test_a_name_that_is_none_is_said_beside_the_field(
    client: TestClient, store: Store, process: str, issue: str, into: str
) -> None:
    before = store.last_line()
    answer = client.post(f"/p/{process}/issues/rename", data={"issue": issue, "into": into})
    assert answer.status_code == 422
    assert 'id="into-wrong"' in answer.text
    assert client.post(f"/p/{process}/issues/rename", data={"issue": issue, "into": issue}).status_code == 422
    assert store.last_line() == before


def test_an_issue_that_nobody_holds_has_no_form(client: TestClient, process: str) -> None:
    assert client.get(f"/p/{process}/issues/rename?issue=nothing").status_code == 404


def chosen_on(page: str) -> list[str]:
    return [piece.partition('"')[0] for piece in page.split('name="chosen" value="')[1:]]


def test_snippets_are_rejected_together_and_taken_back_together(
    client: TestClient, store: Store, process: str, issue: str
) -> None:
    address = f"/p/{process}/snippets?issue={issue}"
    page = client.get(address)
    chosen = chosen_on(page.text)
    assert len(chosen) > 1
    answer = client.post(
        f"/p/{process}/snippets",
        data={"chosen": chosen, "deed": "reject", "back": address, "seen": store.last_line()},
        follow_redirects=False,
    )
    query = parse_qs(urlsplit(answer.headers["location"]).query)
    assert query["count"] == [str(len(chosen))]
    assert len(query["done"][0].split(",")) == len(chosen)

    client.post("/undo/0", data={"lines": query["done"][0]}, follow_redirects=False)
    assert chosen_on(client.get(f"{address}&status=suggested").text) == chosen


def test_accepting_many_asks_for_their_number(client: TestClient, store: Store, process: str, issue: str) -> None:
    address = f"/p/{process}/snippets"
    chosen = chosen_on(client.get(f"{address}?issue={issue}").text)[:2]
    before = store.last_line()
    asked = client.post(address, data={"chosen": chosen, "deed": "accept"})
    assert asked.status_code == 200
    form = form_in(asked.text, "/snippets")
    assert client.post(address, data={**form, "number": "17"}).status_code == 422
    assert store.last_line() == before

    assert client.post(address, data={**form, "number": "2"}, follow_redirects=False).status_code == 303

    assert "confirmed by ana" in client.get(f"{address}?issue={issue}&status=confirmed").text


def test_what_somebody_else_judged_meanwhile_is_left_as_it_is(
    client: TestClient, ben: TestClient, store: Store, process: str, issue: str
) -> None:
    address = f"/p/{process}/snippets?issue={issue}"
    seen, chosen = store.last_line(), chosen_on(client.get(address).text)[:2]
    ben.post(f"/p/{process}/snippets", data={"chosen": chosen[:1], "deed": "reject"}, follow_redirects=False)
    answer = client.post(
        f"/p/{process}/snippets", data={"chosen": chosen, "deed": "reject", "seen": seen, "back": address}
    )
    assert "1 snippet left as they are" in answer.text or "1 snippet left" in answer.text


def test_choosing_nothing_does_nothing(client: TestClient, process: str) -> None:
    assert client.post(f"/p/{process}/snippets", data={"deed": "reject"}).status_code == 422
