"""The description, the reference and the routes are one table."""

import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from starlette.routing import Route
from starlette.testclient import TestClient

from dragoman.views.web.api import ROUTES
from dragoman.views.web.api.openapi import described
from dragoman.views.web.api.reference import groups
from dragoman.views.web.api.table import endpoints
from tests.views.web.api.conftest import BASE, Get


def test_every_route_is_described_and_every_description_has_a_route() -> None:
    routes = {route.path for route in ROUTES if isinstance(route, Route)} - {"/{path:path}", "/openapi.json"}
    assert routes == set(described()["paths"])


def test_endpoints_have_names_of_their_own() -> None:
    names = [one.name for one in endpoints()]
    assert len(names) == len(set(names))


def test_what_the_api_gives_is_what_it_describes(client: TestClient, get: Get, process: str, report: str) -> None:
    told = get("/openapi.json")
    assert told["openapi"] == "3.1.0"
    line = get("/journal")["answers"][0]["line"]
    client.post(f"{BASE}/codings", json={"name": "one", "reports": [report], "coders": ["ana"]})
    values = {"process": process, "report": report, "line": line, "coding": "one"}
    checked = 0
    for path, item in told["paths"].items():
        if "get" not in item or "{job}" in path or "/export/" in path:
            continue
        query = {"words": "talks"} if path == "/search" else {"issue": "fishing"} if path == "/snippets" else {}
        answer = get(path.format(**values), **query)
        schema = item["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        errors = list(Draft202012Validator({**schema, "components": told["components"]}).iter_errors(answer))
        assert not errors, (path, errors[0].message)
        checked += 1
    assert checked > 30


def test_every_reference_within_the_description_leads_somewhere() -> None:
    told = described("/talks")
    assert told["servers"] == [{"url": "/talks/api/v1"}]

    def references(value: Any) -> set[str]:
        if isinstance(value, dict):
            return {value["$ref"]} if "$ref" in value else set().union(*map(references, value.values()), set())
        return set().union(*map(references, value), set()) if isinstance(value, list) else set()

    for one in references(told):
        found: Any = told
        for step in one.removeprefix("#/").split("/"):
            found = found[step]


def test_the_reference_tells_of_every_endpoint(client: TestClient) -> None:
    page = client.get("/api")
    assert page.status_code == 200
    assert len(page.content) < 100_000
    told = [one for _, _, some in groups() for one in some]
    assert len(told) == len(endpoints()) + 1
    for one in told:
        assert f'id="{one.name}"' in page.text
        assert f"<code>{one.path}</code>" in page.text
    assert "<script" not in page.text.replace('<script src="/static/', "")


def test_links_of_the_reference_lead_to_something_on_it(client: TestClient) -> None:
    page = client.get("/api").text
    ids = set(re.findall(r'id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= ids | {"main"}


@pytest.mark.parametrize("path", ["/", "/processes?limit=2", "/issues", "/openapi.json"])
def test_examples_of_the_reference_can_be_asked(client: TestClient, path: str) -> None:
    assert client.get(f"{BASE}{path}").status_code == 200
