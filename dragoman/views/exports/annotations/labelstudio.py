"""Reports as tasks of Label Studio, with the labelling set-up that they need: tasks.json and config.xml.

What only a machine says goes into a task's predictions, what a person has confirmed or corrected into its annotations,
so that nobody takes a suggestion for work that is done. Regions of text count code points, as ours do: Label Studio's
editor counts `[...text]` (older ones got emoji wrong; see its pull requests 1559 and 6135). A control character would
shift them in a page, and is replaced.
"""

from collections.abc import Iterator
from pathlib import Path
from statistics import fmean
from typing import Any, get_args

from dragoman import __version__
from dragoman.model import Stance, StatementKind
from dragoman.views.exports.annotations.marks import ROLES, TIES, Mark, Marked, marked_reports
from dragoman.views.exports.export import Export, Parts
from dragoman.views.exports.letters import encoded_in_xml

COLOURS = ("#1f77b4", "#9467bd", "#8c564b", "#d62728", "#2ca02c", "#17becf", "#ff7f0e", "#7f7f7f")
CHOICES: dict[str, tuple[tuple[str, ...], str]] = {
    "kind": (get_args(StatementKind), "content"),
    "stance": (get_args(Stance), "position"),
}
WORDS = {
    "speaker": "content",
    "party": "content,position,person",
    "issue": "position",
    "detail": "position",
    "condition": "position",
    "target": "position",
    "name": "person,party",
    "office": "person",
    "date": "position,meeting,event",
    "place": "meeting,event",
    "outcome": "meeting",
    "parties": "meeting",
    "mediators": "meeting",
    "type": "event",
    "actors": "event",
    "recipients": "event",
}  # what is typed in, and for regions of which labels


def write(parts: Parts, path: Path) -> None:
    (path / "config.xml").write_text(config(), encoding="utf-8")
    with (path / "tasks.json").open("wb") as out:
        before = b"[\n"
        for part in parts:
            for marked in marked_reports(part):
                out.write(before + encoded_in_xml(task(marked)))
                before = b",\n"
        out.write(b"[]\n" if before == b"[\n" else b"\n]\n")


def task(marked: Marked) -> dict[str, Any]:
    """A report with its suggestions as a prediction, and what people have seen to as an annotation."""
    report = marked.report
    suggested = [mark for mark in marked.marks if mark.suggested]
    seen_to = [mark for mark in marked.marks if not mark.suggested]
    told = {"outlet": report.outlet, "published": report.published, "url": report.url}
    return {
        "data": {
            "text": report.text,
            "report": report.id,
            "name": report.name,
            **{name: value or "" for name, value in told.items()},
            "suggested": len(suggested),
            "seen_to": len(seen_to),
            "seen_to_by": "; ".join(sorted({who for mark in seen_to for who in mark.by})),
        },
        "predictions": [
            {
                "model_version": f"dragoman-{__version__}",
                "score": round(fmean(mark.score for mark in suggested), 4),
                "result": list(results(suggested, marked)),
            }
        ]
        if suggested
        else [],
        "annotations": [{"result": list(results(seen_to, marked)), "was_cancelled": False, "ground_truth": False}]
        if seen_to
        else [],
    }


def results(marks: list[Mark], marked: Marked) -> Iterator[dict[str, Any]]:
    """The regions of marks, what is known of each, and the relations of those among them."""
    text, prefix = marked.report.text, f"{marked.report.id}:"
    for mark in marks:
        yield from region(mark, prefix + mark.id, text)
    ours = {mark.id for mark in marks}
    for tie in marked.ties:
        if {tie.one, tie.other} <= ours:
            yield {
                "type": "relation",
                "from_id": prefix + tie.one,
                "to_id": prefix + tie.other,
                "direction": "right",
                "labels": [tie.kind],
            }


def region(mark: Mark, name: str, text: str) -> Iterator[dict[str, Any]]:
    place = {"start": mark.start, "end": mark.end}
    common = {"id": name, "to_name": "text", "origin": "prediction" if mark.suggested else "manual"}
    note = "; ".join(filter(None, (mark.entry, mark.status, ", ".join(mark.by), f"{mark.score:.2f}")))
    yield {
        **common,
        "from_name": "label",
        "type": "labels",
        "score": mark.score,
        "value": {**place, "text": text[mark.start : mark.end], "labels": [mark.role]},
        "meta": {"text": [note]},
    }
    for fact, (choices, role) in CHOICES.items():
        if mark.role == role and mark.facts.get(fact) in choices:
            yield {**common, "from_name": fact, "type": "choices", "value": {**place, "choices": [mark.facts[fact]]}}
    for fact, roles in WORDS.items():
        if fact in mark.facts and mark.role in roles.split(","):
            yield {**common, "from_name": fact, "type": "textarea", "value": {**place, "text": [mark.facts[fact]]}}


def config() -> str:
    """The set-up in Label Studio's own XML: labels, relations, and the fields that show when a region is chosen."""
    from lxml.etree import Element, SubElement, indent, tostring

    view = Element("View")
    relations = SubElement(view, "Relations")
    for tie in TIES:
        SubElement(relations, "Relation", value=tie)
    labels = SubElement(view, "Labels", name="label", toName="text")
    for role, colour in zip(ROLES, COLOURS, strict=True):
        SubElement(labels, "Label", value=role, background=colour)
    SubElement(view, "Text", name="text", value="$text", granularity="word")
    for fact in (*CHOICES, *WORDS):
        roles = CHOICES[fact][1] if fact in CHOICES else WORDS[fact]
        shown = SubElement(view, "View", visibleWhen="region-selected", whenTagName="label", whenLabelValue=roles)
        SubElement(shown, "Header", value=fact, size="5")
        if fact in CHOICES:
            choices = SubElement(shown, "Choices", name=fact, toName="text", perRegion="true", choice="single")
            for choice in CHOICES[fact][0]:
                SubElement(choices, "Choice", value=choice)
        else:
            SubElement(
                shown, "TextArea", name=fact, toName="text", perRegion="true", maxSubmissions="1", editable="true"
            )
    indent(view)
    return tostring(view, encoding="unicode") + "\n"


LABELSTUDIO = Export(
    write,
    suffix="",
    does="A folder for Label Studio: tasks.json with suggestions as predictions, and config.xml.",
    keeps="texts, every mark with its facts, which source and cue belong to which words; suggestions as predictions, "
    "what people saw to as annotations; entry, status, score and who in each region's note",
    loses="who is who in Label Studio (annotations are given to whoever imports them); relations between a suggestion "
    "and what somebody saw to; hedges, codes and participants; control characters",
)
