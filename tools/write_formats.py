"""Put the table of formats between the marks of docs/formats.md: python -m tools.write_formats."""

import re
from collections.abc import Iterator
from pathlib import Path

from dragoman.views.exports import EXPORTS, GROUPS

DOCS = Path(__file__).parents[1] / "docs" / "formats.md"
MARKS = re.compile(r"(?<=<!-- formats -->\n).*?(?=<!-- /formats -->)", re.DOTALL)


def main() -> None:
    DOCS.write_text(with_formats(DOCS.read_text(encoding="utf-8")), encoding="utf-8")


def with_formats(page: str) -> str:
    """The page with the formats as they are now."""
    return MARKS.sub(lambda _: f"\n{chr(10).join(lines())}\n\n", page)


def lines() -> Iterator[str]:
    yield "| for | format | file | what it is | goes over | is lost |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for title, names in GROUPS.items():
        for name in names:
            one = EXPORTS[name]
            does = one.does.removesuffix(".")
            yield f"| {title} | `{name}` | {one.suffix or 'folder'} | {does} | {one.keeps} | {one.loses} |"


if __name__ == "__main__":
    main()
