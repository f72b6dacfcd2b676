"""The pages of every person, party, issue and meeting of three processes."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from dragoman.store import Store
from dragoman.views.web.addresses import Addresses
from dragoman.views.web.entities.sayings import quotation_of
from dragoman.views.web.known import known_of

MOST = 100_000  # bytes of a page
AT = Addresses()


def every_address(store: Store) -> Iterator[str]:
    for process in (one.name for one in store.processes()):
        record = store.record(process)
        for actor in record.actors:
            yield AT.person(process, actor.id) if actor.kind == "person" else AT.party(process, actor.id)
        yield from (AT.party(process, code) for code in {one.party for one in record.positions})
        yield from (AT.issue(process, issue) for issue in {one.issue for one in record.positions})
        yield from (AT.meeting(process, one.id) for one in record.meetings)


def test_every_person_party_issue_and_meeting_has_a_page_of_less_than_100_kilobytes(
    client: TestClient, store: Store
) -> None:
    for address in every_address(store):
        page = client.get(address)
        assert page.status_code == 200, address
        assert len(page.content) < MOST, address
        assert " style=" not in page.text
        assert "<script>" not in page.text


def test_a_person_s_words_stand_on_their_page_with_a_link_to_where_they_stand(client: TestClient, store: Store) -> None:
    for process in (one.name for one in store.processes()):
        record = store.record(process)
        people = {actor.id for actor in record.actors if actor.kind == "person"}
        said = next(one for one in record.statements if one.speaker in people)
        page = client.get(AT.person(process, said.speaker or ""))
        start, end = said.spans[0][0], said.spans[-1][1]
        assert f"/r/{said.report}?at={start}-{end}#w-{start}-{end}" in page.text


def test_statements_are_narrowed_to_an_outlet(client: TestClient, store: Store) -> None:
    shown = []
    for process in (one.name for one in store.processes()):
        record = store.record(process)
        for actor in (one for one in record.actors if one.kind == "person"):
            every = client.get(AT.person(process, actor.id)).text.count('id="s-')
            outlets = {one.outlet for one in record.reports if one.outlet and one.id in actor.reports}
            pages = [client.get(AT.person(process, actor.id, outlet=outlet)).text for outlet in outlets]
            shown += [(every, page.count('id="s-')) for page in pages]
    assert all(some <= every for every, some in shown)
    assert any(0 < some < every for every, some in shown)


def test_nobody_of_a_name_is_a_page_with_the_names_like_it(client: TestClient, store: Store) -> None:
    process = store.processes()[0].name
    actor = next(one for one in store.record(process).actors if one.kind == "person")
    page = client.get(AT.person(process, f"0000/{actor.name.split()[-1].lower()}"))
    assert page.status_code == 404
    assert actor.name in page.text


def test_a_mention_that_was_taken_for_another_leads_to_it(client: TestClient, store: Store) -> None:
    for process in (one.name for one in store.processes()):
        for merge in store.record(process).merges:
            if merge.kind in ("person", "meeting") and merge.other != merge.into:
                address = AT.person if merge.kind == "person" else AT.meeting
                page = client.get(address(process, merge.other), follow_redirects=False)
                assert page.headers["location"] == address(process, merge.into)


def test_joined_parties_lead_to_each_of_them(client: TestClient, store: Store) -> None:
    process = store.processes()[0].name
    one, other = [actor.id for actor in store.record(process).actors if actor.kind == "state"][:2]
    page = client.get(AT.party(process, f"{one}-{other}"))
    assert page.status_code == 200
    assert f'href="{AT.party(process, one)}"' in page.text


def test_an_issue_draws_a_lane_for_each_party_and_has_every_snippet(client: TestClient, store: Store) -> None:
    process = store.processes()[0].name
    record = store.record(process)
    entry = next(one for one in record.positions if one.since and one.evidence)
    page = client.get(AT.issue(process, entry.issue)).text
    assert f'href="#p-{entry.id}"' in page
    assert f'id="p-{entry.id}"' in page
    span = entry.evidence[0]
    assert f"/r/{span.report}?at={span.start}-{span.end}" in page


def test_pages_tell_what_was_known_on_a_day_and_keep_it_in_their_links(client: TestClient, store: Store) -> None:
    process = next(one for one in store.processes() if one.first)
    record = store.record(process.name, process.first)
    party = record.positions[0].party
    page = client.get(AT.party(process.name, party, as_of=process.first))
    assert page.status_code == 200
    assert f"?as_of={process.first}" in page.text


def test_an_unknown_issue_names_those_that_there_are(client: TestClient, store: Store) -> None:
    process = store.processes()[0].name
    page = client.get(AT.issue(process, "moon-landing"))
    assert page.status_code == 404
    assert AT.issue(process, store.record(process).positions[0].issue) in page.text


@pytest.mark.parametrize("kind", ["person", "party", "issue", "meeting"])
def test_an_unknown_process_is_not_found(client: TestClient, kind: str) -> None:
    assert client.get(f"/p/nowhere/{kind}/x").status_code == 404


def test_words_that_are_word_for_word_stand_in_marks_among_those_that_are_not(store: Store) -> None:
    found = 0
    for process in store.processes():
        known = known_of(store, process.name)
        for statement in known.record.statements:
            text = known.reports[statement.report].text
            verbatim = [span for span in statement.spans if text[: span[0]].rstrip().endswith(("“", '"'))]
            if statement.kind == "mixed" and verbatim and len(statement.text) < 250:
                words = quotation_of(known, statement).words
                assert any(mark in words for mark in '“"')
                found += 1
    assert found
