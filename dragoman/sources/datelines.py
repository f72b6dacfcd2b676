"""The dateline that opens a report: where it was filed, when, by which agency.

PORTO NOVO, 3 May 2018 (ABX) - The two sides        place, date, agency
SAINT PAUL, Minn. — The two sides                   place alone, in capitals
BOGOTA, 12 JAN 89 (CANAL UNO) -- [TEXT] THE         a monitored broadcast
Kampala, May 3, 2018                                on a line of its own
"""

import re
from dataclasses import dataclass

from dragoman.sources.dates import Found, date_words, find_dates
from dragoman.vocabulary import load

WINDOW = 160
WORD = r"[A-ZÀ-ÞŞĐŁ](?:[\w'’]|[.-](?=\w))*+\.?+"
PLACE = rf"{WORD}(?:[ /-]+(?:(?:de|del|la|el|al|am|an|der|and|of|the|on|sur|da|do|dos|i)[ -]+)?{WORD}){{0,4}}+"
COUNTRY = rf"(?:,\s+(?:{PLACE})|\s+\({PLACE}\)(?=,)){{0,2}}+"
DASH = r"\s*(?:\.?\s*[-–—]{1,2}(?=\s)|\.[-–—]|(?<=\))\.?(?=\s)|(?<=\d)[.:](?=\s)|(?<=[A-Z]{3})\.(?=\s))"
AGENCY = re.compile(r"\(([^()]{2,40})\)|/([A-Z][\w -]{1,20})/")
HINT = re.compile(r"[(\d/–—]|-\s|--")
OPENING = re.compile(rf"(?P<place>{PLACE}{COUNTRY})(?P<rest>(?:[^()]|\([^()]{{1,60}}\)){{0,80}}?){DASH}\s*(?=\S)")
ALONE_WITH_AGENCY = re.compile(rf"(?P<place>{PLACE}{COUNTRY}) \((?P<agency>[^()]{{2,30}})\)")
AFTER_DATE = re.compile(r"[\s.,:A-Z0-9()-]*|\s*\([^()]{2,30}\)")
CAPITALS = re.compile(r"[^a-z]{3,}")


@dataclass(frozen=True)
class Dateline:
    """The words of a dateline, its place, its date and agency where it has them; `alone` on a line of its own."""

    text: str
    place: str
    date: Found | None
    agency: str | None
    alone: bool = False


def find_dateline(line: str) -> Dateline | None:
    """The dateline with which a line begins, or None."""
    head = line[:WINDOW]
    if not head[:1].isupper() or not HINT.search(head):
        return None
    dates = [found for found in find_dates(head[:100]) if found.start < 60]
    date = dates[0] if dates else None
    return standing_alone(line, date) or opening(head, date)


def standing_alone(line: str, date: Found | None) -> Dateline | None:
    """A place and a date that fill their line."""
    if date is None and (match := ALONE_WITH_AGENCY.fullmatch(line)) and names_place(match["place"]):
        return Dateline(line.strip(), match["place"].split(",")[0], None, match["agency"], alone=True)
    if date is None or date.year is None or len(line) > 90 or not AFTER_DATE.fullmatch(line[date.end :]):
        return None
    place = re.sub(r"(?:,?\s*\w+day)?[\s,]*$", "", line[: date.start], flags=re.IGNORECASE)
    if not re.fullmatch(PLACE + COUNTRY, place) or place.count(" ") > 3 or not names_place(place):
        return None
    agency = AGENCY.search(line[date.end :])
    return Dateline(
        line.strip(), place, date, agency[1] if agency and not re.search(r"\d", agency[0]) else None, alone=True
    )


def opening(head: str, date: Found | None) -> Dateline | None:
    """A place, then a date or an agency or both, then a dash; a place alone only in capitals."""
    match = OPENING.match(head)
    if match is None:
        return None
    place = match["place"][: date.start] if date else match["place"]
    if not names_place(place) or re.search(r"\||\S\s{2,}\S", match.group()):
        return None
    words = match.group().strip()
    agency = AGENCY.search(words)
    dated = date is not None and date.end <= match.end()
    if not dated and not (ends_in_dash(words) and (agency or stands_in_capitals(match, head))):
        return None
    beside = AGENCY.sub("", words[: date.start] + words[date.end :] if date and dated else words)
    if len(beside.split()) > 9:
        return None
    name = next((group for group in agency.groups() if group), None) if agency else None
    return Dateline(words.rstrip("-–—:. "), place.split(",")[0].strip(" ,./"), date if dated else None, name)


def names_place(place: str) -> bool:
    """Whether words can be a place: no weekday, month or label of a date, no newspaper's name."""
    words = re.findall(r"\w+", place.split(",")[0].casefold())
    masthead = load("debris")["masthead"]["words"]
    return (
        bool(words)
        and not re.search(r"\d", place)
        and not any(word in date_words() or word in masthead or word in {"by", "no"} for word in words)
    )


def ends_in_dash(words: str) -> bool:
    return re.search(r"[-–—]$|[)/]\.?$", words) is not None


def stands_in_capitals(match: re.Match[str], head: str) -> bool:
    """Whether the place is all in capitals, alone before its dash, and small letters follow."""
    place = match["place"].split(",")[0]
    following = head[match.end() :]
    return CAPITALS.fullmatch(place) is not None and not match["rest"].strip() and sum(map(str.islower, following)) > 20
