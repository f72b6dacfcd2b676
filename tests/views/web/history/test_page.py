"""The journal as a page: sentences, filters, undo, and what stays untold."""

import json

import msgspec
from starlette.testclient import TestClient

from dragoman.model import Correction, Position, Reading
from dragoman.store import Store
from dragoman.store.journal import Entry


def a_reading(store: Store) -> Reading:
    process = store.processes()[0].name
    readings = (store.reading(report) for report in store.reports(process))
    return next(one for one in readings if one.positions)


def correct(store: Store, deed: str, by: str, coding: str | None = None, **changes: str) -> tuple[int, Position]:
    reading = a_reading(store)
    position = reading.positions[0]
    before = msgspec.to_builtins(position)
    after = {**before, **changes} if changes else None
    correction = msgspec.convert(
        {
            "report": reading.report.id,
            "kind": "position",
            "deed": deed,
            "entry": position.id,
            "before": before,
            "after": after,
        },
        Correction,
    )
    return store.correct(correction, by, coding=coding), position


def line_of(page: str, n: int) -> str:
    return page.partition(f'id="line-{n}"')[2].partition("</li>")[0]


def test_the_newest_line_stands_first(client: TestClient, store: Store) -> None:
    first, _ = correct(store, "accept", "ana")
    second, _ = correct(store, "reject", "ben")
    page = client.get("/history").text
    assert page.index(f'id="line-{second}"') < page.index(f'id="line-{first}"')


def test_a_correction_is_told_in_words_with_a_link_to_the_report(client: TestClient, store: Store) -> None:
    n, position = correct(store, "reject", "ben")
    line = line_of(client.get("/history").text, n)
    assert "<b>ben</b> rejected a position:" in line
    assert f"/r/{position.evidence[0].report}?at=" in line


def test_an_edit_tells_what_it_changed(client: TestClient, store: Store) -> None:
    n, position = correct(
        store, "edit", "ben", issue="border" if a_reading(store).positions[0].issue != "border" else "water"
    )
    page = client.get("/history").text
    assert f"<li>issue: <del>{position.issue.replace('-', ' ')}</del>" in page.partition(f'id="line-{n}"')[2]


def test_a_line_is_taken_back_struck_and_done_again(client: TestClient, store: Store) -> None:
    n, _ = correct(store, "reject", "ben")
    answer = client.post("/history/undo", data={"line": n}, follow_redirects=False)
    assert answer.status_code == 303
    undoing = store.last_line()
    page = client.get("/history").text
    assert f'class="line taken-back" id="line-{n}"' in page
    assert "taken back by ana" in page
    assert "do it again" in line_of(page, undoing)
    client.post("/history/undo", data={"line": undoing})
    assert f'class="line" id="line-{n}"' in client.get("/history").text


def test_lines_are_narrowed_to_a_person_a_kind_a_report_and_a_process(client: TestClient, store: Store) -> None:
    n, position = correct(store, "reject", "ben")
    report = position.evidence[0].report
    for query in ({"who": "ben"}, {"kind": "correct"}, {"report": report}, {"process": store.process_of(report) or ""}):
        assert f'id="line-{n}"' in client.get("/history", params=query).text, query
    other = next(one for one in store.processes() if one.name != store.process_of(report))
    for nothing in ({"who": "nobody"}, {"kind": "recode"}, {"process": other.name}):
        assert f'id="line-{n}"' not in client.get("/history", params=nothing).text, nothing


def test_long_histories_lead_on_to_older_lines(client: TestClient, store: Store) -> None:
    for _ in range(70):
        last, _position = correct(store, "accept", "ana")
    page = client.get("/history").text
    older = page.partition('rel="next" href="?before=')[2].partition('"')[0]
    assert f'id="line-{last}"' in page
    assert f'id="line-{int(older) - 1}"' in client.get("/history", params={"before": older}).text


def test_every_merge_of_a_line_can_be_taken_apart(client: TestClient, store: Store) -> None:
    merge = next(line for line in store.log() if line.kind == "merge")
    page = client.get("/history", params={"line": merge.n})
    assert page.status_code == 200
    client.post("/history/undo", data={"line": merge.n, "part": 1, "line_shown": merge.n})
    assert store.log(store.last_line() - 1)[-1].payload == {"of": merge.n, "part": 1}
    assert "taken apart" in client.get("/history", params={"line": merge.n}).text


def test_what_another_codes_blind_is_neither_told_nor_taken_back(client: TestClient, store: Store) -> None:
    store.code("first", [a_reading(store).report.id], ["ben"], suggestions=True, by="ana")
    n, position = correct(store, "reject", "ben", coding="first")
    assert f"rejected a position: {position.id}" not in client.get("/history").text
    assert "coded something in" in line_of(client.get("/history").text, n)
    told = [json.loads(line) for line in client.get("/history.jsonl").text.splitlines()]
    assert next(line for line in told if line["line"] == n)["what"].keys() == {"report", "coding"}
    assert client.post("/history/undo", data={"line": n}).status_code == 403
    assert client.post(f"/undo/{n}", data={"lines": n}).status_code == 403
    assert store.log(n - 1)[0].undone is None


def test_the_history_is_had_as_json_lines(client: TestClient, store: Store) -> None:
    lines = [json.loads(line) for line in client.get("/history.jsonl").text.splitlines()]
    assert [line["line"] for line in lines] == list(range(store.last_line(), 0, -1))


def test_names_of_people_who_do_things_are_escaped(client: TestClient, store: Store) -> None:
    correct(store, "reject", "<script>alert(1)</script>")
    assert "<script>alert" not in client.get("/history").text


def test_a_line_that_there_is_not_is_not_found(client: TestClient, store: Store) -> None:
    assert client.get("/history", params={"line": store.last_line() + 5}).status_code == 404
    assert client.post("/history/undo", data={"line": store.last_line() + 5}).status_code == 404
    assert isinstance(store.log()[0], Entry)


def test_the_pieces_of_a_statement_that_was_confirmed_are_not_run_together(client: TestClient, store: Store) -> None:
    readings = (store.reading(report) for line in store.processes() for report in store.reports(line.name))
    said, reading = next((one, read) for read in readings for one in read.statements if len(one.spans) > 1)
    form = {"seen": store.last_line(), "back": "/"}
    client.post(f"/r/{reading.report.id}/accept/statement/{said.id}", data=form)
    assert " … " in client.get("/history").text


def test_a_process_or_report_that_there_is_not_is_told_before_anything_is_sent(client: TestClient) -> None:
    for address in ("/history.jsonl", "/history"):
        assert client.get(address, params={"process": "0"}).status_code == 404
        assert client.get(address, params={"report": "0" * 12}).status_code == 404


def test_the_history_of_a_report_that_was_taken_back_is_still_had(client: TestClient, store: Store) -> None:
    line = next(line for line in store.log() if line.kind == "add")
    store.undo(line.n, by="ana")
    page = client.get("/history", params={"report": line.payload["report"]}).text
    assert f'id="line-{line.n}"' in page
    assert f'id="line-{store.last_line()}"' in page
