"""What a report says itself, although words of saying open it.

Let us recall that talks began in May     nobody's statement
it should be noted that they failed
"A talk of two walls" can be said of it
"""

import re
from functools import cache

from spacy.tokens import Token

from dragoman.reading.attribution.cues import words
from dragoman.reading.grammar import Parsed
from dragoman.vocabulary import load

REACH = 80  # characters before words in which the narrator's own phrase stands
AFTER = 150  # and those after words in which it calls something by them
STOPS = {".", "!", "?"}


def is_narrated(start: int, parsed: Parsed) -> bool:
    """Whether the narrator's own phrase stands right before words, in their sentence."""
    tokens = parsed.tokens(start, start + 1)
    since = max(start - REACH, tokens[0].sent.start_char if tokens else 0)
    return own_phrase().search(parsed.report.text, since, start) is not None


def is_named_by_narrator(end: int, parsed: Parsed) -> bool:
    """Whether the report itself calls something by the words that end here: "Tea without end", so one can call it."""
    after = parsed.tokens(end, min(end + AFTER, len(parsed.report.text)))
    stop = next((t.i for t in after if t.text in STOPS), None)
    return any(names_for_narrator(t) for t in after if stop is None or t.i < stop)


def names_for_narrator(verb: Token) -> bool:
    """it can be described as; one could say that; not: was described as, could be described by Chad as"""
    if verb.lemma_.lower() not in words("narrator", "naming"):
        return False
    children = [*verb.children]
    passive = any(t.dep_ == "auxpass" for t in children) and not any(t.lower_ == "by" for t in children)
    one = any(t.dep_ == "nsubj" and t.lower_ == "one" and not [*t.children] for t in children)
    return (passive or one) and any(t.lower_ in words("narrator", "modals") for t in children)


@cache
def own_phrase() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('languages/en-speech')['narrator']['phrases'])})\s*$", re.IGNORECASE)
