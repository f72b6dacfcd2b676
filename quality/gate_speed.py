"""How fast the gate is: words a second of one processor, beside the whole reading of some of the same items.

python -m quality.gate_speed [--read 40]

Times are CPU time (`time.process_time`) in this one process, with one thread; the gate's begin with the strings.
"""

import argparse
import os
import random
from collections.abc import Callable, Sequence
from time import process_time
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

from rich.console import Console

from dragoman.gate import Gate, cheap_text
from dragoman.model import Report
from dragoman.reading import read
from dragoman.reading.grammar import paragraphs_of
from quality.gate import archive
from quality.gate_pages import page_of


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--read", type=int, default=40, help="items that are read as a whole")
    args = parser.parse_args()
    texts = [item["text"] for item in archive()]
    some = random.Random(0).sample(texts, args.read)  # noqa: S311 - a draw that is the same each time
    gate = Gate.load()
    gate.scores(some)
    read(report_of(some[0]))
    marked = [page_of(text, number) for number, text in enumerate(some)]
    found = {
        "gate, the whole archive": rate(texts, lambda: gate.scores(texts)),
        "gate, one text at a time": rate(texts, lambda: [gate.scores([text]) for text in texts]),
        "cheap text of pages and gate": rate(some, lambda: gate.scores([cheap_text(page) for page in marked])),
        "whole reading": rate(some, lambda: [read(report_of(text)) for text in some]),
    }
    console = Console(width=120)
    for name, words in found.items():
        console.print(f"{name:30} {words:12,.0f} words a CPU second")
    console.print(f"gate against whole reading: {found['gate, the whole archive'] / found['whole reading']:,.0f} times")


def rate(texts: Sequence[str], work: Callable[[], Any]) -> float:
    """Words of the texts over the CPU seconds of the work."""
    started = process_time()
    work()
    return sum(len(text.split()) for text in texts) / (process_time() - started)


def report_of(text: str) -> Report:
    return Report(id="timed", name="timed", text=text, paragraphs=paragraphs_of(text))


if __name__ == "__main__":
    main()
