"""Where sentences begin, decided before the parse so that broken quotation marks cannot mislead it."""

import re
from collections.abc import Iterator

from dragoman.vocabulary import load

OPENING = "\"'“‘«‹„([—–-"
CLOSING = "\"'”’»›“)]"
END = re.compile(rf"(?P<word>[^\s.!?…]*)(?P<mark>[.!?…]+)[{re.escape(CLOSING)}]*\s+(?=[{re.escape(OPENING)}\s]*[^\W_])")


def sentence_starts(text: str, paragraphs: tuple[tuple[int, int], ...]) -> Iterator[int]:
    """The offset of each sentence's first character.

    He left. "We stay," he said.    two sentences
    Gen. J. Smith of the U.S. Army  one
    """
    for start, end in paragraphs:
        yield start
        yield from (match.end() for match in END.finditer(text, start, end) if match.end() < end and ends_sentence(match, text))


def ends_sentence(match: re.Match[str], text: str) -> bool:
    """A full stop ends a sentence unless it belongs to an abbreviation or the next word goes on in lower case."""
    following = text[match.end() :].lstrip(OPENING + " ")[:1] if match.end() < len(text) else ""
    if following.islower():
        return False
    if match["mark"] != ".":
        return True
    word = match["word"].lstrip(OPENING).casefold()
    return not (word in load("languages/en")["sentences"]["abbreviations"] or (len(word) == 1 and word.isalpha()))
