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
from itertools import islice

from dragoman.reading.cast import Cast
from dragoman.reading.grammar import Parsed
from dragoman.reading.people.identity import plain
from dragoman.vocabulary import load

HEAD = 1500
NEVER_LABELS = {"DATE", "TIME", "EVENT", "NORP", "LAW", "WORK_OF_ART"}
DOUBTFUL_LABELS = {"PERSON", "ORG", "PRODUCT"}
SUBJECTS = {"nsubj", "nsubjpass"}


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
    text = parsed.doc.text  # with the capitals of prose, whatever the report has
    labels = Labels(parsed, cast)
    found: dict[int, Place] = {}
    for match in named_place().finditer(text):
        place = place_of(match, labels)
        if place is not None and not is_seat(parsed, place):
            found.setdefault(place.start, place)
    towns = {place.name for place in found.values() if not place.country and place.before in {"in", "at"}}
    for match in before_meeting().finditer(text):
        if match["name"] in towns or gazetteer().get(plain(match["name"])) is False:
            found.setdefault(match.start(), Place(match.start(), match.end("name"), match["name"], False, ""))
    for match in of_meeting().finditer(text):
        found.setdefault(match.start("name"), Place(*match.span("name"), match["name"], False, ""))
    for place in capitals_told(parsed, cast):
        found.setdefault(place.start, place)
    return tuple(found[start] for start in sorted(found))


def capitals_told(parsed: Parsed, cast: Cast) -> Iterator[Place]:
    """The capitals that are named by their state: in the Angolan capital."""
    text = parsed.doc.text
    for match in its_capital().finditer(text):
        mention = cast.at(*match.span("state"))
        state = load("states").get(cast.party(mention.actor) or "") if mention else None
        if state and state["capitals"] and not text[match.end() :].lstrip(", ")[:1].isupper():
            yield Place(match.start("state"), match.end(), state["capitals"][0], False, "in")


def is_seat(parsed: Parsed, place: Place) -> bool:
    """Whether a place tells where those sit who do something: the government in Kisumu refused; not met them there."""
    words = load("languages/en-meetings")
    above = [one for token in parsed.tokens(place.start, place.end)[:1] for one in islice(token.ancestors, 3)]
    if len(above) < 3 or (above[0].dep_, above[0].lower_) != ("prep", "in"):
        return False
    sits = above[1].lemma_.lower() in words["places"]["seats"] and above[1].dep_ in SUBJECTS
    return sits and above[2].lemma_.lower() not in words["acts"]["verbs"]


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


def place_of(match: re.Match[str], labels: Labels) -> Place | None:
    """A place, where the words after the preposition are known as one or look like one."""
    before = match["before"] or ""
    name, start = match["name"], match.start("name")
    for known in shorter(name):
        if plain(known) in gazetteer():
            country = gazetteer()[plain(known)]
            return Place(start, start + len(known), known, country, before.lower())
    if not before or before.lower() not in load("languages/en-meetings")["places"]["strong"] or not_a_place(name):
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
    """Whether a name begins or ends with a word that no town has: Foreign Ministry, Kisumu Post, Mongu Cathedral."""
    never = load("languages/en-meetings")["places"]["never"]
    words = [word.lower().strip(".,-’'") for word in name.split()]
    built = words[-1] in load("languages/en-meetings")["places"]["buildings"]
    month = words[0] in load("languages/en-meetings")["dates"]["months"]
    return built or month or words[0] in never or words[-1] in never


def state_of(place: str) -> str | None:
    """The code of the state whose capital, or whose name, a place is: Brasilia, Brazil."""
    return states_by_place().get(plain(place))


@cache
def states_by_place() -> dict[str, str]:
    states = load("states")
    known = {plain(name): code for code, state in states.items() for name in state["names"]}
    return known | {plain(name): code for code, state in states.items() for name in state["capitals"]}


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
def of_meeting() -> re.Pattern[str]:
    """A town after "of" and a word for a meeting: the meeting of Kisumu; not of Paris and London."""
    kinds = "|".join(load("languages/en-meetings")["places"]["meetings"])
    names = "|".join(re.escape(name) for name in sorted(known_towns(), key=len, reverse=True))
    return re.compile(rf"\b(?:{kinds})\sof\s(?P<name>{names})(?![\w’']|\s?[-/–&]|,?\s(?:and|with)\b)")


@cache
def known_towns() -> frozenset[str]:
    """The names of capitals and of towns where talks are held, as printed."""
    capitals = (name for state in load("states").values() for name in state["capitals"])
    return frozenset([*capitals, *load("languages/en-meetings")["places"]["towns"]])


@cache
def gazetteer() -> dict[str, bool]:
    """Names of states (true) and capitals (false), plain; a city state counts as a town."""
    known: dict[str, bool] = {}
    for state in load("states").values():
        known.update({plain(name): True for name in state["names"]})
    for state in load("states").values():
        known.update({plain(name): False for name in state["capitals"]})
    known.update({plain(name): False for name in load("languages/en-meetings")["places"]["towns"]})
    return known


