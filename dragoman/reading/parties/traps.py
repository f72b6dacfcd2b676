"""Names of states and towns inside the names of people, firms and papers, which are no party.

Israel Marten, the Turkish Sugar Institute, University of Kenya, Oman Daily    none
Oman Foreign Minister, Kenya's Mwangi                                          OMN, KEN
"""

import re
from functools import cache

from spacy.tokens import Token

from dragoman.reading.parties.names import Sighting, Word, lexicon
from dragoman.vocabulary import load

POSSESSIVE = re.compile(r"(?:['’]s?)?\s")
# What makes the word after a state's name that of an office or a force: Peruvian Oil (and Gas Minister).
PORTFOLIO = re.compile(r"(?:,? (?:and|&) [a-z]+|, [a-z]+)* (?:minist(?:er|ry|ers)|secretary|force)\b", re.IGNORECASE)


def is_inside_longer_name(text: str, words: list[Word], sighting: Sighting, last: Token, capitals: bool) -> bool:
    """Whether the words beside make it part of another name."""
    if text[sighting.end : sighting.end + 1] == "$":
        return True
    before = words[sighting.first - 1] if sighting.first else None
    if is_states_own(text, words, sighting):
        return True
    after = words[sighting.last] if sighting.last < len(words) else None
    joined = (
        after is not None
        and text[sighting.end : after.start].isspace()
        and "\n" not in text[sighting.end : after.start]
    )
    hyphened = after is not None and text[sighting.end : after.start] in ("-", "‑", "–")
    if hyphened and after is not None and after.plain in tails():
        return True
    if (
        joined
        and after is not None
        and (after.plain in followers() or (capitals and after.plain.capitalize() in followers()))
        and not PORTFOLIO.match(text, after.end)
    ):
        return True
    if sighting.name.sort not in ("name", "capital"):
        return False
    if before is not None and text[before.end : sighting.start].isspace() and is_led(words, sighting):
        return True
    return is_in_person(last, after if joined else None, before, text, sighting, capitals)


def is_states_own(text: str, words: list[Word], sighting: Sighting) -> bool:
    """'Tajik Security Council', "Iran's National Security Council": a body of a state, called as one of the UN's."""
    if " ".join(sighting.name.words) not in shared():
        return False
    first = sighting.first
    while first and words[first - 1].plain in national() and text[words[first - 1].end : words[first].start].isspace():
        first -= 1
    if first < sighting.first:
        return True
    before = [word for word in words[max(0, first - 2) : first] if word.plain != "s"][-1:]
    if not before or POSSESSIVE.fullmatch(text, before[0].end, sighting.start) is None:
        return False
    states = (name for name in lexicon().get(before[0].low, ()) if name.sort in ("name", "demonym", "capital"))
    return any(name.words == (before[0].plain,) and name.codes[0] in load("states") for name in states)


def is_led(words: list[Word], sighting: Sighting) -> bool:
    """'University of Kenya', 'Lake Malawi', 'Radio Doha'."""
    one = words[sighting.first - 1].plain
    two = f"{words[sighting.first - 2].plain} {one}" if sighting.first > 1 else ""
    return one in leaders() or two in leaders()


def is_in_person(
    last: Token, after: Word | None, before: Word | None, text: str, sighting: Sighting, capitals: bool
) -> bool:
    """Inside a person's name of several words, by the tagger and by the capitals beside."""
    if last.ent_type_ != "PERSON" or capitals:
        return False
    follows = after is not None and after.plain[0].isupper() and after.plain not in offices()
    leads = (
        before is not None
        and before.plain[0].isupper()
        and text[before.end : sighting.start] == " "
        and before.plain not in offices()
    )
    return follows or leads


@cache
def shared() -> frozenset[str]:
    return frozenset(load("party_words")["longer_names"]["shared"])


@cache
def national() -> frozenset[str]:
    return frozenset(load("party_words")["longer_names"]["national"])


@cache
def followers() -> frozenset[str]:
    return frozenset(load("party_words")["longer_names"]["after"])


@cache
def leaders() -> frozenset[str]:
    return frozenset(load("party_words")["longer_names"]["before"])


@cache
def tails() -> frozenset[str]:
    return frozenset(load("party_words")["longer_names"]["hyphened"])


@cache
def offices() -> frozenset[str]:
    return frozenset(load("party_words")["longer_names"]["offices"])
