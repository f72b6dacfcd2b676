import html
import json
import re
from hashlib import sha256

import msgspec
import pytest
from msgspec.structs import replace
from starlette.testclient import TestClient

from dragoman.model import Actor, Correction, Position, Reading, Report, Span, Statement
from dragoman.store import Store
from dragoman.views.text import in_place
from tests.made import hostile, lighthouse

PARAGRAPH = re.compile(r'<p dir="auto" data-start="(\d+)" data-end="(\d+)"[^>]*>(.*?)</p>', re.DOTALL)
MOST = 100_000  # bytes of a page


def kept(store: Store, reading: Reading) -> str:
    """A reading in the store, under the id that its text gives; the store takes no half characters."""
    body = json.dumps(msgspec.to_builtins(reading)).replace("\\ud800", "?")
    text = json.loads(body)["report"]["text"]
    digest = sha256(text.encode()).hexdigest()[:12]
    store.add(msgspec.json.decode(body.replace(reading.report.id, digest), type=Reading), by="ana")
    return digest


def text_of(page: str) -> list[tuple[int, int, str]]:
    """The paragraphs of a page with their letters, marks ignored."""
    return [
        (int(start), int(end), html.unescape(re.sub(r"<[^>]*>", "", words)))
        for start, end, words in PARAGRAPH.findall(page)
    ]


def every_report(store: Store) -> list[Report]:
    return [store.reading(report).report for process in store.processes() for report in store.reports(process.name)]


def test_every_paragraph_stands_letter_for_letter(client: TestClient, store: Store) -> None:
    for report in every_report(store):
        page = client.get(f"/r/{report.id}").text
        assert [(start, end) for start, end, _ in text_of(page)] == list(report.paragraphs)
        assert all(words == in_place(report.text[start:end]) for start, end, words in text_of(page))


def test_every_entry_stands_on_the_page_once_and_every_link_to_one_arrives(client: TestClient, store: Store) -> None:
    for report in every_report(store)[:6]:
        reading, page = store.reading(report.id), client.get(f"/r/{report.id}").text
        for kind in ("actors", "meetings", "statements", "positions", "events"):
            for entry in getattr(reading, kind):
                assert page.count(f'id="e-{html.escape(entry.id)}"') == 1
        ids = set(re.findall(r' id="([^"]*)"', page))
        assert set(re.findall(r'href="#([^"]+)"', page)) <= ids
        assert len(re.findall(r' id="([^"]*)"', page)) == len(ids)


def test_words_that_an_address_asks_for_are_marked_across_paragraphs(client: TestClient, store: Store) -> None:
    report = every_report(store)[0]
    (_, first), (second, _) = report.paragraphs[1:3]
    page = client.get(f"/r/{report.id}?at={first - 9}-{second + 9}").text
    assert page.count(f'<mark class="target" id="w-{first - 9}-{second + 9}"') == 1
    assert page.count('<mark class="target"') >= 2


def test_every_link_of_a_reading_made_by_hand_arrives(client: TestClient, store: Store) -> None:
    page = client.get(f"/r/{kept(store, lighthouse())}").text
    assert 'data-kind="event"' in page
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r' id="([^"]*)"', page))


def test_an_address_that_makes_no_sense_shows_the_report(client: TestClient, store: Store) -> None:
    report = every_report(store)[0].id
    for query in ("at=9-3", "at=x", "at=0-999999999", "page=0", "page=٣", "page=99", "show=x", "status=x", "compare=x"):
        assert client.get(f"/r/{report}?{query}").status_code == 200
    assert client.get("/r/000000000000").status_code == 404


def test_one_kind_and_one_status_can_be_looked_at(client: TestClient, store: Store) -> None:
    report = next(one.id for one in every_report(store) if store.reading(one.id).positions)
    position = store.reading(report).positions[0]
    store.correct(Correction(report=report, kind="position", deed="reject", entry=position.id), by="ben")
    page = client.get(f"/r/{report}?status=rejected").text
    assert re.findall(r'data-entry="([^"]*)"', page) == [position.id]
    assert 'class="entry position rejected' in page
    assert "rejected by ben" in page
    meetings = client.get(f"/r/{report}?show=meetings").text
    assert set(re.findall(r'data-kind="([^"]*)"', meetings)) <= {"meeting"}


