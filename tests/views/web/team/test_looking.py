"""What one person does is seen by the others when they look."""

from starlette.testclient import TestClient

from dragoman.model import Correction
from dragoman.store import Store


def test_who_has_looked_at_a_process_is_told_on_the_first_page_what_came_since(
    client: TestClient, store: Store
) -> None:
    process = store.processes()[0].name
    assert store.visited("ana", process) is None
    assert client.get(f"/p/{process}").status_code == 200
    assert store.visited("ana", process) == store.last_line()
    assert "Since you last looked" not in client.get("/").text
    report = store.reports(process)[0]
    actor = store.reading(report).actors[0].id
    store.correct(Correction(report=report, kind="actor", deed="accept", entry=actor), by="ben")
    assert "Since you last looked" in client.get("/").text
    client.get(f"/p/{process}")
    assert "Since you last looked" not in client.get("/").text


def test_an_issue_that_was_renamed_is_so_at_once_in_the_list_of_all(client: TestClient, store: Store) -> None:
    issue = store.record(store.processes()[0].name).positions[0].issue
    before = client.get("/issues").text
    store.recode(issue, "quite-new", by="ben")
    page = client.get("/issues").text
    assert "changed since these were counted" in page
    assert "quite-new" in page
    assert f'<td class="quiet">{issue}</td>' in before
    assert f'<td class="quiet">{issue}</td>' not in page
    store.refresh()
    made = client.get("/issues").text
    assert "changed since these were counted" not in made
    assert [line for line in made.splitlines() if "quite-new" in line or "number" in line] == [
        line for line in page.splitlines() if "quite-new" in line or "number" in line
    ]


def test_a_day_that_there_is_not_is_told_in_words_of_a_page(client: TestClient, store: Store) -> None:
    page = client.get(f"/p/{store.processes()[0].name}", params={"as_of": "2019-02-30"})
    assert page.status_code in (400, 404)
    assert "Write YYYY-MM-DD, as in 2019-03-25" in page.text
    assert "--" not in page.text.partition("<main")[2].partition("</main>")[0]
