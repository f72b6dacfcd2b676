import re

import pytest
from starlette.testclient import TestClient

from dragoman.model import Merge, ProcessRecord
from dragoman.store import Store
from dragoman.views.text import clean
from dragoman.views.web.correcting.members import group_of, member_of


@pytest.fixture
def process(store: Store) -> str:
    return max((line.name for line in store.processes()), key=lambda name: len(store.record(name).merges))


def person_merged(record: ProcessRecord) -> Merge:
    """One that is in a group of at least three."""
    merges = [one for one in record.merges if one.kind == "person"]
    return next(one for one in merges if len(group_of("person", one.into, merges)) > 2)


def groups(record: ProcessRecord, *entries: str) -> list[str]:
    """The head of each entry's group."""
    into = {one: merge.into for merge in record.merges for one in (merge.one, merge.other)}
    return [into.get(one, one) for one in entries]


def test_what_was_taken_for_one_stands_with_its_words_and_why(client: TestClient, store: Store, process: str) -> None:
    merge = min(store.record(process).merges, key=lambda one: one.score)
    page = client.get(f"/p/{process}/merges")
    assert page.status_code == 200
    assert merge.reason.split(";")[0] in page.text.replace("&#39;", "'")
    assert len(page.content) < 100_000


@pytest.mark.parametrize("kind", ["person", "party", "meeting", "utterance", ""])
def test_kinds_are_looked_at_one_by_one(client: TestClient, process: str, kind: str) -> None:
    assert client.get(f"/p/{process}/merges?kind={kind}").status_code == 200


def test_two_that_were_taken_for_one_are_kept_apart_and_put_back(
    client: TestClient, store: Store, process: str
) -> None:
    before = store.record(process)
    merge = person_merged(before)
    answer = client.post(
        f"/p/{process}/apart",
        data={"kind": "person", "one": merge.one, "other": merge.other, "back": f"/p/{process}/merges?kind=person"},
        follow_redirects=False,
    )
    assert answer.headers["location"].startswith(f"/p/{process}/merges?kind=person&what=apart&done=")
    one, other = groups(store.record(process), merge.one, merge.other)
    assert one != other

    line = store.last_line()
    told = [entry.n for entry in store.log(line - 3) if entry.kind == "decide"][-1]
    client.post(f"/undo/{told}", data={"lines": str(told)}, follow_redirects=False)
    assert groups(store.record(process), merge.one) == groups(store.record(process), merge.other)


def test_some_mentions_of_a_person_are_somebody_else(client: TestClient, store: Store, process: str) -> None:
    record = store.record(process)
    head = person_merged(record).into
    group = group_of("person", head, record.merges)
    page = client.get(f"/p/{process}/one/person/{head}")
    assert all(f'value="{one}"' in page.text for one in group)

    answer = client.post(
        f"/p/{process}/split",
        data={"kind": "person", "one": head, "other": group[1:3], "together": "yes"},
        follow_redirects=False,
    )

    now = store.record(process)
    apart = set(groups(now, *group[1:3]))
    assert len(apart) == 1
    assert apart.isdisjoint(groups(now, head, *group[3:]))
    assert len(set(groups(now, head, *group[3:]))) == 1

    lines = re.search(r"done=([0-9%C,]+)", answer.headers["location"])
    assert lines is not None
    client.post("/undo/0", data={"lines": lines[1].replace("%2C", ",")}, follow_redirects=False)
    assert len(set(groups(store.record(process), *group))) == 1


def test_two_people_are_made_one(client: TestClient, store: Store, process: str) -> None:
    one, other = [actor.id for actor in store.record(process).actors if actor.kind == "person"][:2]
    client.post(f"/p/{process}/same", data={"kind": "person", "one": one, "other": other}, follow_redirects=False)
    assert len(set(groups(store.record(process), one, other))) == 1


@pytest.mark.parametrize("chosen", [[], ["none/there"]])
def test_a_split_needs_some_and_leaves_some(client: TestClient, store: Store, process: str, chosen: list[str]) -> None:
    head = person_merged(store.record(process)).into
    before = store.last_line()
    answer = client.post(f"/p/{process}/split", data={"kind": "person", "one": head, "other": chosen})
    assert answer.status_code == 422
    assert store.last_line() == before


@pytest.mark.parametrize("path", ["one/person/nobody", "one/thing/nobody"])
def test_who_is_not_there_is_said(client: TestClient, process: str, path: str) -> None:
    assert client.get(f"/p/{process}/{path}").status_code == 404


def test_words_between_which_the_report_has_its_own_are_never_run_together(store: Store) -> None:
    for process in store.processes():
        for report in store.reports(process.name):
            reading = store.reading(report)
            for statement in reading.statements:
                if len(statement.spans) > 1:
                    first = reading.report.text[slice(*statement.spans[0])].strip()
                    assert member_of(statement.id, reading).words.startswith(f"{clean(first)} … "[:200])
                    return
    pytest.fail("no statement in two pieces")
