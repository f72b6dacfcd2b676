"""Articles whose attributions are marked, as words and the parts of each attribution.

PolNeAR: spans of source, cue and content, all of an article marked.
TalksBench and the open corpus: statements with the words of their content, source and cue, found in the text again.
"""

import gzip
import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.reading.grammar import paragraphs_of
from dragoman.reading.windows import Words, words_of
from training.labelled import places

Span = tuple[int, int]
FAR = 1500  # characters: a source named further off is no part of the statement


@dataclass(frozen=True)
class Attribution:
    """Runs of words, end exclusive, in order."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True)
class Article:
    """A text with its attributions; `manner` names the guidelines they follow."""

    name: str
    manner: str
    text: str
    words: Words
    attributions: tuple[Attribution, ...]


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
            yield Article(entry["id"], "press", text, words, tuple(a for a in marked if a.content))


def talks(folder: Path) -> Iterator[Article]:
    """The labelled reports of a folder: the open corpus's invented ones, or TalksBench's real ones."""
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        words = words_of(text, paragraphs_of(text))
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        yield Article(path.stem, "talks", text, words, tuple(statements(gold["statements"], text, words)))


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
