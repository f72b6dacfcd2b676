import json
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from dragoman.record.assemble import assemble
from dragoman.record.process import record_of
from tests.made import UNREADABLE, empty, lighthouse
from tools.write_schema import OUT, SCHEMAS, schema


def published() -> Any:
    return json.loads(Path(OUT).read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_the_published_schemas_are_the_model_s(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == schema(path), "run python -m tools.write_schema"


def test_the_record_of_a_process_satisfies_its_schema() -> None:
    record = json.loads(msgspec.json.encode(record_of([lighthouse(), empty(), UNREADABLE])))
    process = json.loads(schema(OUT.with_name("process.schema.json")))
    jsonschema.validate(record, process, cls=jsonschema.Draft202012Validator)


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
