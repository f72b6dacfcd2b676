"""Marks as W3C Web Annotations in JSON-LD: one collection, or an annotation a line.

Its positions are code points, as the data model asks (section 4.2.5), and as ours are. They count in the report's text
as it was read; a page at the report's address has other words around it, for which the quotation stands.
https://www.w3.org/TR/annotation-model/
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.views.exports.annotations.marks import Mark, Marked, marked_reports
from dragoman.views.exports.export import Export, Option, Parts
from dragoman.views.exports.letters import address, urn
from dragoman.views.record_json import encoded

CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {"dragoman": "urn:dragoman:vocabulary:", "dragoman:entry": {"@type": "@id"}, "dragoman:report": {"@type": "@id"}},
]
SOFTWARE = {"id": "urn:dragoman:software", "type": "Software", "name": "Dragoman"}
COLLECTION, PAGE = "urn:dragoman:annotations", "urn:dragoman:annotations:1"
AROUND = 32  # characters before and after the words: enough to tell them from the same words elsewhere
PURPOSES = {"person": "identifying", "party": "identifying", "position": "classifying", "event": "classifying"}
DESCRIBING = ("detail", "condition", "date", "place", "outcome", "mode", "cameo")


def write(parts: Parts, path: Path, *, lines: bool = False, source: str = "url") -> None:
    with path.open("wb") as out:
        found = (
            annotation(mark, marked, source)
            for part in parts
            for marked in marked_reports(part)
            for mark in marked.marks
        )
        if lines:
            out.writelines(encoded({"@context": CONTEXT, **one}) + b"\n" for one in found)
        else:
            out.writelines(collection(found))


def collection(annotations: Iterator[dict[str, Any]]) -> Iterator[bytes]:
    """A collection whose one page has all; where there are none, one without a page."""
    yield b'{"@context":' + encoded(CONTEXT)
    yield f',\n"id":"{COLLECTION}","type":"AnnotationCollection","label":"Marks on reports of talks"'.encode()
    total = 0
    for total, one in enumerate(annotations, 1):
        head = f',\n"first":{{"id":"{PAGE}","type":"AnnotationPage","partOf":"{COLLECTION}","startIndex":0,"items":['
        yield f"{head if total == 1 else ','}\n".encode() + encoded(one)
    yield f'{"]}" if total else ""},\n"total":{total}}}\n'.encode()


def annotation(mark: Mark, marked: Marked, source: str) -> dict[str, Any]:
    """One mark as an annotation; its id derives from the report's and the entry's."""
    report = marked.report
    people = [{"id": urn("person", who), "type": "Person", "nickname": who} for who in mark.by]
    creators = [SOFTWARE] if mark.suggested else people
    return {
        "id": urn("annotation", report.id, mark.id),
        "type": "Annotation",
        "motivation": PURPOSES.get(mark.role, "tagging"),
        **({"creator": creators} if creators else {}),
        "generator": SOFTWARE,
        "dragoman:entry": urn("entry", mark.entry),
        "dragoman:status": mark.status,
        "dragoman:score": mark.score,
        "body": list(bodies(mark)),
        "target": {
            "type": "SpecificResource",
            "source": (address(report.url) if source == "url" else None) or urn("report", report.id),
            "selector": selectors(report.text, mark.start, mark.end),
            "dragoman:report": urn("report", report.id),
        },
    }


def bodies(mark: Mark) -> Iterator[dict[str, Any]]:
    """What is said of the words: the role, what they are an instance of, who is meant, and the rest in words."""
    yield textual("tagging", mark.role)
    for name in ("kind", "hedges", "stance", "issue", "office", "type"):
        if name in mark.facts:
            yield textual("classifying", mark.facts[name], name)
    for name, who, label in who_is_meant(mark):
        yield {
            "type": "SpecificResource",
            "purpose": "identifying",
            "source": {"id": urn("actor", who), "label": label},
            "dragoman:fact": name,
        }
    for name in DESCRIBING:
        if name in mark.facts:
            yield textual("describing", mark.facts[name], name)


def textual(purpose: str, value: str, fact: str = "role") -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value, "dragoman:fact": fact}


def who_is_meant(mark: Mark) -> Iterator[tuple[str, str, str]]:
    facts = mark.facts
    if mark.role in ("person", "party"):
        yield "name", mark.entry, facts.get("name", mark.entry)
    if "speaker_id" in facts:
        yield "speaker", facts["speaker_id"], facts.get("speaker", facts["speaker_id"])
    for name in ("party", "target", "parties", "participants", "mediators", "actors", "recipients"):
        for who in facts.get(name, "").split("; "):
            if who:
                yield name, who, who


def selectors(text: str, start: int, end: int) -> list[dict[str, Any]]:
    """The words with what stands around them, and where they stand: two ways to the same stretch."""
    return [
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - AROUND) : start],
            "suffix": text[end : end + AROUND],
        },
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]


WEBANNOTATION = Export(
    write,
    suffix=".jsonld",
    does="W3C Web Annotations in JSON-LD: each mark with its words, those around them, and its place.",
    keeps="the words that statements, positions, meetings, events and actors rest on, with their facts, status, score "
    "and who saw to them",
    loses="words and texts of reports beyond those quoted; which pieces make one statement but for the entry's id; "
    "reasons; when it was made; what process and ledger say",
    media="application/ld+json",
    options=(
        Option("lines", False, "One annotation a line instead of one collection."),
        Option(
            "source", "url", "What is annotated: the page at a report's address, or always the report's text as read.",
            choices=("url", "report"),
        ),
    ),
)  # fmt: skip
