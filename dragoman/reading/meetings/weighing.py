"""How signs are weighed: each decision about meetings has a table of weights in data/models/meetings.toml."""

import math
from collections.abc import Mapping

from dragoman.vocabulary import load

Signs = dict[str, float]
BIAS = "bias"


def tables(name: str) -> dict[str, Mapping[str, float]]:
    """The tables of weights of a decision, one an answer."""
    found: dict[str, Mapping[str, float]] = load("models/meetings")[name]
    return found


def least(answer: str) -> float:
    """The share from which an answer is given."""
    return float(load("models/meetings")["least"][answer])


def chance(name: str, signs: Signs, doubt: float = 0.0) -> float:
    """How likely it is, from 0 to 1, that a decision with one table is answered with yes; `doubt` in logits."""
    return 1 / (1 + math.exp(-total(tables(name)["yes"], signs) - doubt))


def shares(name: str, signs: Signs) -> dict[str, float]:
    """The share of each answer, all together 1."""
    scores = {answer: total(table, signs) for answer, table in tables(name).items()}
    highest = max(scores.values())
    powers = {answer: math.exp(score - highest) for answer, score in scores.items()}
    whole = sum(powers.values())
    return {answer: power / whole for answer, power in powers.items()}


def total(table: Mapping[str, float], signs: Signs) -> float:
    return table.get(BIAS, 0.0) + sum(table.get(sign, 0.0) * value for sign, value in signs.items())
