"""Statements with their speaker.

"We are ready," the envoy said.                    direct
The envoy said talks would resume.                 indirect
The envoy said talks "may" resume. "We hope so."   mixed, one run of one speaker
"""

import re
from bisect import bisect_right
from dataclasses import replace

from dragoman.model import Actor, Statement, StatementKind
from dragoman.reading.attribution.cues import words
from dragoman.reading.attribution.hedges import hedges_of
from dragoman.reading.attribution.identified import Run, identified
from dragoman.reading.attribution.one_voice import made_whole, whole_ones
from dragoman.reading.attribution.quotations import find_quotations
from dragoman.reading.attribution.speakers import Speakers
from dragoman.reading.attribution.stretches import Inside, merged
from dragoman.reading.attribution.turns import find_turns
from dragoman.reading.attribution.utterances import Utterance, find_utterances
from dragoman.reading.attribution.voice import NOBODY, Before, Speaker
from dragoman.reading.cast import Cast
from dragoman.reading.grammar import Parsed
from dragoman.reading.marks import Stretch

WORD = re.compile(r"\w+")


def find_statements(parsed: Parsed, cast: Cast) -> tuple[Statement, ...]:
    """What a report says that somebody said: one statement for each run of one speaker in a paragraph.

    Words quoted inside a statement belong to it, so that none is made of them and `quoted_in` stays None.
    """
    quotations, turns = find_quotations(parsed), find_turns(parsed)
    runs = runs_of(find_utterances(parsed, quotations, turns), parsed, Speakers(parsed, cast))
    runs = identified(runs, parsed, cast)
    voices = [(quotation.start, quotation.end) for quotation in quotations]
    marked = whole_ones(quotations)
    inside = Inside(merged([*voices, *((turn.start, turn.end) for turn in turns)]))
    return tuple(
        statement(run, speaker, f"{parsed.report.id}/s{n}", parsed, inside, marked)
        for n, (run, speaker) in enumerate(runs, 1)
    )


def joint_actors(statements: tuple[Statement, ...], cast: Cast) -> tuple[Actor, ...]:
    """Several sides that speak as one, each such voice an actor of its own: KEN-UGA."""
    voices = dict.fromkeys(s.speaker for s in statements if s.speaker is not None and s.speaker not in cast.by_id)
    return tuple(
        Actor(id=voice, kind="group", name=voice, code=voice, reason=reason_of(voice), score=0.7) for voice in voices
    )


def reason_of(voice: str) -> str:
    return "several sides speaking as one" if "-" in voice else "speaks in the report"


def runs_of(utterances: list[Utterance], parsed: Parsed, speakers: Speakers) -> list[Run]:
    """Utterances of one speaker in a row inside one paragraph, or over the break that a quotation runs across."""
    ends = [end for _, end in parsed.paragraphs]
    runs: list[Run] = []
    by_noun: dict[str, Speaker] = {}
    last, since = -2, 0
    for utterance in utterances:
        paragraph = bisect_right(ends, utterance.start)
        near = runs[-1][1] if runs and paragraph - last <= 1 else None
        here = near if paragraph == last and not utterance.opens else None
        speaker = speaker_of(utterance, Before(here, near, by_noun, since), speakers)
        if speaker.noun and speaker.id is not None:
            by_noun[speaker.noun] = speaker
        if runs and is_named_after(runs[-1], utterance):
            runs[-1] = [*runs[-1][0], utterance], speaker
        elif runs and speaker.key == runs[-1][1].key and (goes_on(utterance, here) or utterance.continues):
            runs[-1][0].append(utterance)
        else:
            runs.append(([utterance], speaker))
        since = since if utterance.source is None else utterance.source.idx
        last = bisect_right(ends, max(end for _, end in utterance.content) - 1)
    return runs


def goes_on(utterance: Utterance, here: Speaker | None) -> bool:
    """Whether words of one speaker as those before are of the same run; not: another official said"""
    source = utterance.source
    other = source is not None and any(t.lower_ in words("unnamed", "others") for t in source.lefts)
    return here is not None and not other


def is_named_after(run: Run, utterance: Utterance) -> bool:
    """Whether a quotation names its speaker only in its last paragraph: "I ask for a road. ¶ "And soon," Berg said."""
    return utterance.continues and utterance.source is not None and all(one.goes_on for one in run[0])


def speaker_of(utterance: Utterance, before: Before, speakers: Speakers) -> Speaker:
    """Whom the words are led to: their source, else who speaks on, else who the sentence before is about."""
    here, near = before.here, before.near
    if utterance.continues and near is not None and utterance.source is None:
        return near
    if utterance.source is not None:
        return speakers.of(utterance.source, utterance.source_span, utterance.cue, before)
    if utterance.verb is not None and any(child.dep_ == "auxpass" for child in utterance.verb.children):
        return speakers.of_place(utterance.verb) or NOBODY
    if utterance.goes_on and here is not None:
        return here
    about = speakers.subject_before(utterance.start)
    if about is not None or near is None or not utterance.goes_on:
        return about or NOBODY
    return replace(near, reason=f"speaks on from the paragraph before; {near.reason}", score=0.6 * near.score)


def statement(
    run: list[Utterance], speaker: Speaker, name: str, parsed: Parsed, inside: Inside, marked: Inside
) -> Statement:
    text = parsed.report.text
    content = merged([span for utterance in run for span in utterance.content])
    sources = [utterance.source_span for utterance in run if utterance.source_span is not None]
    spans = tuple(made_whole(content, sources, marked))
    first = run[0]
    return Statement(
        id=name,
        report=parsed.report.id,
        speaker=speaker.id,
        party=speaker.party,
        kind=kind_of(spans, text, inside),
        spans=spans,
        cue=first.cue,
        source=first.source_span,
        hedges=hedges_of(run, bool(speaker.noun), spans, parsed),
        text=" ".join(text[start:end] for start, end in spans),
        reason=f"{first.reason}; {speaker.reason}",
        score=round(first.told * first.led * speaker.score, 2),
        grounds=grounds_of(first, speaker),
    )


def grounds_of(first: Utterance, speaker: Speaker) -> dict[str, float]:
    """What is multiplied to a statement's score: the words are said; their source says them; it is this speaker."""
    return {"words": round(first.told, 3), "source": round(first.led, 3), "speaker": round(speaker.score, 3)}


def kind_of(spans: tuple[Stretch, ...], text: str, inside: Inside) -> StatementKind:
    """direct where every word stands in quotation marks, indirect where none does, else mixed."""
    quoted = [inside.holds(match.start()) for start, end in spans for match in WORD.finditer(text, start, end)]
    return "direct" if all(quoted) else "mixed" if any(quoted) else "indirect"
