"""A report's gold labels as the reading that a perfect reader would give."""

import json
import re
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from dragoman.model import Actor, Failure, Meeting, Position, Reading, Report, Span, Statement
from dragoman.sources import list_items, to_report
from dragoman.vocabulary import load

WORD = re.compile(r"\w+")


def gold_reading(path: Path) -> Reading:
    """The reading of a report file with its gold beside it: NAME.txt, NAME.json."""
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    (item,) = list_items([str(path)])
    report = item if isinstance(item, Failure) else to_report(item)
    if isinstance(report, Failure):
        raise TypeError(f"{path} could not be read: {report.reason}")
    report = replace(report, published=gold.get("published"))
    people = [person_of(one, report.id) for one in gold.get("people", [])]
    ids = {person.name: person.id for person in people}
    return Reading(
        report=report,
        actors=(*parties_of(gold), *people),
        meetings=tuple(meeting_of(m, n, report.id) for n, m in enumerate(gold.get("meetings", []), 1)),
        statements=tuple(statements_of(gold, report, ids)),
        positions=tuple(position_of(p, n, report) for n, p in enumerate(gold.get("positions", []), 1)),
    )


def parties_of(gold: dict[str, Any]) -> list[Actor]:
    """An actor for each code that the labels use."""
    entries = [*gold.get("people", []), *gold.get("statements", []), *gold.get("positions", [])]
    codes = {entry["party"] for entry in entries if entry.get("party")}
    codes |= {code for m in gold.get("meetings", []) for code in (*m["parties"], *m.get("mediators", []))}
    return [party_of(code) for code in sorted(codes)]


def party_of(code: str) -> Actor:
    state = load("states").get(code)
    if state:
        return Actor(id=code, kind="state", name=state["names"][0], code=code)
    return Actor(id=code, kind="group", name=code, code=code)


def person_of(gold: dict[str, Any], report: str) -> Actor:
    slug = "-".join(WORD.findall(gold["name"].lower()))
    return Actor(id=f"{report}/{slug}", kind="person", name=gold["name"], party=gold["party"], office=gold["office"])


def meeting_of(gold: dict[str, Any], number: int, report: str) -> Meeting:
    date = gold.get("date")
    return Meeting(
        id=f"{report}/m{number}",
        date=date,
        date_precision=None if date is None else "day" if len(date) == len("2019-02-14") else "month",
        place=gold.get("place"),
        round=gold.get("round"),
        parties=tuple(gold["parties"]),
        mediators=tuple(gold.get("mediators") or ()),
        outcome=gold.get("outcome"),
        main=bool(gold.get("main")),
    )


def statements_of(gold: dict[str, Any], report: Report, ids: dict[str, str]) -> list[Statement]:
    """Each statement from its first words to the end of its paragraph, or to the next statement in it."""
    labels = gold.get("statements", [])
    places, at = [], 0
    for label in labels:
        at = found(label["starts"], report.text, at)
        places.append(at)
    statements = []
    for n, (label, start) in enumerate(zip(labels, places, strict=True), 1):
        ends = [report.text.find("\n", start) % (len(report.text) + 1), *(p for p in places if p > start)]
        spans = spans_of(label.get("content"), report.text) or ((start, min(ends)),)
        speaker = ids.get(label["speaker"], label["speaker"])
        statements.append(
            Statement(
                id=f"{report.id}/s{n}",
                report=report.id,
                speaker=speaker,
                party=label["party"],
                kind=label["kind"],
                spans=spans,
                text=" ".join(report.text[a:b] for a, b in spans),
            )
        )
    return statements


def position_of(gold: dict[str, Any], number: int, report: Report) -> Position:
    spans = spans_of(gold.get("evidence"), report.text)
    evidence = tuple(Span(report=report.id, start=a, end=b) for a, b in spans)
    facts = {name: gold[name] for name in ("party", "stance", "issue")}
    return Position(id=f"{report.id}/p{number}", **facts, detail=gold.get("detail"), evidence=evidence)


def spans_of(phrases: list[str] | None, text: str) -> tuple[tuple[int, int], ...]:
    """Where each stretch stands, for those that do."""
    places = ((text.find(phrase), phrase) for phrase in phrases or [])
    return tuple((at, at + len(phrase)) for at, phrase in places if at >= 0)


def found(phrase: str, text: str, after: int) -> int:
    """Where the words of a phrase stand, whatever is between them; first after a place, then anywhere."""
    pattern = re.compile(r"\W+".join(map(re.escape, WORD.findall(phrase))))
    match = pattern.search(text, after) or pattern.search(text)
    return match.start() if match else after
