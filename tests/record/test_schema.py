import json
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from dragoman.record.assemble import assemble
from tests.made import UNREADABLE, empty, lighthouse
from tools.write_schema import OUT, schema


def published() -> Any:
    return json.loads(Path(OUT).read_text(encoding="utf-8"))


def test_the_published_schema_is_the_model_s() -> None:
    assert Path(OUT).read_text(encoding="utf-8") == schema(), "run python tools/write_schema.py"


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(published())


def test_a_record_satisfies_the_schema() -> None:
    record = json.loads(msgspec.json.encode(assemble([lighthouse(), empty(), UNREADABLE])))
    jsonschema.validate(record, published(), cls=jsonschema.Draft202012Validator)


def test_the_schema_refuses_an_unknown_stance() -> None:
    record = json.loads(msgspec.json.encode(assemble([lighthouse()])))
    record["positions"][0]["stance"] = "hopes"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record, published(), cls=jsonschema.Draft202012Validator)