def test_what_people_corrected_says_by_whom(client: TestClient, store: Store) -> None:
    report = next(one.id for one in every_report(store) if store.reading(one.id).statements)
    statement = store.reading(report).statements[0]
    store.correct(Correction(report=report, kind="statement", deed="accept", entry=statement.id), by="ben <b>")
    page = client.get(f"/r/{report}").text
    assert "confirmed by ben &lt;b&gt;" in page


def test_other_outlets_words_stand_beside_with_what_they_trim(client: TestClient, store: Store) -> None:
    for process in store.processes():
        for utterance in store.record(process.name).utterances:
            if len({wording.report for wording in utterance.wordings}) > 1:
                page = client.get(f"/r/{utterance.wordings[0].report}").text
                assert "also in " in page or "printed by others" in page or "that this one prints" in page
                assert f'href="/r/{utterance.wordings[1].report}?' in page
                return
    pytest.fail("no utterance in two reports")


def test_a_report_knows_its_neighbours(client: TestClient, store: Store) -> None:
    reports = store.reports(store.processes()[0].name)
    page = client.get(f"/r/{reports[1]}").text
    assert f'rel="prev" href="/r/{reports[0]}"' in page
    assert f'rel="next" href="/r/{reports[2]}"' in page


def test_hostile_words_are_only_words(client: TestClient, store: Store) -> None:
    report = kept(store, hostile())
    for query in ("", "?show=people", "?show=meetings", "?show=events", "?at=3-60"):
        page = client.get(f"/r/{report}{query}")
        assert page.status_code == 200
        assert "<script>" not in page.text
        assert "\x1b" not in page.text
        assert "\u202e" not in page.text
        assert "javascript:" not in "".join(re.findall(r'href="([^"]*)"', page.text))
        text = store.reading(report).report.text
        assert all(words == in_place(text[start:end]) for start, end, words in text_of(page.text))


def test_a_report_without_facts_says_so(client: TestClient, store: Store) -> None:
    page = client.get(f"/r/{kept(store, Reading(report=bare('Nobody met.')))}").text
    for gap in ("outlet not given", "day not given", "in no process"):
        assert gap in page


def test_a_report_without_words_is_shown(client: TestClient, store: Store) -> None:
    assert client.get(f"/r/{kept(store, Reading(report=bare('')))}").status_code == 200


def test_versions_of_an_article_show_what_changed(client: TestClient, store: Store) -> None:
    old = replace(bare("They agreed to meet.\n\nNothing else is known."), url="https://news.example/a")
    new = replace(bare("They refused to meet.\n\nNothing else is known."), url="https://news.example/a")
    first, second = (kept(store, Reading(report=one)) for one in (old, new))
    assert f"compare={first}" in client.get(f"/r/{second}").text
    page = client.get(f"/r/{second}?compare={first}").text
    assert "<del>agreed</del>" in page
    assert "<ins>refused</ins>" in page


def test_a_long_report_comes_in_pages_that_are_small(client: TestClient, store: Store) -> None:
    report = kept(store, long_reading())
    found: list[str] = []
    letters = 0
    for number in range(1, 400):
        page = client.get(f"/r/{report}?page={number}")
        assert len(page.content) < MOST
        found += re.findall(r'data-entry="([^"]*)"', page.text)
        letters += sum(end - start for start, end, _ in text_of(page.text))
        if 'rel="next"' not in page.text.split('class="pages"')[-1]:
            break
    reading = store.reading(report)
    assert sorted(found) == sorted([one.id for one in reading.statements] + [one.id for one in reading.positions])
    assert letters == sum(end - start for start, end in reading.report.paragraphs)


def test_hundreds_of_names_without_words_do_not_fill_a_page(client: TestClient, store: Store) -> None:
    parties = [Actor(id=f"P{n}", kind="group", name=f"Party {n} " + "long" * 99, code=f"P{n}") for n in range(500)]
    report = kept(store, Reading(report=bare("They met."), actors=tuple(parties)))
    page = client.get(f"/r/{report}")
    assert len(page.content) < MOST
    assert f'href="/r/{report}?show=people#text"' in page.text
    found: list[str] = []
    for number in range(1, 40):
        page = client.get(f"/r/{report}?show=people&page={number}")
        assert len(page.content) < MOST
        found += re.findall(r'data-entry="([^"]*)"', page.text)
        if 'rel="next"' not in page.text.split('class="pages"')[-1]:
            break
    assert len(found) == 500


