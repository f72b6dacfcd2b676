"""What the gate learns from: texts that are about talks or are not, with how much each counts.

SHARED/talksbench/train          real reports, labelled
training/corpus/reports          invented ones, likewise; passages and sentences that hold a position
training/gate/other_news.txt     invented paragraphs about something else
SHARED/archive                   newswire items: those of labels.jsonl were read, most others are taken to be about
                                 something else unless a word of TALK stands in them; those of quality/gate_labels.jsonl
                                 are left out, since the gate is measured on them
SHARED/attribution/polnear       campaign news, likewise
"""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from training.labelled import CORPUS, REAL, REPORTS, series_of

LABELS = Path(__file__).parent / "labels.jsonl"
OTHER_NEWS = Path(__file__).parent / "other_news.txt"
MEASURED = Path(__file__).parents[2] / "quality/gate_labels.jsonl"
REAL_COUNTS, READ_COUNTS, TAKEN_COUNTS, SHORT_COUNTS = 2.0, 5.0, 0.3, 0.1
OTHER_COUNTS = 40.0
"""How much a report that is not about talks counts beside one that is: there are few."""
CAMPAIGN_COUNTS, NEWS_COUNTS = 20.0, 20.0
NOTHING_COUNTS = 1000.0
"""How much it counts that a text without a word is not about talks: it keeps short texts from passing."""
TALK = re.compile(
    r"\b(talks?|negotiat\w*|summits?|gatt|accords?|pacts?|treat(y|ies)|cease-?fires?|truces?|mediat\w+|envoys?"
    r"|delegat\w+|bilateral|diplomat\w*|ministers?|reschedul\w*|paris club|opec|quotas?|ico|icco|inra|communique"
    r"|peace|creditors?|consult\w+|discuss\w*|rebels?|guerrillas?|dialogue|protocol|ambassadors?|retaliat\w*|bonn|kremlin"
    r"|tariffs?|protectionis\w+|sanctions?|foreign|visit\w*|g-?[57]|imf|bundesbank|louvre|currenc\w+)\b",
    re.IGNORECASE,
)
BETWEEN = re.compile(
    r"\b(talks|negotiat\w+|summits?|treat(y|ies)|cease-?fire|accords?|diplomat\w*|foreign minister|delegation"
    r"|deal with|met with|sanctions)\b",
    re.IGNORECASE,
)


class Example(NamedTuple):
    """A text, whether it is about talks, how much it counts, what must not be split from it, if it was read."""

    text: str
    about: bool
    counts: float
    group: str
    read: bool = False


def examples(shared: Path) -> Iterator[Example]:
    yield from reports(shared / "talksbench/train", REAL, REAL_COUNTS)
    yield from reports(REPORTS, "train-invented", 1.0)
    yield from passages()
    yield from other_news()
    yield from archive(shared)
    yield from campaign(shared)
    yield Example("", False, NOTHING_COUNTS, "nothing")


def reports(folder: Path, kind: str, counts: float) -> Iterator[Example]:
    """Labelled reports."""
    for path in sorted(folder.glob("*.txt")):
        about = json.loads(path.with_suffix(".json").read_text(encoding="utf-8")).get("about_talks", True)
        weight = counts if about else counts * OTHER_COUNTS
        yield Example(bare(path.read_text(encoding="utf-8")), about, weight, series_of(kind, path), read=True)


def bare(text: str) -> str:
    """A text without the line that names its place in MUC's collection."""
    return re.sub(r"\A(DEV|TST\d)-MUC\d-\d+.*\n", "", text)


def passages() -> Iterator[Example]:
    """Short invented texts in which somebody takes a stance."""
    for kind in ("passages", "sentences"):
        for path in sorted((CORPUS / kind).glob("*.jsonl")):
            for line in path.read_text(encoding="utf-8").splitlines():
                entry = json.loads(line)
                if entry["positions"]:
                    yield Example(entry["text"], True, SHORT_COUNTS, f"{kind}/{path.stem}")


def other_news() -> Iterator[Example]:
    """Invented paragraphs of news that is near to talks and is not about any."""
    for number, line in enumerate(OTHER_NEWS.read_text(encoding="utf-8").splitlines()):
        yield Example(line, False, NEWS_COUNTS, f"other-news/{number}")


def archive(shared: Path) -> Iterator[Example]:
    """Items of the archive that are not measured on: read ones, and those without a word of talks."""
    known = {path.stem for path in (shared / "talksbench/train").glob("reuters-*.txt")}
    read = labels(LABELS)
    measured = labels(MEASURED)
    for item in items(shared):
        name = item["id"]
        if name in known or name in measured:
            continue
        if name in read:
            yield Example(item["text"], read[name], READ_COUNTS, name, read=True)
        elif not TALK.search(item["text"]):
            yield Example(item["text"], False, TAKEN_COUNTS, name)


def items(shared: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(shared / "archive/reuters.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def labels(path: Path) -> dict[str, bool]:
    """What was found by reading, by id."""
    if not path.exists():
        return {}
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {line["id"]: line["about_talks"] for line in lines}


def campaign(shared: Path) -> Iterator[Example]:
    """Articles of American campaigns without their paragraphs that hold a word of talks between states."""
    with gzip.open(shared / "attribution/polnear/train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            kept = [block for block in article["text"].split("\n") if not BETWEEN.search(block)]
            yield Example("\n".join(kept), False, CAMPAIGN_COUNTS, article["id"])
