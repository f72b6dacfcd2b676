import json
import re

import pytest
from starlette.testclient import TestClient

from dragoman.store import Store
from dragoman.views.web.known import known_of

LIMIT = 100_000  # bytes of a page


def names(store: Store) -> list[str]:
    return [one.name for one in store.processes()]


def test_the_page_names_the_parties_not_the_code(client: TestClient, store: Store) -> None:
    for name in names(store):
        page = client.get(f"/p/{name}").text
        (headline,) = re.findall(r"<h1>(.*?)</h1>", page)
        assert name not in headline
        assert headline.strip()


def test_every_cell_opens_by_its_link(client: TestClient, store: Store) -> None:
    for name in names(store):
        page = client.get(f"/p/{name}").text
        cells = re.findall(r'<a class="into"[^>]*href="([^"#]*)#opened"', page)
        assert cells
        for address in cells:
            opened = client.get(address.replace("&amp;", "&"))
            assert 'id="opened"' in opened.text
            assert "<blockquote" in opened.text.split('id="opened"')[1].split("</section>")[0]
            assert len(opened.content) < LIMIT


def test_quotations_lead_to_their_words(client: TestClient, store: Store) -> None:
    name = names(store)[0]
    known = known_of(store, name)
    page = client.get(f"/p/{name}").text
    links = re.findall(r'href="/r/(\w+)\?at=(\d+)-(\d+)#w-\d+-\d+"', page)
    assert links
    for report, start, end in links:
        assert known.reports[report].text[int(start) : int(end)].strip()


def test_the_record_is_shown_as_known_on_a_day(client: TestClient, store: Store) -> None:
    name = names(store)[0]
    first, *_, last = sorted(one.published for one in known_of(store, name).record.reports if one.published)
    page = client.get(f"/p/{name}?as_of={first}").text
    assert "what was published later is left out" in page
    assert len(re.findall(r'class="title" href="/r/', page)) < len(known_of(store, name).record.reports)
    assert f'value="{last}"' in page  # the other days can still be chosen


def test_a_day_that_is_none_and_a_process_that_is_none_are_told(client: TestClient, store: Store) -> None:
    assert client.get(f"/p/{names(store)[0]}?as_of=yesterday").status_code == 404
    assert client.get("/p/NOBODY").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "stance=accepts", "status=confirmed", "status=rejected", "party=NOBODY", "from=2019-13-45", "until=x", "open=x",
        "open=A/B", "from=1900-01-01&until=1900-02-01", "faint=1", "list=nonsense", "list=matrix&page=99", "page=-1",
        "list=movements", "list=meetings", "list=people", "list=sources", "list=disagreements", "list=movements&page=²",
    ],
)  # fmt: skip
def test_whatever_is_asked_for_is_answered(client: TestClient, store: Store, query: str) -> None:
    for name in names(store):
        page = client.get(f"/p/{name}?{query}")
        assert page.status_code == 200
        assert page.text.count("<h1>") == 1


def test_a_choice_narrows_matrix_and_movements(client: TestClient, store: Store) -> None:
    name = names(store)[0]
    party = known_of(store, name).record.movements[0].party
    page = client.get(f"/p/{name}?party={party}").text
    others = {one.party for one in known_of(store, name).record.positions} - {party}
    assert f"open={party}%2F" in page
    assert not any(f"open={other}%2F" in page for other in others)


def test_the_record_can_be_taken_along(client: TestClient, store: Store) -> None:
    name = names(store)[0]
    record = client.get(f"/p/{name}/record.json")
    assert len(json.loads(record.text)["reports"]) == len(known_of(store, name).record.reports)
    assert client.get(f"/p/{name}/brief.md").text.startswith("# ")
    for table in ("positions", "movements"):
        answer = client.get(f"/p/{name}/{table}.csv")
        assert answer.headers["content-type"].startswith("text/csv")
        assert answer.text.count("\n") > 1
        assert "attachment" in answer.headers["content-disposition"]


def test_no_script_and_no_style_stands_in_the_page(client: TestClient, store: Store) -> None:
    for name in names(store):
        page = client.get(f"/p/{name}").text
        assert " style=" not in page
        assert not re.search(r"<script(?![^>]*src=)", page)
        assert not re.search(r"\son\w+=", page)
        assert len(page.encode()) < LIMIT
