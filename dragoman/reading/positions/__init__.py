"""What each party wants, offers, takes or refuses, issue by issue.

Kenya demanded that the post be moved.             KEN demands border
"We will free them once the guns fall silent."     conditions prisoners, demands ceasefire
The two sides agreed to meet again.                both accept talks
"""

from dragoman.model import Position, Span, Statement
from dragoman.reading.cast import Cast
from dragoman.reading.grammar import Parsed
from dragoman.reading.positions.choices import chosen
from dragoman.reading.positions.proposals import Proposal, Study, proposals, study
from dragoman.reading.positions.reasons import reason
from dragoman.reading.positions.weights import Model, model
from dragoman.reading.positions.wording import condition_of, detail_of, span_of, target_of

SUPPORT = 0.6
MOST_EVIDENCE = 5


def find_positions(parsed: Parsed, cast: Cast, statements: tuple[Statement, ...]) -> tuple[Position, ...]:
    """One position for each party, stance and issue that the report gives grounds for, in order of the text."""
    if not parsed.report.text.strip():
        return ()
    weights = model()
    seen = study(parsed, cast, statements, weights.senses, weights.vectors)
    offered = proposals(seen, weights)
    scores = weights.belief.of([proposal.facts for proposal in offered])
    kept = [
        (proposal, score)
        for proposal, score, stands in zip(offered, scores, chosen(offered, scores), strict=True)
        if stands and score >= weights.threshold
    ]
    kept.sort(key=lambda pair: (pair[0].voices[0].clause, -pair[1], pair[0].party, pair[0].stance, pair[0].issue))
    return tuple(
        position(proposal, score, number, seen, parsed, weights) for number, (proposal, score) in enumerate(kept, 1)
    )


def position(proposal: Proposal, score: float, number: int, seen: Study, parsed: Parsed, weights: Model) -> Position:
    """A proposal as an entry of the record, with its words and the reason for it."""
    best = proposal.voices[0].clause
    text = parsed.report.text
    waits = proposal.stance == "conditions"
    return Position(
        id=f"{parsed.report.id}/p{number}",
        party=proposal.party,
        stance=proposal.stance,
        issue=proposal.issue,
        detail=detail_of(seen.words, seen.clauses, best, text, until=not waits),
        condition=condition_of(seen.words, seen.clauses, best, text) if waits else None,
        target=target_of(seen.holders, best, proposal.party),
        date=parsed.report.published,
        evidence=evidence(proposal, seen, parsed),
        reason=reason(proposal, seen, weights),
        score=round(score, 3),
    )


def evidence(proposal: Proposal, seen: Study, parsed: Parsed) -> tuple[Span, ...]:
    """The clauses that say so: the best, and those nearly as likely that stand elsewhere."""
    floor = SUPPORT * proposal.voices[0].score
    spans: list[tuple[int, int]] = []
    for voice in proposal.voices[:MOST_EVIDENCE]:
        start, end = span_of(seen.words, seen.clauses, voice.clause)
        if voice.score >= floor and all(end <= other[0] or start >= other[1] for other in spans):
            spans.append((start, end))
    return tuple(parsed.span(start, end) for start, end in sorted(spans))
