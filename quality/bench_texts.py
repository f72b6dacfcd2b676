"""The texts that speed is measured on: the examples, longer ones made of them, and hostile ones."""

from collections.abc import Iterator
from pathlib import Path

from dragoman.model import Failure, Report
from dragoman.reading.grammar import paragraphs_of
from dragoman.sources import open_sources
from quality.corpora import SHARED

EXAMPLES = Path(__file__).parents[1] / "examples"
BENCH = SHARED / "talksbench/dev"
SIZE = 50_000
SENTENCE = "The envoy of Norway met the rebels in Quito on Monday and said the truce would hold until the next round. "


def example_reports() -> list[Report]:
    """The single reports among the examples, not those of their processes."""
    return reports_in(EXAMPLES)


def bench_reports() -> list[Report]:
    """The reports of TalksBench's dev folder; none where it is not there."""
    return reports_in(BENCH) if BENCH.exists() else []


def reports_in(folder: Path) -> list[Report]:
    places = sorted(path for path in folder.iterdir() if path.suffix in {".txt", ".html"})
    return [report for report in open_sources([str(place) for place in places]) if not isinstance(report, Failure)]


def long_report(times: int) -> Report:
    """One report as long as so many times all the examples."""
    whole = "\n\n".join(report.text for report in example_reports())
    return report_of(f"{times} times", "\n\n".join([whole] * times))


def hostile_reports() -> Iterator[Report]:
    """Texts of about 50 kB that nobody prints and anybody can send."""
    unbroken = SENTENCE.replace(". ", " ")
    yield report_of("quotation marks", '"a ' * 15_000)
    yield report_of("marks of all kinds", "“a ‘b «c " * 5_000)
    yield report_of("nested quotations", "“He said ‘" * 2_000 + "no" + "’ they said”" * 2_000)
    yield report_of("marks without spaces", '"' * 20_000)
    yield report_of("brackets", "(" * 10_000 + ")" * 10_000)
    yield report_of("no full stop", unbroken * (SIZE // len(unbroken)))
    yield report_of("one line", SENTENCE * (SIZE // len(SENTENCE)))
    yield report_of("capitals", (SENTENCE * (SIZE // len(SENTENCE))).upper())
    yield report_of("figures", "1 2 3, " * (SIZE // 7))
    yield report_of("names of parties alone", "Norway " * (SIZE // 7))
    yield report_of(
        "a thousand names",
        " ".join(f"{first} {last}, minister of {first}land, met {last} {first}." for first, last in names(1_000)),
    )
    yield report_of(
        "a thousand groups",
        " ".join(
            f"The {first} {last} Front ({first[:3].upper()}{n}) left." for n, (first, last) in enumerate(names(1_000))
        ),
    )
    yield report_of("one word", "a" * SIZE)
    yield report_of("blank lines", "\n \n" * (SIZE // 3) + "He left.")


def names(count: int) -> Iterator[tuple[str, str]]:
    """So many different first and last names."""
    syllables = ("ba", "ke", "li", "mo", "nu", "ra", "si", "to", "vu", "ze")
    for n in range(count):
        first, last = (
            f"{syllables[n % 10]}{syllables[n // 10 % 10]}",
            f"{syllables[n // 100 % 10]}{syllables[n // 1000 % 10]}n{syllables[n % 7]}",
        )
        yield first.title(), last.title()


def report_of(name: str, text: str) -> Report:
    return Report(
        id=name.replace(" ", "-"), name=name, text=text, published="2021-05-04", paragraphs=paragraphs_of(text)
    )
