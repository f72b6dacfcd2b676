"""Utterances: sayings and quotations brought together, each with its source, in order of the text."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.reading.attribution.beside import Beside
from dragoman.reading.attribution.quotations import Quotation
from dragoman.reading.attribution.sources import noun_beside, source_of
from dragoman.reading.attribution.speech import Saying, cue_of, find_sayings
from dragoman.reading.attribution.stretches import Inside, Stretch, merged
from dragoman.reading.attribution.turns import Turn, find_turns
from dragoman.reading.grammar import Parsed

SHORT = 3  # a quotation of so few words without a word of saying is a title or a scare quote


@dataclass(frozen=True)
class Utterance:
    """One saying or one quotation. `goes_on`: it has no word of saying; `continues`: it began a paragraph earlier."""

    content: tuple[Stretch, ...]
    cue: Stretch | None
    source: Token | None
    reason: str
    score: float
    verb: Token | None = None
    goes_on: bool = False
    continues: bool = False

    @property
    def start(self) -> int:
        return self.content[0][0]

    @property
    def source_span(self) -> Stretch | None:
        if self.source is None:
            return None
        return self.source.left_edge.idx, self.source.idx + len(self.source)


def find_utterances(parsed: Parsed, quotations: tuple[Quotation, ...]) -> list[Utterance]:
    """Every utterance of a report, none inside another."""
    turns = find_turns(parsed)
    spoken = Inside([(turn.start, turn.end) for turn in turns])
    quotations = tuple(quotation for quotation in quotations if not spoken.holds(quotation.start))
    told = [saying for saying in find_sayings(parsed, quotations) if not spoken.holds(saying.cue[0])]
    sayings = outermost([whole(saying, quotations) for saying in told])
    owned = Inside(merged([span for saying in sayings for span in saying.content]))
    beside = Beside(parsed, quotations)
    free = (of_quotation(q, beside) for q in quotations if not owned.holds(q.start))
    utterances = [of_turn(turn) for turn in turns]
    utterances += [of_saying(saying, quotations) for saying in sayings]
    utterances += [utterance for utterance in free if utterance is not None]
    return sorted(one_for_each_cue(utterances), key=lambda utterance: utterance.start)


def whole(saying: Saying, quotations: tuple[Quotation, ...]) -> Saying:
    """A saying whose content takes in the whole of each quotation that it touches."""
    spans = []
    for start, end in saying.content:
        first = bisect_left(quotations, start, key=lambda q: q.end)
        for quotation in quotations[first : first + 50]:
            if quotation.start >= end:
                break
            start = quotation.start if start in quotation.outer else min(start, quotation.start)
            end = max(end, quotation.end)
            end = quotation.end if end == quotation.outer[1] and start == quotation.start else end
        spans.append((start, end))
    return replace(saying, content=tuple(merged(spans)))


def outermost(sayings: list[Saying]) -> list[Saying]:
    """Sayings told inside another's words are that other's; of two for the same words the first stands."""
    kept: list[Saying] = []
    reached = Inside([])
    for saying in sorted(sayings, key=lambda saying: saying.cue):
        middles = [(start + end) // 2 for start, end in saying.content]
        if not any(reached.holds(offset) for offset in (saying.cue[0], *middles)):
            kept.append(saying)
            reached = Inside(merged([span for near in kept[-8:] for span in near.content]))
    return kept


def of_turn(turn: Turn) -> Utterance:
    return Utterance(((turn.start, turn.end),), None, turn.source, "turn of an interview or a transcript", 0.8)


def of_saying(saying: Saying, quotations: tuple[Quotation, ...]) -> Utterance:
    i = bisect_left(quotations, saying.content[0][0], key=lambda q: q.start)
    continues = i < len(quotations) and quotations[i].start == saying.content[0][0] and quotations[i].continues
    return Utterance(
        saying.content, saying.cue, saying.source, saying.reason, saying.score, verb=saying.verb, continues=continues
    )


def of_quotation(quotation: Quotation, beside: Beside) -> Utterance | None:
    """A quotation that no clause takes in: led to the verb beside it, else to who its sentence is about."""
    if beside.is_title(quotation):
        return None
    verb = beside.verb_after(quotation) or beside.verb_before(quotation)
    if verb is not None:
        content = ((beside.clause_start(verb, quotation), quotation.end),)
        source = source_of(verb) or noun_beside(verb)
        reason = f"quotation beside '{verb.text}'"
        return Utterance(content, cue_of(verb), source, reason, 0.8, verb=verb, continues=quotation.continues)
    if quotation.words < SHORT + 1 or beside.is_part(quotation):
        return None
    teller = None if quotation.continues else beside.teller(quotation)
    reason = "quotation without a word of saying" if teller is None else "quotation in a sentence about its speaker"
    content = ((quotation.start, quotation.end),)
    return Utterance(content, None, teller, reason, 0.5, goes_on=True, continues=quotation.continues)


def one_for_each_cue(utterances: list[Utterance]) -> Iterator[Utterance]:
    """Words on both sides of one cue are one utterance: "Mali," she said, "will come." """
    by_cue: dict[Stretch, Utterance] = {}
    for utterance in utterances:
        if utterance.cue is None:
            yield utterance
        elif utterance.cue in by_cue:
            first = by_cue[utterance.cue]
            by_cue[utterance.cue] = replace(first, content=tuple(merged([*first.content, *utterance.content])))
        else:
            by_cue[utterance.cue] = utterance
    yield from by_cue.values()
