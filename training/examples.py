"""Labelled texts read as far as positions need, with the labels laid over their clauses."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.reading.attribution import find_statements
from dragoman.reading.cast import Cast
from dragoman.reading.grammar import Parsed
from dragoman.reading.meetings import find_meetings
from dragoman.reading.people import find_cast
from dragoman.reading.positions.links import tie_of
from dragoman.reading.positions.proposals import Proposal
from dragoman.reading.positions.study import Study, study
from dragoman.reading.positions.topics import Floats
from training.labelled import Gold, Labelled

OVERLAP = 0.5
NARROWER = 0.7


@dataclass(frozen=True)
class Example:
    """A labelled text studied: for each clause the positions that it says, with the codes of those who hold them."""

    text: Labelled
    study: Study
    said: list[set[tuple[str, str]]]
    held: list[set[tuple[str, str]]]


def example(text: Labelled, parsed: Parsed, senses: tuple[dict[str, int], Floats]) -> Example:
    """A text read as far as positions need, with its labels laid over its clauses."""
    cast = find_cast(parsed)
    seen = study(parsed, cast, find_statements(parsed, cast), find_meetings(parsed, cast), senses)
    said: list[set[tuple[str, str]]] = [set() for _ in seen.clauses]
    held: list[set[tuple[str, str]]] = [set() for _ in seen.clauses]
    tokens = {id(gold): [covered(seen, span) for span in gold.evidence] for gold in text.positions}
    for gold in text.positions:
        holder = holder_of(gold, text, cast)
        for number in clauses_for(gold, text.positions, tokens, seen):
            said[number].add((gold.stance, gold.issue))
            if holder:
                held[number].add((gold.stance, holder))
    return Example(text, seen, said, held)


def covered(seen: Study, span: tuple[int, int]) -> set[int]:
    """The words of a stretch of text."""
    words = seen.words
    return {
        i
        for i, (start, end) in enumerate(zip(words.start, words.end, strict=True))
        if start < span[1] and end > span[0] and words.pos[i] not in {"PUNCT", "SPACE"}
    }


def clauses_for(gold: Gold, positions: Sequence[Gold], tokens: dict[int, list[set[int]]], seen: Study) -> list[int]:
    """The clauses that say a position: half covered by its evidence or holding half of it.

    What is narrower evidence of another position is left to that one; of a condition, what is withheld counts.
    """
    found = []
    for evidence in tokens[id(gold)]:
        own = set(evidence)
        for other in positions:
            if (other.stance, other.issue) != (gold.stance, gold.issue):
                for narrower in tokens[id(other)]:
                    if narrower < evidence and len(narrower) <= NARROWER * len(evidence):
                        own -= narrower
        for number, clause in enumerate(seen.clauses):
            words = {index for index in clause.words if seen.words.pos[index] not in {"PUNCT", "SPACE"}}
            shared = len(words & own)
            if shared and (shared >= OVERLAP * len(words) or shared >= OVERLAP * len(own)):
                found.append(number)
    withheld = [number for number in found if not tie_of(seen.words, seen.clauses[number])]
    return withheld if gold.stance == "conditions" and withheld else found


def holder_of(gold: Gold, text: Labelled, cast: Cast) -> str | None:
    """The code that the cast knows the holder by: that of the words that name it, else the label's own."""
    codes = {party for actor in cast.actors if (party := cast.party(actor.id))}
    if gold.party in codes:
        return gold.party
    alias = next((code for code in sorted(codes) if text.aliases.get(code) == gold.party), None) if gold.party else None
    if alias or gold.holder is None:
        return alias
    mention = cast.at(*gold.holder)
    return cast.party(mention.actor) if mention else None


def is_right(proposal: Proposal, e: Example) -> bool:
    """Whether a proposal is in the report's label, under any of the party's codes there."""
    party = e.text.aliases.get(proposal.party, proposal.party)
    return (party, proposal.stance, proposal.issue) in truth(e)


def truth(e: Example) -> set[tuple[str, str, str]]:
    """The positions of a report, as its label has them."""
    return {(gold.party or "", gold.stance, gold.issue) for gold in e.text.positions}
