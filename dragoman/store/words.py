"""Texts and questions as the words by which they are found, the same in both databases.

Erdoğan's dams rose        erdogan s dams rose
"water level" dam*         the words water and level side by side, and any word that begins with dam
"""

import re
from typing import NamedTuple
from unicodedata import normalize

from dragoman.errors import UsageError
from dragoman.record.names import plain

WORD = re.compile(r"[^\W_]+")
ASKED = re.compile(r'"([^"]*)"(\*?)|([^\s"]+)')
LONGEST = 64  # letters of a word by which it is found: longer ones are no words
MOST = 16_000  # words of a text: as many as PostgreSQL counts places
ROOM = 800_000  # bytes of them: PostgreSQL takes a million


class Phrase(NamedTuple):
    """Words that stand side by side; `begun` where the last one may go on."""

    words: tuple[str, ...]
    begun: bool


def words_of(text: str) -> list[str]:
    """The words of a text in lower case without accents, in their order."""
    found: list[str] = []
    room = ROOM
    for word in WORD.findall(normalize("NFC", text))[:MOST]:
        for form in forms_of(word):
            room -= len(form) if form.isascii() else len(form.encode())
            if room < 0 or len(found) == MOST:
                return found
            found.append(form)
    return found


def forms_of(word: str) -> list[str]:
    """A word as it is compared; a sign such as ½ can be two."""
    forms = [word.lower()] if word.isascii() else WORD.findall(plain(word))
    return [form[:LONGEST] for form in forms]


def phrases_of(asked: str) -> tuple[Phrase, ...]:
    """What is asked for: all of it must be there; an error where there is no word in it."""
    found = []
    for quoted, star, bare in ASKED.findall(asked):
        words = tuple(words_of(quoted or bare))
        if words:
            found.append(Phrase(words, begun=bool(star) or bare.endswith("*")))
    if not found:
        raise UsageError(f"No word in {asked!r}. Write words that stand in the text: --words 'water level'.")
    return tuple(found)
