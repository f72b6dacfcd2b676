"""Write docs/record.schema.json and docs/process.schema.json from the model: python -m tools.write_schema."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dragoman.model import process_schema, record_schema

DOCS = Path(__file__).parents[1] / "docs"
OUT = DOCS / "record.schema.json"
SCHEMAS: dict[Path, tuple[str, Callable[[], dict[str, Any]]]] = {
    OUT: ("A Dragoman record", record_schema),
    DOCS / "process.schema.json": ("A Dragoman record of a process", process_schema),
}


def main() -> None:
    for path in SCHEMAS:
        path.write_text(schema(path), encoding="utf-8")


def schema(path: Path = OUT) -> str:
    """A schema as its file holds it."""
    title, made = SCHEMAS[path]
    facts = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title}
    return json.dumps(facts | made(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main()
