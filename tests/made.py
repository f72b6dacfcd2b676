"""Readings made by hand: talks about a lighthouse, and what hostile text can hold."""

from typing import Any

from dragoman.model import Actor, Event, Failure, Meeting, Position, Reading, Report, Span, Statement
from tests.builders import report

TEXT = """Jamaica and Haiti part over the lighthouse

The foreign ministers of Jamaica and Haiti met in Kingston on Tuesday, with Panama in the chair, and agreed on the \
ferry but not on the lighthouse.

“We shall not hand over the lamp,” Winsome Carty, the Jamaican foreign minister, said. “The keepers stay, and so do I.”

Haiti would send its boats home provided that the harbour dues are halved, its foreign minister, Jean-Marc Délice, \
told reporters.

A harbour pilot said that “nobody has seen the lamp lit since May”. The second round, in Jacmel in March, was called \
off.

They meet again in Panama City on 9 October."""


def span(of: Report, words: str) -> Span:
    """Where these words stand first in a report."""
    start = of.text.index(words)
    return Span(report=of.id, start=start, end=start + len(words))


def statement(of: Report, number: int, *words: str, **facts: Any) -> Statement:
    """A statement of these pieces of the report's text."""
    spans = tuple((span(of, piece).start, span(of, piece).end) for piece in words)
    return Statement(id=f"{of.id}/s{number}", report=of.id, spans=spans, text=" ".join(words), **facts)


def lighthouse(name: str = "lighthouse.txt", text: str = TEXT) -> Reading:
    """All that the report on the lighthouse gives, as a careful reader would have it."""
    of = report(text, published="2024-06-12", name=name, title="Jamaica and Haiti part over the lighthouse")
    return Reading(
        report=of,
        actors=lighthouse_actors(of),
        meetings=lighthouse_meetings(of),
        statements=lighthouse_statements(of),
        positions=lighthouse_positions(of),
        events=(
            Event(
                id=f"{of.id}/e1",
                date="2024-06-11",
                type="CONSULT",
                mode="third-party",
                cameo="045",
                actors=("JAM", "HTI"),
                recipients=("PAN",),
                place="Kingston",
                evidence=(span(of, "met in Kingston"),),
            ),
        ),
    )


def lighthouse_actors(of: Report) -> tuple[Actor, ...]:
    return (
        Actor(
            id=f"{of.id}/carty",
            kind="person",
            name="Winsome Carty",
            office="foreign-minister",
            party="JAM",
            evidence=(span(of, "Winsome Carty, the Jamaican foreign minister"),),
        ),
        Actor(
            id=f"{of.id}/delice",
            kind="person",
            name="Jean-Marc Délice",
            office="foreign-minister",
            party="HTI",
            evidence=(span(of, "its foreign minister, Jean-Marc Délice"),),
        ),
        Actor(id="JAM", kind="state", name="Jamaica", code="JAM", evidence=(span(of, "Jamaica"),)),
        Actor(id="HTI", kind="state", name="Haiti", code="HTI", evidence=(span(of, "Haiti"),)),
        Actor(id="PAN", kind="state", name="Panama", code="PAN", evidence=(span(of, "Panama"),)),
    )


def lighthouse_meetings(of: Report) -> tuple[Meeting, ...]:
    return (
        Meeting(
            id=f"{of.id}/m1",
            date="2024-06-11",
            date_precision="day",
            place="Kingston",
            round=3,
            parties=("JAM", "HTI"),
            participants=(f"{of.id}/carty", f"{of.id}/delice"),
            mediators=("PAN",),
            outcome="partial",
            main=True,
            evidence=(span(of, "The foreign ministers of Jamaica and Haiti met in Kingston on Tuesday"),),
        ),
        Meeting(
            id=f"{of.id}/m2",
            date="2024-10-09",
            date_precision="day",
            place="Panama City",
            parties=("JAM", "HTI"),
            outcome="planned",
            evidence=(span(of, "They meet again in Panama City on 9 October"),),
        ),
        Meeting(
            id=f"{of.id}/m3",
            date="2024-03",
            date_precision="month",
            place="Jacmel",
            round=2,
            parties=("JAM", "HTI"),
            outcome="called-off",
            evidence=(span(of, "The second round, in Jacmel in March, was called off"),),
        ),
    )


