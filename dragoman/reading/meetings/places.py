"""Where: the towns and countries that a report names as places, and the town it was written from.

in Kisumu, at Lake Kivu, in San Pedro Sula, Honduras, the Kisumu round   towns
in Angola                                                              a country
LUENA, Angola, March 3 (Agency) --                                     the dateline
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.reading.cast import Cast
from dragoman.reading.grammar import Parsed
from dragoman.reading.tense import in_capitals
from dragoman.vocabulary import load

HEAD = 1500
NEVER_LABELS = {"DATE", "TIME", "EVENT", "NORP", "LAW", "WORK_OF_ART"}
DOUBTFUL_LABELS = {"PERSON", "ORG", "PRODUCT"}


@dataclass(frozen=True, order=True)
class Place:
    """Words that name a place: [start, end), the name as printed, whether it is a country, the word before it."""

    start: int
    end: int
    name: str
    country: bool
    before: str


def find_places(parsed: Parsed, cast: Cast) -> tuple[Place, ...]:
    """The places named after "in", "at" and their like, or before a word for a meeting, in order."""
    text = parsed.report.text
    labels = Labels(parsed, cast)
    found: dict[int, Place] = {}
    for match in named_place().finditer(text):
        place = place_of(match, labels, text)
        if place is not None:
            found.setdefault(place.start, place)
    towns = {place.name for place in found.values() if not place.country and place.before in {"in", "at"}}
    for match in before_meeting().finditer(text):
        if match["name"] in towns or gazetteer().get(match["name"].lower()) is False:
            found.setdefault(match.start(), Place(match.start(), match.end("name"), match["name"], False, ""))
    for place in capitals_told(parsed, cast):
        found.setdefault(place.start, place)
    return tuple(found[start] for start in sorted(found))


def capitals_told(parsed: Parsed, cast: Cast) -> Iterator[Place]:
    """The capitals that are named by their state: in the Angolan capital."""
    text = parsed.report.text
    for match in its_capital().finditer(text):
        mention = cast.at(*match.span("state"))
        state = load("states").get(cast.party(mention.actor) or "") if mention else None
        if state and state["capitals"] and not text[match.end() :].lstrip(", ")[:1].isupper():
            yield Place(match.start("state"), match.end(), state["capitals"][0], False, "in")


class Labels:
    """What is known of the name at an offset: its label as an entity, and whether it is a person of the report."""

    def __init__(self, parsed: Parsed, cast: Cast) -> None:
        self.cast = cast
        self.entities = sorted((entity.start_char, entity.end_char, entity.label_) for entity in parsed.doc.ents)

    def is_person(self, offset: int) -> bool:
        mention = self.cast.at(offset, offset + 1)
        return mention is not None and self.cast.actor(mention.actor).kind == "person"

    def at(self, offset: int) -> str:
        place = bisect_right(self.entities, (offset, 1 << 40, "")) - 1
        inside = place >= 0 and self.entities[place][1] > offset
        return self.entities[place][2] if inside else ""


def place_of(match: re.Match[str], labels: Labels, text: str) -> Place | None:
    """A place, where the words after the preposition are known as one or look like one."""
    before = match["before"] or ""
    name, start = match["name"], match.start("name")
    for known in shorter(name):
        if known.lower() in gazetteer():
            country = gazetteer()[known.lower()]
            return Place(start, start + len(known), known, country, before.lower())
    if not before or before.lower() not in load("languages/en-meetings")["places"]["strong"] or not_a_place(name):
        return None
    if in_capitals(text[max(0, start - 60) : start + 60]) and match["country"] is None:
        return None
    label = labels.at(start)
    if match["kind"] is None and (label in NEVER_LABELS or (label in DOUBTFUL_LABELS and labels.is_person(start))):
        return None
    name = without_day(name)
    return Place(start, start + len(name), name, False, before.lower())


def without_day(name: str) -> str:
    """A name without a weekday, a month or "and" run onto it: "Jinja Monday"."""
    dates = load("languages/en-meetings")["dates"]
    words = name.split(" ")
    while len(words) > 1 and words[-1].lower().strip(".,") in {
        *dates["weekdays"],
        *dates["weekdays_short"],
        *dates["months"],
    }:
        words.pop()
    return " ".join(words).strip(".,-’'")


def shorter(name: str) -> list[str]:
    """A name and its beginnings: "Addis Ababa Monday", "Addis Ababa", "Addis"."""
    words = name.split(" ")
    return [" ".join(words[:count]) for count in range(len(words), 0, -1)]


def not_a_place(name: str) -> bool:
    """Whether a name begins or ends with a word that no place has: Foreign Ministry, Kisumu Post."""
    never = load("languages/en-meetings")["places"]["never"]
    words = [word.lower().strip(".,-’'") for word in name.split()]
    return words[0] in never or words[-1] in never or words[0] in load("languages/en-meetings")["dates"]["months"]


@cache
def state_of_town() -> dict[str, str]:
    """The code of the state that a capital, or the name of a state itself, belongs to; names in lower case."""
    states = load("states")
    known = {name.lower(): code for code, state in states.items() for name in state["names"]}
    return known | {name.lower(): code for code, state in states.items() for name in state["capitals"]}


@cache
def before_meeting() -> re.Pattern[str]:
    """A name just before a word for a meeting: the Kisumu talks, Kisumu peace talks."""
    kinds = "|".join(load("languages/en-meetings")["places"]["meetings"])
    word = r"[^\W\d_a-z][\w-]*\w"
    return re.compile(
        rf"(?<![\w’'])(?P<name>{word}(?:\s{word}){{0,2}})\s(?:(?:peace|border|trade|ceasefire)\s)?(?:{kinds})\b"
    )


@cache
def its_capital() -> re.Pattern[str]:
    """A state's adjective before "capital": in the Angolan capital, in Angola's capital."""
    return re.compile(r"\bin\s(?:the\s)?(?P<state>[^\W\d_a-z][\w-]+(?:\s[^\W\d_a-z][\w-]+){0,2})(?:['’]s)?\scapital\b")


@cache
def gazetteer() -> dict[str, bool]:
    """Names of states (true) and capitals (false), in lower case; a city state counts as a town."""
    known: dict[str, bool] = {}
    for state in load("states").values():
        known.update({name.lower(): True for name in state["names"]})
    for state in load("states").values():
        known.update({name.lower(): False for name in state["capitals"]})
    known.update({name.lower(): False for name in load("languages/en-meetings")["places"]["towns"]})
    return known


@cache
def named_place() -> re.Pattern[str]:
    """A preposition and a name with capitals; or a name just before a word for a meeting."""
    words = load("languages/en-meetings")
    before = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words["places"]["before"])
    word = r"(?!(?:I|We|He|She|They|The|A|It)\b)[^\W\d_a-z][\w'’.-]*[\w]"
    name = rf"{word}(?:\s(?:(?:de|del|da|do|dos|la|las|los|el|al|der|an|am|upon|sur|le)\s){{0,2}}{word}){{0,3}}"
    kind = "|".join(words["places"]["kinds"])
    return re.compile(
        rf"(?<!\w)(?P<before>(?i:{before}))\s+(?P<kind>(?:the\s+|an?\s+)?(?:[\w'’-]+\s+){{0,4}}?(?:{kind})(?:\s+of)?\s+)?(?P<name>{name})"
        rf"(?:,\s(?P<country>{word}))?"
    )


def dateline_town(parsed: Parsed) -> Place | None:
    """The town that a report was written from: LUENA, Angola (Agency) --, or By A. Writer in Kisumu."""
    text = parsed.report.text
    head = text[:HEAD].rpartition("\n")[0] or text[:HEAD]
    given = parsed.report.dateline
    for pattern in datelines():
        match = pattern.search(f"{given} - ", 0) if given else pattern.search(head)
        if match and not not_a_place(match["town"]):
            town = match["town"].strip(" ,.-")
            start = match.start("town") if not given else 0
            return Place(start, start + len(town), town.title() if town.isupper() else town, False, "dateline")
    return None


@cache
def datelines() -> tuple[re.Pattern[str], ...]:
    town = r"(?P<town>[^\W\d_a-z][\w'’.]*(?:[ -](?:(?:de|del|la|an der|al|am)[ -])?[^\W\d_a-z][\w'’.]*){0,3})"
    region = r"(?:(?:,\s*|\s\()[^\W\d_][\w. ]{2,24}\)?)?"
    day = (
        r"(?:,?\s*(?:[^\W\d_]{3,9}\.?,?\s+)?[0-3]?\d(?:[ ./][^\W\d_]{3,9}\.?|/\d{1,2}|\.\d{1,2}|(?:st|nd|rd|th))?"
        r"(?:[ ,./]+\d{2,4})?"
        r"|,?\s*[^\W\d_]{3,9}\.?\s[0-3]?\d(?:,?\s\d{4})?)"
    )
    agency = r"\s*\([^()\n]{2,50}(?:\[[^]\n]*\])?\)"
    dash = r"\s*(?:--|—|–|\.-|-(?=\s)|:)\s?"
    line = r"^[ \t\"“]*"
    return (
        re.compile(rf"{line}{town}{region}{day}?{agency}{dash}", re.MULTILINE),
        re.compile(rf"{line}{town}{region}{day}{dash}", re.MULTILINE),
        re.compile(
            rf"{line}(?P<town>[A-ZÀ-Þ][A-ZÀ-Þ'’.]+(?:[ -][A-ZÀ-Þ'’.]+){{0,3}}){region}\s*(?:--|—|–|-(?=\s)|:)\s*",
            re.MULTILINE,
        ),
        re.compile(rf"{line}{town}{region}{day}?{agency}\s", re.MULTILINE),
        re.compile(rf"{line}{town}{region}{day}\s*$", re.MULTILINE),
        re.compile(rf"^(?:By\s)?[^\n]{{3,40}}\sin\s{town}(?:\s+and\s[^\n]{{0,30}})?\s*$", re.MULTILINE),
    )
