"""One report cut up and described, before anything is decided on its positions."""

from bisect import bisect_right
from dataclasses import dataclass

import numpy as np

from dragoman.model import Meeting, Statement
from dragoman.reading.cast import Cast
from dragoman.reading.grammar import Parsed
from dragoman.reading.held import Array, Held
from dragoman.reading.positions.clauses import Clause, Words, clauses_of, words_of
from dragoman.reading.positions.holders import Holders
from dragoman.reading.positions.links import sides_of
from dragoman.reading.positions.owners import Owners
from dragoman.reading.positions.topics import Floats, topic_rows
from dragoman.reading.positions.traits import issue_traits, stance_traits
from dragoman.reading.windows import Words as Marked


@dataclass(frozen=True)
class Study:
    """A report's clauses with their traits, what its sentences hold, and who may hold it.

    `marked`: its words as the reader sees them; `spoken`: the clause of each one; `meetings`: how
    many the report tells of.
    """

    text: str
    words: Words
    clauses: tuple[Clause, ...]
    stance: list[list[str]]
    issue: list[list[str]]
    topics: Floats
    holders: Holders
    held: tuple[Held, ...]
    owners: Owners
    marked: Marked
    spoken: Array
    meetings: int


def study(
    parsed: Parsed,
    cast: Cast,
    statements: tuple[Statement, ...],
    meetings: tuple[Meeting, ...],
    senses: tuple[dict[str, int], Floats],
) -> Study:
    """A report's clauses with their traits, and what its sentences hold; `senses`: known words and their vectors."""
    words = words_of(parsed.doc)
    clauses = clauses_of(words)
    numbers = range(len(clauses))
    sides = sides_of(words, clauses)
    owner, beside = (np.full(len(words.head), -1, np.int64) for _ in range(2))
    for number, (clause, side) in enumerate(zip(clauses, sides, strict=True)):
        owner[list(clause.words)] = number
        beside[list(clause.words)] = side
    mediators = frozenset(code for meeting in meetings for code in meeting.mediators)
    holders = Holders(words, clauses, cast, statements, mediators - {code for m in meetings for code in m.parties})
    tagged = parsed.tagged
    tokens = [max(bisect_right(words.start, start) - 1, 0) for start, _ in tagged.words.spans]
    return Study(
        text=parsed.report.text,
        words=words,
        clauses=clauses,
        stance=[[*stance_traits(words, clauses, number), *holders.voiced(number)] for number in numbers],
        issue=[issue_traits(words, clauses, number, beside.tolist()) for number in numbers],
        topics=topic_rows(words, clauses, sides, *senses),
        holders=holders,
        held=tagged.held,
        owners=Owners(tagged.words, cast),
        marked=tagged.words,
        spoken=owner[tokens] if tokens else np.zeros(0, np.int64),
        meetings=len(meetings),
    )
