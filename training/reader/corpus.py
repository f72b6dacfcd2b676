"""Articles as words, with the parts of each attribution and the sentences that hold positions.

PolNeAR: spans of source, cue and content, all of an article marked; nothing on positions.
TalksBench and the open corpus: statements with the words of their content, source and cue, found in the text again;
positions with their evidence. Passages and sentences have positions alone: who says what in them is marked by an
earlier model, so that the new one doesn't unlearn it there.
"""

import gzip
import json
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.reading.grammar import paragraphs_of
from dragoman.reading.marks import find_marks
from dragoman.reading.scheme import STANCES, issues
from dragoman.reading.sentences import sentence_starts
from dragoman.reading.tagger import tagger
from dragoman.reading.windows import Words, words_of
from training.labelled import Gold, Labelled, places

Span = tuple[int, int]
PART, MOST = 0.3, 0.5  # shares of the evidence and of the sentence
FAR = 1500  # characters: a source named further off is no part of the statement


@dataclass(frozen=True)
class Attribution:
    """Runs of words, end exclusive, in order."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True)
class Told:
    """A position: the pair of stance and issue by number, the sentences that say so, the words that name its holder.

    `holder` is empty where nothing in the text names them, None where the label does not tell.
    """

    pair: int
    sentences: tuple[int, ...]
    holder: tuple[Span, ...] | None


@dataclass(frozen=True)
class Article:
    """A text with its attributions; `manner` names the guidelines they follow.

    `sentences`: the number of each word's. `told`: None where positions are not labelled. `once`: whether a position
    that is said twice is labelled once, so that an unlabelled sentence may say it too.
    """

    name: str
    manner: str
    text: str
    words: Words
    attributions: tuple[Attribution, ...]
    sentences: tuple[int, ...] = ()
    told: tuple[Told, ...] | None = None
    once: bool = False


def polnear(path: Path) -> Iterator[Article]:
    """The articles of one part of PolNeAR: train.jsonl.gz."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            text = entry["text"]
            words = words_of(text, paragraphs_of(text))
            marked = (
                Attribution(*(runs(one[role], words) for role in ("source", "cue", "content")))
                for one in entry["attributions"]
            )
            attributions = tuple(a for a in marked if a.content)
            yield Article(entry["id"], "press", text, words, attributions, (0,) * len(words.texts))


def talks(labelled: Labelled, statements_of: Callable[[Labelled, Words], Iterable[Attribution]]) -> Article:
    """A labelled text: TalksBench's real reports, the open corpus's reports, passages and sentences."""
    report = labelled.report
    words = words_of(report.text, report.paragraphs)
    starts = sorted(set(sentence_starts(report.text, report.paragraphs)))
    sentences = tuple(bisect_right(starts, start) - 1 for start, _ in words.spans)
    return Article(
        name=report.id,
        manner="talks",
        text=report.text,
        words=words,
        attributions=tuple(statements_of(labelled, words)),
        sentences=sentences,
        told=tuple(told(gold, labelled, words, sentences) for gold in labelled.positions),
        once=labelled.whole,
    )


def told(gold: Gold, labelled: Labelled, words: Words, sentences: Sequence[int]) -> Told:
    """A label as sentences and words: a sentence says it that holds a good part of its evidence or is mostly that."""
    pair = STANCES.index(gold.stance) * len(issues()) + issues().index(gold.issue)
    length = Counter(sentences)
    found = set()
    for first, last in (run for span in gold.evidence for run in runs([span], words)):
        for sentence, shared in Counter(sentences[first:last]).items():
            if shared >= PART * (last - first) or shared >= MOST * length[sentence]:
                found.add(sentence)
    holder = None if gold.holder is None else runs([gold.holder], words)
    if holder is None and labelled.mentions is not None:
        holder = runs(labelled.mentions.get(gold.party or "", ()), words)
    return Told(pair, tuple(sorted(found)), holder)


def labelled_statements(labelled: Labelled, words: Words) -> Iterator[Attribution]:
    """The statements of a report's gold record."""
    return statements(labelled.statements, labelled.report.text, words)


def marked_statements(labelled: Labelled, words: Words) -> Iterator[Attribution]:
    """Who says what in a text by the model that comes with the package."""
    for mark in find_marks(tagger().tag(labelled.report.text, labelled.report.paragraphs, "talks")):
        yield Attribution(
            *(runs([span] if span else [], words) for span in (mark.source, mark.cue)), runs(mark.content, words)
        )


def statements(gold: Sequence[dict], text: str, words: Words) -> Iterator[Attribution]:  # type: ignore[type-arg]
    """Each statement's contents where they first stand after the one before; source and cue where nearest."""
    at = 0
    for entry in gold:
        content = []
        place = at
        for part in entry["content"]:
            spans = places(text, part)
            span = next((span for span in spans if span[0] >= place), next(iter(spans), None))
            if span is not None:
                content.append(span)
                place = span[1]
        if not content:
            continue
        at = content[0][0]
        source, cue = ([nearest(entry.get(role), text, content)] for role in ("source", "cue"))
        yield Attribution(
            runs([span for span in source if span], words),
            runs([span for span in cue if span], words),
            runs(content, words),
        )


def nearest(words: str | None, text: str, content: list[Span]) -> Span | None:
    """The place of a source or cue next to a content and outside of it; none that is FAR off."""
    if not words:
        return None
    found = [span for span in places(text, words) if not any(s < span[1] and span[0] < e for s, e in content)]

    def gap(span: Span) -> int:
        return min(max(start - span[1], span[0] - end) for start, end in content)

    best = min(found, key=gap, default=None)
    return best if best is not None and gap(best) < FAR else None


def runs(spans: Sequence[Sequence[int]], words: Words) -> tuple[Span, ...]:
    """Spans of characters as runs of words; runs that touch become one."""
    starts, ends = [start for start, _ in words.spans], [end for _, end in words.spans]
    found: list[Span] = []
    for start, end in sorted((span[0], span[1]) for span in spans):
        first, last = bisect_right(ends, start), bisect_left(starts, end)
        if first >= last:
            continue
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(found)
