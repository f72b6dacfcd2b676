"""What origins say differently: who proposed it, whether it was agreed, when, how many."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple

from dragoman.model import Disagreement
from dragoman.record.disagreements.accounts import Account, accounts_of
from dragoman.record.disagreements.acts import acts_differ, acts_in
from dragoman.record.disagreements.amounts import amounts_differ, amounts_in
from dragoman.record.disagreements.answers import answers_differ, answers_in
from dragoman.record.disagreements.dates import dates_differ, dates_in, months_differ
from dragoman.record.disagreements.denials import denied
from dragoman.record.disagreements.grouping import grouped
from dragoman.record.disagreements.lengths import lengths_differ, lengths_in
from dragoman.record.disagreements.mentions import Mentions, mentions_of
from dragoman.record.disagreements.negations import claims_differ, claims_in
from dragoman.record.disagreements.occasions import looking_back, of_one_day, origins_first, with_days
from dragoman.record.disagreements.opposed import Opposed
from dragoman.record.disagreements.outcomes import meetings_in, outcomes_differ
from dragoman.record.disagreements.stances import stances_differ, stances_in
from dragoman.record.told import Told


class Comparison(NamedTuple):
    """A kind of claims: those in an account, and how those of two accounts of one occasion differ."""

    claims: Callable[[Account, Mentions], Any]
    differ: Callable[[Any, Any, Account, Account], Iterator[Opposed]]


COMPARISONS = (
    Comparison(lengths_in, lengths_differ),
    Comparison(stances_in, stances_differ),
    Comparison(amounts_in, amounts_differ),
    Comparison(meetings_in, outcomes_differ),
    Comparison(acts_in, acts_differ),
    Comparison(answers_in, answers_differ),
    Comparison(dates_in, dates_differ),
    Comparison(claims_in, claims_differ),
)


def find_disagreements(told: Sequence[Told]) -> tuple[Disagreement, ...]:
    """The disagreements, each with the claim and the passage of every report that takes part.

    Accounts of one occasion are compared: those of two origins that came out within days of each other, and those of
    an earlier month with what looks back on it. What changes from one occasion to the next is no disagreement.
    """
    accounts = accounts_of(told)
    return tuple(grouped(opposed(with_days(tuple(origins_first(accounts))), mentions_of(told)), accounts))


def opposed(accounts: Sequence[Account], mentions: Mentions) -> Iterator[Opposed]:
    """All that accounts of one occasion say differently, and what one denies that another has told."""
    known: dict[Hashable, tuple[Any, ...]] = {}
    for one, other in chain(of_one_day(accounts), looking_back(accounts)):
        for account in (one, other):
            if account.looked_at not in known:
                names = mentions.as_told_by(account)
                known[account.looked_at] = tuple(comparison.claims(account, names) for comparison in COMPARISONS)
        for comparison, mine, theirs in zip(COMPARISONS, known[one.looked_at], known[other.looked_at], strict=True):
            for pair in comparison.differ(mine, theirs, one, other):
                yield pair._replace(day=min(one.day or 0, other.day or 0))
    yield from denied(accounts)
    yield from months_differ(accounts)
