"""Reports as doccano imports them, one a line: spans and relations, or spans alone.

doccano's editor (v-annotator 0.1.31) counts UTF-16 units, so that is what is written; other readers of its format count
code points. It has no suggestions: what is imported stands as a label, in a text that nobody has ticked off; the counts
of suggested and confirmed marks come along as the text's metadata.
"""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from dragoman.utf16 import Units
from dragoman.views.exports.annotations.marks import Marked, marked_reports
from dragoman.views.exports.export import Export, Option, Parts
from dragoman.views.exports.letters import encoded_in_xml

At = Callable[[int], int]  # where a code point stands in what is counted


def write(parts: Parts, path: Path, *, style: str = "relations", counting: str = "utf-16") -> None:
    row_of: Callable[[Marked, count[int], At], dict[str, Any]]
    row_of = with_relations if style == "relations" else with_labels
    numbers = count(1)
    with path.open("wb") as out:
        for part in parts:
            for marked in marked_reports(part):
                if marked.report.text.strip():  # doccano refuses an empty text, and the file with it
                    at: At = Units(marked.report.text).of if counting == "utf-16" else int
                    out.write(encoded_in_xml(row_of(marked, numbers, at)) + b"\n")


def with_relations(marked: Marked, numbers: "count[int]", at: At) -> dict[str, Any]:
    """For a project with relations: numbered spans, and which belongs to which."""
    number = {mark.id: next(numbers) for mark in marked.marks}
    return {
        "text": marked.report.text,
        "entities": [
            {
                "id": number[mark.id],
                "label": mark.role,
                "start_offset": at(mark.start),
                "end_offset": at(mark.end),
                "entry": mark.entry,
                "status": mark.status,
                "score": mark.score,
                **mark.facts,
            }
            for mark in marked.marks
        ],
        "relations": [
            {"id": next(numbers), "from_id": number[tie.one], "to_id": number[tie.other], "type": tie.kind}
            for tie in marked.ties
        ],
        **about(marked),
    }


def with_labels(marked: Marked, _numbers: "count[int]", at: At) -> dict[str, Any]:
    """For sequence labelling: where from, where to, what."""
    return {
        "text": marked.report.text,
        "label": [[at(mark.start), at(mark.end), mark.role] for mark in marked.marks],
        **about(marked),
    }


def about(marked: Marked) -> dict[str, Any]:
    """What doccano keeps with the text as its metadata."""
    report = marked.report
    suggested = sum(mark.suggested for mark in marked.marks)
    told = {"outlet": report.outlet, "published": report.published, "url": report.url}
    return {
        "report": report.id,
        "name": report.name,
        **{name: value for name, value in told.items() if value},
        "suggested": suggested,
        "seen_to": len(marked.marks) - suggested,
    }


DOCCANO = Export(
    write,
    suffix=".jsonl",
    does="Reports with spans and relations, as doccano imports them.",
    keeps="texts, every mark by its role, which source and cue belong to which words; in the file, not in doccano, "
    "also the entry, its facts, status and score of each span",
    loses="in doccano: stance, issue, party and all other facts; which marks are suggestions, but for their number; "
    "control characters",
    media="application/jsonl",
    options=(
        Option(
            "style", "relations", "For a project with relations, or for plain sequence labelling.",
            choices=("relations", "labels"),
        ),
        Option(
            "counting", "utf-16", "What offsets count: as doccano's editor does, or code points for other readers.",
            choices=("utf-16", "code-points"),
        ),
    ),
)  # fmt: skip
