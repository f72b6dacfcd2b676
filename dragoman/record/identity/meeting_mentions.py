"""A meeting as one report has it, with what can be compared: its day, its place, where it stands in time."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache
from typing import Literal

from msgspec.structs import replace

from dragoman.model import Meeting
from dragoman.record.identity.exactness import exactness
from dragoman.record.identity.names_alike import bones, word_alike
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
    return {
        m.id: Mention(m, one.report, one.day, one.origin, exact[one.report])
        for one in told
        for m in with_rounds_told_apart(one.reading.meetings)
    }


def with_rounds_told_apart(meetings: Sequence[Meeting]) -> Iterator[Meeting]:
    """The meetings of a report; where it numbers several alike ("the first three rounds"), none of them by that."""
    counted = Counter(m.round for m in meetings)
    yield from (replace(m, round=None) if counted[m.round] > 1 and m.round else m for m in meetings)


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
    if not words or len(words) != len(others):
        return "".join(words) == "".join(others) != ""
    return all(word_alike(a, b) >= PLACE_ALIKE for a, b in zip(words, others, strict=True))


@lru_cache(maxsize=65536)
def town_words(place: str) -> tuple[str, ...]:
    return tuple(WORD.findall(plain(place.partition(",")[0])))


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
    """What stays of a place's name in any spelling."""
    return " ".join(bones(word) or word for word in town_words(place))
