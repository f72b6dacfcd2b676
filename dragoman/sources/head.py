"""The lines before a report's first sentence: masthead, title, standfirst, byline, date.

THE NORTHERN GAZETTE                     masthead: the outlet
Ministers agree on ferry, not on port    title
By Ana Oro in Lome | 3 May 2018          byline and date
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.sources.datelines import find_dateline
from dragoman.sources.dates import date_words, find_dates
from dragoman.sources.signs import BARS, LEAD, REFERENCE, TIME, is_date_line, plain_form, words_left
from dragoman.vocabulary import load

QUOTED = re.compile(r"[\"“”«»„]|(?<!\w)['‘]\w")
BYLINE = re.compile(
    r"\s*(?P<by>(?:(?:Text|Story|Words|Interview|Author"
    r"|Reporter)\s*:?\s+)?[Bb][Yy]\b:?\s+|(?:From|With)\s+(?=[Oo]ur\s))(?P<who>.+)"
)
MAIL_HEADER = re.compile(r"(?:From|To|Cc|Reply-To|Sent|Date): .*(?:@|\b(?:19|20)\d\d\b)")
CUT = re.compile(r"\s*[|•·]\s*|\s{2,}|\s+[–—-]\s+|,?\s+(?=\w+@)|\s*\((?=[^)]*$)")


@dataclass(frozen=True)
class Heading:
    """Which line is the title, and why other lines of the head are no text."""

    title: int | None
    reasons: dict[int, str]


def read_heading(lines: Sequence[str], free: Sequence[int], early: Sequence[int], known: int | None = None) -> Heading:
    """Read the lines of a head, those of number `free`.

    `early` lines stand between the first sentences, and are read for a byline or a date only; `known` is the line
    that is surely the title.
    """
    reasons = {
        number: reason for number in [*free, *early] if number != known and (reason := plain_metadata(lines[number]))
    }
    left = [number for number in free if number not in reasons]
    title = title_among(lines, left) if known is None else known
    for number in [*left, *(number for number in early if number not in reasons)]:
        if number != title and find_dateline(lines[number]) is None:
            before_title = title is not None and number < title
            beside_date = title == number - 1 or any(
                n in reasons or (0 <= n < len(lines) and find_dateline(lines[n])) for n in (number - 1, number + 1)
            )
            if reason := why_no_text(lines[number], before_title, beside_date):
                reasons[number] = reason
    return Heading(title, dict(sorted(reasons.items())))


def plain_metadata(line: str) -> str | None:
    """Why a line is surely a byline or a date line."""
    if byline_of(line):
        return "byline"
    if MAIL_HEADER.match(line):
        return "mail header"
    return "date line" if is_metadata(line) else None


def why_no_text(line: str, before_title: bool, beside_date: bool) -> str | None:
    """Why a line of the head that is neither title nor date is no text either: a masthead, or names beside a date."""
    if plain_form(line).strip(".:") in load("debris")["masthead"]["kickers"]:
        return "masthead or section"
    if is_masthead(line) if before_title else is_outlet(line):
        return "masthead or section"
    return "byline" if not before_title and (beside_date or has_job(line)) and is_name_line(line) else None


def byline_of(line: str) -> str | None:
    """The names in a line that says who wrote it: "By Ana Oro in Lome | 3 May 2018"; "" where it names nobody."""
    match = BYLINE.match(line)
    if match is None or len(line) > 220 or (re.search(r"[.!?]['\"”’]?$", line) and line.count(" ") > 12):
        return None
    who = without_dates(CUT.split(match["who"])[0]).strip(" ,:;.-–—(")
    if not who or len(who.split()) > 16 or not re.match(r"[A-ZÀ-Þ]|our\b|the\b|staff\b|wire\b|a\b", who):
        return None
    names_office = who.startswith(("our ", "the ", "a ", "staff ", "wire ")) and len(who.split()) <= 8 and has_job(who)
    return who if names_office or looks_like_names(who) else None


def has_job(who: str) -> bool:
    jobs = load("debris")["byline"]["jobs"]
    return any(word.casefold() in jobs for word in re.findall(r"\w+", who))


def looks_like_names(who: str) -> bool:
    """Whether all words are names, jobs, places and what joins them."""
    joints = load("debris")["byline"]["joints"]
    jobs = load("debris")["byline"]["jobs"]
    words = re.findall(r"[^\W\d_][\w'’.-]*|&", who)
    strange = [
        word for word in words if not (word[:1].isupper() or word.casefold() in joints or word.casefold() in jobs)
    ]
    return not strange or (len(strange) == 1 and strange == words[-1:] and len(words) <= 8 and "," in who)


def is_name_line(line: str) -> bool:
    """Whether a line holds names alone, with jobs and places: "Ana Oro and Kofi Mensah in Lome", "Staff Reporter"."""
    parts = [part for part in BARS.split(line) if part.strip()]
    if len(parts) > 1:
        return all(is_name_line(part) for part in parts)
    words = re.findall(r"[^\W\d_][\w'’.-]*|&", line)
    if not 2 <= len(words) <= 14 or re.search(r"[.!?]$|[\d\"“”(:;]", line) or line.isupper() or QUOTED.search(line):
        return False
    if any(
        word.casefold() in date_words()
        for word in words[1:]
        if len(word) > 2 and word.casefold() not in {"the", "last"}
    ):
        return False
    if not looks_like_names(line.rstrip(",")) or not words[0][:1].isupper():
        return False
    jobs = load("debris")["byline"]["jobs"]
    joined = {word.casefold() for word in words}
    small = [word for word in words if word[:1].islower()]
    return bool(joined & set(jobs)) or (len(words) <= 4 and not small) or (bool(small) and len(words) <= 8)


def is_metadata(line: str) -> bool:
    """Whether a line is a date line, or the reference number of a wire; a place with its date stays, as a dateline."""
    dateline = find_dateline(line)
    if dateline is not None:
        return False
    return is_date_line(line) or REFERENCE.fullmatch(line.strip()) is not None


def title_among(lines: Sequence[str], numbers: Sequence[int]) -> int | None:
    """The headline: the first line of four words that is no masthead, else the first that is none, else the first."""
    candidates = [
        number
        for number in numbers
        if find_dateline(lines[number]) is None
        and len(lines[number]) <= 300
        and not re.match(r"[(\[*•-]", lines[number])
    ]
    said = [number for number in candidates if not is_masthead(lines[number])]
    said = [number for number in said if not is_kicker_in_capitals(lines[number])] or said
    long = [number for number in said if len(lines[number].split()) >= 4]
    return next(iter(long or said or candidates), None)


def is_kicker_in_capitals(line: str) -> bool:
    """LETTER FROM THE COAST above a title in small letters."""
    return line.isupper() and len(line.split()) <= 5


def is_masthead(line: str) -> bool:
    """Whether a line is the name of a paper or an office, a section or a kicker: capitalised and short."""
    if QUOTED.search(line) or re.search(r"[.!?]$", line):
        return False
    words = re.findall(r"[^\W\d_][\w'’]*", line)
    if len(words) <= 2 or plain_form(line) in load("debris")["masthead"]["kickers"] or is_numbered(line):
        return True
    known = any(word.casefold() in load("debris")["masthead"]["words"] for word in words)
    joints = load("debris")["byline"]["joints"]
    capitalised = all(word[:1].isupper() or word.casefold() in joints for word in words)
    sections = len([part for part in BARS.split(line) if part.strip()]) > 1 and all(
        len(part.split()) <= 4 for part in BARS.split(line)
    )
    return (
        (known and capitalised and len(words) <= 9)
        or (sections and len(words) <= 8)
        or (len(words) <= 3 and capitalised)
    )


def is_numbered(line: str) -> bool:
    """Press release No. 7, News bulletin 12/2020: a paper's number, not what it says."""
    openings = tuple(load("debris")["masthead"]["openings"])
    return plain_form(line).startswith(openings) and len(line.split()) <= 6


