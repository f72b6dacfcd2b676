"""Whatever is sent: no fault of ours, and every answer is one that the description tells of."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, seed, settings
from schemathesis import Case
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send

from dragoman.store import open_store
from dragoman.views.web import Settings, create_app
from dragoman.views.web.addresses import segment
from dragoman.views.web.api.openapi import described

pytestmark = pytest.mark.slow
TRIES = 15  # of each endpoint
FORMATS = "/processes/.*/export/"  # each makes a whole file
TRIES_OF_FORMAT = 3


class Known:
    """The pages that are asked, and what there is in their store, to be asked for beside what is made up."""

    app: ASGIApp
    token: str
    values: dict[str, list[str]]


async def pages(scope: Scope, receive: Receive, send: Send) -> None:
    await Known.app(scope, receive, send)


schema = schemathesis.openapi.from_dict(described())
schema.app = pages


@pytest.fixture(scope="module", autouse=True)
def answering(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    where = Path(shutil.copy(kept, tmp_path_factory.mktemp("asked") / "talks.db"))
    with open_store(where) as store:
        reports = store.reports(store.processes()[0].name)
        store.code("one", reports, ["me"], True, "me")
        store.note_failure("broken", "it is empty", "me")
        Known.values = {
            "process": [segment(one.name) for one in store.processes()],
            "report": reports,
            "coding": ["one"],
            "line": [str(n) for n in range(1, store.last_line() + 1)],
            "failure": ["1"],
        }
        store.keep_account("me", "admin", "a ferry at dawn")
        Known.token = store.new_token("me", "tests")
    app = create_app(Settings(store=str(where), alone=False))
    app.state.rates.burst = 1e9
    app.state.desk.take = lambda job: app.state.desk.known.__setitem__(job.key, job)  # nothing is read here
    Known.app = app
    with TestClient(app):
        yield


@schema.exclude(path_regex=FORMATS).parametrize()
@seed(20190503)
@settings(max_examples=TRIES, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_sent_is_answered_as_described(case: Case[Any]) -> None:
    check(case)


@schema.include(path_regex=FORMATS).parametrize()
@seed(20190503)
@settings(max_examples=TRIES_OF_FORMAT, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_format_is_answered_as_described(case: Case[Any]) -> None:
    check(case)


def check(case: Case[Any]) -> None:
    for name, values in Known.values.items():
        if name in case.path_parameters and len(str(case.path_parameters[name])) % 3:
            case.path_parameters[name] = values[len(str(case.path_parameters[name])) % len(values)]
    answer = case.call(headers={"Authorization": f"Bearer {Known.token}"}, timeout=60)  # the first loads libraries
    assert answer.status_code < 500
    if answer.status_code == 414:  # which the check of what does not fit takes for no refusal
        return
    # Whether an issue, a report or an entry is there is no matter of types, so what fits them may still be refused.
    case.validate_response(answer, excluded_checks=[positive_data_acceptance])
