"""Makers of test input: report("He left."), cast_of("..."), cases("meetings")."""

import tomllib
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from dragoman.model import Report
from dragoman.reading.cast import Cast
from dragoman.reading.grammar import Parsed, paragraphs_of, parse
from dragoman.reading.people import find_cast


def report(text: str, *, published: str | None = None, name: str = "report.txt", **facts: Any) -> Report:
    """A report as sources make it, from its text alone."""
    digest = sha256(text.encode()).hexdigest()[:12]
    return Report(id=digest, name=name, text=text, published=published, paragraphs=paragraphs_of(text), **facts)


def parsed_cast(text: str, *, published: str | None = None) -> tuple[Parsed, Cast]:
    """A report parsed, and its cast."""
    parsed = parse(report(text, published=published))
    return parsed, find_cast(parsed)


def cases(path: str) -> list[Any]:
    """The cases of tests/PATH.toml, each [[case]] with a name of its own.

    `xfail` marks a known failure, with its reason.
    """
    found = tomllib.loads((Path(__file__).parent / f"{path}.toml").read_text(encoding="utf-8"))["case"]
    return [pytest.param(case, id=case["name"], marks=known_failure(case)) for case in found]


def known_failure(case: dict[str, Any]) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
