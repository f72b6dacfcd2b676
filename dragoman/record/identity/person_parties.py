"""The parties that stand in the words by which a report introduces somebody."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from dragoman.model import Actor, Reading
from dragoman.record.names import WORD, plain
from dragoman.vocabulary import load

LONG = 5  # letters from which a word stands for its plural and the like: Solomons, Solomon
AWAY = re.compile(r"\b(?:in|to|at|from|with)\s+(?:the\s+)?$", re.IGNORECASE)


def said_parties(actor: Actor, reading: Reading, forms: Mapping[str, str]) -> frozenset[str]:
    """The parties named in the words that introduce a person: IRQ of "the Iraqi minister of water resources".

    A country after "in" or "to" is where somebody is or is sent: the ambassador of Georgia in Yerevan    GEO
    """
    own = {word for form in (actor.name, *actor.aliases) for word in WORD.findall(plain(form))}
    found: set[str] = set()
    for span in actor.evidence:
        if span.report != reading.report.id:
            continue
        text = reading.report.text[span.start : span.end]
        words = [(match.start(), match.group()) for match in WORD.finditer(plain_in_place(text))]
        for at, word in words:
            party = forms.get(word) or forms.get(word.removesuffix("s") if len(word) > LONG else word)
            if party is not None and word not in own and not AWAY.search(text[:at]):
                found.add(party)
    return frozenset(found)


def plain_in_place(text: str) -> str:
    """Lower case, letter for letter."""
    return "".join(plain(letter)[:1] or letter for letter in text)


def forms_of(readings: Iterable[Reading]) -> dict[str, str]:
    """The single words that name one party of the process: iraqi, baghdad, iraq."""
    codes: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        for actor in reading.actors:
            if actor.kind != "person":
                for form in (actor.id, actor.name, *actor.aliases, *vocabulary_forms(actor.id)):
                    for word in single_words(form):
                        codes[word].add(actor.id)
    return {word: next(iter(parties)) for word, parties in codes.items() if len(parties) == 1}


@cache
def single_words(form: str) -> tuple[str, ...]:
    """The words of a form that name it by themselves: all that are no common words of party names."""
    common = {
        *map(plain, load("identity")["party_names"]["common"]),
        *map(plain, load("identity")["party_names"]["empty"]),
    }
    words = WORD.findall(plain(form))
    return tuple(word for word in words if word not in common and len(word) > 2)


@cache
def vocabulary_forms(code: str) -> tuple[str, ...]:
    state = load("states").get(code, {})
    parties = load("parties")
    return (
        *state.get("names", ()), *state.get("demonyms", ()), *state.get("capitals", ()),
        *(form for section in ("names", "demonyms", "capitals") for form in parties[section].get(code, ())),
    )  # fmt: skip
