"""Where words stand in quotation marks, also where the marks are broken.

Each mark is read by what stands on both of its sides, never by counting:

    He said: "We stay."             straight, curly, guillemets, German, single
    »Wir gehen«   « On part »       reversed, spaced
    “We tried. “We failed,” he said one run, its closing mark lost in the middle
    “It was calm, “the envoy said.  a closing mark turned round
    “First paragraph.¶“Second.”     goes on over a paragraph break
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from dragoman.reading.attribution.cues import verb_classes, words
from dragoman.reading.attribution.dashes import dash_speech
from dragoman.reading.attribution.stretches import Inside
from dragoman.reading.grammar import Parsed

DOUBLE, ANGLE, SINGLE = '"“”„‟″', "«»‹›", "'‘’‚‛`"
MARK = re.compile(f"``|''|[{DOUBLE}{ANGLE}{SINGLE}]")
WORD = re.compile(r"\w+")
OPENS_BY_SHAPE, CLOSES_BY_SHAPE = "“„‟«‹‘‚‛", "”»›’"
BEFORE_OPENING = "([{—–-/:" + DOUBLE + ANGLE + SINGLE
SENTENCE_END = ".!?…"
TAIL = 220  # how far after a mark an attribution may end: "the head of … diplomacy stated."

Face = Literal["open", "close", "either"]


@dataclass(frozen=True, order=True)
class Quotation:
    """Words in quotation marks: [start, end) without the marks, `outer` with them."""

    start: int
    end: int
    outer: tuple[int, int]
    opened: bool = True
    closed: bool = True
    continues: bool = False
    words: int = 0


@dataclass(frozen=True)
class Mark:
    start: int
    end: int
    family: str
    face: Face
    weak: bool = False


def find_quotations(parsed: Parsed) -> tuple[Quotation, ...]:
    """Every quotation of a report, in order."""
    sentence_ends = [sentence.end_char for sentence in parsed.doc.sents]
    found: list[Quotation] = []
    for start, end in parsed.paragraphs:
        before = found[-1] if found else None
        inside = list(quotations_of(parsed, start, end, sentence_ends))
        if inside and before and not before.closed and goes_on(before, inside[0], parsed.report.text, start):
            inside[0] = replace(inside[0], continues=True)
        found += inside
    spoken = [
        Quotation(*inner, outer) for start, end in parsed.paragraphs for inner, outer in dash_speech(parsed, start, end)
    ]
    dashed = Inside([quotation.outer for quotation in spoken])
    found = sorted([*spoken, *(quotation for quotation in found if not dashed.holds(quotation.start))])
    counted = (replace(q, words=len(WORD.findall(parsed.report.text, q.start, q.end))) for q in found)
    return tuple(quotation for quotation in counted if quotation.words)


def goes_on(before: Quotation, after: Quotation, text: str, paragraph: int) -> bool:
    """A quotation left open goes on where the next paragraph opens with a mark."""
    return after.opened and not text[paragraph : after.outer[0]].strip() and not text[before.end : paragraph].strip()


def quotations_of(parsed: Parsed, start: int, end: int, sentence_ends: list[int]) -> Iterator[Quotation]:
    """The quotations of one paragraph: open at an opening mark, close at the mark that ends its run."""
    marks = marks_of(parsed.report.text, start, end)
    opening: Mark | None = None
    depth, since = 0, start
    for i, mark in enumerate(marks):
        later = next((m for m in marks[i + 1 : i + 6] if m.family == mark.family), None)
        if opening is None:
            if mark.face == "close":
                yield from orphan(parsed, since, mark, sentence_ends)
                since = mark.end
            else:
                opening, depth = mark, 1
        elif mark.family == opening.family:
            if mark.face == "open" and not turned_round(parsed, mark, later, end, sentence_ends):
                depth += not after_sentence(parsed.report.text, mark.start)
                continue
            depth -= 1
            if depth and later is not None and later.face != "open":
                continue
            yield Quotation(opening.end, mark.start, (opening.start, mark.end))
            opening, since = None, mark.end
    if opening is not None and opening.family != SINGLE:
        yield left_open(parsed, opening, start, end, sentence_ends)


def marks_of(text: str, start: int, end: int) -> list[Mark]:
    """The quotation marks of a paragraph; apostrophes left out."""
    marks = [
        mark for match in MARK.finditer(text, start, end) if (mark := mark_at(text, match, start, end)) is not None
    ]
    closes_ahead, kept = 0, []
    for mark in reversed(marks):  # a single mark opens only where one closes after it
        if mark.family == SINGLE and mark.face == "close":
            closes_ahead += 1
        elif mark.family == SINGLE:
            if not closes_ahead:
                continue
            closes_ahead -= 1
        kept.append(mark)
    return drop_plurals(kept[::-1])


def drop_plurals(marks: list[Mark]) -> list[Mark]:
    """Of several single marks that could close, the last before the next opening does: 'the ministers' talks'."""
    kept: list[Mark] = []
    strong_ahead = False
    for mark in reversed(marks):
        if mark.family == SINGLE and mark.weak and strong_ahead:
            continue
        if mark.family == SINGLE:
            strong_ahead = mark.face == "close"
        kept.append(mark)
    return kept[::-1]


