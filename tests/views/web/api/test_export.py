import csv
import gzip
import io
import json
import tracemalloc
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from dragoman.store import Store, open_store
from dragoman.views.web.api.reading import export
from dragoman.views.web.api.reading.entries import ROWS
from dragoman.views.web.stores import Stores
from tests.store.made import told
from tests.views.web.api.conftest import BASE


def lines(client: TestClient, path: str, **query: str) -> list[dict[str, object]]:
    answer = client.get(f"{BASE}/export/{path}", params=query)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-disposition"] == f'attachment; filename="{path}"'
    return [json.loads(line) for line in answer.text.splitlines()]


@pytest.mark.parametrize("what", ROWS)
def test_everything_is_exported_as_lines_and_as_a_table(
    client: TestClient, store: Store, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "AT_ONCE", 5)
    found = lines(client, f"{what}.jsonl")
    everything = store.ask(what)
    assert sorted(str(one["id"]) for one in found) == sorted(row["id"] for row in everything)
    table = list(csv.DictReader(io.StringIO(client.get(f"{BASE}/export/{what}.csv").text)))
    assert [row["id"] for row in table] == [one["id"] for one in found]
    assert set(table[0]) == set(found[0]) == set(everything[0]) if everything else True


def test_an_export_is_narrowed(client: TestClient, store: Store) -> None:
    party = store.ask("positions")[0]["party"]
    found = lines(client, "positions.jsonl", party=party)
    assert sorted(str(one["id"]) for one in found) == sorted(row["id"] for row in store.ask("positions", party=party))


def test_records_and_the_journal_are_exported_line_by_line(client: TestClient, store: Store) -> None:
    assert [one["dragoman"] for one in lines(client, "records.jsonl")] == ["1"] * len(store.processes())
    assert [one["line"] for one in lines(client, "journal.jsonl")] == list(range(1, store.last_line() + 1))
    assert {one["kind"] for one in lines(client, "journal.jsonl", kind="add")} == {"add"}


def test_an_export_is_packed_as_it_is_made(client: TestClient) -> None:
    with client.stream("GET", f"{BASE}/export/statements.jsonl", headers={"Accept-Encoding": "gzip"}) as answer:
        packed = b"".join(answer.iter_raw())
    plain = client.get(f"{BASE}/export/statements.jsonl", headers={"Accept-Encoding": "identity"}).content
    assert gzip.decompress(packed) == plain


def test_what_is_wrong_is_told_before_anything_is_sent(client: TestClient) -> None:
    for path in ("positions.jsonl?issue=nothing", "statements.csv?words=%22", "journal.jsonl?report=none"):
        answer = client.get(f"{BASE}/export/{path}")
        assert answer.status_code == 400, path
        assert answer.headers["content-type"] == "application/problem+json"


def test_no_spreadsheet_takes_a_cell_of_an_export_for_a_formula() -> None:
    (_, line) = export.table(
        [[{"outlet": '=HYPERLINK("http://evil.example")', "day": "2019-05-03"}]], ["outlet", "day"]
    )
    assert list(csv.reader([line.decode()])) == [['\'=HYPERLINK("http://evil.example")', "2019-05-03"]]


def test_only_the_head_of_an_export_costs_nothing(client: TestClient) -> None:
    answer = client.head(f"{BASE}/export/records.jsonl")
    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.slow
def test_a_store_ten_times_as_large_is_exported_in_hardly_more_memory(tmp_path: Path) -> None:
    peaks = {}
    for count in (100, 1_000):
        where = tmp_path / f"{count}.db"
        with open_store(where) as store:
            for n in range(count):
                sides = ("KEN", "UGA") if n % 2 else ("CHL", "PER")
                day = f"{1990 + n // 12 % 30}-{n % 12 + 1:02}-03"
                store.add(told(f"r{n}", sides, day, issue="fishing"), "ana", process=f"p{n // 10}")
            store.refresh()
        peaks[count] = peak_of(where)
    assert peaks[1_000][0] > 9 * peaks[100][0]
    assert peaks[1_000][1] < 2 * peaks[100][1]


def peak_of(where: Path) -> tuple[int, int]:
    """Bytes of the lines that are sent, and the most that Python held meanwhile."""
    stores = Stores(str(where))
    with stores.one() as store:
        store.ask("statements", process="p0")  # so that what is loaded once is there
    sent = 0
    tracemalloc.start()
    for what in ("statements", "positions", "reports"):
        pages = export.in_turn(stores, lambda store, after, what=what: some(store, what, after))  # type: ignore[misc]
        sent += sum(len(piece) for piece in export.json_lines(pages))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    stores.close()
    return sent, peak


def some(store: Store, what: str, after: Any) -> tuple[Sequence[Any], Any]:
    found = store.some(what, 50, after)
    return [row for _, row in found], found[-1][0] if len(found) == 50 else None
