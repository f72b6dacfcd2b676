"""One report cut up and described, before anything is decided on its positions."""

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from dragoman.model import Meeting, Statement
from dragoman.reading.attribution.stretches import Inside
from dragoman.reading.attribution.turns import find_turns, unspoken
from dragoman.reading.cast import Cast
from dragoman.reading.grammar import Parsed
from dragoman.reading.held import Array, Held
from dragoman.reading.positions.clauses import Clause, Words, clauses_of, words_of
from dragoman.reading.positions.denials import ruled_out, untaken_in
from dragoman.reading.positions.holders import Holders
from dragoman.reading.positions.links import sides_of
from dragoman.reading.positions.lists import Item, items_in
from dragoman.reading.positions.owners import Owners
from dragoman.reading.positions.private import without_private
from dragoman.reading.positions.things import named_in
from dragoman.reading.positions.topics import Floats, topic_rows
from dragoman.reading.positions.traits import issue_traits, stance_traits
from dragoman.reading.positions.waits import waits
from dragoman.reading.windows import Words as Marked


@dataclass(frozen=True)
class Study:
    """A report's clauses with their traits, what its sentences hold, and who may hold it.

    `items`: what clauses list or set apart, with the traits and topics that tell the issue of each. `marked`: its words
    as the reader sees them; `spoken`: the clause of each one; `meetings`: how many the report tells of; `met`: who
    negotiates or mediates at one.
    """

    text: str
    words: Words
    clauses: tuple[Clause, ...]
    stance: list[list[str]]
    issue: list[list[str]]
    topics: Floats
    items: tuple[Item, ...]
    item_issue: list[list[str]]
    item_topics: Floats
    holders: Holders
    held: tuple[Held, ...]
    owners: Owners
    marked: Marked
    spoken: Array
    meetings: int
    met: frozenset[str]

    @cached_property
    def ruled_out(self) -> tuple[frozenset[int], ...]:
        """For each clause the stances that it cannot take, by their place among all."""
        return tuple(frozenset(ruled_out(self.words, clause)) for clause in self.clauses)

    @cached_property
    def untaken(self) -> tuple[set[str], ...]:
        """For each clause the stances that it says are not taken."""
        return tuple(
            untaken_in(self.words, clause, waiting=waits(self.words, self.clauses, clause)) for clause in self.clauses
        )

    @cached_property
    def named(self) -> tuple[frozenset[str], ...]:
        """For each clause the issues that it can be about by the things that it asks for."""
        return tuple(named_in(self.words, self.clauses, clause) for clause in self.clauses)


def study(
    parsed: Parsed,
    cast: Cast,
    statements: tuple[Statement, ...],
    meetings: tuple[Meeting, ...],
    senses: tuple[dict[str, int], Floats],
) -> Study:
    """A report's clauses with their traits, and what its sentences hold; `senses`: known words and their vectors."""
    asked, labels = map(Inside, unspoken(parsed, find_turns(parsed)))
    words = without_labels(words_of(parsed.doc), labels)
    cast = without_private(cast, words)
    clauses = clauses_of(words)
    numbers = range(len(clauses))
    sides = sides_of(words, clauses)
    items = items_in(words, clauses)
    owner, beside, listed = (np.full(len(words.head), -1, np.int64) for _ in range(3))
    for number, item in enumerate(items):
        listed[list(item.words)] = number
    for number, (clause, side) in enumerate(zip(clauses, sides, strict=True)):
        if not asked.holds(words.start[clause.head]):  # who asks holds nothing, nor does who is asked
            owner[list(clause.words)] = number
        beside[list(clause.words)] = side
    mediators = frozenset(code for meeting in meetings for code in meeting.mediators)
    sitting = next((meeting.parties for meeting in meetings if meeting.main), ())
    between = mediators - {code for m in meetings for code in m.parties}
    holders = Holders(words, clauses, cast, statements, between, sitting)
    tagged = parsed.tagged
    tokens = [max(bisect_right(words.start, start) - 1, 0) for start, _ in tagged.words.spans]
    return Study(
        text=parsed.report.text,
        words=words,
        clauses=clauses,
        stance=[[*stance_traits(words, clauses, number), *holders.voiced(number)] for number in numbers],
        issue=[issue_traits(words, clauses, number, beside.tolist()) for number in numbers],
        topics=topic_rows(words, clauses, sides, *senses),
        items=items,
        item_issue=[issue_traits(words, items, number, listed.tolist()) for number in range(len(items))],
        item_topics=_alone(topic_rows(words, items, list(range(len(items))), *senses)),
        holders=holders,
        held=tagged.held,
        owners=Owners(tagged.words, cast),
        marked=tagged.words,
        spoken=owner[tokens] if tokens else np.zeros(0, np.int64),
        meetings=len(meetings),
        met=frozenset(code for meeting in meetings for code in (*meeting.parties, *meeting.mediators)),
    )


def without_labels(words: Words, labels: Inside) -> Words:
    """Words of which no clause has the label of a transcript's turn, as none has spaces."""
    if not labels.stretches:
        return words
    pos = ["SPACE" if labels.holds(start) else pos for start, pos in zip(words.start, words.pos, strict=True)]
    return replace(words, pos=pos)


def _alone(rows: Floats) -> Floats:
    """Rows of topics without what the report is about as a whole, which tells nothing of one item among others."""
    rows[:, 2 * rows.shape[1] // 3 :] = 0
    return rows
