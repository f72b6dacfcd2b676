"""What a single line shows of itself, by the words in data/debris.toml.

READ ALSO: Fuel prices rise again      related links
Share · Print · Save for later         a bar of tools
bur-jk/lm/pop                          the initials that close an agency's report
14 May 2021 18:20 | World              a line of date, time and section
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dragoman.sources.datelines import find_dateline
from dragoman.sources.dates import Found, date_words, find_dates
from dragoman.vocabulary import load

Zone = Literal["head", "body", "tail"]

LONGEST_SIGN = 700  # Characters: captions and editor's notes are paragraphs, but no longer than this.
LEAD = re.compile(r"^[\s»▸▶►>+*←→☐✔•#=–—|·«-]+")
BARS = re.compile(r"\s*[|·•›»▸←→«►]\s*|\s{2,}|\s+[/*–—>-]\s+|\s*::\s*")
SENTENCE = re.compile(r"[.!?…]['\"”’»)\]]*$")
TIME = re.compile(
    r"\b(?:at )?(?:[01]?\d|2[0-4])(?:[:.hH][0-5]\d){1,2}(?: ?[ap]\.?m\.?)?(?: ?\(?(?:(?-i:[A-Z]{2,5})"
    r"|local time)(?:[+-]\d+)?\)?)?(?!\w)|\b\d{1,2} ?[ap]m\b|\b\d{2}H\d{2}\b",
    re.IGNORECASE,
)
INITIALS = re.compile(
    r"(?:(?:end|reuters?|afp|ap)?\W{0,2})?"
    r"(?=[^/]{1,24}/|[a-z]{2,4}-[a-z]{2,4}\b|[a-z]{2,4}( [a-z]{2,4}){1,3}\b)"
    r"[\w.-]{2,12}(?: [a-z-]{2,6}){0,3}(?:[/*-]{1,2}[\w. :-]{1,24}){0,5}(?: \([A-Z][A-Za-z, ]{1,30}\))?"
)
WIRE_STAMP = re.compile(
    r"(?:[A-Z]{2,6}[ -])?(?:[A-Z]{2}-)?[\d*/:. -]{4,}(?:[A-Z]{3}\w{0,4})?(?: ?\w{3}\d\dN*)?"
    r"|=+ ?[\w ]{2,30}|/\w{2,12}/|[–—-]+ ?[A-Z][\w ]{1,30}"
)
TRANSLATED = re.compile(
    r",? ?\(?(?:machine |automatically )?translat(?:ed|ion) (?:from|by) \w+(?: \w+)?(?: \(\w+\))?\)?", re.IGNORECASE
)
RULE = re.compile(r"[\W_]+")
PARTED = re.compile(r"[^()]{2,80}\([^()]{2,40}\)[\s\]]*[-–—:.]")
REFERENCE = re.compile(r"(?=.*\d)[A-Z]{2,}[A-Z\d-]*-\w*\d+(?: \([A-Z]+\))?|[A-Z]{2}\d{8,}.{0,80}")


@dataclass(frozen=True)
class Sign:
    """Why a line is no part of its report, and what it opens."""

    reason: str
    opens: str | None = None


def sign_of(line: str, zone: Zone = "body") -> Sign | None:
    """The sign that a line bears in this part of a report, or None where it may be the report's own."""
    if len(line) > LONGEST_SIGN:
        return None
    plain = plain_form(line)
    if not plain or RULE.fullmatch(line):
        return Sign("rule")
    if line[:1].islower() and line.endswith("."):
        return None
    sign, bar = matching_sign(plain, zone), bar_sign(line)
    return Sign(sign.reason, sign.opens or bar.opens) if sign and bar else sign or bar


def matching_sign(plain: str, zone: Zone) -> Sign | None:
    """The first [[sign]] one of whose patterns is the whole of this line."""
    return next((sign for pattern, sign in signs(zone) if pattern.fullmatch(plain)), None)


def bar_sign(line: str) -> Sign | None:
    """A bar of tools or a menu: its stretches are known words; at most a short one is not."""
    if len(line) > 240 or SENTENCE.search(line) or opens_report(line):
        return None
    stretches = [plain_form(part) for part in BARS.split(line.replace("] [", " | "))]
    stretches = [part.strip("[] ") for part in stretches if part.strip("[] ")]
    is_known = [is_tool(part, among=len(stretches)) for part in stretches]
    known = sum(is_known)
    if known == 0:
        return None
    unknown = [
        part for part, is_tool_word in zip(stretches, is_known, strict=True) if not is_tool_word and words_left(part)
    ]
    if known == len(stretches) or (
        len(stretches) > 1 and sum(words_left(part) for part in unknown) <= 3 * known and len(unknown) <= known
    ):
        opens = "comments" if any(re.search(r"\bcomments?\b", part, re.IGNORECASE) for part in stretches) else None
        return Sign("bar of links or tools", opens)
    return None


def is_tool(part: str, among: int) -> bool:
    """Whether a stretch between bars is the word of a tool or a section, or a sign by itself."""
    return bar_words().fullmatch(part) is not None or (among > 1 and matching_sign(part, "body") is not None)


