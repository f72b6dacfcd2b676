"""Positions with their words: since when they are held, until when, and who said so in which outlet."""

from collections.abc import Iterable
from typing import NamedTuple

from dragoman.model import LedgerEntry
from dragoman.views.known.backing import Backing
from dragoman.views.known.known import Known, Quotation

SHOWN = 2  # quotations of one position that stand beside it


class Held(NamedTuple):
    """A position with the first of its words; `more` are those of further passages."""

    entry: LedgerEntry
    quotations: list[Quotation]
    more: int
    backing: str


def held(known: Known, entries: Iterable[LedgerEntry]) -> list[Held]:
    """What is shown of each; copies of the same words are left out."""
    return [one_held(known, entry) for entry in entries]


def one_held(known: Known, entry: LedgerEntry) -> Held:
    found: dict[str, Quotation] = {}
    for quotation in known.quotations(entry.evidence):
        found.setdefault(quotation.words.casefold(), quotation)
    quotations = list(found.values())
    return Held(entry, quotations[:SHOWN], max(0, len(quotations) - SHOWN), Backing(known).said(entry.reports))
