"""The parties of a report: states by name, demonym and capital, organisations, and groups by their abbreviation."""

import re
from functools import cache

from dragoman.model import Actor
from dragoman.reading.cast import Mention
from dragoman.reading.grammar import Parsed
from dragoman.vocabulary import load

GROUP = re.compile(r"((?:[A-Z][\w’'-]+ (?:(?:for|of|the|and) )*){2,7})\(([A-Z]{2,8})\)")


def find_parties(parsed: Parsed) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    """The parties named in a report, and where."""
    text, names = parsed.report.text, dict(known_names())
    groups = {match[2]: match[1].strip() for match in GROUP.finditer(text) if match[2] not in names}
    for code, name in groups.items():
        names[code] = names[name] = (code, "name")
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")(?!\w)")
    mentions = tuple(
        Mention(m.start(), m.end(), names[m[0]][0], names[m[0]][1]) for m in pattern.finditer(text)  # type: ignore[arg-type]
    )
    first: dict[str, Mention] = {}
    for mention in mentions:
        first.setdefault(mention.actor, mention)
    actors = tuple(
        Actor(
            id=code, kind="group" if code in groups else "organisation" if code in load("parties")["organisations"] else "state",
            name=groups.get(code) or text[m.start : m.end], code=code, evidence=(parsed.span(m.start, m.end),),
        )
        for code, m in first.items()
    )
    return actors, mentions


@cache
def known_names() -> dict[str, tuple[str, str]]:
    """Each name of a state or organisation, with its code and what kind of name it is."""
    names: dict[str, tuple[str, str]] = {}
    for code, state in load("states").items():
        names.update({capital: (code, "capital") for capital in state["capitals"]})
        names.update({form: (code, "demonym") for d in state["demonyms"] for form in (d, d + "s")})
        names.update({name: (code, "name") for name in state["names"]})
    for table in load("parties").values():
        for code, forms in table.items():
            names.update({form: (code, "name") for form in forms})
    return names
