"""Count the open corpus and put the figures between the marks of its README: python -m tools.write_corpus_counts."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dragoman.vocabulary import load

CORPUS = Path(__file__).parents[1] / "training/corpus"
README = CORPUS / "README.md"
MARKS = re.compile(r"(?<=<!-- counts -->\n).*?(?=<!-- /counts -->)", re.DOTALL)
KINDS = ("reports", "passages", "sentences")
OF_A_PROCESS = ("people", "meetings", "positions", "movements", "utterances", "wire_copies", "contradictions")
Entry = dict[str, Any]


def main() -> None:
    README.write_text(with_counts(README.read_text(encoding="utf-8")), encoding="utf-8")


def with_counts(readme: str) -> str:
    """The README with the corpus as it is now."""
    entries = {"reports": list(reports()), "passages": list(short("passages")), "sentences": list(short("sentences"))}
    parts = (sizes(entries), labels_of_reports(entries["reports"]), positions(entries), processes())
    return MARKS.sub(lambda _: "\n" + "\n\n".join(parts) + "\n\n", readme)


def reports() -> Iterator[Entry]:
    for path in sorted((CORPUS / "reports").glob("*.txt")):
        labels = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        yield labels | {"text": path.read_text(encoding="utf-8"), "series": path.stem.rsplit("-", 1)[0]}


def short(kind: str) -> Iterator[Entry]:
    for path in sorted((CORPUS / kind).glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line) | {"series": path.stem}


def processes() -> str:
    """What each process holds: its reports, and the entries of its record. They are in none of the other tables."""
    rows = []
    for path in sorted((CORPUS / "processes").glob("*.process.json")):
        name, record = path.name.removesuffix(".process.json"), json.loads(path.read_text(encoding="utf-8"))
        reports = [report.read_text(encoding="utf-8") for report in path.parent.glob(f"{name}-*.txt")]
        counts = [len(reports), sum(len(text.split()) for text in reports), *(len(record[key]) for key in OF_A_PROCESS)]
        rows.append((f"`{name}`", counts))
    total = [sum(column) for column in zip(*(counts for _, counts in rows), strict=True)]
    head = ["process", "reports", "words", *(key.replace("wire_", "") for key in OF_A_PROCESS)]
    return table(head, [[name, *map(thousands, counts)] for name, counts in (*rows, ("all", total))])


def sizes(entries: dict[str, list[Entry]]) -> str:
    rows = [
        ("texts", [len(entries[kind]) for kind in KINDS]),
        ("series", [len({entry["series"] for entry in entries[kind]}) for kind in KINDS]),
        ("words", [sum(len(entry["text"].split()) for entry in entries[kind]) for kind in KINDS]),
        ("positions", [sum(len(entry["positions"]) for entry in entries[kind]) for kind in KINDS]),
        ("texts without a position", [sum(not entry["positions"] for entry in entries[kind]) for kind in KINDS]),
        ("states that hold a position", [len(states(entries[kind])) for kind in KINDS]),
    ]
    return table(["", *KINDS], [[name, *map(thousands, values)] for name, values in rows])


def states(entries: Iterable[Entry]) -> set[str]:
    held = {position["party"] for entry in entries for position in entry["positions"]}
    return held & set(load("states"))


def labels_of_reports(entries: list[Entry]) -> str:
    """What the reports hold beyond positions, each kind by its labels."""
    about = sum(entry["about_talks"] for entry in entries)
    people, meetings, statements = (
        [own for entry in entries for own in entry[key]] for key in ("people", "meetings", "statements")
    )
    decades = Counter(f"{entry['published'][:3]}0s" for entry in entries)
    rows = [
        ["reports", thousands(len(entries)), f"about talks {about}, about something else {len(entries) - about}"],
        ["their dates", "", listed(decades, sorted(decades))],
        ["people", thousands(len(people)), listed(Counter(person["office"] for person in people))],
        ["meetings", thousands(len(meetings)), listed(Counter(str(met["outcome"]) for met in meetings))],
        ["statements", thousands(len(statements)), listed(Counter(said["kind"] for said in statements))],
    ]
    return table(["in the reports", "", "of these"], rows)


def positions(entries: dict[str, list[Entry]]) -> str:
    """The positions by stance and by issue."""
    rows = []
    for key, names in (("stance", load("labels")["stances"]), ("issue", load("issues"))):
        counts = [Counter(p[key] for entry in entries[kind] for p in entry["positions"]) for kind in KINDS]
        ranked = sorted(names, key=lambda name: -sum(count[name] for count in counts))
        rows += [[f"`{name}`", *(thousands(count[name]) for count in counts)] for name in ranked]
    return table(["stance, then issue", *KINDS], rows)


def listed(counts: Counter[str], order: Iterable[str] = ()) -> str:
    names = list(order) or [name for name, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]
    return ", ".join(f"{'no label' if name == 'None' else name} {counts[name]}" for name in names)


def table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def thousands(number: int) -> str:
    return f"{number:,}"


if __name__ == "__main__":
    main()
