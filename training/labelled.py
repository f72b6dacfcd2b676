"""The labelled texts that models learn from, as reports with the positions that they hold and where.

corpus/sentences/*.jsonl, corpus/passages/*.jsonl    one text a line, neighbours alike
SHARED/talksbench/train/                             real reports, no part of this repository
corpus/reports/                                      invented reports, of which series share a name
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.model import Report
from dragoman.reading.grammar import paragraphs_of

ALIKE = 8
PARTS = 5
LATER = frozenset({"medlar", "sedge", "sorrel", "tansy", "teasel", "vetch", "yarrow"})
"""Series written last, which only the reader and positions learn from: for them they lie in part 0."""
CORPUS = Path(__file__).parent / "corpus"
REPORTS = CORPUS / "reports"
REAL, INVENTED = "train", "train-invented"  # Folds are drawn by these names: new ones would change the models.


@dataclass(frozen=True)
class Gold:
    """A labelled position: who, what, and the stretches of text that say so."""

    party: str | None
    stance: str
    issue: str
    holder: tuple[int, int] | None
    evidence: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Labelled:
    """A text with its positions; `group` is what must not be split between learning and measuring.

    `statements` are those of the gold record. `mentions`: where each party is named, for labels that do not tell.
    """

    report: Report
    kind: str
    group: str
    positions: tuple[Gold, ...]
    aliases: dict[str, str]
    statements: tuple[dict, ...] = ()  # type: ignore[type-arg]
    mentions: dict[str, tuple[tuple[int, int], ...]] | None = None

    @property
    def whole(self) -> bool:
        """Whether it is a report, and no passage or sentence."""
        return self.kind in {REAL, INVENTED}


def labelled(shared: Path) -> Iterator[Labelled]:
    """All labelled texts but those kept for measuring."""
    for kind in ("sentences", "passages"):
        for path in sorted((CORPUS / kind).glob("*.jsonl")):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
                yield short(json.loads(line), kind, path.stem, number)
    yield from (long(path, kind) for kind, path in report_paths(shared))


def part_of(text: Labelled) -> int:
    """The part that a report lies in with those of its series, 0 to 4; -1 for passages and sentences."""
    if not text.whole:
        return -1
    return 0 if text.group.split("/")[1] in LATER else fold_of(text.group, PARTS)


def fold_of(series: str, folds: int) -> int:
    """The fold that all reports of a series lie in, by their name alone."""
    return sum(series.encode()) * 7919 % 101 % folds


def report_paths(shared: Path) -> Iterator[tuple[str, Path]]:
    """Each report with its kind, the real ones first."""
    for kind, folder in report_folders(shared).items():
        yield from ((kind, path) for path in sorted(folder.glob("*.txt")))


def series_of(kind: str, path: Path) -> str:
    """What must not be split between learning and measuring: invented reports come in series, real ones alone."""
    return f"{kind}/{re.sub(r'-[0-9]+$', '', path.stem)}" if kind == INVENTED else f"{kind}/{path.stem}"


def report_folders(shared: Path) -> dict[str, Path]:
    """Where the reports of each kind lie: the real ones among the corpora, the invented ones here."""
    return {REAL: shared / "talksbench/train", INVENTED: REPORTS}


def short(entry: dict, kind: str, stem: str, number: int) -> Labelled:  # type: ignore[type-arg]
    """A sentence or passage."""
    name, text = f"{kind}/{stem}/{number}", entry["text"]
    report = Report(id=name, name=name, text=text, paragraphs=paragraphs_of(text))
    return Labelled(
        report, kind, f"{kind}/{stem}/{number // ALIKE}", tuple(gold(p, text) for p in entry["positions"]), {}
    )


def long(path: Path, kind: str) -> Labelled:
    """A report with its gold record."""
    record = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    text = path.read_text(encoding="utf-8").strip()
    report = Report(
        id=path.stem, name=path.name, text=text, published=record.get("published"), paragraphs=paragraphs_of(text)
    )
    aliases = {alias: code for code, others in (record.get("aliases") or {}).items() for alias in others}
    positions = tuple(gold(p, text) for p in record["positions"])
    return Labelled(report, kind, series_of(kind, path), positions, aliases, tuple(record["statements"]))


def gold(entry: dict, text: str) -> Gold:  # type: ignore[type-arg]
    """A position with its evidence found in the text, white space aside; of the holder's places the nearest."""
    words = entry["evidence"] if isinstance(entry["evidence"], list) else [entry["evidence"]]
    evidence = tuple(spans[0] for spans in (places(text, each) for each in words) if spans)
    holder = None
    if entry.get("holder") and evidence:
        holder = min(places(text, entry["holder"]), key=lambda span: abs(span[0] - evidence[0][0]), default=None)
    return Gold(entry["party"], entry["stance"], entry["issue"], holder, evidence)


def places(text: str, words: str) -> list[tuple[int, int]]:
    """Where words stand in a text, however they are broken into lines."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    return [match.span() for match in re.finditer(pattern, text)] if pattern else []
