"""The formats of other programs, from the page of a process."""

import io
import json
import re
import zipfile
from pathlib import Path
from threading import BoundedSemaphore

import pytest
from starlette.testclient import TestClient

from dragoman.store import Store
from dragoman.views.exports import EXPORTS, GROUPS, written
from dragoman.views.exports.parts import Part
from dragoman.views.web.export import made as made_module


@pytest.fixture
def process(store: Store) -> str:
    return store.processes()[0].name


def test_every_format_stands_on_the_page_with_its_choices(client: TestClient, process: str) -> None:
    page = client.get(f"/p/{process}/export").text
    for name, export in EXPORTS.items():
        assert f'href="/p/{process}/export/{name}"' in page
        for option in export.options:
            assert f'name="{option.name}"' in page


def test_every_format_stands_in_one_group() -> None:
    assert sorted(name for names in GROUPS.values() for name in names) == sorted(EXPORTS)


@pytest.mark.parametrize("name", EXPORTS)
def test_a_file_is_what_the_command_writes(
    name: str, client: TestClient, store: Store, process: str, tmp_path: Path
) -> None:
    export = EXPORTS[name]
    answer = client.get(f"/p/{process}/export/{name}")
    assert answer.status_code == 200
    disposition = re.fullmatch(r'attachment; filename="([\w.-]+)"', answer.headers["content-disposition"])
    assert disposition is not None
    assert disposition[1].endswith(export.suffix or ".zip")
    path = tmp_path / f"{process}{export.suffix}"
    written(export, [Part(process, store.record(process))], path, **{one.name: one.default for one in export.options})
    if export.suffix:
        assert answer.content == path.read_bytes()
    else:
        packed = zipfile.ZipFile(io.BytesIO(answer.content))
        files = {one.relative_to(path).as_posix(): one.read_bytes() for one in path.rglob("*") if one.is_file()}
        assert {one: packed.read(one) for one in packed.namelist()} == files


def test_an_export_is_narrowed_by_what_people_have_seen_to(client: TestClient, process: str) -> None:
    answer = client.get(f"/p/{process}/export/jsonl", params={"status": "confirmed"})
    assert json.loads(answer.text)["positions"] == []


@pytest.mark.parametrize(
    ("path", "words"),
    [("gml", "Unknown format"), ("jsonl?since=soon", "is no day"), ("jsonl?min_score=much", "is no number")],
)
def test_what_makes_no_sense_is_told(path: str, words: str, client: TestClient, process: str) -> None:
    answer = client.get(f"/p/{process}/export/{path}")
    assert answer.status_code == 404
    assert words in answer.text


@pytest.mark.parametrize("name", EXPORTS)
def test_the_api_gives_the_same_file(name: str, client: TestClient, process: str) -> None:
    page, api = (client.get(f"{base}/{process}/export/{name}") for base in ("/p", "/api/v1/processes"))
    assert api.status_code == 200, api.text
    assert api.content == page.content
    assert api.headers["content-disposition"] == page.headers["content-disposition"]


def test_the_api_tells_a_choice_that_there_is_not(client: TestClient, process: str) -> None:
    answer = client.get(f"/api/v1/processes/{process}/export/jsonl?min_score=3&colour=red")
    assert answer.status_code == 400
    assert {fault["name"] for fault in answer.json()["errors"]} == {"min_score", "colour"}


@pytest.mark.parametrize("path", ["/p/{}/export/brief-md", "/api/v1/processes/{}/export/brief-md"])
def test_who_asks_while_very_many_files_are_made_is_told_when_to_ask_again(
    path: str, client: TestClient, process: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.views.web.export.made.IN_LINE", BoundedSemaphore(1))
    with made_module.IN_LINE:
        refused = client.get(path.format(process))
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "5")
    assert client.get(path.format(process)).status_code == 200
    assert client.get(path.format(process)).status_code == 200
