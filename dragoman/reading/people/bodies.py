"""Bodies that only somebody's office names: the chairman of the Lake Valley growers' union."""

import re
from functools import cache

from dragoman.model import Actor
from dragoman.reading.grammar import Parsed
from dragoman.reading.parties.group_definitions import code_of
from dragoman.reading.people.offices import Office
from dragoman.vocabulary import load

MOST_WORDS = 7
WORD = r"[^\W_][\w’'.-]*"


def body_of(parsed: Parsed, office: Office) -> Actor | None:
    """The body that an office is one of, as a party of its own.

    the chairman of the Lake Valley growers' union    LAKE-VALLEY-GROWERS-UNION
    a spokesman for the union                         none: it has no name here
    """
    match = within().search(parsed.doc.text, office.start, office.end)
    if match is None or len(match["name"].split()) > MOST_WORDS:
        return None
    start, end = match.span("name")
    name = " ".join(parsed.report.text[start:end].split())
    code = code_of(name)
    return Actor(
        id=code, kind="group", name=name, code=code, evidence=(parsed.span(start, end),),
        reason="named in somebody's office", score=0.5,
    )  # fmt: skip


@cache
def within() -> re.Pattern[str]:
    """A name of two words or more that ends in the noun of a body, after "of" or "for", or with "of" after the noun."""
    nouns = "|".join(load("offices")["own_bodies"]["words"])
    return re.compile(
        rf"\b(?:of|for)\s+(?:the\s+|a\s+|an\s+)?(?P<name>(?:{WORD}\s+){{1,6}}(?:{nouns}))\b(?!\s+(?:of|for)\b)",
        re.IGNORECASE,
    )
