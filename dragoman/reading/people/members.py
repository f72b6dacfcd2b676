"""Whom a body is said to be made up of, named in a list behind it.

The Chilean delegation includes Ana Roa and Luis Paz      negotiators of CHL
the Council of Elders, made up of Ana Roa and Luis Paz    officials of COUNCIL-OF-ELDERS
the KLF group, composed of Ana Roa and                    officials of KLF
a crowd that included Ana Roa                             none: no body
the panel of experts, made up of Ana Roa and Luis Paz     none: nothing tells who sends them
"""

import re
from collections.abc import Iterator
from functools import cache

from dragoman.reading.grammar import Parsed
from dragoman.reading.people.names import Name
from dragoman.reading.people.role_patterns import FROM
from dragoman.reading.people.role_places import Places, Role
from dragoman.vocabulary import load

REACH = 160  # characters before a list
GAP = 110  # characters between two names of one
CLOSED = re.compile(r"[.!?]\s")
JOINED = re.compile(r"[,;]|\band\b|\bas well as\b")
VERBS = ("VERB", "AUX")
TAGS = ("VBD", "VBZ", "VBP", "MD", "VB")


def members_in(parsed: Parsed, places: Places) -> Iterator[tuple[Name, Role]]:
    """Everybody who is listed as a member of a body, with that part."""
    last = -1
    for index in range(len(places.names)):
        if places.start_of(index) < last:
            continue
        opening = made_up().search(parsed.text, max(0, places.start_of(index) - REACH), places.start_of(index))
        if opening is None:
            continue
        for other in listed(parsed, places, index):
            last = other.end
            if (role := part_in(places, opening)) is not None:
                yield other, role


def listed(parsed: Parsed, places: Places, index: int) -> Iterator[Name]:
    """The names of one list, with the offices that stand between them: Ana Roa, the envoy, Bishop Luis Paz and Per."""
    yield places.names[index]
    for one, other in zip(places.names[index:], places.names[index + 1 :], strict=False):
        between = parsed.text[one.end : other.start]
        apart = len(between) > GAP or parsed.paragraph_at(one.start) != parsed.paragraph_at(other.start)
        if apart or CLOSED.search(between) or not JOINED.search(between):
            return
        if any(token.tag_ in TAGS and token.pos_ in VERBS for token in parsed.tokens(one.end, other.start)):
            return
        yield other


def part_in(places: Places, opening: re.Match[str]) -> Role | None:
    """What the members of a body are: a delegation's negotiate, for whoever sends it; others are the body's."""
    start, end = opening.span("body")
    noun = opening["noun"].casefold()
    inside = [mention for mention in places.mentions(start, end) if mention.how != "description"]
    if noun in load("offices")["delegations"]["words"]:
        of = FROM.match(places.text, opening.end("noun"))
        sender = places.party_at(of.end()) if of else None
        whose = sender or (inside[-1] if inside else None)
        return Role("negotiator", whose.actor, start, end, f"member of a {noun}") if whose else None
    if inside:
        return Role("official", inside[-1].actor, start, end, f"member of a {noun}")
    body = " ".join(opening["body"].split())
    return Role("official", None, start, end, f"member of a {noun}", body=body) if " " in body else None


@cache
def made_up() -> re.Pattern[str]:
    """The Council of Elders, which is made up of; the Chilean delegation also includes."""
    words = load("offices")["members"]
    nouns, parts = "|".join(words["bodies"]), "|".join(words["parts"])
    word = r"[^\W\d_][\w’'-]*"
    return re.compile(
        rf"\b(?:(?:the|an?|its|their)\s+(?:so-called\s+)?|(?=\w+['’]s\s))"
        rf"(?P<body>(?:{word}\s+){{0,4}}?(?P<noun>{nouns})(?:\s+of\s+{word}(?:\s+{word})??)?)"
        rf"(?:\s+\([^()]{{2,12}}\))?(?:,?\s+(?:led|headed)\s+by\s+[^.;]{{3,60}}?,?\s+and)?,?\s+(?:(?:which|that)\s+)?(?:(?:is|was|will\s+be|also)\s+)*"
        rf"(?:{parts})\s+(?:the\s+)?(?:[a-z-]+\s+){{0,3}}$",
        re.IGNORECASE,
    )
