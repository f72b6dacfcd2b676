"""Words with their quotation marks and sentence ends damaged, as scanned and machine-translated reports have them."""

import random
from collections.abc import Callable, Sequence

DOUBLE = frozenset('"“”„«»‟')
SINGLE = frozenset("'‘’`")
PAIRS = (("“", "”"), ("«", "»"), ("„", "“"), ('"', '"'), ("'", "'"), ("‘", "’"), ("”", "”"), ("<", ">"))
ENDS = frozenset(".,!?")

Damage = Callable[[Sequence[str], random.Random], list[str | None]]


def straight(words: Sequence[str], _: random.Random) -> list[str | None]:
    """Every double mark printed straight."""
    return ['"' if word in DOUBLE else word for word in words]


def removed(words: Sequence[str], _: random.Random) -> list[str | None]:
    """No double mark left."""
    return [None if word in DOUBLE else word for word in words]


def thinned(words: Sequence[str], chance: random.Random) -> list[str | None]:
    """Some of the marks lost."""
    return [None if word in DOUBLE and chance.random() < 0.4 else word for word in words]


def replaced(words: Sequence[str], chance: random.Random) -> list[str | None]:
    """Other marks in their place, opening and closing as they happen to come."""
    opening, closing = chance.choice(PAIRS)
    inside = False
    found: list[str | None] = []
    for word in words:
        if word in DOUBLE:
            inside = not inside
            found.append(opening if inside else closing)
        else:
            found.append(word)
    return found


def mixed(words: Sequence[str], chance: random.Random) -> list[str | None]:
    """Each mark another one, or none."""
    marks = [mark for pair in PAIRS for mark in pair]
    return [chance.choice([*marks, None]) if word in DOUBLE else word for word in words]


def unended(words: Sequence[str], chance: random.Random) -> list[str | None]:
    """Full stops and commas lost or taken for one another."""
    return [chance.choice([None, ",", ".", word]) if word in ENDS and chance.random() < 0.5 else word for word in words]


def doubled(words: Sequence[str], _: random.Random) -> list[str | None]:
    """Two single marks where one double mark stood."""
    return ["''" if word in DOUBLE else word for word in words]


DAMAGES: tuple[Damage, ...] = (straight, removed, thinned, replaced, mixed, unended, doubled)


def damaged(words: Sequence[str], chance: random.Random) -> list[str | None]:
    """One or two kinds of damage; None where a word is gone."""
    found: list[str | None] = list(words)
    for damage in chance.sample(DAMAGES, chance.choice((1, 1, 2))):
        kept = [word if word is not None else "" for word in found]
        found = [None if before is None else after for before, after in zip(found, damage(kept, chance), strict=True)]
    return [word or None for word in found]


def recased(words: Sequence[str], chance: random.Random) -> list[str]:
    """All words small or all capital, as tickers and old wires print them."""
    return [word.lower() for word in words] if chance.random() < 0.5 else [word.upper() for word in words]
