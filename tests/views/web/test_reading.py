"""Reports brought to the page, with the reader itself in a process of its own."""

import json
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from starlette.testclient import TestClient

from dragoman.apart import EndedError
from dragoman.learning import Lesson
from dragoman.model import Reading
from dragoman.reading.learned import Head
from dragoman.store import Store, open_store
from dragoman.store.lessons import kept_lesson
from dragoman.views.web import Settings
from dragoman.views.web.jobs import Brought, Desk, Job, reader
from dragoman.views.web.jobs.bringing import example
from dragoman.views.web.stores import Stores
from tests.views.web.conftest import visiting

EXAMPLES = Path(__file__).parents[3] / "examples"
REPORT = "LISBON, 3 May 2019. Lena Ottar said on Friday that talks with Norway would go on."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    where = str(tmp_path / "read.db")
    desk = Desk(Stores(where), Settings(store=where))
    yield desk
    desk.close()


def done(job: Job, seconds: float = 240) -> Job:
    """The job when it is done."""
    end = time.monotonic() + seconds
    while not job.done:
        assert time.monotonic() < end, job.lines
        time.sleep(0.02)
    return job


def brought(*texts: str) -> Job:
    return Job("ana", tuple(Brought(text[:20], text) for text in texts))


def test_a_pasted_report_is_read_and_its_line_leads_to_it(client: TestClient, store: Store) -> None:
    answer = client.post(
        "/read", data={"text": REPORT, "outlet": "The Fjord", "title": "Talks go on"}, follow_redirects=False
    )
    assert answer.status_code == 303
    page = wait_for(client, answer.headers["location"])
    assert "1 added." in page
    report = page.partition('href="/r/')[2].partition('"')[0]
    read = store.reading(report).report
    assert (read.outlet, read.title, read.published) == ("The Fjord", "Talks go on", "2019-05-03")
    assert store.log(store.last_line() - 1)[0].who in ("ana", "dragoman")


def test_a_later_version_of_a_pasted_article_is_known_by_its_address(client: TestClient, store: Store) -> None:
    longer = f"{REPORT} Iceland sat at the table too. Nobody said how long they would take."
    found = []
    for text in (longer, longer.replace("go on", "end")):
        job = client.post("/read", data={"text": text, "address": "https://fjord.example/talks"}).url.path
        found.append(wait_for(client, job).partition('href="/r/')[2].partition('"')[0])
    assert store.reading(found[0]).report.url == "https://fjord.example/talks"
    page = client.get(f"/r/{found[1]}").text
    assert "Versions of this article" in page
    assert f'href="/r/{found[0]}"' in page


def wait_for(client: TestClient, job: str) -> str:
    end = time.monotonic() + 240
    while "data-done" not in (page := client.get(job).text):
        assert time.monotonic() < end, page
        time.sleep(0.05)
    return page


def test_one_press_reads_the_example(client: TestClient) -> None:
    page = wait_for(client, client.post("/read", data={"example": "1"}).url.path)
    assert "1 added." in page
    assert "Tunisia" in page


def test_the_example_is_one_of_the_examples() -> None:
    assert example() == (EXAMPLES / "agency.txt").read_text(encoding="utf-8")


def test_several_files_are_read_report_by_report_and_what_is_none_says_why(client: TestClient) -> None:
    lines = "".join(f"{json.dumps({'text': f'{REPORT} Day {n}.', 'title': f'Day {n}'})}\n" for n in range(3))
    files = [
        ("files", ("days.jsonl", lines.encode())),
        ("files", ("page.html", (EXAMPLES / "live-blog.html").read_bytes())),
        ("files", ("photo.pdf", b"%PDF-1.7 ...")),
    ]
    page = wait_for(client, client.post("/read", files=files).url.path)
    assert "4 added, 1 not read." in page
    assert "photo.pdf" in page
    assert "PDF" in page


