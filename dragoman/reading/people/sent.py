"""Words between a party and a name that make the one the other's man, without naming an office.

Belgrade's man, Petar Vulin                      whoever is sent
the woman who speaks for Ankara, Elif Demir      whoever speaks
Negotiating for Lima was Ana Roa                 the same, turned round
Peru sent Ana Roa; on the Peruvian side, Ana Roa
"""

import re
from functools import cache

from dragoman.vocabulary import load

REACH = 40  # characters before a party
WHERE = r"(?: (?:at|in|on|for|of) (?:the )?[a-z][a-z ]{2,30})?"


def tie_before(text: str, party: tuple[int, int], span: tuple[int, int]) -> str | None:
    """How a party is tied to the name behind it."""
    (start, end), (name, name_end) = party, span
    if mans().fullmatch(text, end, name) or (
        SPEAKING.search(text, max(0, start - REACH), start) and NAMED_LAST.fullmatch(text, end, name)
    ):
        return "speaks for the party before the name"
    if TURNED.search(text, max(0, start - REACH), start) and WAS.fullmatch(text, end, name):
        return "speaks for the party before the name"
    if ON_SIDE.search(text, max(0, start - REACH), start) and SIDE.fullmatch(text, end, name):
        return "speaks for the party before the name"
    sends = SENDS.fullmatch(text, end, name) and SENT.match(text, name_end)
    return "party that sends, before the name" if sends else None


def is_tied_behind(text: str, name: int, party: tuple[int, int]) -> bool:
    """Whether a party behind the name that ends at `name` is whose man somebody is: Petar Vulin, Belgrade's man."""
    return BEHIND.fullmatch(text, name, party[0]) is not None and ended().match(text, party[1]) is not None


SPEAKING = re.compile(r"\bwho (?:speaks|spoke|leads|led|negotiates|negotiated|sits|sat|acts|acted) for (?:the )?$")
NAMED_LAST = re.compile(r"(?: side| delegation)?" + WHERE + r", ")
TURNED = re.compile(r"\b(?:leading|negotiating|speaking|signing|acting|sitting) for (?:the )?$", re.IGNORECASE)
WAS = re.compile(WHERE + r" (?:is|was|will be) ")
ON_SIDE = re.compile(r"(?:^|[\s“\"])[Oo]n the $")
SIDE = re.compile(r" side,? ")
SENDS = re.compile(r" (?:has |had |is |was )?(?:sent|sending|dispatched|dispatching|fielded) ")
SENT = re.compile(r"[,.;]| (?:to|as|with|for)\b")  # not: sent Ana Roa a letter, sent Ana Roa home
BEHIND = re.compile(r", (?:the )?")


@cache
def mans() -> re.Pattern[str]:
    """'s man, 's point man on the talks, 's number two at the table"""
    return re.compile(rf"['’]s? {man()}{WHERE},? ")


@cache
def ended() -> re.Pattern[str]:
    return re.compile(rf"['’]s? {man()}(?=[,.;:”\"]| (?:at|in|on) the )")


def man() -> str:
    nouns = "|".join(load("people")["sent"]["nouns"])
    return rf"(?:[a-z]+ )?(?:{nouns})"
