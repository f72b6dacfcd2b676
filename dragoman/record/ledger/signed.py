"""What was signed binds all who sign: acceptances that a report of an agreement leaves unsaid."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby

from dragoman.model import Meeting, Position, Stance
from dragoman.record.ledger.meant import MOST_STEMS, Known, issue_meant, stems_of, stems_told
from dragoman.record.ledger.occasions import AGREED, Telling
from dragoman.record.ledger.passages import passages, span_of, words
from dragoman.record.ledger.sightings import Sighting
from dragoman.record.ledger.weights import BOUND, BOUND_FROM, CERTAIN, SIGNED, TERMS, TERMS_SHARED
from dragoman.record.ledger.whom import Names

NO_TERMS = {"talks"}  # who will chair what, and where, is no consent to talk
Last = dict[tuple[str, str], frozenset[Stance]]
Spoken = dict[str, set[str]]  # the stems of words in which each issue was spoken of


def signed(tellings: Sequence[Telling], seen: Sequence[Sighting]) -> Iterator[Sighting]:
    """An acceptance for each who took part and last offered, refused or conditioned what was agreed.

    A demands, B offers; then signed: "A accepts 45"                     B accepts as well
    B offers 30 men; then signed: "Under the text, 45 men go home."      B accepts
    """
    here: dict[int, list[Sighting]] = defaultdict(list)
    for sight in seen:
        if not sight.recalled:
            here[sight.place].append(sight)
    last: Last = {}
    spoken: Spoken = {}
    dated = sorted((one for one in tellings if one.occasion is not None), key=lambda one: (one.occasion, one.place))
    for _, group in groupby(dated, key=lambda one: one.occasion):
        occasion = list(group)
        for one in occasion:
            yield from bound(one, here[one.place], last, spoken)
        told = [sight for one in occasion for sight in here[one.place]]
        last |= last_stances(told)
        for sight in told:
            stems = spoken.setdefault(sight.position.issue, set())
            if len(stems) < MOST_STEMS:
                stems |= stems_told(sight)


def bound(telling: Telling, here: Sequence[Sighting], last: Last, spoken: Spoken) -> Iterator[Sighting]:
    """The acceptances that one report of an agreement leaves unsaid, each party's on each issue once."""
    meeting = agreed_in(telling)
    if meeting is None:
        return
    surer = [sight.position for sight in here if sight.position.score >= TERMS * BOUND]
    told = {(position.party, position.issue) for position in surer}
    accepted = [s.position for s in here if s.position.stance == "accepts" and s.position.party in meeting.parties]
    sure = all(sight.position.score >= CERTAIN for sight in here)
    for position in (*accepted, *(() if sure else terms_of_agreement(telling, spoken))):
        for party in meeting.parties:
            key = party, position.issue
            if key not in told and not last.get(key, frozenset()).isdisjoint(BOUND_FROM):
                told.add(key)
                yield Sighting(bound_by(position, party), telling, telling.day, telling.occasion)


def bound_by(accepted: Position, party: str) -> Position:
    """The acceptance of one who signs, by that of another, or by the terms."""
    reason = f"signed with {accepted.party}, which accepts it" if accepted.party else "in what was agreed"
    return Position(
        id=f"{accepted.id}-{party}",
        party=party,
        stance="accepts",
        issue=accepted.issue,
        detail=accepted.detail,
        evidence=accepted.evidence,
        reason=reason,
        score=round(accepted.score * BOUND, 4),
    )


def terms_of_agreement(telling: Telling, spoken: Spoken) -> Iterator[Position]:
    """What a report of an agreement says to be in it, by the issue whose words it shares; of no party yet."""
    report = telling.told.reading.report
    names = stems_of(" ".join(Names(telling.told.reading).codes))
    known = [Known(issue, 0, frozenset(stems)) for issue, stems in spoken.items()]
    for n, passage in enumerate(passages(report)):
        if tells_terms(passage.text):
            issue = issue_meant(passage.text, known, names, TERMS_SHARED)
            if issue is not None and issue not in NO_TERMS:
                span = span_of(passage, report)
                yield Position(
                    id=f"{report.id}/terms-{n}",
                    party="",
                    stance="accepts",
                    issue=issue,
                    detail=report.text[span.start : span.end],
                    evidence=(span,),
                    score=TERMS,
                )


def tells_terms(text: str) -> bool:
    """Whether a sentence tells what was agreed: none of what somebody says, asks, refuses, or leaves open."""
    return pattern("terms").search(text) is not None and pattern("others").search(text) is None


def agreed_in(telling: Telling) -> Meeting | None:
    """The meeting that a report is about, where something was agreed there."""
    if telling.denied:
        return None
    agreed = (m for m in telling.told.reading.meetings if m.main and m.outcome in AGREED and m.score >= SIGNED)
    return next(agreed, None)


def last_stances(seen: Iterable[Sighting]) -> Last:
    """What each party was said to hold on each issue, on one occasion."""
    told: dict[tuple[str, str], set[Stance]] = defaultdict(set)
    for sight in seen:
        told[sight.position.party, sight.position.issue].add(sight.position.stance)
    return {key: frozenset(stances) for key, stances in told.items()}


@cache
def pattern(name: str) -> re.Pattern[str]:
    return re.compile(words()["agreed"][name], re.IGNORECASE)
