"""Offices of a nation or place that is not known: whose they are is said, so that it is nobody else's.

Scottish First Minister Ana Roa       a people without a state of its own
Velmora's envoy, a Velmoran envoy     a name that nothing here knows
Roa's envoy, Cusco's governor         that of a person or a town: not meant
"""

import re
from functools import cache

from dragoman.reading.grammar import english_words
from dragoman.reading.people.identity import plain
from dragoman.reading.people.lines import Line
from dragoman.reading.people.offices import Office
from dragoman.reading.people.towns import towns
from dragoman.vocabulary import load

REACH = 40  # characters before an office
BESIDE = re.compile(r"(?:^|(?<=[\s(“\"‘]))(?P<name>[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-Za-zÀ-ÿ]+)?)(?P<owns>['’]s)?\s$")


def is_of_strangers(text: str, office: Office, people: frozenset[str], known: Line) -> bool:
    """Whether right before an office stands a nation or place that is none of those `known`, nor a word of a name."""
    peoples = load("offices")["strangers"]["peoples"]
    if any(word.casefold() in peoples for word in text[office.start : office.head].split() if word.istitle()):
        return True
    match = BESIDE.search(text, max(0, office.start - REACH), office.start)
    if match is None or plain(match["name"]) in people or known.covers(match.start("name")):
        return False
    word = match["name"].casefold()
    if word in peoples:
        return True
    unknown = word not in english_words() and plain(word) not in towns()
    return unknown and (match["owns"] is not None or of_nation().search(word) is not None)


@cache
def of_nation() -> re.Pattern[str]:
    """The ends of words that say whence somebody is."""
    return re.compile(rf"(?:{'|'.join(load('offices')['strangers']['endings'])})$")