def is_outlet(line: str) -> bool:
    """Whether a line under the title is a paper's or an agency's name, without a job: "The Northern Gazette"."""
    words = re.findall(r"[^\W\d_][\w'’]*", line)
    return (
        2 <= len(words) <= 6
        and not re.search(r"\d", line)
        and not has_job(line)
        and is_masthead(line)
        and outlet_of(line) is not None
    )


def outlet_of(line: str) -> str | None:
    """The newspaper or agency that a masthead names."""
    for part in BARS.split(LEAD.sub("", line)):
        words = part.split()
        if plain_form(part) in load("debris")["masthead"]["kickers"]:
            continue
        if 2 <= len(words) <= 7 and any(
            word.casefold().strip(",.") in load("debris")["masthead"]["words"] for word in words
        ):
            return part.split(",")[0].strip()
    return None


def names_of(line: str) -> str | None:
    """The names of a byline; None where it is a job without a name."""
    names = [
        word
        for word in re.findall(r"[^\W\d_][\w'’.-]*", line)
        if word.casefold() not in load("debris")["byline"]["joints"] + load("debris")["byline"]["jobs"]
    ]
    return line.strip(" ,") if names else None


def without_dates(text: str) -> str:
    """A text up to its first date or time."""
    dates = find_dates(text)
    cut = min([found.start for found in dates] + [match.start() for match in TIME.finditer(text)], default=len(text))
    kept = text[:cut]
    return re.sub(r"[,\s]*\b\w+day[,\s]*$", "", kept) if words_left(kept) != len(kept.split()) else kept
