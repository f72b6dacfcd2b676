"""All figures in one table, beside the last ones; exit code 1 where one is under its floor.

python -m quality [--only CORPUS,CORPUS] [--full] [--keep]
"""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from rich.console import Console
from rich.table import Table

from dragoman import __version__
from quality import attribution, events, gate, off_topic, processes, reliability, talks
from quality.corpora import SHARED, Measured, digest
from quality.results import Figure, Results, compare, load_floors, load_results, save_results

SAMPLE = 40


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="corpora to measure, joined by commas: " + ", ".join(CORPORA))
    parser.add_argument("--full", action="store_true", help=f"all reports of the train sets, not {SAMPLE} of each")
    parser.add_argument("--keep", action="store_true", help="leave results.json as it is")
    args = parser.parse_args()
    console = Console()
    new = measure_all(set(filter(None, args.only.split(","))), None if args.full else SAMPLE, console)
    old = load_results()
    figures = compare(new, old, load_floors())
    console.print(table_of(figures))
    for corpus, measured in new.items():
        if "reliability" in measured:
            console.print(reliability.table_of(corpus, measured["reliability"]))
    if not args.keep:
        save_results(new, old, __version__)
    return report_floors(figures, console)


def measure_all(only: set[str], sample: int | None, console: Console) -> Results:
    """Each corpus that is there, measured; a line for each that is missing."""
    found: Results = {}
    for name, (place, measure) in CORPORA.items():
        if only and name not in only:
            continue
        missing = next((path for path in (place, *SCORERS.get(name, ())) if not path.exists()), None)
        if missing:
            console.print(
                f"{name}: not measured, there is no {missing}. Set DRAGOMAN_SHARED to the folder of the corpora."
            )
            continue
        with console.status(f"{name} …"):
            found[name] = measure(place, sample)
    return found


def measure_talks(place: Path, sample: int | None) -> Measured:
    return talks.measure(place, sample=sample)


def measure_dev(place: Path, _sample: int | None) -> Measured:
    return talks.measure(place)


def measure_attribution(place: Path, _sample: int | None) -> Measured:
    """Per cent, as that corpus's scorer prints them."""
    return {"figures": attribution.measure(place), "digest": digest([place])}


def measure_events(place: Path, _sample: int | None) -> Measured:
    figures = {name: round(value, 4) for name, value in events.measure(place).items()}
    return {"sentences": int(figures.pop("sentences")), "figures": figures, "digest": digest([place])}


def measure_processes(place: Path, _sample: int | None) -> Measured:
    """With our own readings."""
    return processes.measure(place)


def measure_merging(place: Path, _sample: int | None) -> Measured:
    """With the gold readings fed in: the merging alone."""
    return processes.measure(place, gold=True)


OWN_PROCESSES = Path(__file__).parents[1] / "training/corpus/processes"
SCORERS: Mapping[str, tuple[Path, ...]] = dict.fromkeys(("processes-own", "processes-own-gold"), (processes.SCORER,))
"""What a corpus of the repository needs from elsewhere."""
CORPORA: Mapping[str, tuple[Path, Callable[[Path, int | None], Measured]]] = {
    "talks-dev": (SHARED / "talksbench/dev", measure_dev),
    "talks-train-invented": (SHARED / "talksbench/train-invented", measure_talks),
    "talks-train": (SHARED / "talksbench/train", measure_talks),
    "attribution-dev": (SHARED / "attribution/polnear/dev.jsonl.gz", measure_attribution),
    "off-topic": (off_topic.ARCHIVE, off_topic.measure),
    "gate": (off_topic.ARCHIVE, gate.measure),
    "events-dev": (SHARED / "plover/dev.jsonl", measure_events),
    "processes-dev": (SHARED / "talksbench/dev", measure_processes),
    "processes-dev-gold": (SHARED / "talksbench/dev", measure_merging),
    "processes-own": (OWN_PROCESSES, measure_processes),
    "processes-own-gold": (OWN_PROCESSES, measure_merging),
}


def table_of(figures: list[Figure]) -> Table:
    table = Table("corpus", "figure")
    for heading in ("now", "before", "change", "floor"):
        table.add_column(heading, justify="right")
    for n, figure in enumerate(figures):
        last = n + 1 == len(figures) or figures[n + 1].corpus != figure.corpus
        style = "bold red" if figure.is_under else None
        cells = (f"{figure.value:.3f}", shown(figure.before), shown(figure.change, "+.3f"), shown(figure.floor))
        table.add_row(figure.corpus, figure.name, *cells, style=style, end_section=last)
    return table


def shown(value: float | None, form: str = ".3f") -> str:
    return "" if value is None else format(value, form)


def report_floors(figures: list[Figure], console: Console) -> int:
    """What is under its floor, and the exit code that says so."""
    under = [figure for figure in figures if figure.is_under]
    for figure in under:
        console.print(
            f"{figure.corpus} {figure.name}: {figure.value:.3f} is under its floor {figure.floor:.3f} (floors.toml)."
        )
    return 1 if under else 0


if __name__ == "__main__":
    sys.exit(main())
