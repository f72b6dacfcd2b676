"""The reference at /api: every endpoint, readable, from the table that its routes come from."""

import json
import shlex
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import urlencode

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from dragoman.store import Store
from dragoman.views.web.api.description import DESCRIPTION
from dragoman.views.web.api.endpoint import Endpoint, Parameter
from dragoman.views.web.api.openapi import types
from dragoman.views.web.api.problems import KINDS, choices_of
from dragoman.views.web.api.table import ABOUT, endpoints, key_of, parameters
from dragoman.views.web.handling import page, render, settings

# What stands in examples where an address needs something.
EXAMPLES = {
    "process": "KEN-UGA-2019-05",
    "report": "5d0c8e3b1a2f",
    "coding": "round one",
    "line": "12",
    "job": "Hq3vT0aXk2Lw",
    "failure": "3",
    "party": "Kenya",
    "words": "ferry",
    "issue": "fishing",
}
SHOWN = ("party", "words", "issue")  # parameters of which one stands in an example


class Noun(NamedTuple):
    """A type by its name, what it is, and its fields."""

    name: str
    says: str
    fields: tuple[str, ...]


def reference(request: Request, store: Store) -> Response:
    del store
    return render(
        request,
        "api.html",
        groups=groups(),
        asks=parameters(),
        anchor=key_of,
        nouns=nouns(),
        problems=KINDS,
        example=lambda one: example(one, str(request.base_url).rstrip("/") + settings(request).root),
        gives=gives,
        kind=kind_in_words,
        pieces=pieces,
    )


@cache
def groups() -> tuple[tuple[str, str, tuple[Endpoint, ...]], ...]:
    """The endpoints by what they are about."""
    known = (*endpoints(), DESCRIPTION)
    return tuple((about, words, tuple(one for one in known if one.about == about)) for about, words in ABOUT.items())


@cache
def nouns() -> tuple[Noun, ...]:
    """Every type that is given or taken, in order of the names."""
    _, components = types()
    return tuple(
        Noun(name, str(schema.get("description", "")).strip().partition("\n\n")[0], tuple(schema.get("properties", ())))
        for name, schema in sorted(components.items())
    )


def example(one: Endpoint, base: str) -> str:
    """The endpoint asked for with curl."""
    path = one.path
    for name, value in EXAMPLES.items():
        path = path.replace(f"{{{name}}}", value.replace(" ", "%20"))
    given = next((p.name for p in one.asks if p.needed or p.name in SHOWN), None)
    query = f"?{urlencode({given: EXAMPLES[given]})}" if given else ""
    words = ["curl", *options(one), f"{base}/api/v1{path}{query}"]
    return " ".join(word if word.startswith("-") else shlex.quote(word) for word in words)


def options(one: Endpoint) -> Iterator[str]:
    if one.method != "GET":
        yield from ("-X", one.method)
    if one.example is not None:
        yield from ("--json", json.dumps(dict(one.example)))


def gives(kind: Any) -> str | None:
    """The name of a type; None of what has none."""
    return getattr(kind, "__name__", None)


def kind_in_words(one: Parameter) -> str:
    """one of: suggested, confirmed, corrected; a number from 1 to 1000; yes or no; a day; text"""
    choices = choices_of(one.kind)
    if choices:
        return f"one of {', '.join(map(str, choices))}"
    schema = msgspec.json.schema(one.kind)
    if schema.get("type") == "integer":
        most = schema.get("maximum")
        return f"a number from {schema.get('minimum', 0)}" + (f" to {most}" if most and most < 10**6 else "")
    if schema.get("type") == "boolean":
        return "true or false"
    return "a day" if schema.get("format") == "date" else "text"


def pieces(words: str) -> list[tuple[str, bool]]:
    """Words and, between backticks, names: "`next` of the answer" is ("next", True), (" of the answer", False)."""
    return [(part, bool(n % 2)) for n, part in enumerate(words.split("`")) if part]


PAGES: tuple[BaseRoute, ...] = (Route("/api", page(reference)),)
