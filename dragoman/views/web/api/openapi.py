"""The description of the API (OpenAPI 3.1), made of the same table as its routes, so that the two cannot differ."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

import msgspec

import dragoman
from dragoman.views.web.api.endpoint import Endpoint, Parameter
from dragoman.views.web.api.given import Problem
from dragoman.views.web.api.problems import KINDS, MEDIA
from dragoman.views.web.api.table import ABOUT, endpoints, key_of, parameters

Schema = dict[str, Any]
REFERENCE = "#/components/schemas/{name}"
STEP = re.compile(r"\{(\w+)\}")
STEPS = {
    "process": "A process's name; in it a slash is written ~1, a tilde ~0.",
    "report": "A report's id: 5d0c8e3b1a2f.",
    "coding": "A coding's name; in it a slash is written ~1, a tilde ~0.",
    "line": "A line of the journal, by its number.",
    "job": "A job, by the key that was given for it.",
    "failure": "A failure, by its number.",
}
HEADERS = {
    "If-None-Match": "The ETag of an answer that you have: 304 where it still is the same.",
    "If-Match": "The ETag of the report as you looked at it, in place of `seen`.",
    "Idempotency-Key": "A word of your own for this deed: sent again under it, it is done once and answered alike.",
}


def described(root: str = "") -> Schema:
    """All of it, as JSON has it; `root` is the path under which a proxy shows us."""
    schemas, components = types()
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Dragoman",
            "version": "1",
            "summary": "The record of negotiations, each entry with the words that it rests on.",
            "description": (
                f"Made by Dragoman {dragoman.__version__}. What this version of the API gives may grow, and nothing "
                "of it goes away; an address beneath another version is another API."
            ),
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": f"{root}/api/v1"}],
        "security": [{"token": []}, {"session": []}],
        "tags": [{"name": about, "description": words} for about, words in ABOUT.items()],
        "paths": paths(endpoints(), schemas),
        "components": {
            "schemas": components,
            "parameters": {
                **{key: parameter(one) for key, one in parameters().items()},
                **{name: header(name, says) for name, says in HEADERS.items()},
            },
            "responses": {str(status): problem(status) for status in KINDS},
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": "A token of an account."},
                "session": {
                    "type": "apiKey", "in": "header", "name": "x-csrf",
                    "description": "A page of ours, with its cookie and the word that its forms bring along.",
                },
            },
        },
    }  # fmt: skip


@cache
def types() -> tuple[dict[Any, Schema], Schema]:
    """The schema of every type that is given or taken, and the parts that they share."""
    kinds = list(dict.fromkeys(
        kind for one in endpoints() for kind in (one.gives, one.takes, *one.also.values()) if kind is not None
    ))  # fmt: skip
    schemas, components = msgspec.json.schema_components([*kinds, Problem], ref_template=REFERENCE)
    return dict(zip(kinds, schemas, strict=False)), components


def paths(table: Iterable[Endpoint], schemas: dict[Any, Schema]) -> Schema:
    found: Schema = {}
    for one in table:
        item = found.setdefault(one.path, {})
        if not item and (steps := STEP.findall(one.path)):
            item["parameters"] = [step(name) for name in steps]
        item[one.method.lower()] = operation(one, schemas)
    return found


def step(name: str) -> Schema:
    """A part of the path."""
    schema = {"type": "string", "minLength": 1}
    return {"name": name, "in": "path", "required": True, "description": STEPS[name], "schema": schema}


def operation(one: Endpoint, schemas: dict[Any, Schema]) -> Schema:
    headers = ["If-None-Match"] if one.state else []
    headers += ["Idempotency-Key"] if one.method == "POST" else []
    headers += ["If-Match"] if one.path.endswith("/corrections") and one.method == "POST" else []
    named = [*map(key_of, one.asks), *headers]
    told: Schema = {
        "operationId": one.name,
        "tags": [one.about],
        "summary": one.summary,
        "description": f"{one.does} Needs the role of a {one.role}.",
        "responses": responses(one, schemas),
    }
    if named:
        told["parameters"] = [{"$ref": f"#/components/parameters/{name}"} for name in named]
    if one.takes is not None:
        body: Schema = {"schema": schemas[one.takes]}
        if one.example is not None:
            body["example"] = dict(one.example)
        told["requestBody"] = {"required": True, "content": {"application/json": body}}
    return told


def parameter(one: Parameter) -> Schema:
    schema = msgspec.json.schema(one.kind)
    if one.default is not None:
        schema["default"] = one.default
    return {
        "name": one.name, "in": "query", "required": one.needed, "description": one.says, "schema": schema,
    }  # fmt: skip


def header(name: str, says: str) -> Schema:
    return {"name": name, "in": "header", "required": False, "description": says, "schema": {"type": "string"}}


def responses(one: Endpoint, schemas: dict[Any, Schema]) -> Schema:
    """What it answers when all goes well, and every way in which it can go wrong."""
    kinds = {**one.also, one.status: one.gives}
    found: Schema = {str(status): well(one, status, kind, schemas) for status, kind in sorted(kinds.items())}
    if one.state is not None:
        found["304"] = {"description": "It is as it was."}
    return found | {str(status): {"$ref": f"#/components/responses/{status}"} for status in wrong(one)}


def wrong(one: Endpoint) -> list[int]:
    """The statuses with which it can refuse."""
    found = {400, 401, 403, 405, 406, 414, 429, 500, 503}
    if STEP.search(one.path):
        found.add(404)
    if one.method == "POST":
        found |= {409, 422}
    if one.takes is not None:
        found |= {408, 413, 415}
    return sorted(found)


def well(one: Endpoint, status: int, kind: Any, schemas: dict[Any, Schema]) -> Schema:
    told: Schema = {"description": one.summary}
    if status == 204:
        return told
    if one.sends is not None:
        media = one.sends.partition(";")[0]
        told["content"] = {media: {"schema": {} if media.endswith("json") else {"type": "string"}}}
        return told
    schema = schemas[kind] if kind is not None else {"type": "object"}
    if one.many:
        schema = listed(schema)
    told["content"] = {"application/json": {"schema": schema}}
    headers = {"Link": "The next answers and the first."} if one.many else {}
    headers |= {"ETag": "What stays the same as long as the answer does."} if one.state else {}
    headers |= {"Location": "The address of what was made."} if status in (201, 202) else {}
    if headers:
        told["headers"] = {
            name: {"description": says, "required": False, "schema": {"type": "string"}}
            for name, says in headers.items()
        }
    return told


def listed(schema: Schema) -> Schema:
    """A list: some answers, where it goes on, how many there are in all where that is known."""
    return {
        "type": "object",
        "required": ["answers", "next", "total"],
        "properties": {
            "answers": {"type": "array", "items": schema},
            "next": {"type": ["string", "null"], "description": "`after` of the next ones; null at the end."},
            "total": {"type": ["integer", "null"], "description": "How many there are in all, where that is known."},
        },
        "additionalProperties": False,
    }


def problem(status: int) -> Schema:
    title, says = KINDS[status]
    return {
        "description": f"{title}. {says}",
        "content": {MEDIA: {"schema": {"$ref": REFERENCE.format(name="Problem")}}},
    }
