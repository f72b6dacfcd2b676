"""Recorded voices without quotation marks: interviews and transcripts, one turn a paragraph.

— What did you bring home?          a question: nobody's statement
— A cold, and a telephone number.   its answer: the person interviewed
SPOKESPERSON: Good afternoon.       a transcript: whom the label names
Q: And the prisoners?  A: Not yet.  a question and its answer
"""

import re
from collections import Counter
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.reading.attribution.cues import words
from dragoman.reading.grammar import Parsed

DASH = re.compile(r"[—–―-]{1,2}\s*(?=\S)")
LABEL = re.compile(r"([^\W\d_][^:.?!\n]{0,60}?)\s?:\s+(?=\S)")
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
    return transcript(parsed) or interview(parsed)


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
