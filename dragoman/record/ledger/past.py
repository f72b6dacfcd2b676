"""Positions that a report gives as past, and the month that it gives them.

told in April: "Iran, which in January offered 12"             of January
"In March the government had accepted a truce"                  of March
"still wants, as in January", "four more than in January"       held now
"had brought a proposal"                                        of the news itself
"""

import re
from collections.abc import Mapping
from functools import cache

from dragoman.days import is_day
from dragoman.model import Position, Report, Span, Stance
from dragoman.record.ledger.passages import passage_of, words, words_at
from dragoman.vocabulary import month_numbers

HANGS = 3  # characters between a piece of evidence and the clause that hangs on it
MAIN_CLAUSE = 2  # words, more than which are left of a main clause without what hangs on it


def month_of(position: Position, report: Report, day: str | None) -> str | None:
    """The month, 2019-03, in which a position was held that a report looks back at; None where it is held now."""
    other = held_before(position, report) is not None
    months = [
        month_in(clause(words_at(report, span), other=other), day) or month_said(report, span, day)
        for span in position.evidence
    ]
    return months[0] if months and all(months) else None


def place_of(position: Position, report: Report, places: Mapping[str, str]) -> str | None:
    """The day of the earlier meeting that a report looks back to: "had refused in Muscat"."""
    if not places:
        return None
    named = re.compile(rf"\b(?:in|at) ({'|'.join(map(re.escape, sorted(places)))})\b")
    found = []
    for span in position.evidence:
        text = clause(words_at(report, span))
        match = None if patterns()["present"].search(text) else named.search(text)
        found.append(match[1] if match else None)
    return places[found[0]] if found and found[0] and all(found) else None


def month_said(report: Report, span: Span, day: str | None) -> str | None:
    """The earlier month in which words were said: "We will not pay," the minister said in January."""
    passage = passage_of(report, span)
    match = patterns()["said"].match(report.text, span.end, passage.end) if passage else None
    return month_in(match[1], day) if match else None


def clause(text: str, *, other: bool = False) -> str:
    """The words of a piece of evidence, without what hangs on a noun in it and tells of before.

    Where nothing else is left the position is what that tells, unless that is an `other` one.
    """
    bare = patterns()["aside"].sub(" ", text)
    return bare if other or len(bare.split()) > MAIN_CLAUSE else text


def held_before(position: Position, report: Report) -> tuple[Stance, Span] | None:
    """What the same party is said to have held before, in a clause on what it holds now, and where that clause stands.

    "would let inspectors in, which it had refused in January"     rejects
    "who until now had refused any release, offered 30"             rejects
    """
    for span in position.evidence:
        passage = passage_of(report, span)
        for stance, pattern in before().items() if passage else ():
            match = pattern.search(passage.text) if passage and stance != position.stance else None
            at = passage.start + match.start() if match and passage else -1
            if match and span.start <= at <= span.end + HANGS:
                return stance, Span(report=report.id, start=at, end=at + len(match[0]))
    return None


def month_in(text: str, day: str | None) -> str | None:
    """An earlier month in which a clause says that something was so; None where it speaks of today as well."""
    if day is None or not is_day(day) or patterns()["present"].search(text):
        return None
    match = patterns()["month"].search(text)
    if match is None or patterns()["compared"].search(text, 0, match.start()):
        return None
    before = text[: match.start()].split()[-1:]
    if before and before[0].lower() in words()["past"]["beside"]:
        return None
    number, now = month_numbers()[match[1].lower()], int(day[5:7])
    return None if number == now else f"{int(day[:4]) - (number > now):04d}-{number:02d}"


@cache
def before() -> dict[Stance, re.Pattern[str]]:
    told = words()["before"]
    stances: tuple[Stance, ...] = ("rejects", "demands", "offers", "accepts")
    return {one: re.compile(rf"\b{told['subject']}{told[one]}\b[^,;.]*") for one in stances}


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    past = words()["past"]
    names = "|".join(sorted((name.capitalize() for name in month_numbers()), key=lambda name: (-len(name), name)))
    return {
        "aside": re.compile(past["aside"]),
        "compared": re.compile(past["compared"]),
        "present": re.compile("|".join(past["present"]), re.IGNORECASE),
        "said": re.compile(rf"[,.]?[\"”’']?[^.;\"“]{{0,90}}?\b(?:said|told \w+|declared|warned) (in (?:{names})\b)"),
        "month": re.compile(rf"\b[Ii]n (?:early |late |mid-)?({names})\b\.?(?! \d)"),
    }
