"""The examples of docs/api.md are run as they stand, one after another, in an empty folder with the examples in it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from dragoman.store import open_store
from dragoman.views.web import Settings, create_app
from tools.write_openapi import OUT, description

ROOT = Path(__file__).parents[1]
DOC = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", DOC, re.DOTALL)


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which all examples were run."""
    folder = tmp_path_factory.mktemp("docs")
    (folder / "examples").symlink_to(ROOT / "examples")
    names: dict[str, Any] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for example in EXAMPLES:
            exec(compile(example, "docs/api.md", "exec"), names)  # noqa: S102
    return folder


def test_the_examples_do_what_they_say(done: Path) -> None:
    assert len(EXAMPLES) == 5
    with open_store(done / "talks.db", create=False) as store:
        assert store.processes()


def test_every_address_of_the_page_is_one(done: Path) -> None:
    told = json.loads(description())["paths"]
    paths = {re.sub(r"\{\w+\}", "*", path) for path in told}
    named = re.findall(r"`(?:POST )?(/[a-z][^`?]*)(?:\?[^`]*)?`", DOC)
    for path in named:
        step = re.sub(r"[A-Z]+", "*", path.removeprefix("/api/v1"))
        assert step in paths | {"/api", "/api/v1", "", "/openapi.json"}, path
    with TestClient(create_app(Settings(store=str(done / "talks.db"))), base_url="http://localhost") as client:
        for path in ("/processes", "/positions", "/statements", "/issues", "/journal", "/export/positions.csv"):
            assert client.get(f"/api/v1{path}").status_code == 200


def test_the_description_that_is_published_is_the_one_that_is_served() -> None:
    """`make data` brings it up to date."""
    assert OUT.read_text(encoding="utf-8") == description()
