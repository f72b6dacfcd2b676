"""Whether something happened: told by one origin, and that it did not by another.

Haiti signed the protocol on the ferry.     Haiti did not sign the protocol.    It remained unsigned.
They ended with a joint statement.          There was no joint statement.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from dragoman.record.disagreements.accounts import STEM, WORD, Account, Line, names_in, patterns
from dragoman.record.disagreements.denials import of_other_figures, shortened
from dragoman.record.disagreements.mentions import Mentions
from dragoman.record.disagreements.opposed import Opposed
from dragoman.record.utterances.meaning import vector_of
from dragoman.vocabulary import load

SCORE = 0.6
NEAR = 0.55  # how near in meaning the two sentences are
AFTER = 2  # words after a "no" that are denied
NOT = re.compile(r"n['’]t\b|(?<=\bcan)not\b")
CLAUSES = re.compile(
    r"[,;:—\"“”]|\b(?:and|but|while|after|because|although|though|when|as|which|who)\b|(?=\bwithout\b)"
)
UN = re.compile(r"un(?=[a-z]{5})")


class Claimed(NamedTuple):
    """A sentence as a claim: what it says is not so, what it says is so, and whom it names."""

    line: Line
    denied: frozenset[str]
    said: frozenset[str]
    parties: frozenset[str]


def claims_in(account: Account, mentions: Mentions) -> tuple[Claimed, ...]:
    """The sentences of an account that tell what was; of what is still to come and of what it recalls none."""
    lines = () if account.recalls else account.lines
    return tuple(claimed(line, mentions) for line in lines if not patterns("lengths", "to_come").search(line.text))


def claims_differ(mine: Sequence[Claimed], theirs: Sequence[Claimed], *_: Account) -> Iterator[Opposed]:
    """What one account says was not so and the other says was, where neither says both."""
    for some, others in ((mine, theirs), (theirs, mine)):
        for denial in (one for one in some if one.denied):
            for told in others:
                shared = denial.denied & told.said
                if (
                    shared
                    and may_be_one(denial, told)
                    and not of_other_figures(told.line, denial.line)
                    and not says_both(shared, denial, told, some, others)
                ):
                    first, second = (denial, told) if some is mine else (told, denial)
                    about = f"whether it is so: “{shortened(told.line.text)}”"
                    reason = "one says that it was so, the other that it was not, in sentences near in meaning"
                    yield Opposed("whether", about, first.line, second.line, reason, SCORE, "claim")


def may_be_one(one: Claimed, other: Claimed) -> bool:
    """Whether two sentences speak of the same: of the same sides, as far as they name them, and near in meaning."""
    sides = not one.parties or not other.parties or bool(one.parties & other.parties)
    return sides and nearness(one, other) >= NEAR


def says_both(
    shared: frozenset[str], denial: Claimed, told: Claimed, some: Sequence[Claimed], others: Sequence[Claimed]
) -> bool:
    """Whether the account that denies also tells it, or the one that tells also denies it."""
    near = nearness(denial, told)
    return any(one.denied & shared for one in others) or any(
        one.said & shared and nearness(one, told) >= near for one in some if one is not denial
    )


def claimed(line: Line, mentions: Mentions) -> Claimed:
    clauses = [WORD.findall(clause) for clause in CLAUSES.split(NOT.sub(" not", line.text).casefold())]
    after = {word for clause in clauses for word in denied_in(clause)}
    undone = {word[2:] for clause in clauses for word in clause if UN.match(word)}
    elliptical = any(clause and clause[-1] in negative() for clause in clauses)
    said = [word for clause in clauses if not is_negative(clause) for word in clause]
    parties = frozenset(code for _, code in mentions.of(line.text) if code)
    return Claimed(
        line, stems(after | undone) - names_in(line.text), stems(() if undone or elliptical else said), parties
    )


def is_negative(clause: Sequence[str]) -> bool:
    """Whether a clause says that something is not so, or that somebody will not have it: "refused the keepers"."""
    return not negative().isdisjoint(clause) or patterns("answers", "no").search(" ".join(clause)) is not None


def denied_in(clause: Sequence[str]) -> Iterator[str]:
    """The words that a "no" denies: the first after it that mean something, of its own clause."""
    for n, word in enumerate(clause):
        if word in negative():
            yield from [other for other in clause[n + 1 :] if other not in auxiliary()][:AFTER]


def stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[:STEM] for word in words if len(word) >= len("sign") and word not in auxiliary())


def nearness(one: Claimed, other: Claimed) -> float:
    return float(vector_of(one.line.text) @ vector_of(other.line.text))


@cache
def negative() -> frozenset[str]:
    return frozenset(load("languages/en-record")["denials"]["negative"])


@cache
def auxiliary() -> frozenset[str]:
    return frozenset(load("languages/en-record")["words"]["auxiliary"])
