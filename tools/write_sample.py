"""Put the brief of an example between the README's marks: python tools/write_sample.py."""

import io
import re
from pathlib import Path

from dragoman.readings import read_items
from dragoman.sources import list_items
from dragoman.views.brief.terminal import write_brief
from dragoman.views.look import Look

ROOT = Path(__file__).parents[1]
SAMPLE = "examples/agency.txt"
MARKS = re.compile(r"(?<=<!-- sample -->\n).*?(?=<!-- /sample -->)", re.DOTALL)


README = ROOT / "README.md"


def main() -> None:
    README.write_text(with_sample(README.read_text(encoding="utf-8")), encoding="utf-8")


def with_sample(readme: str) -> str:
    """The README with the sample as the program prints it now."""
    return MARKS.sub(lambda _: sample(), readme)


def sample() -> str:
    """The command with what it prints, as Markdown shows it."""
    out = io.BytesIO()
    write_brief(read_items(list_items([str(ROOT / SAMPLE)])), out, Look(width=96))
    lines = out.getvalue().decode().rstrip().splitlines()
    return "\n".join(["", f"    $ dragoman read {SAMPLE}", *(f"    {line}".rstrip() for line in lines), "", ""])


if __name__ == "__main__":
    main()