def is_prose(line: str) -> bool:
    """Whether a line is surely running text: a sentence of some length with its end, or a dateline and words."""
    words = line.count(" ") + 1
    if words >= 45 or (words >= 8 and SENTENCE.search(line)):
        return words > 16 or not is_date_line(line)
    dateline = find_dateline(line) if words >= 14 else None
    return dateline is not None and not dateline.alone


def is_date_line(line: str) -> bool:
    """Whether a line says little beside a day and a time: "Posted on 3 May 2018 | 2 min read"."""
    if len(line) > 200:
        return False
    dates = find_dates(line)
    if line[:1].islower() and not (dates and dates[-1].end == len(line)):
        return False
    if (
        line.endswith(".")
        and words_left(line) > 2
        and not (dates and dates[0].start < 12)
        and len(BARS.split(line)) < 3
        and not re.search(r"\bBy\b", line)
    ):
        return False
    if dates and tells_of_day(line, dates[0]):
        return False
    dated = any(found.year for found in dates) or (dates and TIME.search(line))
    said = TRANSLATED.sub("", line)
    stretches = BARS.split(said)
    allowed = (
        8
        if len(stretches) > 2
        or re.match(r"\W*(?:posted|published|updated)\b", line, re.IGNORECASE)
        or re.search(r"\bBy [A-Z]", line)
        else 5
    )
    return bool(dated) and all(words_left(part) <= allowed for part in stretches) and words_left(said) <= 14


def tells_of_day(line: str, day: Found) -> bool:
    """Whether a line says what was or will be on a day: "Ferry talks to resume on 3 May 2018", not "Posted on"."""
    before = line[: day.start].split()
    return (
        day.label is None
        and before[-1:] != []
        and before[-1] in {"on", "by", "until", "till", "from", "since", "before", "after", "for"}
        and sum(word.islower() for word in before) >= 3
        and not re.search(r"\bby\b", " ".join(before[:-1]), re.IGNORECASE)
    )


def opens_report(line: str) -> bool:
    """Whether a line opens a report: a dateline with its day or its agency, and words after it.

    LIMA (NPA) - The two met         a dateline with its agency
    Rate (LOR) in cash, he said      words of a sentence with an abbreviation: nothing parts them from what follows
    """
    dateline = find_dateline(line)
    if dateline is None or dateline.date is not None:
        return dateline is not None
    return dateline.agency is not None and PARTED.match(line) is not None


def is_time_stamp(line: str) -> bool:
    """Whether a line is a time and no more, as the entries of a live blog begin: "19.10 BST"."""
    if len(line) >= 40 or find_dates(line) or words_left(line):
        return False
    times = TIME.findall(line)
    alone = re.fullmatch(r"\s*\d{1,2}[:.]\d{2}\s*", line) is not None
    return (
        bool(times)
        and not re.search(r"\d", TIME.sub("", line))
        and (alone or re.search(r"\d[:hH]\d|[A-Zap]\.?m?\.?\)?$", line) is not None)
    )


def is_sign_off(line: str) -> bool:
    """Whether a line is what agencies set under a report: initials, a stamp, the agency's name, "END"."""
    if len(line) > 70 or not line.strip():
        return False
    if plain_form(line).strip("().[]/ ") in load("debris")["endmarks"]["words"] or RULE.fullmatch(line):
        return True
    if (
        len(line) < 60
        and re.fullmatch(r"[\[(].{1,58}[\])]", line)
        and not re.search(r"[.!?]['\"”’)\]]*$", line[:-1].removesuffix(" "))
    ):
        return line.count(" ") < 6
    if re.fullmatch(r"\((?:[A-Z]\. ?){1,3}\)", line):
        return True
    return bool(INITIALS.fullmatch(line) or WIRE_STAMP.fullmatch(line))


def words_left(text: str) -> int:
    """How many words a stretch has beside dates, times, weekdays and the labels of dates."""
    kept, end = [], 0
    for found in find_dates(text):
        kept.append(text[end : found.start])
        end = found.end
    rest = TIME.sub(" ", " ".join([*kept, text[end:]]))
    return len(
        [word for word in re.findall(r"[^\W\d_][\w'’.]*", rest) if word.casefold().strip(".'’") not in date_words()]
    )


def plain_form(line: str) -> str:
    """A line as the signs are written: lower case, straight apostrophes, no bullets before it, single spaces."""
    return " ".join(LEAD.sub("", line).casefold().replace("’", "'").replace("‘", "'").split())


@cache
def signs(zone: Zone) -> tuple[tuple[re.Pattern[str], Sign], ...]:
    """The patterns that count in a part of a report, one for each [[sign]]."""
    found = []
    for sign in load("debris")["sign"]:
        patterns = sign.get("line", []) + (sign.get(zone, []) if zone != "body" else [])
        if patterns:
            found.append(
                (
                    re.compile("|".join(f"(?:{pattern})" for pattern in patterns)),
                    Sign(sign["reason"], sign.get("opens")),
                )
            )
    return tuple(found)


@cache
def bar_words() -> re.Pattern[str]:
    return re.compile("|".join(load("debris")["bar"]["words"]))
