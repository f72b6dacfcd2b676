"""A reading as rows of the five data sets.

reports      one for each page that passed, with its whole reading as JSON, so that nothing is lost
others       one for each entry: its report, who and what by id and by name, its words, why and how sure
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from dragoman.model import Event, Meeting, Position, Reading, Span, Statement

if TYPE_CHECKING:
    import pyarrow

Row = dict[str, Any]
Names = Mapping[str, str]
TEXT, TEXTS, NUMBER, SCORE, SPANS = "text", "texts", "number", "score", "spans"
ENTRY = {"report": TEXT, "name": TEXT, "id": TEXT}
WORDS = {"words": TEXTS, "spans": SPANS, "reason": TEXT, "score": SCORE}
COLUMNS: Mapping[str, Mapping[str, str]] = {
    "reports": {
        "id": TEXT, "name": TEXT, "source": TEXT, "url": TEXT, "outlet": TEXT, "title": TEXT, "byline": TEXT,
        "published": TEXT, "language": TEXT, "words": NUMBER, "gate": SCORE, "copy_of": TEXT, "copy_of_name": TEXT,
        "share": SCORE, "text": TEXT, "reading": TEXT,
    },
    "statements": {
        **ENTRY, "speaker": TEXT, "speaker_name": TEXT, "party": TEXT, "party_name": TEXT, "kind": TEXT, "text": TEXT,
        "hedges": TEXTS, "quoted_in": TEXT, "spans": SPANS, "reason": TEXT, "score": SCORE,
    },
    "positions": {
        **ENTRY, "party": TEXT, "party_name": TEXT, "stance": TEXT, "issue": TEXT, "detail": TEXT, "condition": TEXT,
        "target": TEXT, "date": TEXT, **WORDS,
    },
    "meetings": {
        **ENTRY, "date": TEXT, "date_precision": TEXT, "place": TEXT, "format": TEXT, "round": NUMBER, "track": TEXT,
        "duration_minutes": NUMBER, "parties": TEXTS, "participants": TEXTS, "participant_names": TEXTS,
        "mediators": TEXTS, "outcome": TEXT, "main": "truth", **WORDS,
    },
    "events": {
        **ENTRY, "date": TEXT, "type": TEXT, "mode": TEXT, "cameo": TEXT, "actors": TEXTS, "recipients": TEXTS,
        "place": TEXT, **WORDS,
    },
}  # fmt: skip


def schema_of(data_set: str) -> "pyarrow.Schema":
    """The columns of a data set, as Parquet has them."""
    import pyarrow

    span = pyarrow.struct([("start", pyarrow.int64()), ("end", pyarrow.int64())])
    kinds = {
        TEXT: pyarrow.string(),
        TEXTS: pyarrow.list_(pyarrow.string()),
        NUMBER: pyarrow.int64(),
        SCORE: pyarrow.float64(),
        SPANS: pyarrow.list_(span),
        "truth": pyarrow.bool_(),
    }
    return pyarrow.schema([(name, kinds[kind]) for name, kind in COLUMNS[data_set].items()])


def rows_of(reading: Reading, source: str, gate: float, copied: Row | None) -> Iterator[tuple[str, Row]]:
    """The rows of a reading, each with the data set that it is of.

    `source` is the input as it was named, `gate` the page's score, `copied` what is known of a copy's original.
    """
    report = reading.report
    yield (
        "reports",
        {
            **{name: getattr(report, name) for name in COLUMNS["reports"] if hasattr(report, name)},
            "words": len(report.text.split()),
            "source": source,
            "gate": gate,
            **(copied or {}),
            "reading": msgspec.json.encode(reading).decode(),
        },
    )
    names = {actor.id: actor.name for actor in reading.actors}
    for data_set, make in ENTRIES.items():
        for entry in getattr(reading, data_set):
            own = {name: getattr(entry, name) for name in COLUMNS[data_set] if hasattr(entry, name)}
            told = make(entry, names, report.text)
            yield data_set, {**own, **told, "report": report.id, "name": report.name}


def of_statement(statement: Statement, names: Names, _: str) -> Row:
    return {
        "speaker_name": names.get(statement.speaker or ""),
        "party_name": names.get(statement.party or ""),
        "spans": [{"start": start, "end": end} for start, end in statement.spans],
    }


def of_position(position: Position, names: Names, text: str) -> Row:
    return {"party_name": names.get(position.party), **evidence_of(position.evidence, text)}


def of_meeting(meeting: Meeting, names: Names, text: str) -> Row:
    people = [names[one] for one in meeting.participants if one in names]
    return {"participant_names": people, **evidence_of(meeting.evidence, text)}


def of_event(event: Event, _: Names, text: str) -> Row:
    return evidence_of(event.evidence, text)


def evidence_of(evidence: Iterable[Span], text: str) -> Row:
    """The words on which an entry rests, and where they stand in the report's text."""
    spans = list(evidence)
    return {
        "words": [text[span.start : span.end] for span in spans],
        "spans": [{"start": span.start, "end": span.end} for span in spans],
    }


ENTRIES: Mapping[str, Callable[[Any, Names, str], Row]] = {
    "statements": of_statement,
    "positions": of_position,
    "meetings": of_meeting,
    "events": of_event,
}
