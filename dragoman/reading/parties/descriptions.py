"""Parties that a report describes instead of naming them, led to the one that is meant there.

the government, government troops, the Foreign Ministry    the state at home in the report
the rebels, the guerrillas, the group                      the one group that fights
the Front, the movement, the Commission                    the one whose name holds the word
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.reading.cast import Mention
from dragoman.reading.parties.names import Word, is_joint
from dragoman.vocabulary import load

DOMINANT = 1.5  # how many times more evidence the meant party must have than the next
REACH = 600  # characters
GENITIVES = ("s", "S")


@dataclass(frozen=True)
class Scene:
    """What the descriptions of a report may mean: its home state, its fighting group, and whose name holds a word."""

    home: str | None
    here: str | None
    states: frozenset[str]
    fighters: str | None
    groups: frozenset[str]
    heads: dict[str, str]


def described_mentions(
    text: str, words: list[Word], named: tuple[Mention, ...], scene: Scene, paragraphs: tuple[tuple[int, int], ...]
) -> Iterable[Mention]:
    """Every description whose party can be told, outside the mentions by name."""
    starts = [mention.start for mention in named]
    ends = {mention.end: mention for mention in named}
    for index, word in enumerate(words):
        kind = described(word.plain)
        if kind is None or covers(named, starts, word.start):
            continue
        first = opening_of_office(text, words, index, ends) if kind == "office" else opening(text, words, index, kind)
        if first is None or is_owned(text, words, first, ends):
            continue
        code = whose(words, index, named, starts) or meant(kind, word, scene, named, starts, paragraphs)
        if code is not None:
            start = words[first].start
            yield Mention(start, word.end, code, "description", 0.5 if kind == "office" else 0.7)


def whose(words: list[Word], index: int, named: tuple[Mention, ...], starts: list[int]) -> str | None:
    """MOZ for "the government of Mozambique"."""
    following = [word for word in words[index + 1 : index + 4] if word.low != "the"]
    if len(following) < 2 or following[0].low != "of":
        return None
    at = bisect_left(starts, following[1].start)
    return named[at].actor if at < len(named) and named[at].start == following[1].start else None


def described(word: str) -> str | None:
    return kinds().get(word) or kinds().get(word.casefold())


def opening(text: str, words: list[Word], index: int, kind: str) -> int | None:
    """Where the description begins: its adjectives, after "the" or with no article at all."""
    first = index
    while (
        first
        and words[first - 1].low in adjectives()
        and is_joint(text, words[first - 1], words[first])
        and index - first < 3
    ):
        first -= 1
    article = words[first - 1].low if first and is_joint(text, words[first - 1], words[first]) else ""
    if article == "the":
        return first
    if kind in ("government", "rebels") and (
        article in bare() or article == "" or text[words[first - 1].end : words[first].start].strip()
    ):
        return first
    return None


def opening_of_office(text: str, words: list[Word], index: int, ends: dict[int, Mention]) -> int | None:
    """'Finance Minister Ana Bravu', 'the president', not "its president", "president of the bank", "TPF president"."""
    first = index
    while (
        first
        and words[first - 1].low in ministries()
        and is_joint(text, words[first - 1], words[first])
        and index - first < 4
    ):
        first -= 1
    before = words[first - 1] if first and is_joint(text, words[first - 1], words[first]) else None
    if before is not None and (before.end in ends or before.low in others()):
        return None
    after = words[index + 1] if index + 1 < len(words) and is_joint(text, words[index], words[index + 1]) else None
    return None if after is not None and after.low == "of" else first


def is_owned(text: str, words: list[Word], first: int, ends: dict[int, Mention]) -> bool:
    """'the Turkish government', "Burma's government": the name beside it is the mention already."""
    index = first - 1
    while index >= 0 and first - index < 4 and words[index].low in (*GENITIVES, "the", "own"):
        index -= 1
    before = index >= 0 and words[index].end in ends and "." not in text[words[index].end : words[first].start]
    return bool(before) and (words[first - 1].low != "the" or index == first - 1)


def meant(
    kind: str,
    word: Word,
    scene: Scene,
    named: tuple[Mention, ...],
    starts: list[int],
    paragraphs: tuple[tuple[int, int], ...],
) -> str | None:
    """The party that a description of this kind means at this place."""
    if kind == "office":
        return scene.home or (scene.here if scene.here not in scene.states else None)
    if kind == "government":
        return scene.home or nearest_state(word.start, scene, named, starts, paragraphs)
    if kind == "rebels":
        return scene.fighters
    if kind == "group":
        return scene.fighters if len(scene.groups) else None
    return scene.heads.get(word.low)


def nearest_state(
    offset: int, scene: Scene, named: tuple[Mention, ...], starts: list[int], paragraphs: tuple[tuple[int, int], ...]
) -> str | None:
    """The only state that acts before this word in its paragraph, not further back than a few sentences."""
    paragraph = paragraphs[max(0, bisect_left(paragraphs, (offset + 1, 0)) - 1)][0] if paragraphs else 0
    earlier = named[bisect_left(starts, max(paragraph, offset - REACH)) : bisect_left(starts, offset)]
    states = {mention.actor for mention in earlier if mention.actor in scene.states and mention.how != "place"}
    return states.pop() if len(states) == 1 else None


def covers(named: tuple[Mention, ...], starts: list[int], offset: int) -> bool:
    index = bisect_left(starts, offset + 1) - 1
    return index >= 0 and named[index].end > offset


@cache
def kinds() -> dict[str, str]:
    """Each describing noun with what it describes; a capitalised one only as it stands."""
    table: dict[str, Any] = load("party_words")["descriptions"]
    return {noun: kind for kind, nouns in table["kinds"].items() for noun in nouns}


@cache
def adjectives() -> frozenset[str]:
    return frozenset(load("party_words")["descriptions"]["adjectives"])


@cache
def ministries() -> frozenset[str]:
    return frozenset(load("party_words")["descriptions"]["ministries"])


@cache
def others() -> frozenset[str]:
    return frozenset(load("party_words")["descriptions"]["others"])


@cache
def bare() -> frozenset[str]:
    return frozenset(load("party_words")["descriptions"]["bare"])


def dominant(weights: Mapping[str, float], factor: float = DOMINANT) -> str | None:
    """The one that outweighs all others, where there is one."""
    ranked = sorted(weights.items(), key=lambda item: -item[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] < factor * ranked[1][1]):
        return None
    return ranked[0][0]
