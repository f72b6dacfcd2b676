"""Known parties by what they are called.

RUS, Russia, Russian Federation    RUS
Congo                              COD, COG
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from dragoman.errors import UsageError
from dragoman.record.names import WORD, plain
from dragoman.vocabulary import load

CLOSE = 75  # of 100: names at least as like as this are offered where one is not known
OWN_CODE = (
    "organisations",
    "groups",
)  # parties that go by the code that a report prints for them


@dataclass(frozen=True)
class KnownParty:
    """A party of the vocabulary: its code, and each code that a report may give it, spelt as names are compared."""

    code: str
    spelt: frozenset[str]

    def goes_by(self, code: str) -> bool:
        return spelt(code) in self.spelt


def party_called(name: str) -> KnownParty:
    """The one known party of this code or name; an error with the way out where there is none, or more than one."""
    codes = codes_of(name)
    if not codes:
        raise UsageError(f"Unknown party {name!r}. {way_out(name)}")
    if len(codes) > 1:
        raise UsageError(f"Party {name!r} can be {' or '.join(codes)}. Write one of these codes.")
    return known_party(codes[0])


def parties_called(name: str) -> tuple[KnownParty, ...]:
    """All known parties of this code or name."""
    return tuple(map(known_party, codes_of(name)))


def codes_of(name: str) -> tuple[str, ...]:
    return codes().get(spelt(name)) or called().get(spelt(name), ())


def way_out(name: str) -> str:
    """What to write instead of a name that no party has: one like it, else how a code and a name look."""
    near = process.extractOne(spelt(name), list(called()), scorer=fuzz.ratio, score_cutoff=CLOSE)
    if near is not None:
        return f"Did you mean {' or '.join(called()[near[0]])}?"
    return "Write a code or a name: TUN, Tunisia. A group that only the reports name is found by its name: --by NAME."


@cache
def known_party(code: str) -> KnownParty:
    tables = [load("parties")[section] for section in OWN_CODE]
    forms = [form for table in tables for form in table.get(code, ())]
    return KnownParty(code, frozenset(map(spelt, (code, *forms))))


@cache
def codes() -> dict[str, tuple[str, ...]]:
    """The codes of all known parties, each as it is compared."""
    return {spelt(code): (code,) for code, _ in names()}


@cache
def called() -> dict[str, tuple[str, ...]]:
    """The parties of every name; words that the vocabulary calls ambiguous stand for several."""
    found: dict[str, dict[str, None]] = {}
    for code, name in names():
        found.setdefault(spelt(name), {})[code] = None
    ambiguous = {spelt(name): tuple(codes) for name, codes in load("parties")["ambiguous"].items()}
    return {name: tuple(codes) for name, codes in found.items()} | ambiguous


def names() -> Iterator[tuple[str, str]]:
    """Every code with each name of its party."""
    parties = load("parties")
    for code, state in load("states").items():
        yield from ((code, name) for name in state["names"])
    for section in ("names", *OWN_CODE):
        yield from ((code, name) for code, forms in parties[section].items() for name in forms)
    yield from parties["display"].items()


@cache
def spelt(name: str) -> str:
    """A code or name as they are compared: "un" of U.N., "sao tome" of São Tomé and of SAO-TOME."""
    return " ".join(WORD.findall(plain(name).replace(".", "").replace("'", "")))
