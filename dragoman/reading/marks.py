"""Attributions from a model's tags: runs of source, cue and content, each content led to its own.

"We stay," he said. "For now."     one content of two runs, one cue, one source
"""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace

import numpy as np

from dragoman.reading.tagger import LINKS, NOBODY, TAGS, Tagged

Stretch = tuple[int, int]
NEVER = -1e9
APART = 0.5  # a share of the words' votes from which a run goes on from the one before
SPARING = np.array([0.4] + [0.0] * (len(TAGS) - 1))  # what is added to the score of a word that is nothing
TOLD, LED = 0.6, 0.5  # the least chances of a content and of its source
SLACK = 2  # words by which a pointer may miss its run


@dataclass(frozen=True)
class Run:
    """Words [first, last) of one role."""

    role: str
    first: int
    last: int


@dataclass(frozen=True)
class Marked:
    """One attribution in characters. `told`: the chance that its words are a content; `led`: that its source is so."""

    content: tuple[Stretch, ...]
    source: Stretch | None
    cue: Stretch | None
    told: float
    led: float


def find_marks(tagged: Tagged) -> tuple[Marked, ...]:
    """Who says what in a report, in words alone; a source that is not likelier than all others together is none."""
    found = attributions(tagged)
    return tuple(mark if mark.led >= LED else replace(mark, source=None) for mark in found)


def attributions(tagged: Tagged) -> list[Marked]:
    """All attributions of a text, in order, but those whose words are hardly likelier a content than not."""
    runs = runs_of(best_path(tagged.tags + SPARING))
    contents, sources, cues = (Runs([run for run in runs if run.role == role]) for role in ("content", "source", "cue"))
    groups: dict[Run, list[Run]] = {}
    for run in contents.runs:
        before = goes_on_from(run, contents, tagged)
        apart = before is None or led_apart(run, groups[before], sources, tagged)
        groups[run] = [] if before is None or apart else groups[before]
        groups[run].append(run)
    found = (marked(group, sources, cues, tagged) for run, group in groups.items() if group[0] is run)
    return [mark for mark in found if mark.told >= TOLD]


def goes_on_from(run: Run, contents: "Runs", tagged: Tagged) -> Run | None:
    """The earlier run that most words of a content's run lead back to."""
    votes = voted(tagged, "previous", run)
    place, share = max(votes.items(), key=lambda item: (item[1], -item[0]), default=(NOBODY, 0.0))
    before = contents.at(place) if share >= APART else None
    return before if before is not None and before.first < run.first else None


def led_apart(run: Run, group: list[Run], sources: "Runs", tagged: Tagged) -> bool:
    """Whether a run has a source of its own, and the runs that it would go on from another one."""
    (own, sure), (other, as_sure) = (led(tagged, "source", runs, sources) for runs in ([run], group))
    return own is not None and other is not None and own != other and min(sure, as_sure) >= APART


def marked(group: list[Run], sources: "Runs", cues: "Runs", tagged: Tagged) -> Marked:
    spans = tagged.words.spans
    source, sure = led(tagged, "source", group, sources)
    cue, _ = led(tagged, "cue", group, cues)
    if cue is not None and sure < LED and (close := sources.beside(cue)) is not None:
        source, sure = close, LED
    content = tuple(stretch_of(run, spans) for run in group)
    inside = np.concatenate([tagged.tags[run.first : run.last, 1:5] for run in group])
    told = float(np.exp(inside).sum(axis=1).mean())
    return Marked(
        content=content,
        source=None if source is None else stretch_of(source, spans),
        cue=None if cue is None else stretch_of(cue, spans),
        told=round(min(told, 1.0), 3),
        led=round(min(sure, 1.0), 3),
    )


def stretch_of(run: Run, spans: tuple[Stretch, ...]) -> Stretch:
    return spans[run.first][0], spans[run.last - 1][1]


def led(tagged: Tagged, link: str, group: list[Run], targets: "Runs") -> tuple[Run | None, float]:
    """The run that most words of a content point to, and its share of their votes; None for nobody."""
    votes: dict[Run | None, float] = defaultdict(float)
    size = sum(run.last - run.first for run in group)
    for run in group:
        for place, share in voted(tagged, link, run).items():
            target = targets.at(place)
            if place == NOBODY or target is not None:
                votes[target] += share * (run.last - run.first) / size
    best = max(votes, key=lambda run: (votes[run], run is not None), default=None)
    return best, votes.get(best, 0.0)


class Runs:
    """Runs of one role, found by a word in or just beside them."""

    def __init__(self, runs: list[Run]) -> None:
        self.runs = runs
        self.firsts = [run.first for run in runs]

    def beside(self, other: Run) -> Run | None:
        """The run that ends or begins within SLACK words of another: [she] later [said]."""
        number = bisect_right(self.firsts, other.first)
        before = self.runs[number - 1] if number else None
        after = self.runs[number] if number < len(self.runs) else None
        if before is not None and 0 <= other.first - before.last <= SLACK:
            return before
        return after if after is not None and 0 <= after.first - other.last <= SLACK else None

    def at(self, place: int) -> Run | None:
        """The run that holds a word, else the one that begins within SLACK after it."""
        if place < 0:
            return None
        number = bisect_right(self.firsts, place)
        if number and place < self.runs[number - 1].last:
            return self.runs[number - 1]
        return self.runs[number] if number < len(self.runs) and self.firsts[number] - SLACK <= place else None


def voted(tagged: Tagged, link: str, run: Run) -> dict[int, float]:
    """Where the words of a run point, each target with its mean share."""
    column = LINKS.index(link)
    targets = tagged.targets[run.first : run.last, column].ravel()
    shares = tagged.shares[run.first : run.last, column].ravel()
    found: dict[int, float] = defaultdict(float)
    for target, share in zip(targets.tolist(), shares.tolist(), strict=True):
        found[target] += share / (run.last - run.first)
    return found


def runs_of(path: list[int]) -> list[Run]:
    """The runs that a path of tags spells."""
    runs: list[Run] = []
    start = None
    for place, tag in enumerate([*(TAGS[number] for number in path), "O"]):
        begins = tag[0] in "BS"
        if start is not None and (tag == "O" or begins or TAGS[path[start]][2:] != tag[2:]):
            runs.append(Run(TAGS[path[start]][2:], start, place))
            start = None
        if begins or (tag != "O" and start is None):
            start = place
    return runs


def may_follow(before: str, after: str) -> bool:
    """Content is spelt B I E or S; sources and cues B I."""
    open_content = before in {"B-content", "I-content"}
    if after in {"I-content", "E-content"}:
        return open_content
    if open_content:
        return False
    return after[0] != "I" or before[2:] == after[2:]


STEPS = np.array([[0.0 if may_follow(before, after) else NEVER for after in TAGS] for before in TAGS])
INTO = np.ascontiguousarray(STEPS.T)


def best_path(tags: np.ndarray) -> list[int]:
    """The likeliest tags that spell whole runs (Viterbi)."""
    if not len(tags):
        return []
    score = tags[0] + STEPS[0]
    back = np.zeros(tags.shape, np.int64)
    paths = np.empty_like(INTO)
    for here, came in zip(tags[1:], back[1:], strict=True):
        np.add(INTO, score, out=paths)
        paths.argmax(axis=1, out=came)
        np.maximum.reduce(paths, axis=1, out=score)
        score += here
    last = score + np.array([NEVER if tag in {"B-content", "I-content"} else 0.0 for tag in TAGS])
    path = [int(last.argmax())]
    for came in back[:0:-1].tolist():
        path.append(came[path[-1]])
    return path[::-1]
