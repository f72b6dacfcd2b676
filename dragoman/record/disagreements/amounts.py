"""How many or how much: other figures in what two accounts say of one thing on one occasion.

The front wants 200 observers along the road.    We asked for 300 observers on the road.    the same is counted
The minister, who had refused any, offered 30.   Manila would send home 13 of them.         one position of one side
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

from dragoman.model import Position
from dragoman.record.disagreements.accounts import LEAST_LETTERS, STEM, WORD, Account, Line, empty_words, patterns
from dragoman.record.disagreements.denials import denied_in
from dragoman.record.disagreements.mentions import Mentions
from dragoman.record.disagreements.opposed import Opposed
from dragoman.record.disagreements.stances import issue_named, line_of, named
from dragoman.record.figures import Figure
from dragoman.record.months import month_names
from dragoman.record.utterances.meaning import vector_of
from dragoman.vocabulary import load

COUNTED, HELD = 0.65, 0.6  # the scores of both ways
ALIKE = 0.4  # how near in meaning sentences that count the same are
OF_UNITS = 0.55  # the same where only days or dollars are counted
IN_COMMON = 2  # words of meaning in both sentences from which it is asked how near they are
NOUN_WORDS = 5  # after a figure among which is what it counts
BESIDE = 12  # characters around a figure in which a month makes it a date
SYNONYMS = 0.5  # the same of the words that two figures count
APART, KINDRED = 0.2, 0.33  # both where the figures are of one size
SIZE = 2.5
CLAUSE_END = re.compile(r"[,;:.!?()]|\band\b")
NOW = re.compile(r"\b(?:now|today|still|will|(?:is|are) to)\b")
NEAR_NOW = 30  # characters before a figure
BREAKS = re.compile(  # before one of these words ends what a figure counts: "days but failed"
    r"\b(?:but|that|which|who|whom|to|in|on|at|for|from|by|as|were|was|are|is|had|have|has|would|will|be|before|after|since)\b"
)
YEARS = range(1900, 2100)
CURRENCIES = " $€£¥"


class Amount(NamedTuple):
    """A figure, the words that it counts and their beginnings, and where it stands; `moved`: come to from another."""

    value: float
    counted: str
    nouns: frozenset[str]
    line: Line
    moved: bool = False


Amounts = tuple[Amount, ...]


def amounts_in(account: Account, _: Mentions) -> Amounts:
    """The figures of an account that are no dates, nor in what it denies."""
    return tuple(amounts(account))


def amounts_differ(mine: Amounts, theirs: Amounts, one: Account, other: Account) -> Iterator[Opposed]:
    """The figures for one thing in two accounts, where neither has the other's."""
    known = {amount.value for amount in mine}, {amount.value for amount in theirs}
    left = tuple(amount for amount in mine if amount.value not in known[1])
    others_left = tuple(amount for amount in theirs if amount.value not in known[0])
    if left and others_left:
        yield from counts_differ(left, others_left)
        for a, b in product(one.positions, other.positions):
            if (a.party, a.stance, a.issue) == (b.party, b.stance, b.issue):
                yield from positions_differ(a, only_amount(a, one, left), only_amount(b, other, others_left))


def counts_differ(mine: Amounts, theirs: Amounts) -> Iterator[Opposed]:
    for a, b in product(mine, theirs):
        if a.value != b.value and a.moved == b.moved and count_the_same(a, b):
            reason = f"{a.value:g} in one report, {b.value:g} in the other, in sentences near in meaning"
            yield Opposed("how many", f"how many {what(a, b)}".strip(), a.line, b.line, reason, COUNTED, "count")


def what(a: Amount, b: Amount) -> str:
    """What two figures count: "observers", "euros for the road", or as either has it: "men of its crew / fishermen"."""
    words = a.counted.split()
    at = next((n for n, word in enumerate(words) if word[:STEM] in a.nouns & b.nouns - units()), None)
    if at is None:
        heads = [head(a), head(b)]
        units_of = {words.partition(" ")[0] for words in heads}
        return units_of.pop() if len(units_of) == 1 else " / ".join(dict.fromkeys(filter(None, heads)))
    return " ".join(words[: at + 1] if words[0][:STEM] in units() else words[at : at + 1])


