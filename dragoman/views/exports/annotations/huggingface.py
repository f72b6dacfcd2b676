"""Reports with their marks as a data set that `datasets.load_dataset("FOLDER")` reads: data.jsonl and its card.

Every line has the same fields of the same types; what is not known is an empty text, never null, so that no reader has
to guess a type. The card names the types too.
"""

from pathlib import Path
from typing import Any

from dragoman.views.exports.annotations.marks import FACTS, Mark, Marked, marked_reports
from dragoman.views.exports.export import Export, Parts
from dragoman.views.record_json import encoded

TOLD = ("id", "name", "title", "outlet", "published", "url", "language", "text")
SPAN = {
    "id": "string", "entry": "string", "role": "string", "start": "int64", "end": "int64", "text": "string",
    "status": "string", "score": "float64", "by": "string", **dict.fromkeys(FACTS, "string"),
}  # fmt: skip
RELATION = {"type": "string", "from": "string", "to": "string"}


def write(parts: Parts, path: Path) -> None:
    (path / "README.md").write_text(CARD, encoding="utf-8")
    with (path / "data.jsonl").open("wb") as out:
        for part in parts:
            out.writelines(encoded(row(marked, part.process)) + b"\n" for marked in marked_reports(part))


def row(marked: Marked, process: str | None) -> dict[str, Any]:
    report = marked.report
    return {
        **{name: getattr(report, name) or "" for name in TOLD},
        "process": process or "",
        "spans": [span(mark, report.text) for mark in marked.marks],
        "relations": [{"type": tie.kind, "from": tie.one, "to": tie.other} for tie in marked.ties],
    }


def span(mark: Mark, text: str) -> dict[str, Any]:
    return {
        "id": mark.id,
        "entry": mark.entry,
        "role": mark.role,
        "start": mark.start,
        "end": mark.end,
        "text": text[mark.start : mark.end],
        "status": mark.status,
        "score": float(mark.score),
        "by": "; ".join(mark.by),
        **{name: mark.facts.get(name, "") for name in FACTS},
    }


def features() -> str:
    """The types of the fields, as a card has them in YAML."""
    lines = [typed(name, "string", "  - ") for name in (*TOLD, "process")]
    for name, fields in (("spans", SPAN), ("relations", RELATION)):
        lines += [f"  - name: {name}\n    list:", *(typed(one, kind, "    - ") for one, kind in fields.items())]
    return "\n".join(lines)


def typed(name: str, kind: str, dash: str) -> str:
    return f"{dash}name: {name}\n{' ' * len(dash)}dtype: {kind}"


CARD = f"""---
configs:
- config_name: default
  data_files:
  - split: train
    path: data.jsonl
dataset_info:
  features:
{features()}
---

# Marks on reports of talks

Written by `dragoman export hf`. One report a line: its text, and as `spans` the words on which statements
(content, source, cue), positions, persons, parties, meetings and events rest.

- `start` and `end` count characters (code points): `text[start:end]` is the words of the span.
- `status` is `suggested` where only a machine says so, `confirmed` or `corrected` where a person (`by`) does. Take care
  not to train or to measure on suggestions as if they were gold.
- `score` is how sure the machine was, 0 to 1.
- An empty text means: not known.
- `relations` lead from the content of a statement to its source (`speaker`), its `cue`, its next piece (`continues`)
  and the statement inside which it is quoted (`quoted-in`).

The texts belong to those who published them: see to it that you may pass them on before you do.

```python
from datasets import load_dataset

reports = load_dataset("path/to/this/folder", split="train")
gold = [span for report in reports for span in report["spans"] if span["status"] != "suggested"]
```
"""

HUGGINGFACE = Export(
    write,
    suffix="",
    does="A folder that Hugging Face's datasets, pyarrow, DuckDB or pandas load: reports with spans.",
    keeps="texts, every mark with its facts, status, score and who saw to it; which marks make one statement",
    loses="reasons and grounds; what was dropped from pages; what process and ledger say beyond the process's name",
)
