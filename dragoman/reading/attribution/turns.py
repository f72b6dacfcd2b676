"""Recorded voices without quotation marks: interviews and transcripts, one turn a paragraph.

— What did you bring home?          a question: nobody's statement
— A cold, and a telephone number.   its answer: the person interviewed
SPOKESPERSON: Good afternoon.       a transcript: whom the label names
Q: And the prisoners?  A: Not yet.  a question and its answer
[SOLBERG] Not yet.                  a broadcast: whom the bracket names, till [END RECORDING]
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.reading.attribution.cues import words
from dragoman.reading.attribution.stretches import Inside
from dragoman.reading.grammar import Parsed
from dragoman.reading.marks import Stretch

DASH = re.compile(r"[—–―-]{1,2}\s*(?=\S)")
TURN_LABEL = re.compile(
    r"((?=[^\W\d_])(?:\b[^\W\d_]{1,4}\.\s|[^:.?!()\n]){1,60}?)\s?(?:\([^()\n]{1,40}\)\s?)?:\s+(?=\S)"
)
LINE = re.compile(r"[^\n]+")
HEAD = 2000  # characters before a transcript in which it says who speaks
NAME = 12  # words of a line that only says who has which label, at most
BRACKET = re.compile(r"\[([^\[\]\n]{2,50})\]\s*(?=\S)")
BEGINS = re.compile(r"begin (?:video ?|audio ?)?(?:recording|clip|tape)", re.I)
ENDS_RECORDING = re.compile(r"\[(?:end (?:video ?|audio ?)?(?:recording|clip|tape))\]", re.I)
FEWEST = 4  # turns that make an interview
ENDS = 2  # turns that make a transcript


@dataclass(frozen=True)
class Turn:
    """The words [start, end) of one voice; `source` is a word of the report that names it, `label` where it is said."""

    start: int
    end: int
    source: Token | None
    label: tuple[int, int] | None = None


def find_turns(parsed: Parsed) -> tuple[Turn, ...]:
    """The turns of a transcript or of an interview, questions left out."""
    return transcript(parsed) or broadcast(parsed) or interview(parsed)


def unspoken(parsed: Parsed, turns: tuple[Turn, ...]) -> tuple[list[Stretch], list[Stretch]]:
    """The lines of whoever asks or presents, and the labels before the words of all others.

    In an interview only what a dash opens is asked, in a transcript all that is no turn; a broadcast has a narrator.
    """
    if not turns:
        return [], []
    text, starts = parsed.report.text, [turn.start for turn in turns]
    labels = {turn.label[0]: turn.start for turn in reversed(turns) if turn.label is not None}
    opening = text.rfind("\n", 0, starts[0]) + 1
    if BRACKET.match(text, opening):
        return [], [*labels.items()]
    said, dashed = Inside([(turn.start, turn.end) for turn in turns]), DASH.match(text, opening) is not None
    before = parsed.paragraphs[max(0, parsed.paragraph_at(starts[0]) - 1)][0]
    lines = (match.span() for match in LINE.finditer(text, before, turns[-1].end))
    others = [(a, b) for a, b in lines if not said.holds(a) and bisect_left(starts, a) == bisect_left(starts, b)]
    opens = DASH if dashed else TURN_LABEL
    asked = [line for line in others if (line[0] > starts[0] and not dashed) or opens.match(text, *line)]
    return asked, [*labels.items()]


def transcript(parsed: Parsed) -> tuple[Turn, ...]:
    """Lines that open with the label of who speaks; those between go on with the same voice."""
    text = parsed.report.text
    lines = [match.span() for start, end in parsed.paragraphs for match in LINE.finditer(text, start, end)]
    opens = {start for start, _ in parsed.paragraphs}
    found = {i: match for i, line in enumerate(lines) if (match := TURN_LABEL.match(text, *line))}
    ends = ends_of(found, lines, opens)
    labels = labels_of(found, ends, text)
    if not labels:
        return ()
    voices = voices_of(labels, ends, parsed)
    turns: list[Turn] = []
    first, last = min(labels), max(labels)
    speaking = labels[first]
    for i in range(first, len(lines)):
        start, end = lines[i]
        if i > last and start in opens:
            break
        speaking = labels.get(i, speaking)
        if label_of(speaking) not in voices:
            continue
        if i in labels or start in opens:
            label = None if is_mark(label_of(speaking)) else speaking.span(1)
            turns.append(Turn(labels[i].end() if i in labels else start, end, voices[label_of(speaking)], label))
        else:
            turns[-1] = replace(turns[-1], end=end)
    return tuple(turns)


def ends_of(found: dict[int, re.Match[str]], lines: list[tuple[int, int]], opens: set[int]) -> dict[int, int]:
    """For each label by its line where its words end: before the next label, or with its paragraph."""
    ends: dict[int, int] = {}
    last = None
    for i, (start, end) in enumerate(lines):
        last = i if i in found else None if start in opens else last
        if last is not None:
            ends[last] = end
    return ends


def voices_of(labels: dict[int, re.Match[str]], ends: dict[int, int], parsed: Parsed) -> dict[str, Token | None]:
    """Each label of somebody who answers, with a word of the report that names the voice."""
    once = {label_of(label): label for label in labels.values()}
    last = {name.split()[-1] for name in once}
    named: dict[str, list[Token]] = {}
    for token in parsed.doc:
        if token.pos_ == "PROPN" and token.lower_ in last:
            named.setdefault(token.lower_, []).append(token)
    asking = askers(labels, ends, parsed.report.text)
    reporting = {word for word, called in named.items() if reports(called)}
    namesakes = {word: next((t for t in called if t.text.istitle()), None) for word, called in named.items()}
    presented = not once.keys().isdisjoint(words("questions", "presenters"))
    first = labels[min(labels)].start()
    voices = {}
    for name, label in once.items():
        word = name.split()[-1]
        voice = voice_of(label, first, parsed, namesakes.get(word))
        if name not in asking and word not in reporting and (not presented or is_described(voice)):
            voices[name] = voice
    return voices


def labels_of(found: dict[int, re.Match[str]], ends: dict[int, int], text: str) -> dict[int, re.Match[str]]:
    """The labels by their lines, where they make a transcript: several that come again, or a question and an answer.

    Of those that come once, the ones in capitals count where others do.
    """
    found = {i: match for i, match in found.items() if not says_who(text[match.end() : ends[i]])}
    named = Counter(label_of(match) for match in found.values())
    again = {i: match for i, match in found.items() if named[label_of(match)] >= ENDS or is_mark(label_of(match))}
    if any(match[1].isupper() and len(match[1]) > 1 for match in again.values()):
        again |= {i: match for i, match in found.items() if match[1].isupper()}
    marks = {kind for kind in ("question", "answer") for m in again.values() if label_of(m) in words("questions", kind)}
    return dict(sorted(again.items())) if len(again) >= FEWEST or len(marks) == ENDS else {}


def says_who(rest: str) -> bool:
    """Spokesperson: Astrid Solheim. Guest: Ole Berg, special envoy."""
    return rest.rstrip()[-1:] not in {*".!?…"} and len(rest.split()) <= NAME and rest[:1].isupper()


def askers(labels: dict[int, re.Match[str]], ends: dict[int, int], text: str) -> set[str]:
    """The labels of whoever asks: Q, PRESENTER, and those most of whose turns are questions: THE COURIER."""
    turns = Counter(label_of(label) for label in labels.values())
    asked = Counter(
        label_of(label) for i, label in labels.items() if text[label.end() : ends[i]].rstrip().endswith("?")
    )
    return {
        name for name in turns if name in words("questions", "question") or 2 * asked[name] > max(turns[name], ENDS)
    }


def reports(called: list[Token]) -> bool:
    """Whether somebody is called a correspondent before his name; in "QUESTION: Mr Berg, …" he is asked."""
    asking = words("questions", "question")
    around = (name.doc[max(0, name.i - 3) : name.i] for name in called if name.ent_type_ == "PERSON")
    before = ({token.lower_ for token in some} for some in around)
    return any(":" not in some and not asking.isdisjoint(some) for some in before)


def is_described(voice: Token | None) -> bool:
    """Minister Amina [Okello]; Ole [Berg], an analyst. A voice that is only named is a colleague of the presenter."""
    if voice is None:
        return False
    offices = words("voices", "people") | words("roles", "nouns")
    before = (voice.doc[i] for i in range(voice.i - 1, voice.sent.start - 1, -1))
    first = next((t for t in before if t.text != "," and (t.pos_ != "PROPN" or t.lower_ in offices)), None)
    after = voice.doc[voice.i + 1 : voice.i + 6]
    apposed = after[:1].text == "," and any(t.pos_ == "NOUN" and t.dep_ == "appos" for t in after)
    return apposed or (first is not None and (first.pos_ == "NOUN" or first.lower_ in offices))


def voice_of(label: re.Match[str], stop: int, parsed: Parsed, namesake: Token | None) -> Token | None:
    """A word of the report that names the voice: a name that the head gives the label, else the label's own last word.

    Spokesperson: Astrid [Solheim] ... SPOKESPERSON: Not yet.     Astrid [Solheim] ... SOLHEIM: Not yet.
    """
    if label_of(label) in words("questions", "answer"):
        return person_asked(parsed, stop)
    own = parsed.tokens(*label.span(1))[-1]
    head_lines = LINE.finditer(parsed.report.text, max(0, stop - HEAD), stop)
    lines = (line for line in head_lines if label_of(label) in line[0].casefold())
    head = [token for line in lines for token in named_in(line, parsed)]
    return next(iter(head), None) or namesake or own


def named_in(line: re.Match[str], parsed: Parsed) -> Iterator[Token]:
    """The last word of the name that a line of the head gives a label, or of a person in it."""
    label = TURN_LABEL.match(line[0])
    if label is not None:
        rest = line.start() + label.end()
        yield from parsed.tokens(rest, rest + len(line[0][label.end() :].split(",")[0].rstrip()))[-1:]
        return
    yield from (t for t in parsed.tokens(*line.span()) if t.ent_type_ == "PERSON" and t.nbor().ent_type_ != "PERSON")


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
            stop = first + len(text[first:last].rstrip())
            turns.append(Turn(first, stop, parsed.tokens(*voice.span(1))[-1], voice.span(1)))
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
    asked = person_asked(parsed, parsed.paragraphs[dashed[0]][0])
    spans = [(DASH.match(text, *parsed.paragraphs[i]), parsed.paragraphs[i][1]) for i in dashed[1::2]]
    return tuple(Turn(match.end(), end, asked) for match, end in spans if match)


def person_asked(parsed: Parsed, stop: int) -> Token | None:
    """The person that the lines before the first turn name most."""
    names = [entity.root for entity in parsed.doc.ents if entity.label_ == "PERSON" and entity.start_char < stop]
    counts = Counter(name.text for name in names)
    return max(names, key=lambda name: (counts[name.text], -name.i), default=None)
