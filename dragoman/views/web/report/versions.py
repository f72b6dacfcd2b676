"""The versions of an edited article, and what one changed in another, word by word."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from dragoman.model import Report
from dragoman.store import Store
from dragoman.views.differing import stretches
from dragoman.views.text import clean

SHOWN = 40  # versions that are listed
ROOM = 60_000  # characters of changed paragraphs
MOST_WORDS = 10_000  # of two paragraphs that are compared word by word
AROUND = 1  # unchanged paragraphs on either side of a change


class Version(NamedTuple):
    report: str
    published: str | None
    name: str


class Run(NamedTuple):
    """Words that stayed ("same"), went ("old") or came ("new")."""

    kind: str
    words: str


def versions(store: Store, report: str) -> list[Version]:
    """All versions of an article in order, where there are several."""
    ids = store.versions(report)
    if len(ids) < 2:
        return []
    found = (store.reading(one).report for one in ids[-SHOWN:])
    return [Version(one.id, one.published, one.name) for one in found]


def changes(old: Report, new: Report) -> list[list[Run] | None]:
    """The paragraphs in which something changed, with their neighbours; None where unchanged ones are left out."""
    before, after = lines(old), lines(new)
    if before == after:
        return []
    shown: list[list[Run] | None] = []
    found = list(stretches(before, after))
    for at, (same, i, j, k, m) in enumerate(found):
        if same:
            shown += around(after[k:m], first=at == 0, last=at == len(found) - 1)
        else:
            shown += list(changed(before[i:j], after[k:m]))
    return list(cut(shown))


def cut(shown: Iterable[list[Run] | None]) -> Iterator[list[Run] | None]:
    """As much as a page has room for."""
    room = ROOM
    for line in shown:
        if room < 0:
            yield None
            return
        yield line
        room -= sum(len(run.words) for run in line or ())


def lines(report: Report) -> list[str]:
    return [words for line in report.text.splitlines() if (words := clean(line).strip())]


def around(same: list[str], *, first: bool, last: bool) -> list[list[Run] | None]:
    """Of unchanged paragraphs only those next to a change."""
    head = [] if first else same[:AROUND]
    tail = [] if last else same[len(head) :][-AROUND:]
    gap: list[list[Run] | None] = [None] if len(same) > len(head) + len(tail) else []
    return [*([Run("same", line)] for line in head), *gap, *([Run("same", line)] for line in tail)]


def changed(before: list[str], after: list[str]) -> Iterator[list[Run]]:
    """Paragraphs that became others, each beside the one that it became, as far as there are as many."""
    for old, new in zip(before, after, strict=False):
        yield list(by_words(old, new))
    yield from ([Run("old", line)] for line in before[len(after) :])
    yield from ([Run("new", line)] for line in after[len(before) :])


def by_words(old: str, new: str) -> Iterator[Run]:
    one, other = old.split(), new.split()
    if len(one) + len(other) > MOST_WORDS or SequenceMatcher(None, one, other).quick_ratio() < 0.3:
        yield from (Run("old", old), Run("new", new))
        return
    for same, i, j, k, m in stretches(one, other):
        if same:
            yield Run("same", " ".join(one[i:j]))
            continue
        if i < j:
            yield Run("old", " ".join(one[i:j]))
        if k < m:
            yield Run("new", " ".join(other[k:m]))
