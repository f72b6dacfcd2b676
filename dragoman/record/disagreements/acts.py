"""Whose act it was: one side walked out, proposed it or called it off in one report, another in the other.

The front's delegation left the hall.    The men of the government ran out of the hall.
All three delegations stayed.            The minister left the room with all his people.
It was Iran's own idea to swap them.     The swap had been proposed by Oman.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import product
from typing import Any, NamedTuple

from dragoman.record.disagreements.accounts import Account, Line, patterns
from dragoman.record.disagreements.mentions import Mentions
from dragoman.record.disagreements.opposed import Opposed
from dragoman.record.utterances.meaning import vector_of
from dragoman.vocabulary import load

SCORE = 0.7
ALL = "all"
SHORT = 90  # characters of a sentence that does not say what was done
BY = 40  # characters after a passive in which stands by whom
KEPT = 20_000  # sentences, which stand in the account and in what it recalls
NEVER = re.compile(r"(?!)")


class Act(NamedTuple):
    """That a party did something or did not: Act("PER", True, False, line); the party ALL for everybody."""

    party: str
    done: bool
    sure: bool
    line: Line
    text: str


Acts = tuple[Act, ...]


def acts_in(account: Account, mentions: Mentions) -> tuple[Acts, ...]:
    """The acts of an account that are told as done or as not done, by kind."""
    lines = [line for line in account.lines if is_told_as_done(line.text)]
    return tuple(tuple(acts(kind, lines, account, mentions)) for kind in kinds())


def acts_differ(one: Sequence[Acts], other: Sequence[Acts], *_: Account) -> Iterator[Opposed]:
    """The acts that two accounts of one occasion give to different sides."""
    for kind, mine, theirs in zip(kinds(), one, other, strict=True):
        for a, b in product(mine, theirs):
            if not exclude(a, b, kind):
                continue
            near = nearness(a, b, kind)
            if near >= kind["alike"] and not (agrees(a, theirs, near) or agrees(b, mine, near)):
                yield Opposed("who", kind["about"], a.line, b.line, why(a, b), SCORE, kind["about"])


def exclude(a: Act, b: Act, kind: dict[str, Any]) -> bool:
    """Whether two acts cannot both be so: of two sides, or of one that did it and did not."""
    if a.done and b.done:
        return a.party != b.party and (a.sure or b.sure or "sure" not in kind)
    return a.done != b.done and (a.party == b.party or ALL in {a.party, b.party})


def agrees(act: Act, others: Acts, near: float) -> bool:
    """Whether the other account tells the same of the same side, as near in meaning."""
    same = (other for other in others if (act.party, act.done) == (other.party, other.done))
    return any(not near or closeness(act, other) >= near for other in same)


def nearness(a: Act, b: Act, kind: dict[str, Any]) -> float:
    """How near in meaning two acts are; 0 where there is but one such act on an occasion."""
    return closeness(a, b) if kind["alike"] else 0.0


def closeness(a: Act, b: Act) -> float:
    return float(vector_of(a.text) @ vector_of(b.text))


def why(a: Act, b: Act) -> str:
    if a.done and b.done:
        return f"{a.party} in one report, {b.party} in the other, of the same occasion"
    return f"{(a if a.done else b).party} did so in one report, and did not in the other"


@lru_cache(KEPT)
def is_told_as_done(text: str) -> bool:
    """Whether a sentence tells what was: neither what is denied nor what is still to come."""
    return not (patterns("denials", "cues").search(text) or patterns("acts_to_come", "words").search(text))


def acts(kind: dict[str, Any], lines: Sequence[Line], account: Account, mentions: Mentions) -> Iterator[Act]:
    """The acts of a kind in these sentences of an account."""
    for line in lines:
        sure = compiled(kind["about"], "sure").search(line.text)
        done = sure or compiled(kind["about"], "words").search(line.text)
        undone = compiled(kind["about"], "not").search(line.text)
        if done and (party := party_of(done, line.text, mentions)):
            yield Act(party, True, sure is not None, line, with_the_next(line, account))
        if undone:
            yield Act(party_of(undone, line.text, mentions) or ALL, False, True, line, line.text)


def with_the_next(line: Line, account: Account) -> str:
    """A sentence, with the next where it is too short to say what was done: "Ours was the best idea. It is that …"."""
    following = account.lines[line.place + 1 : line.place + 2] if not account.recalls else ()
    return " ".join([line.text, *(one.text for one in following if len(line.text) < SHORT)])


def party_of(match: re.Match[str], text: str, mentions: Mentions) -> str | None:
    """Whose act it is: named in the words of the act, by "by" after it, or last before it."""
    inside = mentions.first(match[0])
    if match[0].casefold().endswith("from"):
        return mentions.first(text[match.end() : match.end() + BY])
    by = re.match(r"[^.;]*?\b(?:by|of|from)\b", text[match.end() : match.end() + BY])
    after = mentions.first(text[match.end() + by.end() : match.end() + by.end() + BY]) if by else None
    if patterns("everybody", "words").search(text[: match.start()]):
        return ALL
    return inside or (after if by and by[0].endswith("by") else None) or mentions.before(text, match.start()) or after


@cache
def kinds() -> tuple[dict[str, Any], ...]:
    return tuple(load("languages/en-record")["acts"])


@cache
def compiled(about: str, name: str) -> re.Pattern[str]:
    words = next(kind for kind in kinds() if kind["about"] == about).get(name)
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE) if words else NEVER
