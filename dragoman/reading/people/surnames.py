"""Surnames that are words of English besides, once the report has given the full name.

Howard Baker came. "We wait," [Baker] said                no trade
PRESIDENT OSCAR ARIAS CAME … PRESIDENT [ARIAS] SAID SO    no songs, though the capitals do not tell
"""

import re
from bisect import bisect_right

from dragoman.reading.cast import Mention
from dragoman.reading.grammar import Parsed
from dragoman.reading.people.labels import Labels
from dragoman.reading.people.lines import Taken
from dragoman.reading.people.names import Name, find_names, is_surely_personal, name_words, title_words
from dragoman.vocabulary import load

LEAST = 4  # letters of such a surname
BEFORE = re.compile(r"(?P<word>[\w.]+)[,;:]?\s+$")
CAPITAL = re.compile(r"\s+[^\W\d_a-z]|['’]?-")  # Baker Street
REACH = 30  # characters before a surname in which the word before it stands
ARTICLES = {"a", "an", "the", "every", "no"}
SUBJECTS = ("nsubj", "nsubjpass")


def names_and_surnames(parsed: Parsed, parties: tuple[Mention, ...]) -> tuple[Name, ...]:
    """The names in a report, with the surnames of full names that look like other words."""
    names = find_names(parsed, parties)
    full = [name for name in names if len(name.words) > 1 and is_surely_personal(name)]
    surnames = {name.words[-1] for name in full if can_stand_alone(name.words[-1])}
    if not surnames:
        return names
    labels, taken, starts = Labels(parsed), Taken(parties), [name.start for name in names]
    spelt = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(surnames)))})\b", re.IGNORECASE)
    more = []
    for match in spelt.finditer(parsed.text):
        place = bisect_right(starts, match.start()) - 1
        named = place >= 0 and match.start() < names[place].end
        if not named and not taken.at(match.start()) and stands_for_somebody(parsed, match, surnames, labels):
            more.append(surname(parsed.text, match, labels))
    return tuple(sorted((*names, *more)))


def can_stand_alone(word: str) -> bool:
    low = word.casefold()
    unlike = name_words("not_names", "words") | name_words("function", "words") | name_words("calendar", "words")
    never = name_words("particles", "inside") | name_words("particles", "suffixes")
    return len(word) >= LEAST and low not in unlike | never and low not in load("offices")["never_names"]["words"]


def stands_for_somebody(parsed: Parsed, match: re.Match[str], surnames: set[str], labels: Labels) -> bool:
    """Whether a word is the surname here: no article before it and no capital behind, and it acts where none tells."""
    text, (start, end) = parsed.text, match.span()
    before = word_before(text, start)
    if before.casefold() in ARTICLES or CAPITAL.match(text, end):
        return False
    titled = is_title(before)
    if before[:1].isupper() and not titled and before[-1] not in ".,;:" and text[start - 1] == " ":
        token = labels.token_at(start)
        if not token.is_sent_start:
            return False
    if match[0] in surnames:
        return True
    if not parsed.report.text[start:end].isupper():
        return False
    return titled or labels.token_at(start).dep_ in SUBJECTS


def surname(text: str, match: re.Match[str], labels: Labels) -> Name:
    before = word_before(text, match.start())
    titles = (before.casefold().strip("."),) if is_title(before) else ()
    return Name(match.start(), match.end(), (match[0].capitalize(),), titles, labels.of(*match.span()))


def word_before(text: str, start: int) -> str:
    before = BEFORE.search(text, max(0, start - REACH), start)
    return before["word"] if before else ""


def is_title(word: str) -> bool:
    return word.casefold().strip(".") in title_words()
