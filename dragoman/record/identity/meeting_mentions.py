"""A meeting as one report has it, with what can be compared: its day, its place, where it stands in time."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, cached_property, lru_cache
from typing import Literal

from msgspec.structs import replace as with_facts

from dragoman.model import Meeting, Report
from dragoman.record.identity.exactness import exactness
from dragoman.record.identity.names_alike import bones, word_alike
from dragoman.record.identity.weights import SESSION
from dragoman.record.names import WORD, plain
from dragoman.record.party_names import codes_of, spelt
from dragoman.record.told import Told
from dragoman.vocabulary import load

Standing = Literal["planned", "called-off", "held"]
Where = Literal["same", "within", "perhaps", "other"]
PLACE_ALIKE = 0.8  # of 1: names of towns that are one, spelt otherwise


@dataclass(frozen=True)
class Mention:
    """A meeting, the report that has it, the day on which it was told, its origin, and how exact that report is.

    `moved`: told in looking back at what was planned, without a word that it was held.
    """

    meeting: Meeting
    report: str
    told: str | None
    origin: str
    exact: float = 1.0
    moved: bool = False

    @cached_property
    def worth(self) -> float:
        """What its word counts for, by itself."""
        return self.meeting.score * self.exact

    @cached_property
    def standing(self) -> Standing:
        outcome = self.meeting.outcome
        return "planned" if outcome == "planned" or self.moved else "called-off" if outcome == "called-off" else "held"

    @cached_property
    def day(self) -> date | None:
        return day_in(self.meeting.date)

    @cached_property
    def month(self) -> str | None:
        return self.meeting.date[:7] if self.meeting.date else None

    @cached_property
    def sides(self) -> frozenset[str]:
        return frozenset(self.meeting.parties) - frozenset(self.meeting.mediators)

    @cached_property
    def sign(self) -> tuple[object, ...]:
        """What two mentions share that say the very same."""
        m = self.meeting
        told = None if m.date else self.told
        return m.date, spelt(m.place or ""), self.sides, m.round, m.outcome, m.main, m.format, told


def mentions_of(told: Sequence[Told]) -> dict[str, Mention]:
    """Every meeting of every report by id, in order of time."""
    exact = exactness(told)
    found = {
        m.id: Mention(m, one.report, one.day, one.origin, exact[one.report])
        for one in told
        for m in with_rounds_told_apart(one.reading.meetings)
    }
    filed = {one.report: one.reading.report for one in told if one.reading.report.dateline}
    known = places_by_day(found.values())
    return {one: without_filing_town(mention, filed.get(mention.report), known) for one, mention in found.items()}


Places = dict[tuple[frozenset[str], date], set[tuple[str, str]]]


def places_by_day(mentions: Iterable[Mention]) -> Places:
    """Where each origin has a meeting of these sides on a day."""
    places: Places = defaultdict(set)
    for one in mentions:
        if one.day is not None and one.meeting.place:
            places[one.sides, one.day].add((one.origin, one.meeting.place))
    return places


def without_filing_town(mention: Mention, report: Report | None, known: Places) -> Mention:
    """A meeting without its place, where that is only the town of the report's dateline, and another origin has one of
    the same sides and days elsewhere, in a town that this report names.

    GEORGETOWN, March 5 (Agency) - He told them in Port of Spain yesterday      not in Georgetown
    """
    place, dateline = mention.meeting.place, (report.dateline or "") if report else ""
    if report is None or not place or mention.day is None or not plain(dateline).startswith(plain(place)):
        return mention
    told = report.text[report.text.find(dateline) + len(dateline) :]
    days = (mention.day + timedelta(days=n) for n in range(-SESSION, SESSION + 1))
    elsewhere = (
        town for day in days for origin, town in known.get((mention.sides, day), ()) if origin != mention.origin
    )
    if any(not town_alike(place, town) and town in told for town in elsewhere):
        return replace(mention, meeting=with_facts(mention.meeting, place=None))
    return mention


def with_rounds_told_apart(meetings: Sequence[Meeting]) -> Iterator[Meeting]:
    """The meetings of a report; where it numbers several alike ("the first three rounds"), none of them by that."""
    counted = Counter(m.round for m in meetings)
    yield from (with_facts(m, round=None) if counted[m.round] > 1 and m.round else m for m in meetings)


@lru_cache(maxsize=65536)
def day_in(when: str | None) -> date | None:
    """The day, where one is known: 2013-01-22, not 2013-01."""
    try:
        return date.fromisoformat(when) if when and len(when) == len("2013-01-22") else None
    except ValueError:
        return None


@lru_cache(maxsize=65536)
def places_compared(one: str, other: str) -> Where:
    """Whether two places are one, or a town and its country, as far as that is known.

    Addis Ababa, Addis Abeba    same
    Suva, Fiji                  within
    Salalah, Oman               perhaps
    Suva, Tonga; Suva, Nadi     other
    """
    if town_alike(one, other):
        return "same"
    countries = country(one), country(other)
    if countries[0] and countries[1]:
        return "same" if countries[0] == countries[1] else "other"
    if not (countries[0] or countries[1]):
        return "other"
    town, land = (one, countries[1]) if countries[1] else (other, countries[0])
    lies_in = capital_of(town)
    if lies_in:
        return "within" if land in lies_in else "other"
    return "perhaps"


def town_alike(one: str, other: str) -> bool:
    """Whether two names of towns are one, word by word; what follows a comma only says where it lies."""
    words, others = town_words(one), town_words(other)
    if words in towns_renamed() and towns_renamed()[words] == towns_renamed().get(others):
        return True
    if not words or len(words) != len(others):
        return "".join(words) == "".join(others) != ""
    return all(word_alike(a, b) >= PLACE_ALIKE for a, b in zip(words, others, strict=True))


@lru_cache(maxsize=65536)
def town_words(place: str) -> tuple[str, ...]:
    return tuple(WORD.findall(plain(place.partition(",")[0])))


@cache
def towns_renamed() -> dict[tuple[str, ...], int]:
    """The names of towns that have several, each with the number of its town."""
    return {town_words(name): n for n, names in enumerate(load("identity")["places"]["same"]) for name in names}


@cache
def country(place: str) -> str | None:
    """The code of the state that a place is."""
    codes = [code for code in codes_of(place) if code in load("states") and spelt(place) not in city_states()]
    return codes[0] if len(codes) == 1 else None


@cache
def city_states() -> frozenset[str]:
    return frozenset(load("identity")["places"]["city_states"])


@cache
def capital_of(town: str) -> tuple[str, ...]:
    return capitals().get(spelt(town.partition(",")[0]), ())


@cache
def capitals() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    further = load("parties")["capitals"]
    for code, state in load("states").items():
        for town in (*state["capitals"], *further.get(code, ())):
            found[spelt(town)] = (*found.get(spelt(town), ()), code)
    return found


def place_sign(place: str) -> str:
    """What stays of a place's name in any spelling; of a town of several names the first of them."""
    known = towns_renamed().get(town_words(place))
    if known is not None:
        place = load("identity")["places"]["same"][known][0]
    return " ".join(bones(word) or word for word in town_words(place))