def test_an_address_in_a_private_network_is_refused(client: TestClient) -> None:
    page = wait_for(client, client.post("/read", data={"text": "http://127.0.0.1:1/talks"}).url.path)
    assert "1 not read." in page
    assert "private network" in page


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"text": "  "}, "nothing to read"),
        ({"text": REPORT, "published": "soon"}, "no day"),
        ({"text": REPORT, "address": "javascript:alert(1)"}, "is no web address"),
        ({"text": REPORT, "process": "unsorted-1"}, "No process can be called"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_told_beside_what_was_written(
    client: TestClient, form: dict[str, str], told: str
) -> None:
    answer = client.post("/read", data=form)
    assert answer.status_code == 400
    assert told in answer.text
    assert form["text"].strip() in answer.text


def test_a_file_that_is_too_large_is_refused_and_the_others_are_read(talks: Path) -> None:
    with visiting(Settings(store=str(talks), visitor="ana", largest_upload=1_000)) as client:
        files = [("files", ("large.txt", b"a" * 2_000)), ("files", ("small.txt", REPORT.encode()))]
        page = wait_for(client, client.post("/read", files=files).url.path)
    assert "1 added, 1 not read." in page
    assert "large.txt" in page


def test_of_files_that_are_not_taken_nothing_stays_behind(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "for a while"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    file = {"files": ("talks.txt", REPORT.encode(), "text/plain")}
    assert client.post("/read", data={"process": "x" * 200}, files=file).status_code == 400
    assert client.post("/read", data={"published": "no day"}, files=file).status_code == 400
    assert list(folder.glob("dragoman-*")) == []


def test_a_reading_that_is_not_known_leads_on(client: TestClient) -> None:
    answer = client.get("/read/nothing")
    assert answer.status_code == 404
    assert 'href="/read"' in answer.text


def test_a_text_that_is_brought_twice_is_known(desk: Desk) -> None:
    for job in (one := brought(REPORT), two := brought(REPORT)):
        desk.take(job)
    assert [done(one).lines[0].state, done(two).lines[0].state] == ["added", "known"]


def hang(*_: object) -> None:
    time.sleep(60)


def die(*_: object) -> None:
    import os

    os._exit(9)


@pytest.mark.parametrize(("harm", "seconds", "told"), [(hang, 0.5, "stopped after"), (die, 60, "ended the process")])
def test_a_report_that_holds_the_reader_up_is_told_and_the_next_one_is_read(
    desk: Desk, harm: object, seconds: float, told: str
) -> None:
    desk.reader.ask(60, reader.warm)
    with pytest.raises(EndedError, match=told):
        desk.reader.ask(seconds, harm)  # type: ignore[arg-type]
    desk.take(job := brought(REPORT))
    assert done(job).lines[0].state == "added"


def test_a_server_that_stops_keeps_what_was_read_and_tells_of_the_rest(tmp_path: Path) -> None:
    where = str(tmp_path / "read.db")
    desk = Desk(Stores(where), Settings(store=where))
    desk.take(job := brought(*(f"{REPORT} Day {n}." for n in range(400))))
    while job.finished < 3:
        time.sleep(0.02)
    desk.close()
    kept = [line.report for line in job.lines if line.state == "added"]
    assert 3 <= len(kept) < 400
    assert {line.state for line in job.lines} == {"added", "failed"}
    assert all("server was stopped" in (line.reason or "") for line in job.lines if line.state == "failed")
    with open_store(where) as store:
        assert {answer["id"] for answer in store.ask("reports")} == set(kept)


def test_no_more_jobs_are_taken_than_the_line_is_long(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "warm", lambda: None)
    for _ in range(desk.line.maxsize):
        desk.take(brought(REPORT))
    with pytest.raises(Exception, match="waiting already"):
        desk.take(brought(REPORT))


def test_a_report_is_read_as_the_corrections_of_the_store_have_taught(desk: Desk) -> None:
    (before,) = read_by(desk, "Peru asks for the road").positions
    weights, none = np.array([[9, 0]], np.float32), np.zeros((384, 2), np.float32)
    head = Head(("our own issue", before.issue), (f"issue {before.issue}",), weights, none, 1.0, 73)
    with desk.stores.one() as store:
        kept_lesson(store, Lesson({"issue": head}, ()), through=1, by="ana")
    (after,) = read_by(desk, "Peru wants the road").positions
    assert after.issue == "our own issue"
    assert "learned from 73 corrections" in after.reason


def read_by(desk: Desk, title: str) -> Reading:
    """A report of one position, read by the process beside the server."""
    desk.take(
        job := brought(f"{title}\n\nLIMA. Peru demands that Chile open the road to Arica by May, its minister said.")
    )
    (report,) = done(job).reports
    with desk.stores.one() as store:
        return store.reading(report)
