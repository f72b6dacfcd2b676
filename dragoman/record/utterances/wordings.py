"""An utterance put together: each report's wording of it, and what others have of it and this one has not."""

from collections import Counter
from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

from dragoman.model import Merge, Utterance, Wording
from dragoman.record.utterances.meaning import Vectors, nearness
from dragoman.record.utterances.said import Said, Uttered

MOST_BESIDE = 12  # other wordings in which is looked for what one has left out
COUNTERPART = 0.55  # how near in meaning or letters a sentence is to its counterpart


def utterance_of(group: Sequence[Said], merges: Sequence[Merge], vectors: Vectors) -> Utterance:
    """The statements of a group as one utterance, as sure as the least sure of its merges."""
    weakest = min(merges, key=lambda merge: (merge.score, merge.one, merge.other))
    speakers = [one.statement.speaker for one in group]
    parties = [one.statement.party for one in group]
    return Utterance(
        id=f"{group[0].id}/u",
        speaker=commonest([s for s, p in zip(speakers, parties, strict=True) if s != p]) or commonest(speakers),
        party=commonest(parties),
        statements=tuple(one.id for one in group),
        wordings=tuple(
            Wording(
                report=one.statement.report,
                statement=one.id,
                text=one.statement.text,
                left_out=left_out(one, [other for other in group[: MOST_BESIDE + 1] if other is not one], vectors),
            )
            for one in group
        ),
        reason=weakest.reason,
        score=weakest.score,
    )


def commonest(names: Sequence[str | None]) -> str | None:
    """The name that stands most often; of equals the first."""
    counted = Counter(name for name in names if name)
    return max(counted, key=lambda name: counted[name], default=None)


def left_out(one: Said, others: Sequence[Said], vectors: Vectors) -> str | None:
    """The sentences of the others that have no counterpart in this wording, each once, in their order."""
    missing: list[Uttered] = []
    for sentence in (sentence for other in others for sentence in other.sentences):
        if not any(has_counterpart(sentence, known, vectors) for known in (*one.sentences, *missing)):
            missing.append(sentence)
    return " … ".join(sentence.sentence.text for sentence in missing) or None


def has_counterpart(sentence: Uttered, known: Uttered, vectors: Vectors) -> bool:
    """Whether a sentence says what a known one says, or is part of it."""
    return (
        nearness(sentence, known, vectors) >= COUNTERPART
        or ratio(sentence.plain, known.plain) >= 100 * COUNTERPART
        or sentence.plain in known.plain
    )
