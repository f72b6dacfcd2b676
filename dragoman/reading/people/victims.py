"""People whom a report only tells to have been killed: they speak and act no more.

the murder of opposition leader Ana Roa      a noun for it before the name
Ana Roa, the driver, was shot on Monday      a verb for it behind the name
gunmen killed three, including Ana Roa       a verb for it before the name
Ana Roa's killers; a plot to kill Ana Roa    none
Ana Roa, whose son was shot                  none
five were killed after Ana Roa left          none
"""

import re
from functools import cache

from dragoman.reading.people.names import Name
from dragoman.vocabulary import load

REACH = 70  # characters before a name
POSSESSIVE = ("'", "’")


def is_victim(text: str, name: Name) -> bool:
    """Whether somebody's killing is told where they are named."""
    before = text[max(0, name.start - REACH) : name.start]
    alone = not text.startswith(POSSESSIVE, name.end)
    return (alone and bool(killing().search(before))) or bool(killed().match(text, name.end))


@cache
def killing() -> re.Pattern[str]:
    nouns, verbs = words("nouns"), words("verbs")
    titles, dated = rf"(?:(?!(?:{words('apart')})\b)[\w’'-]+\s+){{0,5}}", r"(?:\s+(?:on|in)\s+(?:[\w]+\s+){1,3})?"
    among = r"(?:(?:\s+[\w-]+){0,4},?\s+including)?"
    return re.compile(rf"\b(?:(?:{nouns}){dated}\s*\bof|(?:{verbs})\b{among})\s+{titles}$", re.IGNORECASE)


@cache
def killed() -> re.Pattern[str]:
    """, the driver, was shot dead; were ambushed"""
    aside = rf"(?:(?:,(?!\s+(?:{words('clauses')})\b)[^,.;]{{1,60}}){{1,3}},)?"
    was = r"(?:was|were|is|has\s+been|had\s+been)\s+(?:\w+ly\s+)?"
    return re.compile(rf"{aside}\s+{was}(?:{words('verbs')})\b", re.IGNORECASE)


def words(key: str) -> str:
    return "|".join(word.replace(" ", r"\s+") for word in load("people")["victims"][key])
