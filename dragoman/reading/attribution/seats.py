"""Whose capital a phrase names, and what the names of parties end with.

the authorities in Amman; In Port of Spain, a spokesman said     the state of the cast whose capital it is
"""

from collections.abc import Container
from functools import cache
from itertools import zip_longest

from spacy.tokens import Token

from dragoman.reading.parties.names import Name, lexicon

THERE = 40  # words before a sentence among which the place is that it calls "there"


def seat_in(phrase: list[Token], parties: Container[str]) -> str | None:
    """The one of these parties whose capital a phrase names: the authorities in Amman."""
    printed = [token.text for token in phrase]
    return next((code for n in range(len(printed)) if (code := seat_named(printed[n:], parties)) is not None), None)


def seat_of(town: str, parties: Container[str]) -> str | None:
    """The one of these parties whose capital a town is."""
    return seat_named(town.split(), parties, whole=True)


def seat_named(printed: list[str], parties: Container[str], *, whole: bool = False) -> str | None:
    """The one of these parties whose capital some words are, or begin with, as it is written or in capitals."""
    capitals = (name for name in lexicon().get(printed[0].lower() if printed else "", ()) if name.sort == "capital")
    fitting = (name for name in capitals if not whole or len(name.words) == len(printed))
    named = next((name for name in fitting if is_printed(name, printed)), None)
    codes = [code for code in named.codes if code in parties] if named is not None else []
    return codes[0] if len(codes) == 1 else None


def is_printed(name: Name, printed: list[str]) -> bool:
    words = printed[: len(name.words)]
    return all(text in (word, word.upper()) for word, text in zip_longest(name.words, words))


def place_there(head: Token) -> list[Token]:
    """The place named last, where a source is there: In [Rabat] few are pleased. Officials there said"""
    if not any(t.lower_ == "there" for t in head.rights):
        return []
    start = head.sent.start
    return [t for t in head.doc[max(0, start - THERE) : head.i] if t.ent_type_ == "GPE"][-1:]


def place_within(head: Token) -> list[Token]:
    """The place in which a source is of which nothing else is said: a spokesman in [Rabat]; not: of a firm in Rabat"""
    preps = [t for t in head.rights if t.dep_ == "prep"]
    plain = not any(t.dep_ in {"compound", "amod", "poss"} for t in head.lefts)
    return [*preps[0].subtree] if plain and len(preps) == 1 and preps[0].lower_ == "in" else []


def opening_place(head: Token) -> list[Token]:
    """The place with which a sentence opens: In [Ankara], a ministry official said; of others nothing."""
    preps = (t for t in head.head.lefts if t.lower_ in {"in", "from"} and t.dep_ == "prep" and t.i < head.left_edge.i)
    return next(([*prep.subtree] for prep in preps), [])


@cache
def names_of(code: str) -> tuple[str, ...]:
    """The names of a state and of its capitals."""
    names = (name for names in lexicon().values() for name in names if name.codes == (code,))
    return tuple(" ".join(name.words) for name in names if name.sort in {"name", "capital"})


@cache
def codes_ending() -> dict[str, frozenset[str]]:
    """The organisations by the last word of their names: Commission, Fund, Council."""
    codes: dict[str, frozenset[str]] = {}
    for name in (name for names in lexicon().values() for name in names):
        if name.sort == "organisation" and len(name.words) > 1:
            codes[name.words[-1]] = codes.get(name.words[-1], frozenset()).union(name.codes)
    return codes
