from typing import Any

import msgspec
import pytest
from starlette.testclient import TestClient

from dragoman.model import Position, Reading, Statement
from dragoman.record.corrected import KINDS, corrected, entries
from dragoman.store import Store
from tests.views.web.correcting.forms import form_in


def now(store: Store, report: str) -> Reading:
    return corrected(store.reading(report), (one.correction for one in store.corrections(report)))


def entry_now(store: Store, report: str, kind: str, entry: str) -> Any:
    return next(one for one in entries(now(store, report), kind) if one.id == entry)  # type: ignore[arg-type]


def sent(client: TestClient, report: str, kind: str, entry: str, **changed: Any) -> Any:
    page = client.get(f"/r/{report}/edit/{kind}/{entry}")
    form = form_in(page.text, f"/edit/{kind}/")
    return client.post(f"/r/{report}/edit/{kind}/{entry}", data={**form, **changed}, follow_redirects=False)


def test_a_form_that_is_sent_as_it_stands_changes_nothing(client: TestClient, store: Store) -> None:
    for line in store.processes():
        for report in store.reports(line.name)[:2]:
            for kind in KINDS:
                for entry in entries(store.reading(report), kind):
                    assert sent(client, report, kind, entry.id).status_code == 303, (kind, entry)
            before, after = store.reading(report), now(store, report)
            for kind in KINDS:
                ours = {"status", "by", "reason", "score"}
                assert [facts(one, ours) for one in entries(after, kind)] == [
                    facts(one, ours) for one in entries(before, kind)
                ]


def facts(entry: Any, without: set[str]) -> dict[str, Any]:
    return {name: value for name, value in msgspec.to_builtins(entry).items() if name not in without}


def test_a_position_is_changed_field_by_field(client: TestClient, store: Store, reading: Reading, report: str) -> None:
    entry = reading.positions[0].id
    answer = sent(
        client,
        report,
        "position",
        entry,
        stance="rejects",
        issue="arms supplies",
        detail="all of it",
        date="3 May 2019",
    )
    changed: Position = entry_now(store, report, "position", entry)
    assert answer.status_code == 303
    assert (changed.stance, changed.issue, changed.detail, changed.date) == (
        "rejects", "arms-supplies", "all of it", "2019-05-03",
    )  # fmt: skip
    assert (changed.status, changed.by) == ("corrected", ("ana",))
    assert changed.evidence == reading.positions[0].evidence


def test_gaps_are_allowed_where_the_model_has_them(
    client: TestClient, store: Store, reading: Reading, report: str
) -> None:
    entry = reading.statements[0].id
    sent(client, report, "statement", entry, speaker="", party="", hedges=[])
    changed: Statement = entry_now(store, report, "statement", entry)
    assert (changed.speaker, changed.party) == (None, None)


