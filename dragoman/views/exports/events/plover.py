"""PLOVER: one event a line, in JSON, with the fields and names of its manual.

{"id": "c2d…/e1", "date": "2024-06-11", "actor": [{"code": "JAM", …}, {"code": "HTI", …}], "event": ["CONSULT"], …}
"""

from pathlib import Path
from typing import Any

import dragoman
from dragoman.model import Report
from dragoman.views.exports.events.entities import Entity, entities_of
from dragoman.views.exports.events.scheme import contexts_of, quad_of_type, scale_of
from dragoman.views.exports.events.told import Told, When, told_in
from dragoman.views.exports.export import Export, Option, Parts
from dragoman.views.exports.fields import filled
from dragoman.views.exports.parts import Part
from dragoman.views.record_json import encoded

CODER = f"dragoman {dragoman.__version__}"
LANGUAGE = len("en")
KEPT_EMPTY = {"actor"}


def write(parts: Parts, path: Path, *, texts: bool = False) -> None:
    """Events without a day are left out: PLOVER requires one."""
    with path.open("wb") as out:
        for part in parts:
            for told in told_in(part):
                if told.when is not None:
                    out.write(encoded(record_of(told, told.when, part, texts=texts)) + b"\n")


def record_of(told: Told, when: When, part: Part, *, texts: bool) -> dict[str, Any]:
    """An event in PLOVER's fields, in the order of its manual; then ours, which PLOVER allows."""
    event = told.event
    return filled(
        {
            "id": event.id,
            "has_event": True,
            "date": when.day,
            "enddate": when.last,
            "actor": [entity(one) for one in entities_of(event.actors, part, told)],
            "recipient": [entity(one) for one in entities_of(event.recipients, part, told)],
            "event": [event.type],
            "event_loc": filled({"name": event.place}),
            "event_text": list(told.words),
            "quad_code": quad_of_type(event.type),
            "event_scale": scale_of(event.type),
            "mode": [event.mode] if event.mode else None,
            "context": contexts_of(told),
            "text": told.words[0] if told.words else None,
            "text_info": text_info(told, texts=texts),
            "cite_info": cited(told, told.report, part) if told.report else None,
            "coder": ", ".join(event.by) or CODER,
            "comment": comment(told, when),
            "cameo": event.cameo,
            "status": event.status,
            "score": event.score,
            "evidence": [{"report": one.report, "start": one.start, "end": one.end} for one in told.spans],
        },
        KEPT_EMPTY,
    )


def entity(one: Entity) -> dict[str, Any]:
    """PLOVER's Entity; `identifier_text` is our name, `actor_id` our id: no guess is made at one of Wikidata."""
    return filled(
        {
            "code": one.code,
            "sector": one.sector,
            "entity_text": one.text,
            "identifier_text": one.name,
            "office": one.office,
            "actor_id": one.id,
        }
    )


def text_info(told: Told, *, texts: bool) -> dict[str, Any]:
    """Where the words stand in the report's text, in characters; the text by paragraphs where it is asked for."""
    if told.report is None:
        return {}
    text = told.report.text
    place = {"start": told.spans[0].start, "end": told.spans[0].end} if told.spans else {}
    story = [text[start:end] for start, end in told.report.paragraphs] or [text]
    return {**place, **({"text_story": story} if texts else {})}


def cited(told: Told, report: Report, part: Part) -> dict[str, Any]:
    language = report.language if report.language and len(report.language) == LANGUAGE else None
    return filled(
        {
            "corpus": part.process,
            "citation": report.id,
            "origin": told.origin,
            "url": report.url,
            "title": report.title,
            "language": language,
            "publication": report.outlet,
            "published": report.published,
            "coder": CODER,
            "codebook": "PLOVER",
        }
    )


def comment(told: Told, when: When) -> str:
    """Whether a person has seen to it, where its day is from, and why it was read."""
    event = told.event
    seen = {"suggested": "suggested by a machine, seen to by nobody"}.get(event.status, event.status)
    return "; ".join(filter(None, (seen, when.note, event.reason)))


PLOVER = Export(
    write,
    suffix=".jsonl",
    does="Events in PLOVER's JSON, one a line.",
    keeps=(
        "events with day, actors, recipients, category, mode, contexts, quad code, place, words and their place in the "
        "report, the report's particulars, CAMEO code, score and status"
    ),
    loses=(
        "meetings, statements and positions; events for which neither the report nor its publication gives a day "
        "(polecat and cameo have them)"
    ),
    media="application/jsonl",
    options=(Option("texts", False, "With the whole text of each report, by paragraphs: it belongs to its outlet."),),
)
