"""Two outlets, two days, two meetings of invented processes beside each other."""

from itertools import combinations

import pytest
from starlette.testclient import TestClient

from dragoman.store import Store
from dragoman.views.known.known import Known
from dragoman.views.web.addresses import Addresses
from dragoman.views.web.compare.outlets import compared, outlets_of

AT = Addresses()


def every_known(store: Store) -> list[Known]:
    return [Known(one.name, store.record(one.name)) for one in store.processes()]


@pytest.mark.parametrize("by", ["outlets", "days", "meetings"])
def test_every_process_is_compared_without_a_choice(client: TestClient, store: Store, by: str) -> None:
    for known in every_known(store):
        page = client.get(AT.process(known.process, "compare", by=by))
        assert page.status_code == 200
        assert len(page.content) < 100_000


def test_statements_stand_under_both_outlets_or_under_the_one_that_has_them(store: Store) -> None:
    for known in every_known(store):
        for one, other in combinations(outlets_of(known), 2):
            it = compared(known, one, other, {})
            outlets = {report.id: report.outlet or report.name for report in known.record.reports}
            for pair in it.both.shown:
                assert [outlets[side.span.report] for side in pair.sides] == [one, other]
            for only, stranger in zip(it.only, (other, one), strict=True):
                assert all(stranger not in said.outlets and only.outlet in said.outlets for said in only.said.shown)


def test_contradictions_have_the_words_of_both_outlets(client: TestClient, store: Store) -> None:
    found = 0
    for known in every_known(store):
        for one, other in combinations(outlets_of(known), 2):
            for clash in compared(known, one, other, {}).clashes:
                found += 1
                page = client.get(AT.process(known.process, "compare", by="outlets", a=one, b=other)).text
                for claim in clash.claims:
                    assert f"/r/{claim.span.report}?at={claim.span.start}-{claim.span.end}" in page
    assert found


def test_a_day_compared_with_itself_has_no_change(client: TestClient, store: Store) -> None:
    process = next(one for one in store.processes() if one.first)
    page = client.get(AT.process(process.name, "compare", by="days", a=process.last, b=process.last))
    assert "Nothing changed" in page.text


def test_two_days_show_what_moved_between_them(client: TestClient, store: Store) -> None:
    moved = 0
    for process in store.processes():
        if process.first and process.first != process.last:
            page = client.get(AT.process(process.name, "compare", by="days", a=process.last, b=process.first)).text
            moved += page.count('class="changed"')
    assert moved


def test_two_meetings_are_chosen_by_their_ids(client: TestClient, store: Store) -> None:
    for known in every_known(store):
        dated = [one for one in known.record.meetings if one.date]
        if len(dated) > 1:
            page = client.get(AT.process(known.process, "compare", by="meetings", a=dated[0].id, b=dated[-1].id)).text
            assert f'<option value="{dated[0].id}" selected>' in page
            assert f'<option value="{dated[-1].id}" selected>' in page


@pytest.mark.parametrize("query", ["by=x", "a=<script>", "by=outlets&a=x&b=y", "by=meetings&a=x&b=y", "page=99&only=z"])
def test_choices_that_there_are_not_are_made_anew(client: TestClient, store: Store, query: str) -> None:
    page = client.get(f"{AT.process(store.processes()[0].name, 'compare')}?{query}")
    assert page.status_code == 200
    assert "<script>" not in page.text


def test_a_day_that_there_is_not_is_told(client: TestClient, store: Store) -> None:
    assert (
        client.get(AT.process(store.processes()[0].name, "compare", by="days", a="2005-02-31", b="x")).status_code
        == 404
    )
