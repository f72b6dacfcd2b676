"""Check the open corpus: every entry as entries.py has it, labels of the guide, all words found in their text.

    python -m training.check_corpus [FOLDER]

    reports/acacia-1.json, positions[3]: issue: 'peace' is no issue. Choose one of: …
    processes/lamp.process.json, movements[0]: the ledger has no JAM rejects border that ends on 2024-06-20
    passages/ash.jsonl, line 12: Object missing required field `stance` - at `$.positions[0]`

Where TalksBench's measuring set lies among the corpora (../shared, or DRAGOMAN_SHARED), no text may stand in it.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from quality.corpora import SHARED
from training.entry_checks import passage_faults, report_faults, squeezed
from training.labelled import CORPUS
from training.process_checks import process_faults

MEASURED = SHARED / "talksbench/dev"
RUN = 12  # words that two texts share only if one is taken from the other
PAGES = "Leave a Reply Your email address will not be published. Required fields are marked"  # as pages print
NAME = re.compile(r"[a-z]+-[0-9]+")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS)
    folder = parser.parse_args().folder
    found = [*faults(folder), *overlaps(folder, MEASURED)]
    print(*found, f"{len(found)} faults in {sum(1 for _ in texts(folder))} texts.", sep="\n")
    sys.exit(1 if found else 0)


def faults(folder: Path) -> Iterator[str]:
    """Every fault, with its file and entry."""
    yield from unpaired(folder / "reports")
    for path, text in reports(folder):
        written = path.with_suffix(".json")
        if written.exists():
            own = report_faults(written.read_text(encoding="utf-8"), text)
            yield from (f"reports/{written.name}, {fault}" for fault in own)
    yield from process_faults(folder / "processes")
    for name, line in lines(folder):
        yield from (f"{name}: {fault}" for fault in passage_faults(line))
    yield from doubles(folder)


def unpaired(folder: Path) -> Iterator[str]:
    """Files of reports that are named otherwise than WORD-NUMBER.txt or .json, or lack the other one."""
    for path in sorted(folder.iterdir()):
        other = {".txt": ".json", ".json": ".txt"}.get(path.suffix)
        if other is None or not NAME.fullmatch(path.stem):
            yield f"reports/{path.name}: a report is two files, WORD-NUMBER.txt and WORD-NUMBER.json"
        elif not path.with_suffix(other).exists():
            yield f"reports/{path.name}: {path.stem}{other} is missing beside it"


def doubles(folder: Path) -> Iterator[str]:
    """Texts that stand in the corpus twice, white space and case aside."""
    first: dict[str, str] = {}
    for name, text in texts(folder):
        plain = squeezed(text).casefold()
        if plain in first:
            yield f"{name}: the same text as {first[plain]}"
        first.setdefault(plain, name)


def overlaps(folder: Path, measured: Path) -> Iterator[str]:
    """Texts that share a run of words with a text kept for measuring; their names only."""
    kept = {run: path.stem for path in sorted(measured.glob("*.*")) if path.suffix in {".txt", ".html"}
            for run in runs(re.sub(r"<[^>]*>", " ", path.read_text(encoding="utf-8")))}  # fmt: skip
    for name, text in texts(folder) if kept else ():
        for stem in sorted({kept[run] for run in runs(text) if run in kept}):
            yield f"{name}: {RUN} words in a row stand in {stem}, which is kept for measuring"


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every so many words in a row, case, punctuation and what many pages print aside."""
    words = re.findall(r"\w+", squeezed(text).replace(PAGES, "").casefold())
    return zip(*(words[start:] for start in range(RUN)), strict=False)


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Every text that can be read, with its name."""
    for kind in ("reports", "processes"):
        yield from ((f"{kind}/{path.name}", text) for path, text in reports(folder, kind))
    for name, line in lines(folder):
        try:
            yield name, str(msgspec.json.decode(line)["text"])
        except (msgspec.DecodeError, KeyError, TypeError):
            continue  # Its form is at fault already.


def reports(folder: Path, kind: str = "reports") -> Iterator[tuple[Path, str]]:
    """The reports of one folder of the corpus, with their files."""
    return ((path, path.read_text(encoding="utf-8")) for path in sorted((folder / kind).glob("*.txt")))


def lines(folder: Path) -> Iterator[tuple[str, str]]:
    """The lines of sentences and passages, with their names."""
    for kind in ("sentences", "passages"):
        for path in sorted((folder / kind).glob("*.jsonl")):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                yield f"{kind}/{path.name}, line {number}", line


if __name__ == "__main__":
    main()
