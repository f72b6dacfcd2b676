"""docs/record.md says what the model says."""

import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest

from dragoman.model import (
    Actor,
    ActorKind,
    Dropped,
    Event,
    Failure,
    Hedge,
    Meeting,
    MeetingFormat,
    Office,
    Outcome,
    Position,
    Precision,
    Record,
    Report,
    Span,
    Stance,
    Statement,
    StatementKind,
)
from dragoman.record.verify import verify
from dragoman.vocabulary import load

PAGE = (Path(__file__).parents[2] / "docs/record.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([\w-]+)`", PAGE))
EVERYWHERE = {"id", "reason", "score", "status", "by"}


def section(heading: str) -> set[str]:
    """The names in one section of the page."""
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None
    return set(re.findall(r"`([\w-]+)`", found[1]))


@pytest.mark.parametrize(
    ("heading", "noun"),
    [
        ("Where words stand", Span),
        ("reports", Report),
        ("reports", Dropped),
        ("actors", Actor),
        ("meetings", Meeting),
        ("statements", Statement),
        ("positions", Position),
        ("events", Event),
        ("failures", Failure),
    ],
)
def test_every_field_is_named_in_its_section(heading: str, noun: Any) -> None:
    assert set(noun.__struct_fields__) - EVERYWHERE <= section(heading)


def test_every_label_is_named() -> None:
    types = (ActorKind, Hedge, MeetingFormat, Office, Outcome, Precision, Stance, StatementKind)
    assert {label for type_ in types for label in get_args(type_)} <= NAMED
    assert set(load("labels")["issues"]) <= NAMED
    assert set(load("labels")["events"]["types"]) <= NAMED
    assert EVERYWHERE <= NAMED


def test_the_examples_are_json_and_the_whole_record_is_true() -> None:
    empty, _, whole = map(json.loads, re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL))
    assert list(empty) == list(Record.__struct_fields__)
    assert verify(whole) == ()
    assert verify(empty) == ()
