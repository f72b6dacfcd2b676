"""How far a report stands behind what it says somebody said.

denied having met    denied
reportedly said      reportedly
an unnamed official  anonymous
if the guns fall     conditional
will announce that   future
"""

from collections.abc import Iterator

from dragoman.model import Hedge
from dragoman.reading.attribution.cues import verb_classes, words
from dragoman.reading.attribution.stretches import Stretch
from dragoman.reading.attribution.utterances import Utterance
from dragoman.reading.grammar import Parsed

LOOK = 1500  # characters of content that are searched for a condition


def hedges_of(run: list[Utterance], unnamed: bool, spans: tuple[Stretch, ...], parsed: Parsed) -> tuple[Hedge, ...]:
    """The hedges of one statement, each once."""
    return tuple(dict.fromkeys([*of_cues(run), *of_source(unnamed, run), *of_content(spans, parsed)]))


def of_cues(run: list[Utterance]) -> Iterator[Hedge]:
    verbs = [utterance.verb for utterance in run if utterance.verb is not None]
    if any("deny" in verb_classes(verb) for verb in verbs):
        yield "denied"
    if any(child.lower_ in words("hedges", "reportedly") for verb in verbs for child in verb.children):
        yield "reportedly"
    if any(
        child.dep_ == "aux" and child.lower_ in {"will", "shall", "'ll"} for verb in verbs for child in verb.children
    ):
        yield "future"


def of_source(unnamed: bool, run: list[Utterance]) -> Iterator[Hedge]:
    sources = [utterance.source for utterance in run if utterance.source is not None]
    around = [t.lower_ for source in sources for t in source.doc[source.left_edge.i : source.right_edge.i + 1][:40]]
    if (unnamed and sources) or words("hedges", "anonymous").intersection(around):
        yield "anonymous"


def of_content(spans: tuple[Stretch, ...], parsed: Parsed) -> Iterator[Hedge]:
    said = (t.lower_ for start, end in spans for t in parsed.tokens(start, min(end, start + LOOK)))
    if words("hedges", "conditional").intersection(said):
        yield "conditional"