def test_words_and_entries_of_a_long_report_bring_their_page(client: TestClient, store: Store) -> None:
    report = kept(store, long_reading())
    reading = store.reading(report)
    start = len(reading.report.text) - 90
    assert f'id="w-{start}-{start + 20}"' in client.get(f"/r/{report}?at={start}-{start + 20}").text
    last = reading.positions[-1].id
    assert f'data-entry="{last}"' in client.get(f"/r/{report}?entry={last}").text


def test_the_reading_can_be_had_as_it_is(client: TestClient, store: Store) -> None:
    report = every_report(store)[0].id
    assert msgspec.json.decode(client.get(f"/r/{report}/reading.json").content, type=Reading) == store.reading(report)


def test_a_reading_made_by_hand_is_shown(client: TestClient, store: Store) -> None:
    report = kept(store, lighthouse())
    page = client.get(f"/r/{report}").text
    assert "Winsome Carty" in page
    assert page.count('class="m statement') == page.count("</span>") - page.count("<span") + page.count(
        'class="m statement'
    )


def bare(text: str) -> Report:
    return Report(id="0123456789ab", name="bare.txt", text=text)


def long_reading() -> Reading:
    """One paragraph of 5,000 words and many short ones, with 600 entries, 100 of them on the same words."""
    paragraphs = [
        "word " * 5000 + "end.",
        *(f"Paragraph {n} says that they will meet again in May." for n in range(300)),
    ]
    text = "\n\n".join(paragraphs)
    spans, at = [], 0
    for paragraph in paragraphs:
        spans.append((at, at + len(paragraph)))
        at += len(paragraph) + 2
    of = Report(id="0123456789ab", name="long.txt", text=text, paragraphs=tuple(spans))
    return Reading(
        report=of,
        statements=tuple(
            Statement(
                id=f"{of.id}/s{n}", report=of.id, kind="indirect", spans=((s + 2, e - 1),), text=text[s + 2 : e - 1]
            )
            for n, (s, e) in enumerate(spans)
        ),
        positions=tuple(
            Position(
                id=f"{of.id}/p{n}",
                party="KEN",
                stance="offers",
                issue="talks",
                evidence=(Span(report=of.id, start=s, end=e),),
            )
            for n, (s, e) in enumerate([*spans[1:201], *([spans[-1]] * 100)])
        ),
    )


def test_people_and_parties_lead_to_their_pages(client: TestClient, store: Store) -> None:
    process = store.processes()[0].name
    record = store.record(process)
    merge = next(one for one in record.merges if one.kind == "person")
    page = client.get(f"/r/{merge.other.partition('/')[0]}").text
    assert f'href="/p/{process}/person/{merge.into}"' in page
    assert f'href="/p/{process}/party/' in page


def test_a_report_says_who_added_it(client: TestClient, store: Store) -> None:
    assert "Added by ana" in client.get(f"/r/{every_report(store)[0].id}").text


def test_what_was_said_of_entries_that_are_gone_is_not_lost(client: TestClient, store: Store) -> None:
    report = next(one.id for one in every_report(store) if store.reading(one.id).statements)
    reading = store.reading(report)
    statement = reading.statements[0]
    store.correct(Correction(report=report, kind="statement", deed="reject", entry=statement.id), by="ben")
    store.add(replace(reading, statements=()), by="ana", again=True)
    page = client.get(f"/r/{report}").text
    assert "entries that are read no more" in page
    assert "rejected by ben" in page


def test_that_everything_is_suggested_is_said_once(client: TestClient, store: Store) -> None:
    report = store.reports(store.processes()[0].name)[0]
    page = client.get(f"/r/{report}").text
    assert page.count("by the program, none looked at yet") == 1
    assert "status suggested" not in page


def test_how_far_a_report_is_checked_stands_above_its_text(client: TestClient, store: Store) -> None:
    reading = store.reading(store.reports(store.processes()[0].name)[0])
    assert reading is not None
    position = reading.positions[0]
    client.post(f"/r/{reading.report.id}/accept/position/{position.id}", data={"seen": store.last_line(), "back": "/"})
    above = client.get(f"/r/{reading.report.id}").text.partition('class="report-text"')[0]
    assert "1 of " in above
    assert "looked at" in above
