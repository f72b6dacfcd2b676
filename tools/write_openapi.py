"""Write docs/openapi.json, the description of the API, from its table: python -m tools.write_openapi."""

import json
from pathlib import Path

from dragoman.views.web.api.openapi import described

OUT = Path(__file__).parents[1] / "docs" / "openapi.json"


def main() -> None:
    OUT.write_text(description(), encoding="utf-8")


def description() -> str:
    """The description as its file holds it."""
    return json.dumps(described(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main()
