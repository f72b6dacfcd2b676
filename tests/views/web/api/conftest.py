"""What tests of the API ask with."""

from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from dragoman.views.web.addresses import segment

Get = Callable[..., Any]
BASE = "/api/v1"


@pytest.fixture
def get(client: TestClient) -> Get:
    """The JSON at an address beneath /api/v1: get("/processes", limit=2)."""

    def asked(path: str, **query: Any) -> Any:
        answer = client.get(f"{BASE}{path}", params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    return asked


@pytest.fixture
def process(get: Get) -> str:
    """A process's name as a step of an address."""
    return segment(get("/processes", order="name")["answers"][0]["name"])


@pytest.fixture
def report(get: Get, process: str) -> str:
    """The id of a report in which positions were read."""
    return str(get(f"/processes/{process}/positions")["answers"][0]["evidence"][0]["report"])