def mark_at(text: str, match: re.Match[str], start: int, end: int) -> Mark | None:
    sign = match[0]
    left = text[match.start() - 1] if match.start() > start else " "
    right = text[match.end()] if match.end() < end else " "
    family = DOUBLE if len(sign) == 2 or sign in DOUBLE else ANGLE if sign in ANGLE else SINGLE
    if family == SINGLE:
        return single_mark(text, match, left, right)
    return Mark(match.start(), match.end(), family, face_of(sign, left, right))


def face_of(sign: str, left: str, right: str) -> Face:
    """Which way a mark looks: by its neighbours first, by its shape where they leave it open."""
    open_before = left.isspace() or left in BEFORE_OPENING
    open_after = not right.isspace() and (right.isalnum() or right in "$€£([…" + SINGLE + DOUBLE + ANGLE)
    if open_before and open_after:
        return "open"
    if not open_before and not (right.isalnum() or right in "([$€£"):
        return "close"
    return "open" if sign in OPENS_BY_SHAPE else "close" if sign in CLOSES_BY_SHAPE else "either"


def single_mark(text: str, match: re.Match[str], left: str, right: str) -> Mark | None:
    """A single mark where it can be no apostrophe: 'We go,' he said; not o'clock, the '90s, rock 'n' roll."""
    word = re.compile(r"\w*").match(text, match.end())
    following = word[0].lower() if word else ""
    if (left.isspace() or left in BEFORE_OPENING) and right.isalnum():
        apostrophe = match[0] in "'’" and (following in words("elisions", "words") or right.isdigit())
        return None if apostrophe else Mark(match.start(), match.end(), SINGLE, "open")
    if not left.isspace() and not right.isalnum() and match[0] not in "‘‚‛`":
        if match.start() > 1 and left == "n" and text[match.start() - 2] in "'’":
            return None
        weak = left == "s" and right.isspace()
        return Mark(match.start(), match.end(), SINGLE, "close", weak)
    return None


def after_sentence(text: str, offset: int) -> bool:
    """Whether a sentence ended just before."""
    return text[max(0, offset - 4) : offset].rstrip()[-1:] in {*SENTENCE_END, ""}


def sentence_end(offset: int, end: int, sentence_ends: list[int]) -> int:
    i = bisect_right(sentence_ends, offset)
    return min(end, sentence_ends[i]) if i < len(sentence_ends) else end


def turned_round(parsed: Parsed, mark: Mark, later: Mark | None, end: int, sentence_ends: list[int]) -> bool:
    """Whether an opening mark inside a quotation is its closing mark turned round: … way, “the envoy stated."""
    text = parsed.report.text
    stop = sentence_end(mark.end, end, sentence_ends)
    if stop - mark.end > TAIL or text[max(0, mark.start - 4) : mark.start].rstrip()[-1:] not in {
        ",",
        *SENTENCE_END,
        "-",
        "–",
        "—",
    }:
        return False
    if later is not None and later.start < stop and later.face != "open":
        return False
    tail = parsed.tokens(mark.end, stop)
    return (
        bool(tail)
        and tail[0].text[:1].islower() | (len(tail) < 12)
        and any("say" in verb_classes(token) or "tell" in verb_classes(token) for token in tail)
    )


def orphan(parsed: Parsed, since: int, mark: Mark, sentence_ends: list[int]) -> Iterator[Quotation]:
    """A closing mark without its opening one: the words since the last quotation, or since the paragraph began."""
    if mark.family == SINGLE:
        return
    text = parsed.report.text
    start = since
    if text[since - 1 : since] and text[since - 1] in DOUBLE + ANGLE:
        start = sentence_ends[max(0, bisect_right(sentence_ends, mark.start - 1) - 1)]
        start = max(since, start)
    while start < mark.start and not text[start].isalnum():
        start += 1
    if text[max(0, mark.start - 1) : mark.start] in {",", *SENTENCE_END} or re.match(
        r"\s*,", text[mark.end : mark.end + 3]
    ):
        yield Quotation(start, mark.start, (start, mark.end), opened=False)


def left_open(parsed: Parsed, opening: Mark, start: int, end: int, sentence_ends: list[int]) -> Quotation:
    """A quotation without closing mark: to the paragraph's end where it began a sentence, else to its sentence's."""
    text = parsed.report.text
    lead = text[start : opening.start].rstrip()[-1:]
    stop = end if lead in {"", ":", *SENTENCE_END} else sentence_end(opening.end, end, sentence_ends)
    stop = opening.end + len(text[opening.end : stop].rstrip())
    return Quotation(opening.end, stop, (opening.start, stop), closed=stop < end)
