"""What each party wants, offers, takes or refuses, issue by issue.

Kenya demanded that the post be moved.             KEN demands border
"We will free them once the guns fall silent."     conditions prisoners, demands ceasefire
The two sides agreed to meet again.                both accept talks
"""

from collections import defaultdict
from dataclasses import dataclass

from dragoman.model import Meeting, Position, Span, Statement
from dragoman.reading.cast import Cast
from dragoman.reading.grammar import Parsed
from dragoman.reading.issues import Scheme
from dragoman.reading.positions.choices import chosen
from dragoman.reading.positions.named import stance_of
from dragoman.reading.positions.proposals import Proposal, proposals
from dragoman.reading.positions.reasons import reason
from dragoman.reading.positions.refusals import doubted_refusals
from dragoman.reading.positions.strays import strays
from dragoman.reading.positions.study import Study, study
from dragoman.reading.positions.voices import Voice
from dragoman.reading.positions.weights import model
from dragoman.reading.positions.wording import condition_of, detail_of, item_detail, span_of, target_of

SUPPORT = 0.6
ELSEWHERE = 0.45  # the least score in a report without meetings, or in a doubted one, and for doubted refusals
MOST_EVIDENCE = 5


def find_positions(
    parsed: Parsed,
    cast: Cast,
    statements: tuple[Statement, ...],
    meetings: tuple[Meeting, ...] | None = None,
    scheme: Scheme | None = None,
    doubt: float = 0.0,
) -> tuple[Position, ...]:
    """One position for each party, stance and issue that the report gives grounds for, in order of the text.

    A report without `meetings` is hardly about talks, and needs stronger grounds; None: nobody looked. `scheme`: a
    user's own issues, beside the built-in ones or in their place. `doubt`, nought or less, is added to the logit of
    every score.
    """
    if not parsed.report.text.strip():
        return ()
    weights = model()
    seen = study(parsed, cast, statements, meetings or (), (weights.senses, weights.vectors))
    offered = proposals(seen, weights, scheme)
    scores = weights.belief.of([proposal.facts for proposal in offered], doubt)
    if scheme is None or not scheme.alone:
        scores = [0.0 if stray else score for score, stray in zip(scores, strays(offered, seen), strict=True)]
    least = max(weights.threshold, ELSEWHERE) if meetings == () or doubt < 0 else weights.threshold
    doubted = doubted_refusals(offered, [score >= least for score in scores], seen)
    named = [stance_of(seen.words, seen.clauses[one.voices[0].clause].head) for one in offered]
    stands = chosen(offered, scores, named)
    kept = [
        Believed(proposal, score)
        for proposal, score, is_chosen, is_doubted in zip(offered, scores, stands, doubted, strict=True)
        if is_chosen and score >= (max(least, ELSEWHERE) if is_doubted else least)
    ]
    kept.sort(key=lambda one: (one.proposal.voices[0].clause, -one.score, one.key))
    rivals = rivals_of([Believed(proposal, score) for proposal, score in zip(offered, scores, strict=True)])
    return tuple(position(one, rivals.get(one.key), number, seen, parsed) for number, one in enumerate(kept, 1))


@dataclass(frozen=True)
class Believed:
    """A proposal, and how likely it is right."""

    proposal: Proposal
    score: float

    @property
    def key(self) -> tuple[str, str, str]:
        return self.proposal.party, self.proposal.stance, self.proposal.issue


def rivals_of(all_read: list[Believed]) -> dict[tuple[str, str, str], Believed]:
    """For each proposal the likeliest other that rests on the same clause, or on the same item of a list."""
    by_place: dict[tuple[int, int], list[Believed]] = defaultdict(list)
    for one in sorted(all_read, key=lambda one: (-one.score, one.key)):
        by_place[one.proposal.voices[0].place].append(one)
    return {
        one.key: others[1] if one is others[0] else others[0]
        for others in by_place.values()
        for one in others
        if len(others) > 1
    }


def position(believed: Believed, rival: Believed | None, number: int, seen: Study, parsed: Parsed) -> Position:
    """A proposal as an entry of the record, with its words and the reason for it."""
    proposal = believed.proposal
    best = proposal.voices[0]
    text = parsed.report.text
    waits = proposal.stance == "conditions"
    return Position(
        id=f"{parsed.report.id}/p{number}",
        party=proposal.party,
        stance=proposal.stance,
        issue=proposal.issue,
        detail=(
            item_detail(seen.words, seen.items[best.item], text)
            if best.item >= 0 and not seen.items[best.item].entire
            else detail_of(seen.words, seen.clauses, best.clause, text, until=not waits)
        ),
        condition=awaited(seen, best, text) if waits else None,
        target=target_of(seen.holders, best.clause, proposal.party),
        date=parsed.report.published,
        evidence=evidence(proposal, seen, parsed),
        reason=reason(proposal, seen),
        grounds={
            "stance and issue by the reader": round(best.read, 3),
            "stance and issue by words": round(best.worded, 3),
            "holder by grammar": round(best.told, 3),
            "holder by the reader": round(best.pointed, 3),
        },
        second=f"{' '.join(rival.key)} ({rival.score:.2f})" if rival else None,
        score=round(believed.score, 3),
    )


def awaited(seen: Study, best: Voice, text: str) -> str | None:
    """What must come first: what a clause ties an item to, or waits for."""
    beside = (item for item in seen.items if item.clause == best.clause and item.stance == "demands")
    bound = next(beside, None) if best.item >= 0 else None
    return item_detail(seen.words, bound, text) if bound else condition_of(seen.words, seen.clauses, best.clause, text)


def evidence(proposal: Proposal, seen: Study, parsed: Parsed) -> tuple[Span, ...]:
    """The clauses that say so: the best, and those nearly as likely that stand elsewhere."""
    floor = SUPPORT * proposal.voices[0].score
    spans: list[tuple[int, int]] = []
    for voice in proposal.voices[:MOST_EVIDENCE]:
        start, end = span_of(seen.words, seen.clauses, voice.clause)
        if voice.score >= floor and all(end <= other[0] or start >= other[1] for other in spans):
            spans.append((start, end))
    return tuple(parsed.span(start, end) for start, end in sorted(spans))
