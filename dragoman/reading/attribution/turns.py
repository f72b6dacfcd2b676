"""Recorded voices without quotation marks: interviews and transcripts, one turn a paragraph.

— What did you bring home?          a question: nobody's statement
— A cold, and a telephone number.   its answer: the person interviewed
SPOKESPERSON: Good afternoon.       a transcript: whom the label names
Q: And the prisoners?  A: Not yet.  a question and its answer
[SOLBERG] Not yet.                  a broadcast: whom the bracket names, till [END RECORDING]
"""

import re
from collections import Counter
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.reading.attribution.cues import words
from dragoman.reading.grammar import Parsed

DASH = re.compile(r"[—–―-]{1,2}\s*(?=\S)")
LABEL = re.compile(r"([^\W\d_][^:.?!\n]{0,60}?)\s?:\s+(?=\S)")
BRACKET = re.compile(r"\[([^\[\]\n]{2,50})\]\s*(?=\S)")
BEGINS = re.compile(r"begin (?:video ?|audio ?)?(?:recording|clip|tape)", re.I)
ENDS_RECORDING = re.compile(r"\[(?:end (?:video ?|audio ?)?(?:recording|clip|tape))\]", re.I)
FEWEST = 4  # turns that make an interview
ENDS = 2  # turns that make a transcript


@dataclass(frozen=True)
class Turn:
    """The words [start, end) of one voice; `source` is a word of the report that names it."""

    start: int
    end: int
    source: Token | None


def find_turns(parsed: Parsed) -> tuple[Turn, ...]:
    """The turns of a transcript or of an interview, questions left out."""
    return transcript(parsed) or broadcast(parsed) or interview(parsed)


def transcript(parsed: Parsed) -> tuple[Turn, ...]:
    """Paragraphs that open with the label of who speaks; those between go on with the same voice."""
    text = parsed.report.text
    labels = {i: match for i, (start, end) in enumerate(parsed.paragraphs) if (match := LABEL.match(text, start, end))}
    named = Counter(label_of(match) for match in labels.values())
    labels = {i: match for i, match in labels.items() if named[label_of(match)] >= ENDS or is_mark(label_of(match))}
    if len(labels) < FEWEST:
        return ()
    turns, speaking = [], None
    for i in range(min(labels), max(labels) + 1):
        start, end = parsed.paragraphs[i]
        speaking = labels.get(i, speaking)
        if speaking is None or label_of(speaking) in words("questions", "question"):
            continue
        source = parsed.tokens(*speaking.span(1))[-1]
        marked = label_of(speaking) in words("questions", "answer")
        turns.append(
            Turn(
                labels[i].end() if i in labels else start, end, person_asked(parsed, min(labels)) if marked else source
            )
        )
    return tuple(turns)


def label_of(match: re.Match[str]) -> str:
    return match[1].casefold()


def is_mark(label: str) -> bool:
    return label in words("questions", "question") | words("questions", "answer")


def broadcast(parsed: Parsed) -> tuple[Turn, ...]:
    """The paragraphs of a recording, each with the voice that its bracket names: [SOLBERG] Not yet."""
    text = parsed.report.text
    turns: list[Turn] = []
    recorded, voice = False, None
    for start, end in parsed.paragraphs:
        labels = opening_brackets(text, start, end)
        recorded = recorded or any(BEGINS.fullmatch(label[1]) for label in labels)
        if not recorded:
            continue
        named = [label for label in labels if not BEGINS.fullmatch(label[1])]
        voice = named[-1] if named else voice
        first = labels[-1].end() if labels else start
        ending = ENDS_RECORDING.search(text, first, end)
        last = ending.start() if ending else end
        if voice is not None and label_of(voice) not in words("questions", "question") and text[first:last].strip():
            turns.append(Turn(first, first + len(text[first:last].rstrip()), parsed.tokens(*voice.span(1))[-1]))
        if ending:
            recorded, voice = False, None
    return tuple(turns)


def opening_brackets(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The bracketed words that a paragraph opens with."""
    labels: list[re.Match[str]] = []
    while (match := BRACKET.match(text, labels[-1].end() if labels else start, end)) is not None:
        labels.append(match)
    return labels


def interview(parsed: Parsed) -> tuple[Turn, ...]:
    """Paragraphs that open with a dash, question and answer by turns."""
    text = parsed.report.text
    dashed = [i for i, (start, end) in enumerate(parsed.paragraphs) if DASH.match(text, start, end) and end - start > 4]
    questions = sum(text[slice(*parsed.paragraphs[i])].rstrip().endswith("?") for i in dashed[::2])
    if len(dashed) < FEWEST or 3 * questions < len(dashed[::2]):
        return ()
    asked = person_asked(parsed, dashed[0])
    spans = [(DASH.match(text, *parsed.paragraphs[i]), parsed.paragraphs[i][1]) for i in dashed[1::2]]
    return tuple(Turn(match.end(), end, asked) for match, end in spans if match)


def person_asked(parsed: Parsed, before: int) -> Token | None:
    """The person that the lines before the first turn name most."""
    stop = parsed.paragraphs[before][0]
    names = [entity.root for entity in parsed.doc.ents if entity.label_ == "PERSON" and entity.start_char < stop]
    counts = Counter(name.text for name in names)
    return max(names, key=lambda name: (counts[name.text], -name.i), default=None)
