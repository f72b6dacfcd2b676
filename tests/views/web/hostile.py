"""Words that try to become a page's own: scripts, handlers, addresses, broken tags, templates, letters that turn text.

Each holds a mark of its own (zq017), by which it is found again wherever it was put.
"""

import json
from collections.abc import Iterator
from hashlib import sha256
from itertools import count
from pathlib import Path

from dragoman.model import Actor, Dropped, Event, Meeting, Position, Reading, Report, Span, Statement

PATTERNS: list[str] = json.loads(
    Path(__file__).with_suffix(".json").read_text(encoding="utf-8")
)  # with ZQ for the mark
HOSTILE = tuple(pattern.replace("ZQ", f"zq{n:03}") for n, pattern in enumerate(PATTERNS))


def hostile_readings(number: int) -> Iterator[Reading]:
    """Readings of which every field holds a hostile text; over all of them each field holds each text."""
    for n in range(number):
        yield hostile_reading(n)


def hostile_reading(n: int) -> Reading:
    """One of them: its fields take the texts in turn, beginning with the nth."""
    turn = (HOSTILE[k % len(HOSTILE)] for k in count(n))
    lines = [next(turn) for _ in range(4)]
    text = "\n\n".join(f"{line} {n}" for line in lines).replace("\0", " ")
    spans = paragraphs(text)
    report = Report(
        id=sha256(text.encode()).hexdigest()[:12],
        name=f"{next(turn)} {n}",
        text=text,
        title=text[slice(*spans[0])],
        outlet=next(turn),
        byline=next(turn),
        dateline=next(turn),
        published=f"2019-05-{1 + n % 28:02}",
        url=next(turn),
        language=next(turn),
        paragraphs=spans,
        dropped=(Dropped(text=next(turn), reason=next(turn)), Dropped(text=next(turn), reason="comment form")),
        flags=(next(turn), next(turn)),
    )
    evidence = tuple(Span(report=report.id, start=start, end=end) for start, end in spans[1:3])
    people = [
        Actor(
            id=f"{report.id}/p{k}", kind="person", name=next(turn), office="envoy", party=("TUN", "MLT")[k],
            aliases=(next(turn), next(turn)), evidence=evidence, reason=next(turn),
        )
        for k in range(2)
    ]  # fmt: skip
    groups = [
        Actor(id=code, kind="group", name=next(turn), code=code, aliases=(next(turn),)) for code in ("TUN", "MLT")
    ]
    code = next(turn)[:60]
    group = Actor(id=code, kind="group", name=next(turn), code=code, evidence=evidence)
    meeting = Meeting(
        id=f"{report.id}/m1", date=report.published, date_precision="day", place=next(turn), format="in-person",
        round=n + 1, track=next(turn), parties=("TUN", "MLT", group.id), participants=tuple(one.id for one in people),
        mediators=(next(turn)[:60],), outcome="agreement", main=True, evidence=evidence, reason=next(turn),
    )  # fmt: skip
    statements = tuple(
        Statement(
            id=f"{report.id}/s{k}", report=report.id, speaker=people[k].id, party=people[k].party,
            kind=("direct", "indirect")[k], spans=(spans[k + 1],), text=text[slice(*spans[k + 1])], reason=next(turn),
            grounds={next(turn): 0.5}, second=next(turn), cue=(spans[k + 1][0], spans[k + 1][0] + 1),
        )
        for k in range(2)
    )  # fmt: skip
    positions = tuple(
        Position(
            id=f"{report.id}/q{k}", party=("TUN", "MLT", group.id)[k], stance=("demands", "offers", "rejects")[k],
            issue=("fishing", next(turn), next(turn))[k], detail=next(turn), condition=next(turn), target=next(turn),
            evidence=evidence[:1], reason=next(turn), grounds={next(turn): 0.5}, second=next(turn),
        )
        for k in range(3)
    )  # fmt: skip
    event = Event(
        id=f"{report.id}/e1", type=next(turn), mode=next(turn), cameo=next(turn), place=next(turn), evidence=evidence,
        actors=("TUN",), recipients=("MLT",),
    )  # fmt: skip
    return Reading(
        report=report,
        actors=(*people, *groups, group),
        meetings=(meeting,),
        statements=statements,
        positions=positions,
        events=(event,),
    )


def paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """Where the paragraphs of a text lie, its title the first."""
    found, start = [], 0
    for part in text.split("\n\n"):
        found.append((start, start + len(part)))
        start += len(part) + 2
    return tuple(found)