def head(amount: Amount) -> str:
    """What a figure counts, without what is said of it: "convicted men" of "52 convicted men be set free"."""
    return BREAKS.split(amount.counted, maxsplit=1)[0].strip()


def count_the_same(a: Amount, b: Amount) -> bool:
    """Whether two figures count one thing: by a word that both have, or by words near in meaning.

    Sentences that have few words in common are not asked about, unless the figures may be two counts of one thing.
    """
    in_common = len(a.line.stems & b.line.stems) >= IN_COMMON
    if (a.nouns & b.nouns) - units():
        return nearness(a.line.text, b.line.text) >= ALIKE
    if not a.nouns or not b.nouns or (a.nouns | b.nouns) & units():
        alike = in_common and bool(a.nouns & units()) == bool(b.nouns & units())
        return alike and nearness(a.line.text, b.line.text) >= OF_UNITS
    if not in_common and not of_one_size(a, b):
        return False
    counted = nearness(head(a), head(b))
    if counted < (KINDRED if of_one_size(a, b) else SYNONYMS):
        return False
    near = nearness(a.line.text, b.line.text)
    return (near >= ALIKE and counted >= SYNONYMS) or (near >= APART and of_one_size(a, b))


def of_one_size(a: Amount, b: Amount) -> bool:
    """Whether two figures may be two counts of one thing."""
    return max(a.value, b.value) <= SIZE * min(a.value, b.value)


def positions_differ(position: Position, first: Amount | None, second: Amount | None) -> Iterator[Opposed]:
    """What a party is said to ask or offer, where the sentences have one figure each, and not the same."""
    if first is not None and second is not None and first.value != second.value and first.moved == second.moved:
        party, stance = position.party, position.stance
        about = f"how much {named(party)} {stance}: {issue_named(position)}"
        reason = f"{party} {stance} {first.value:g} in one report, {second.value:g} in the other"
        yield Opposed("how many", about, first.line, second.line, reason, HELD, f"{party} {position.issue}")


def only_amount(position: Position, account: Account, left: Amounts) -> Amount | None:
    """The one figure in the sentence of a position."""
    line = line_of(position, account)
    found = [amount for amount in left if amount.line is line]
    return found[0] if len(found) == 1 else None


def amounts(account: Account) -> Iterator[Amount]:
    for line in account.lines:
        if account.recalls and account.month not in line.months:
            continue
        denied = len(denied_in(line.text))
        for figure in line.figures:
            if account.recalls and not is_of_then(line.text, figure):
                continue
            if figure.start >= denied and not is_date(line.text, figure):
                words = words_after(line.text, figure)
                nouns = frozenset(word[:STEM] for word in words if len(word) >= LEAST_LETTERS and word.islower())
                yield Amount(figure.value, " ".join(words), nouns - empty_stems(), line, is_moved(line.text, figure))


def is_moved(text: str, figure: Figure) -> bool:
    """Whether a figure was come to from another: "lowered its demand to 40 million"."""
    return patterns("amounts", "moved").search(text[: figure.start].rstrip(CURRENCIES)) is not None


def is_of_then(text: str, figure: Figure) -> bool:
    """Whether a figure of a sentence that looks back is not one of now: "it went to 200 in May and now offers 250"."""
    return NOW.search(text, max(0, figure.start - NEAR_NOW), figure.start) is None


def is_date(text: str, figure: Figure) -> bool:
    """12 May; May 12; 2019; 06:40; not "since May four"."""
    if text[figure.start].isalpha():
        return False
    if figure.value in YEARS or ":" in {text[figure.end : figure.end + 1], text[figure.start - 1 : figure.start]}:
        return True
    return month_names().search(text[max(0, figure.start - BESIDE) : figure.end + BESIDE]) is not None


def words_after(text: str, figure: Figure) -> list[str]:
    """The words after a figure, up to a comma or a full stop."""
    return WORD.findall(CLAUSE_END.split(text[figure.end :], maxsplit=1)[0])[:NOUN_WORDS]


@cache
def empty_stems() -> frozenset[str]:
    return frozenset(word[:STEM] for word in empty_words())


@cache
def units() -> frozenset[str]:
    return frozenset(word[:STEM] for word in load("languages/en-record")["units"]["words"])


def nearness(one: str, other: str) -> float:
    return float(vector_of(one) @ vector_of(other))
