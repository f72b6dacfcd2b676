"""Write docs/record.schema.json from the model: python tools/write_schema.py."""

import json
from pathlib import Path

from dragoman.model import record_schema

OUT = Path(__file__).parents[1] / "docs/record.schema.json"


def main() -> None:
    OUT.write_text(schema(), encoding="utf-8")


def schema() -> str:
    """The schema as the file holds it."""
    facts = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A Dragoman record"}
    return json.dumps(facts | record_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main()
