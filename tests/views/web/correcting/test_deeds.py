from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from dragoman.model import Reading
from dragoman.record.corrected import entries, reviewed
from dragoman.store import Store


def status(store: Store, report: str, kind: str, entry: str) -> str:
    reading = reviewed(store.reading(report), (one.correction for one in store.corrections(report)))
    return str(next(one for one in entries(reading, kind) if one.id == entry).status)  # type: ignore[arg-type]


@pytest.mark.parametrize(("deed", "then"), [("accept", "confirmed"), ("reject", "rejected")])
@pytest.mark.parametrize("kind", ["actor", "meeting", "statement", "position"])
def test_one_button_judges_an_entry_and_leads_back_to_it(
    client: TestClient, store: Store, reading: Reading, report: str, deed: str, then: str, kind: str
) -> None:
    entry = getattr(reading, f"{kind}s")[0].id

    answer = client.post(
        f"/r/{report}/{deed}/{kind}/{entry}",
        data={"back": f"/r/{report}?status=suggested&done=7&what=edit", "seen": store.last_line()},
        follow_redirects=False,
    )

    where = urlsplit(answer.headers["location"])
    assert answer.status_code == 303
    assert (where.path, where.fragment) == (f"/r/{report}", f"e-{entry}")
    assert parse_qs(where.query) == {"status": ["suggested"], "what": [deed], "done": [str(store.last_line())]}
    assert status(store, report, kind, entry) == then


def test_what_was_said_last_is_taken_back(client: TestClient, store: Store, reading: Reading, report: str) -> None:
    entry = reading.positions[0].id
    client.post(f"/r/{report}/reject/position/{entry}", follow_redirects=False)

    client.post(f"/r/{report}/undo/position/{entry}", follow_redirects=False)

    assert status(store, report, "position", entry) == "suggested"


def test_the_bar_takes_a_line_back_and_does_it_again(
    client: TestClient, store: Store, reading: Reading, report: str
) -> None:
    entry = reading.positions[0].id
    client.post(f"/r/{report}/accept/position/{entry}", follow_redirects=False)
    line = store.last_line()

    client.post(f"/undo/{line}", data={"lines": str(line)}, follow_redirects=False)
    assert status(store, report, "position", entry) == "suggested"

    client.post(f"/undo/{line + 1}", data={"lines": str(line + 1)}, follow_redirects=False)
    assert status(store, report, "position", entry) == "confirmed"


def test_lines_that_nobody_said_by_hand_are_not_taken_back(client: TestClient, store: Store) -> None:
    before = store.last_line()
    assert client.post("/undo/1", data={"lines": "1"}).status_code == 404
    assert store.last_line() == before


@pytest.mark.parametrize("back", ["//elsewhere.example/", "https://elsewhere.example/", "/\\elsewhere.example", ""])
def test_a_form_never_leads_elsewhere(client: TestClient, reading: Reading, report: str, back: str) -> None:
    entry = reading.positions[0].id
    answer = client.post(f"/r/{report}/accept/position/{entry}", data={"back": back}, follow_redirects=False)
    assert answer.headers["location"].startswith(f"/r/{report}?")


@pytest.mark.parametrize("path", ["position/none", "thing/none"])
def test_what_is_not_there_is_said(client: TestClient, report: str, path: str) -> None:
    assert client.post(f"/r/{report}/accept/{path}").status_code == 404