@cache
def named_place() -> re.Pattern[str]:
    """A preposition and a name with capitals; or a name just before a word for a meeting."""
    words = load("languages/en-meetings")
    before = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words["places"]["before"])
    word = r"(?!(?:I|We|He|She|They|The|A|It)\b)[^\W\d_a-z][\w'’.-]*[\w]"
    whole = "|".join(re.escape(name) for name in sorted(known_towns()) if " of " in name)
    name = (
        rf"(?:{whole}|{word}(?:\s(?:(?:de|del|da|do|dos|la|las|los|el|al|der|an|am|upon|sur|le)\s){{0,2}}"
        rf"{word}){{0,3}})"
    )
    kind = "|".join(words["places"]["kinds"])
    return re.compile(
        rf"(?<!\w)(?P<before>(?i:{before}))\s+(?P<kind>(?:the\s+|an?\s+)?(?:[\w'’-]+\s+){{0,4}}?(?:{kind})(?:\s+of)?\s+)?(?P<name>{name})"
        rf"(?:,\s(?P<country>{word}))?"
    )


def dateline_town(parsed: Parsed) -> Place | None:
    """The town that a report was written from: LUENA, Angola (Agency) --, or By A. Writer in Kisumu."""
    text = parsed.report.text
    head = text[:HEAD].rpartition("\n")[0] or text[:HEAD] if len(text) > HEAD else text
    given = parsed.report.dateline
    for pattern in datelines():
        match = pattern.search(f"{given} - ", 0) if given else pattern.search(head)
        if match and not not_a_place(match["town"]) and not is_label(match["town"], text):
            town = match["town"].strip(" ,.-")
            start = match.start("town") if not given else 0
            return Place(start, start + len(town), town.title() if town.isupper() else town, False, "dateline")
    return written_in(parsed.report.byline or "")


def is_label(name: str, text: str) -> bool:
    """Whether a name before a colon is that of a turn in a transcript: MODERATOR: Thank you."""
    if name.casefold() in load("languages/en-speech")["questions"]["question"]:
        return True
    return len(re.findall(rf"^{re.escape(name)}:", text, re.MULTILINE)) > 1


def written_in(byline: str) -> Place | None:
    """The town of a byline: A. Writer in Kisumu."""
    match = town_of_writer().search(byline)
    return Place(0, 0, match["town"], False, "dateline") if match and not not_a_place(match["town"]) else None


TOWN = r"(?P<town>[^\W\d_a-z][\w'’.]*(?:[ -](?:(?:de|del|la|an der|al|am)[ -])?[^\W\d_a-z][\w'’.]*){0,3})"


@cache
def town_of_writer() -> re.Pattern[str]:
    return re.compile(rf"\sin\s{TOWN}(?:\s+and\s[^\n]{{0,30}})?\s*$")


@cache
def datelines() -> tuple[re.Pattern[str], ...]:
    town = TOWN
    region = r"(?:(?:,\s*|\s\()[^\W\d_][\w. ]{2,24}\)?)?"
    day = (
        r"(?:,?\s*(?:[^\W\d_]{3,9}\.?,?\s+)?[0-3]?\d(?:[ ./][^\W\d_]{3,9}\.?|/\d{1,2}|\.\d{1,2}|(?:st|nd|rd|th))?"
        r"(?:[ ,./]+\d{2,4})?"
        r"|,?\s*[^\W\d_]{3,9}\.?\s[0-3]?\d(?:,?\s\d{4})?)"
    )
    agency = r"\s*\([^()\n]{2,50}(?:\[[^]\n]*\])?\)"
    dash = r"\s*(?:--|—|–|\.-|-(?=\s)|:)\s?"
    line = r"^[ \t\"“]*"
    small = "|".join(load("languages/en-meetings")["places"]["writers"])
    writer = rf"(?:[^\W\d_a-z][\w'’.-]*|(?:{small})\b)"
    return (
        re.compile(rf"{line}{town}{region}{day}?{agency}{dash}", re.MULTILINE),
        re.compile(rf"{line}{town}{region}{day}{dash}", re.MULTILINE),
        re.compile(
            rf"{line}(?P<town>[A-ZÀ-Þ][A-ZÀ-Þ'’.]+(?:[ -][A-ZÀ-Þ'’.]+){{0,3}}){region}\s*(?:--|—|–|-(?=\s)|:)\s*",
            re.MULTILINE,
        ),
        re.compile(rf"{line}{town}{region}{day}?{agency}\s", re.MULTILINE),
        re.compile(rf"{line}{town}{region}{day}\s*$", re.MULTILINE),
        re.compile(rf"^(?:{writer}[,.]?\s){{1,7}}in\s{town}(?:\s+and\s[^\n]{{0,30}})?\s*$", re.MULTILINE),
    )
