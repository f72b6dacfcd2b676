"""Readings made by hand for the store: who negotiates, when, about what."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from dragoman.model import Actor, Meeting, Position, Reading, Stance, Statement
from tests.builders import report
from tests.made import span


def told(
    name: str = "one",
    parties: Sequence[str] = ("KEN", "UGA"),
    day: str | None = "2019-05-03",
    *,
    issue: str | None = None,
    stance: Stance = "demands",
    mediators: Sequence[str] = (),
    speaker: str = "Amani Wekesa",
    words: str = "The fish are ours",
    text: str | None = None,
    **facts: Any,
) -> Reading:
    """A report of a meeting: told("one", ("KEN", "UGA"), "2019-05-03", issue="fishing")."""
    text = text or f"Talks on {day} ({name})\n\nThey met. “{words},” {speaker} said of {' and '.join(parties)}."
    of = report(text, published=day, name=f"{name}.txt", **facts)
    person = Actor(
        id=f"{of.id}/a1", kind="person", name=speaker, office="envoy", party=parties[0] if parties else None,
        evidence=(span(of, speaker),),
    )  # fmt: skip
    evidence = (span(of, words),)
    return Reading(
        report=of,
        actors=(person, *(Actor(id=code, kind="state", name=code, code=code) for code in (*parties, *mediators))),
        meetings=(
            Meeting(
                id=f"{of.id}/m1", date=day, date_precision="day" if day else None, place="Kisumu",
                parties=tuple(parties), mediators=tuple(mediators), participants=(person.id,), main=True,
                evidence=(span(of, "They met"),),
            ),
        ),
        statements=(
            Statement(
                id=f"{of.id}/s1", report=of.id, speaker=person.id, party=person.party, kind="direct",
                spans=((evidence[0].start, evidence[0].end),), text=words,
            ),
        ),
        positions=(
            Position(id=f"{of.id}/p1", party=parties[0], stance=stance, issue=issue, evidence=evidence),
        )
        if issue and parties
        else (),
    )  # fmt: skip


def kept(path: Path, *readings: Reading) -> Path:
    """Readings in a file, as `dragoman read --format jsonl` prints them."""
    path.write_bytes(b"".join(msgspec.json.encode(reading) + b"\n" for reading in readings))
    return path
