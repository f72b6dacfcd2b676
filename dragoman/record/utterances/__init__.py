"""The same words of one speaker as several outlets and translations have them.

"We keep the well," Sissoko said.            one utterance
« The well stays ours », Sissoco said.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from rapidfuzz.fuzz import ratio

from dragoman.model import Decision, Merge, Utterance
from dragoman.record.identity.identified import Identified
from dragoman.record.joining import Match, joined
from dragoman.record.told import Told
from dragoman.record.utterances.candidates import Pair, of_one_occasion, sharing_words
from dragoman.record.utterances.likeness import VERBATIM, Likeness, contradict, in_words, least, likeness, whose
from dragoman.record.utterances.meaning import Meanings, Vectors, encoded, nearness, vectors_of
from dragoman.record.utterances.said import Said, said_in
from dragoman.record.utterances.wordings import utterance_of

NEAR = 0.3  # how near in meaning two sentences must be to be weighed at all
NEAREST = 0.85  # how near sentences of other words are taken to come at most: none of eight processes is lost by it


def find_utterances(
    told: Sequence[Told], decisions: Iterable[Decision] = (), meanings: Meanings = encoded
) -> Identified[Utterance]:
    """The utterances that stand in two or more reports, each outlet's wording side by side.

    Of one report one statement at most belongs to an utterance, the likest, unless somebody has said otherwise.
    """
    said = tuple(said_in(told))
    reports = {one.id: one.statement.report for one in said}
    pairs, vectors = compared(said, meanings)

    def of_other_reports(some: Sequence[str], others: Sequence[str]) -> bool:
        return {reports[one] for one in some}.isdisjoint(reports[one] for one in others)

    found = joined("utterance", tuple(reports), matches(said, pairs, vectors), decisions, of_other_reports)
    members: dict[str, list[Said]] = {}
    merges: dict[str, list[Merge]] = {}
    for one in said:
        members.setdefault(found.into[one.id], []).append(one)
    for merge in found.merges:
        merges.setdefault(merge.into, []).append(merge)
    utterances = (utterance_of(members[name], merges[name], vectors) for name in members if name in merges)
    return Identified(tuple(told), tuple(utterances), found.merges)


def compared(said: Sequence[Said], meanings: Meanings = encoded) -> tuple[list[Pair], Vectors]:
    """The pairs of statements that may be one utterance, and what their sentences mean where words do not settle it.

    To ask for it costs most of all: pairs that no meaning would bring together are left out.
    """
    pairs = sorted({*sharing_words(said), *of_one_occasion(said)})
    unsettled = {(a, b) for a, b in pairs if is_open(said[a], said[b])}
    hopeless = {(a, b) for a, b in unsettled if not could_be_one(said[a], said[b])}
    asked = sorted({n for pair in unsettled - hopeless for n in pair})
    return [pair for pair in pairs if pair not in hopeless], vectors_of((said[n] for n in asked), meanings)


def could_be_one(a: Said, b: Said) -> bool:
    """Whether two statements would be one if two of their sentences were as near in meaning as other words can be."""
    pairs = product(a.sentences, b.sentences)
    return any(likeness(a, b, x, y, NEAREST).score >= least() for x, y in pairs if not contradict(a, b, x, y))


def is_open(a: Said, b: Said) -> bool:
    """Whether two statements may be one in other words: neither as printed nor of two sides."""
    return whose(a, b) != "other side" and not any(
        ratio(x.plain, y.plain) >= 100 * VERBATIM for x, y in product(a.sentences, b.sentences)
    )


def matches(said: Sequence[Said], pairs: Iterable[Pair], vectors: Vectors) -> Iterator[Match]:
    """The pairs of statements that are likely one utterance.

    Words as printed may be given to another side by one of two reports; words that only mean the same may not.
    """
    for one, other in pairs:
        a, b = said[one], said[other]
        found = best(a, b, vectors)
        if found is not None and found.score >= least() and (found.signs["verbatim"] or whose(a, b) != "other side"):
            yield Match(a.id, b.id, round(found.score, 3), in_words(a, b, found))


def best(a: Said, b: Said, vectors: Vectors) -> Likeness | None:
    """The likest two sentences of two statements."""
    pairs = product(a.sentences, b.sentences)
    near = ((x, y, nearness(x, y, vectors)) for x, y in pairs if not contradict(a, b, x, y))
    weighed = (likeness(a, b, x, y, meaning) for x, y, meaning in near if meaning >= NEAR)
    return max(weighed, key=lambda one: one.score, default=None)
