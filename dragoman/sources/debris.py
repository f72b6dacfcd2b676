"""What of a pasted page is its report, and what is debris; nothing disappears without its reason.

    title, standfirst, paragraphs, lists      the report
    "Leave a Reply" and all that follows      readers' comments
    "READ ALSO" and the headlines after it    related links
    "abc/de/fg" under the last sentence       sign-off
In doubt a line stays: losing a sentence is worse than keeping a share bar.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model import Dropped
from dragoman.sources.head import Heading, is_metadata, read_heading
from dragoman.sources.signs import Sign, Zone, is_date_line, is_prose, is_sign_off, is_time_stamp, sign_of

GLUED = re.compile(
    r"(?<=[.!?\"”’])\s+(?:[–—-]+ ?[A-Z]{2,6}|END|ENDS|Enditem|Reuters?|REUTERS?|AFP|\(END\)|/?ENDS?/|#{2,})$"
)
LONGEST_CAPTION = 300  # Characters of the line under "Image caption".
LONGEST_LEFTOVER = 110  # Characters of a line without a sentence under the last one, beyond which it stays.


@dataclass(frozen=True)
class Sorted:
    """The lines that stay, by number, the reasons why others do not, and what the head says."""

    kept: tuple[int, ...]
    reasons: dict[int, str]
    heading: Heading

    def dropped(self, lines: Sequence[str]) -> tuple[Dropped, ...]:
        return tuple(Dropped(text=lines[number], reason=reason) for number, reason in sorted(self.reasons.items()))


def detach_sign_off(line: str) -> list[str]:
    """A last sentence and the sign-off that is glued to it: "... in May. - ABX", "... in May. END"."""
    match = GLUED.search(line)
    return [line[: match.start()].rstrip(), match.group().strip()] if match else [line]


def sort_lines(lines: Sequence[str], title: int | None = None) -> Sorted:
    """Tell a report's own lines from the rest. `title`: the line that is known to be its title."""
    prose = [is_prose(line) and number != title for number, line in enumerate(lines)]
    signs = [sign_of(line) if number != title else None for number, line in enumerate(lines)]
    reasons = dict(opened_sections(lines, prose, signs))
    reasons |= {number: sign.reason for number, sign in enumerate(signs) if sign and number not in reasons}
    reasons |= {
        n: "time stamp" for n, line in enumerate(lines) if n not in reasons and n != title and is_time_stamp(line)
    }
    body = [number for number in range(len(lines)) if prose[number] and number not in reasons]
    first, last = (body[0], body[-1]) if body else (len(lines), len(lines))
    free = [number for number in range(first) if number not in reasons]
    early = [
        number
        for number in range(first, body[2] if len(body) > 2 else last)
        if number not in reasons and not prose[number]
    ]
    heading = read_heading(lines, free, early, title)
    reasons |= heading.reasons
    reasons |= tail_reasons(lines, last, reasons, whole=len(body) >= 2)
    kept = tuple(number for number in range(len(lines)) if number not in reasons)
    if not any(prose[number] for number in kept) and not any(words_enough(lines[number]) for number in kept):
        return Sorted(tuple(range(len(lines))), {}, heading)
    return Sorted(kept, reasons, heading)


def opened_sections(lines: Sequence[str], prose: Sequence[bool], signs: Sequence[Sign | None]) -> list[tuple[int, str]]:
    """The lines that stand under "Comments", to the end, and under "Related stories", up to the next sentence."""
    found: list[tuple[int, str]] = []
    until_sentence: Sign | None = None
    total = sum(len(line) for line, is_text in zip(lines, prose, strict=True) if is_text)
    before = 0
    for number, (line, sign) in enumerate(zip(lines, signs, strict=True)):
        if sign and sign.opens == "comments" and 2 * before >= total > 0:
            return [*found, (number, sign.reason), *((n, "readers' comments") for n in range(number + 1, len(lines)))]
        if (
            not sign
            and number
            and (label := signs[number - 1])
            and label.opens == "caption"
            and len(line) < LONGEST_CAPTION
        ):
            found.append((number, label.reason))
            continue
        if sign:
            until_sentence = sign if sign.opens == "links" and stands_as_heading(line) else until_sentence
        elif until_sentence and (not prose[number] or is_bulleted(line)):
            if before or is_bulleted(line):
                found.append((number, until_sentence.reason))
        else:
            until_sentence = None
        before += len(line) if prose[number] and not sign else 0
    return found


def stands_as_heading(line: str) -> bool:
    """Whether a sign heads a list: "Related topics:", "More on this story", but not "Watch: Minister speaks"."""
    return len(line) < 60 and re.search(r":\s*\S", line) is None


def is_bulleted(line: str) -> bool:
    return re.match(r"\s*[»▸▶►>+*•·-]\s|\s*[-*•»>]", line) is not None


def tail_reasons(lines: Sequence[str], last: int, reasons: dict[int, str], whole: bool) -> dict[int, str]:
    """Why lines after the last sentence are no text; `whole`: short ones that no sign explains go too."""
    found: dict[int, str] = {}
    for number in range(last + 1, len(lines)):
        if number in reasons:
            continue
        if reason := tail_reason(lines[number]):
            found[number] = reason
        elif whole and is_leftover(lines[number]):
            found[number] = "line without a sentence after the last one"
    return found


def tail_reason(line: str) -> str | None:
    zone: Zone = "tail"
    if sign := sign_of(line, zone):
        return sign.reason
    if is_sign_off(line):
        return "sign-off"
    return "date line" if is_date_line(line) or is_metadata(line) else None


def is_leftover(line: str) -> bool:
    """A short line without a sentence's end, a quotation or a list mark."""
    if (
        len(line) > LONGEST_LEFTOVER
        or re.search(r"[.!?:;…]['\"”’»)\]]*$", line)
        or re.match(r"[-–—*•\d(\[\"“«'‘a-z]", line)
    ):
        return False
    return line.count(" ") < 14 and not re.search(r"[a-z]{2}[.!?] ", line)


def words_enough(line: str) -> bool:
    return line.count(" ") >= 4
