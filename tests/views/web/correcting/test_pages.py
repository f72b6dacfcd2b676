from types import SimpleNamespace

import pytest
from starlette.testclient import TestClient

from dragoman.model import Reading
from dragoman.store import Store
from dragoman.views.web.addresses import Addresses
from dragoman.views.web.correcting.fields import FIELDS
from dragoman.views.web.rendering import templates
from dragoman.views.web.visitors import Visitor
from tests.views.web.correcting.forms import form_in

HOSTILE = "</textarea><script>alert(1)</script>\"'><img src=x onerror=alert(2)>\u202eevil\u0007{{7*7}}"


@pytest.mark.parametrize("template", ["actions", "adding"])
def test_readers_see_no_buttons(template: str) -> None:
    shown = (
        templates()
        .get_template(f"correct/{template}.html")
        .render(visitor=Visitor("ana", "reader"), at=Addresses(), request=SimpleNamespace(query_params={}))
    )
    assert "<form" not in shown
    assert "<button" not in shown


def test_whatever_is_typed_is_shown_as_text(client: TestClient, reading: Reading, report: str) -> None:
    """In every text field of every kind, in the form that comes back with an error."""
    for kind, fields in FIELDS.items():
        entries = getattr(reading, f"{kind}s")
        if not entries:
            continue
        address = f"/r/{report}/edit/{kind}/{entries[0].id}"
        texts = {f.name: HOSTILE for f in fields if f.control in ("text", "date", "number", "lines", "issue", "words")}
        answer = client.post(address, data={**texts, "party-new": HOSTILE, "speaker-new": HOSTILE})
        assert answer.status_code == 422, kind
        assert "<script>alert" not in answer.text
        assert "<img src=x" not in answer.text
        assert "49" not in form_in(answer.text, "/edit/").get("detail", [""])[0]


def test_what_was_kept_hostile_is_shown_as_text_everywhere(
    client: TestClient, ben: TestClient, store: Store, reading: Reading, report: str
) -> None:
    entry = reading.positions[0].id
    address = f"/r/{report}/edit/position/{entry}"
    form = form_in(client.get(address).text, "/edit/position/")
    theirs = {**form, "csrf": ben.headers["x-csrf"], "detail": HOSTILE, "issue": HOSTILE, "party-new": HOSTILE}
    assert ben.post(address, data=theirs, follow_redirects=False).status_code == 303
    process = store.process_of(report)
    pages = [
        client.get(address),
        client.post(address, data=form),
        client.get(f"/p/{process}/issues"),
        client.get("/issues"),
        client.get(f"/p/{process}/merges"),
    ]
    pages.append(client.get(f"/p/{process}/snippets", params={"issue": store.record(str(process)).positions[0].issue}))
    for page in pages:
        assert page.status_code in (200, 409)
        assert "<script>alert" not in page.text
        assert "<img src=x" not in page.text
        assert (
            "\u202e" not in page.text.replace("\u202eevil", "", page.text.count('value="')) or page.status_code == 409
        )


def test_a_script_gets_the_entry_alone(client: TestClient, reading: Reading, report: str) -> None:
    entry = reading.positions[0].id
    answer = client.post(f"/r/{report}/reject/position/{entry}", headers={"x-part": "entry"})
    assert answer.status_code == 200
    assert answer.text.count("<article") == 1
    assert f'id="e-{entry}"' in answer.text
    assert "Rejected." in answer.text
    assert "looked at" in answer.text


def test_what_was_done_is_only_told_in_our_own_words(client: TestClient, report: str) -> None:
    page = client.get(f"/r/{report}?done=3&what=You+have+won")
    assert "You have won" not in page.text
    assert "deed-bar" in page.text


def test_every_page_is_small(client: TestClient, store: Store, reading: Reading, report: str) -> None:
    process = store.process_of(report)
    for path in (
        f"/p/{process}/merges",
        f"/p/{process}/issues",
        "/issues",
        f"/r/{report}/edit/position/{reading.positions[0].id}",
    ):
        answer = client.get(path)
        assert answer.status_code == 200
        assert len(answer.content) < 100_000
