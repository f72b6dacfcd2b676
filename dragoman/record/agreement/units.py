"""What is compared: sentences, words, and the entries of several coders that are about the same words.

An entry of one coder and an entry of another are one unit where at least half of the shorter one's words lie in the
other's; where one quotes no words, two facts in common serve (a meeting's day and its sides). Each entry has one
partner at most: the longest overlaps are paired first, and of entries on the same words those that say the same. The
order of coders has no part in it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, NamedTuple

from dragoman.model import Reading, Report
from dragoman.record.sentences import sentences_of

Coded = Mapping[str, Mapping[str, Reading]]  # report -> coder -> the reading as that coder has it
Spans = tuple[tuple[int, int], ...]
WORD = re.compile(r"\w+")
SHARED = 0.5  # of the shorter entry's words, so that two entries are about the same
ALIKE = 2  # facts that tell two entries for the same where one of them quotes no words


class Unit(NamedTuple):
    """One thing that coders label: where it stands, what each of them says of it, how many such there are.

    A coder who says nothing of it is not in `said`.
    """

    report: str
    spans: Spans
    said: Mapping[str, str]
    times: int = 1


@dataclass(frozen=True)
class Entry:
    """An entry of one coder: the words that it is about, by number, and what decides between partners."""

    coder: str
    spans: Spans
    words: frozenset[int]
    entry: Any
    alike: frozenset[tuple[str, str]] = frozenset()


class Words(NamedTuple):
    """Where the words of a report begin and end, in order."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]


def words_of(report: Report) -> Words:
    found = [match.span() for match in WORD.finditer(report.text)]
    return Words(tuple(start for start, _ in found), tuple(end for _, end in found))


def covered(words: Words, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """The words, by number, of which some letter lies in one of the stretches."""
    return frozenset(n for a, b in spans for n in range(bisect_right(words.ends, a), bisect_left(words.starts, b)))


def sentence_units(report: Report, marked: Mapping[str, Iterable[tuple[int, int]]]) -> list[Unit]:
    """Each sentence of a report: does a coder have an entry of some of its words?"""
    words = words_of(report)
    by_coder = {coder: covered(words, spans) for coder, spans in marked.items()}
    units = []
    for sentence in sentences_of(report):
        own = covered(words, sentence.spans)
        if own:
            units.append(Unit(report.id, sentence.spans, {c: yes_or_no(own & on) for c, on in by_coder.items()}))
    return units


def word_units(report: Report, marked: Mapping[str, Iterable[tuple[int, int]]]) -> list[Unit]:
    """Each word of a report: does it lie in an entry? Words of which all say the same are one unit, counted."""
    words = words_of(report)
    by_coder = {coder: covered(words, spans) for coder, spans in marked.items()}
    counts: dict[tuple[tuple[str, str], ...], int] = {}
    for n in range(len(words.starts)):
        said = tuple(sorted((coder, yes_or_no(n in on)) for coder, on in by_coder.items()))
        counts[said] = counts.get(said, 0) + 1
    return [Unit(report.id, (), dict(said), times) for said, times in sorted(counts.items())]


def yes_or_no(there: object) -> str:
    return "marked" if there else "not marked"


def paired(entries: Iterable[Entry]) -> list[dict[str, Entry]]:
    """Entries of several coders brought together, each in one group, no two of one coder in a group."""
    known = sorted(entries, key=place)
    group = list(range(len(known)))
    for _, one, other in sorted(likenesses(known)):
        a, b = group[one], group[other]
        coders = [known[n].coder for n, of in enumerate(group) if of in (a, b)]
        if a != b and len(set(coders)) == len(coders):
            group = [a if of == b else of for of in group]
    groups: dict[int, dict[str, Entry]] = {}
    for n, of in enumerate(group):
        groups.setdefault(of, {})[known[n].coder] = known[n]
    return sorted(groups.values(), key=lambda of: min(map(place, of.values())))


def place(entry: Entry) -> tuple[Any, ...]:
    """Where an entry stands in the text, so that names of coders do not decide who is paired with whom."""
    return entry.spans, sorted(entry.alike), entry.coder


def likenesses(entries: Sequence[Entry]) -> Iterable[tuple[tuple[Any, ...], int, int]]:
    """Every two entries of different coders that can be one unit, the likeliest lowest."""
    for one, other in combinations(range(len(entries)), 2):
        a, b = entries[one], entries[other]
        shared, alike = len(a.words & b.words), len(a.alike & b.alike)
        shorter = min(len(a.words), len(b.words))
        if a.coder != b.coder and (shared >= SHARED * shorter if shorter else alike >= ALIKE):
            of_both = 2 * shared / max(len(a.words) + len(b.words), 1)
            yield (-round(of_both, 1), -alike, -of_both, a.spans, b.spans), one, other


def entry_units(
    report: str, groups: Iterable[Mapping[str, Entry]], value: Callable[[Any], Mapping[str, str]]
) -> dict[str, list[Unit]]:
    """For each label the units that two or more coders have, with what each says."""
    units: dict[str, list[Unit]] = {}
    for group in groups:
        said = {coder: value(one.entry) for coder, one in group.items()}
        spans = widest(group)
        for label in dict.fromkeys(name for values in said.values() for name in values):
            units.setdefault(label, []).append(
                Unit(report, spans, {coder: values[label] for coder, values in said.items()})
            )
    return units


def widest(group: Mapping[str, Entry]) -> Spans:
    """The words of a unit: from the first that any coder has to the last."""
    spans = [span for one in group.values() for span in one.spans]
    return ((min(a for a, _ in spans), max(b for _, b in spans)),) if spans else ()


def found_units(report: str, groups: Iterable[Mapping[str, Entry]], coders: Iterable[str]) -> list[Unit]:
    """Each entry that any coder has: who has it, and who does not."""
    coders = sorted(coders)
    return [Unit(report, widest(group), {c: yes_or_no(c in group) for c in coders}) for group in groups]