@pytest.mark.parametrize(
    ("kind", "changed", "message"),
    [
        ("position", {"date": "31 June 2019"}, "is no date"),
        ("position", {"party": ""}, "cannot stay empty"),
        ("position", {"stance": "likes"}, "is not one of"),
        ("position", {"evidence": "words that stand nowhere"}, "does not stand in this report"),
        ("meeting", {"round": "two"}, "is no whole number"),
        ("actor", {"name": ""}, "cannot stay empty"),
        ("statement", {"spans": ""}, "cannot stay empty"),
        ("position", {"detail": "x" * 3000}, "At most 2,000"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_is_kept(
    client: TestClient, store: Store, reading: Reading, report: str, kind: str, changed: dict[str, str], message: str
) -> None:
    before = store.last_line()
    entry = getattr(reading, f"{kind}s")[0].id
    answer = sent(client, report, kind, entry, **{**changed, "place": "Typed & kept", "detail": "typed"} | changed)
    field = next(iter(changed))
    assert answer.status_code == 422
    assert message in answer.text
    assert f'id="f-{entry}-{field}-wrong"' in answer.text
    typed = form_in(answer.text, f"/edit/{kind}/")
    assert typed.get(field, [""])[0] in (changed[field], "")
    assert store.last_line() == before


def test_words_that_stand_twice_are_chosen_by_their_context(client: TestClient, store: Store, reading: Reading) -> None:
    report, text = reading.report.id, reading.report.text
    entry = reading.positions[0].id
    word = next(one for one in text.split() if text.count(one) > 1 and len(one) > 3 and one.isalpha())
    answer = sent(client, report, "position", entry, **{"evidence": word, "evidence-at": ""})
    assert answer.status_code == 422
    assert "Which of these?" in answer.text

    form = form_in(answer.text, "/edit/position/")
    again = client.post(f"/r/{report}/edit/position/{entry}", data=form, follow_redirects=False)

    assert again.status_code == 303
    span = entry_now(store, report, "position", entry).evidence[0]
    assert text[span.start : span.end].casefold() == word.casefold()


@pytest.mark.parametrize(
    ("typed", "code"), [("Kenya", "KEN"), ("KLF", "KLF"), ("North Bank Trust", "NORTH-BANK-TRUST")]
)
def test_a_new_party_is_added_with_what_it_holds(
    client: TestClient, store: Store, reading: Reading, report: str, typed: str, code: str
) -> None:
    entry = reading.positions[0].id
    assert sent(client, report, "position", entry, **{"party-new": typed}).status_code == 303
    assert entry_now(store, report, "position", entry).party == code
    assert entry_now(store, report, "actor", code).code == code


def test_a_new_speaker_is_added_with_what_they_say(
    client: TestClient, store: Store, reading: Reading, report: str
) -> None:
    entry = reading.statements[0].id
    assert sent(client, report, "statement", entry, **{"speaker-new": "Seán Ó Briain"}).status_code == 303
    speaker = entry_now(store, report, "statement", entry).speaker
    assert speaker.startswith(f"{report}/by-sean-o-briain-")
    assert entry_now(store, report, "actor", speaker).name == "Seán Ó Briain"


@pytest.mark.parametrize("kind", ["statement", "position", "meeting", "actor", "event"])
def test_selected_words_become_an_entry(
    client: TestClient, store: Store, reading: Reading, report: str, kind: str
) -> None:
    start, end = reading.statements[0].spans[0]
    page = client.get(f"/r/{report}/add/{kind}?at={start}-{end}")
    form = form_in(page.text, f"/add/{kind}")
    more = {"position": {"stance": "offers", "issue": "water", "party-new": "KEN"}, "event": {"type": "CONSULT"}}
    answer = client.post(f"/r/{report}/add/{kind}", data={**form, **more.get(kind, {})}, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    entry = answer.headers["location"].partition("#e-")[2]
    added = entry_now(store, report, kind, entry)
    places = added.spans if kind == "statement" else [(one.start, one.end) for one in added.evidence]
    assert reading.report.text[places[0][0] : places[0][1]] == reading.report.text[start:end].strip()
    assert added.status == "corrected"


def test_pasted_words_are_found_or_asked_about(client: TestClient, reading: Reading, report: str) -> None:
    start, end = reading.statements[0].spans[0]
    words = reading.report.text[start:end]
    found = client.get(f"/r/{report}/add", params={"kind": "position", "words": words})
    assert f"{start}-{end}" in form_in(found.text, "/add/position")["evidence-at"][0]
    several = client.get(f"/r/{report}/add", params={"kind": "position", "words": "the"})
    assert "places" in several.text
    assert "?at=" in several.text
    none = client.get(f"/r/{report}/add", params={"kind": "position", "words": "<b>nowhere</b>"})
    assert none.status_code == 422
    assert "&lt;b&gt;nowhere" in none.text


def test_two_who_edit_at_once_lose_nothing(
    client: TestClient, ben: TestClient, store: Store, reading: Reading, report: str
) -> None:
    entry = reading.positions[0].id
    address = f"/r/{report}/edit/position/{entry}"
    mine, theirs = (form_in(one.get(address).text, "/edit/position/") for one in (client, ben))
    assert ben.post(address, data={**theirs, "detail": "what Ben typed"}, follow_redirects=False).status_code == 303

    answer = client.post(address, data={**mine, "detail": "what Ana typed"}, follow_redirects=False)

    assert answer.status_code == 409
    assert all(said in answer.text for said in ("what Ben typed", "what Ana typed", "ben edited it"))
    assert entry_now(store, report, "position", entry).detail == "what Ben typed"

    kept = form_in(answer.text, "/edit/position/")
    assert client.post(address, data=kept, follow_redirects=False).status_code == 303
    assert entry_now(store, report, "position", entry).detail == "what Ana typed"


def test_mine_can_be_changed_before_it_takes_the_place_of_theirs(
    client: TestClient, ben: TestClient, reading: Reading, report: str
) -> None:
    entry = reading.positions[0].id
    address = f"/r/{report}/edit/position/{entry}"
    mine = form_in(client.get(address).text, "/edit/position/")
    ben.post(f"/r/{report}/reject/position/{entry}", follow_redirects=False)
    answer = client.post(address, data={**mine, "detail": "typed"})
    again = client.post(address, data={**form_in(answer.text, "/edit/position/"), "again": "yes"})
    assert again.status_code == 200
    assert form_in(again.text, "/edit/position/")["detail"] == ["typed"]


def test_accepting_what_somebody_else_rejected_meanwhile_asks_first(
    client: TestClient, ben: TestClient, store: Store, reading: Reading, report: str
) -> None:
    entry, seen = reading.positions[0].id, store.last_line()
    ben.post(f"/r/{report}/reject/position/{entry}", data={"seen": seen}, follow_redirects=False)
    answer = client.post(f"/r/{report}/accept/position/{entry}", data={"seen": seen}, follow_redirects=False)
    assert answer.status_code == 409
    assert "ben rejected it" in answer.text
    form = form_in(answer.text, "/accept/position/")
    assert client.post(f"/r/{report}/accept/position/{entry}", data=form, follow_redirects=False).status_code == 303


def test_what_the_store_refuses_comes_back_in_the_form(client: TestClient, store: Store, reading: Reading) -> None:
    report, entry = reading.report.id, reading.positions[0].id
    before = store.last_line()
    answer = sent(client, report, "position", entry, party="no party here", detail="typed")
    assert answer.status_code == 422
    assert form_in(answer.text, "/edit/position/")["detail"] == ["typed"]
    assert store.last_line() == before