def lighthouse_statements(of: Report) -> tuple[Statement, ...]:
    source, told = span(of, "A harbour pilot"), span(of, "told reporters")
    return (
        statement(
            of,
            1,
            "We shall not hand over the lamp,",
            "The keepers stay, and so do I.",
            kind="direct",
            speaker=f"{of.id}/carty",
            party="JAM",
        ),
        statement(
            of,
            2,
            "Haiti would send its boats home provided that the harbour dues are halved",
            kind="indirect",
            speaker=f"{of.id}/delice",
            party="HTI",
            cue=(told.start, told.end),
            hedges=("conditional",),
        ),
        statement(
            of,
            3,
            "“nobody has seen the lamp lit since May”",
            kind="mixed",
            source=(source.start, source.end),
            score=0.4,
        ),
    )


def lighthouse_positions(of: Report) -> tuple[Position, ...]:
    return (
        Position(
            id=f"{of.id}/p1",
            party="JAM",
            stance="rejects",
            issue="territory",
            detail="hand over the lamp",
            evidence=(span(of, "We shall not hand over the lamp"),),
        ),
        Position(
            id=f"{of.id}/p2",
            party="HTI",
            stance="conditions",
            issue="withdrawal",
            detail="send its boats home",
            condition="the harbour dues are halved",
            target="JAM",
            evidence=(span(of, "send its boats home"),),
        ),
        Position(
            id=f"{of.id}/p3",
            party="HTI",
            stance="demands",
            issue="trade",
            detail="lower dues",
            score=0.4,
            evidence=(span(of, "harbour dues are halved"),),
        ),
    )


def empty(text: str = "The baker won the cup.") -> Reading:
    """A report in which there is nothing about talks."""
    return Reading(report=report(text, name="cup.txt"))


HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> </mark></p><!-- & &amp; [bold red]x[/] "
    "[link](http://evil.example) ![i](http://evil.example/i.png) **strong** `code` # head | cell | ~~gone~~ "
    "<b>b</b> $x$ www.evil.example \\ [^1] "
    "\x1b[31mred\x1b]0;title\x07 \u202egnp.exe \u2066x \x00\x08\x7f\x9b1m \ud800 :smile: {style} %s"
)


def hostile() -> Reading:
    """Every place where a report's words can stand, filled with words that mean something to a page or a terminal."""
    text = f"{HOSTILE}\n\n1. {HOSTILE}\n\n- “{HOSTILE}”"
    of = Report(
        id="0123456789ab",
        name=HOSTILE,
        text=text,
        title=HOSTILE,
        outlet=HOSTILE,
        byline=HOSTILE,
        published=HOSTILE,
        url=HOSTILE,
        paragraphs=((0, len(HOSTILE)), (len(HOSTILE) + 2, len(text))),
        flags=(HOSTILE,),
    )
    whole = (Span(report=of.id, start=0, end=len(text)), Span(report=of.id, start=5, end=10 * len(text)))
    return Reading(
        report=of,
        actors=(
            Actor(id="p", kind="person", name=HOSTILE, office="envoy", party="X|<Y>", evidence=whole),
            Actor(id="X|<Y>", kind="group", name=HOSTILE, code="X|<Y>", evidence=whole),
        ),
        meetings=(
            Meeting(
                id="m",
                date=HOSTILE,
                place=HOSTILE,
                track=HOSTILE,
                round=-3,
                parties=("X|<Y>", "gone"),
                mediators=("p",),
                participants=("p", "nobody"),
                main=True,
                evidence=whole,
            ),
            Meeting(id="n", place=HOSTILE, format="phone", parties=("X|<Y>",), mediators=("Z",), evidence=whole[1:]),
        ),
        statements=(
            Statement(
                id="s",
                report=of.id,
                speaker="p",
                kind="mixed",
                spans=((0, 9), (3, len(text))),
                text=HOSTILE,
                quoted_in="s",
                source=(0, 40),
            ),
            Statement(id="t", report=of.id, speaker="A-B-X|<Y>", kind="direct", spans=(), text="", source=(9, 4)),
        ),
        positions=(
            Position(
                id="q",
                party="X|<Y>",
                stance="offers",
                issue=HOSTILE,
                detail=HOSTILE,
                condition=HOSTILE,
                target="p",
                date=HOSTILE,
                evidence=whole,
            ),
        ),
        events=(
            Event(
                id="e", type=HOSTILE, mode=HOSTILE, cameo=HOSTILE, actors=("p",), recipients=("none",), place=HOSTILE
            ),
        ),
    )


UNREADABLE = Failure(name="<b>page</b>.html", reason="holds [red]no[/] text\x1b[2J")
