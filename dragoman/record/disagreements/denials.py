"""What a report denies and another origin has told.

He denied that they had accepted, as the agency reported.       They have accepted
No truce was agreed there, whatever some newspapers printed.    They have agreed on a truce
It was the government, not the rebels, that declined them.      The rebels do not want them
"""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from dragoman.record.disagreements.accounts import STEM, WORD, Account, Line, patterns
from dragoman.record.disagreements.occasions import YEAR, is_near
from dragoman.record.disagreements.opposed import Opposed
from dragoman.record.utterances.meaning import vector_of

SCORE = 0.75
NEAR = 0.45  # how near in meaning what is denied must be to what was told
AS_NEAR = 0.05  # others that come so near to it as the nearest tell it as well
EARLIER = 24  # accounts before that of a denial in which is looked for it
ASKED = 4  # sentences of an account that are compared, those with most words in common
QUOTED = 120


class Told(NamedTuple):
    """A sentence that may tell what is denied: how near it comes."""

    near: float
    line: Line
    day: int


def denied(accounts: Sequence[Account]) -> Iterator[Opposed]:
    """Each denial with the sentences of other origins that come nearest to what it denies, told before or near it."""
    for place, account in enumerate(accounts):
        denials = [line for line in account.lines if is_denial(line, account)]
        if denials:
            beside = [one for one in accounts[max(0, place - EARLIER) : place + EARLIER] if may_tell(one, account)]
            for line in denials:
                yield from told_of(line, account, beside)


def may_tell(other: Account, denying: Account) -> bool:
    """Whether an account is of another origin and came out before or near one that denies something."""
    if other.origin == denying.origin:
        return False
    return is_near(other, denying) or (other.day or 0) < (denying.day or 0) <= (other.day or 0) + YEAR


def told_of(line: Line, account: Account, others: Sequence[Account]) -> Iterator[Opposed]:
    found = sorted(
        (told for one in others for told in telling(line, account, one)), key=lambda one: (-one.near, one.line.key)
    )
    for told in found:
        if told.near >= found[0].near - AS_NEAR:
            about = f"whether it is so: “{shortened(told.line.text)}”"
            yield Opposed("whether", about, told.line, line, "one denies what the other tells", SCORE, day=told.day)


def telling(line: Line, account: Account, other: Account) -> Iterator[Told]:
    """The sentence of another account that comes nearest to what is denied, where it comes near enough.

    Of a report of the month that a denial names is looked first; a report of another month is not meant.
    """
    months = line.months - {account.month}
    if months and other.month is not None and other.month not in months and not is_near(account, other):
        return
    stems = said_of(line)
    may_be = [told for told in other.lines if told.stems & stems and may_be_denied(told, other, line)]
    may_be.sort(key=lambda told: (-len(told.stems & stems), told.place))
    ways = {line.text, account.core(line)}
    near = [Told(nearness(ways, {told.text, other.core(told)}), told, other.day or 0) for told in may_be[:ASKED]]
    best = max(near, key=lambda one: one.near, default=None)
    if best is not None and best.near >= NEAR:
        yield best


def said_of(denial: Line) -> frozenset[str]:
    """What a denial is about, without names: that both sentences speak of Ana Roa is no sign that one denies the other.

    Envoy Ana Roa said it was untrue that anyone had walked out.      walked, anyone
    """
    words = WORD.findall(patterns("denials", "cues").sub(" ", denial.text))
    return denial.stems & {word.casefold()[:STEM] for word in words if not word[0].isupper()}


def is_denial(line: Line, account: Account) -> bool:
    """Whether a sentence denies something that somebody has told."""
    return patterns("denials", "cues").search(line.text) is not None or any(
        "denied" in statement.hedges for statement in account.statements_in(line)
    )


def may_be_denied(told: Line, other: Account, denial: Line) -> bool:
    """Whether a sentence asserts something; what says "not" is denied only by who says that it was somebody else."""
    somebody_else = patterns("denials", "somebody_else").search(denial.text)
    return not is_denial(told, other) and (
        somebody_else is not None or not patterns("denials", "negative").search(told.text)
    )


def nearness(denial: set[str], told: set[str]) -> float:
    """How near the nearest of two ways to put a denial and what it denies are."""
    return max(float(vector_of(one) @ vector_of(other)) for one, other in product(denial, told))


def shortened(text: str) -> str:
    return text if len(text) <= QUOTED else text[: text.rfind(" ", 0, QUOTED)] + " …"
