"""What the parser's entity recogniser and tagger say of words with capitals, and the lines and offices beside them."""

import re
from bisect import bisect_right
from functools import cache

from spacy.tokens import Token

from dragoman.reading.grammar import Parsed, english_words
from dragoman.vocabulary import load

DATED = re.compile(
    r"(?:\s*\([^()]{1,30}\))?\s*,\s*(?:\d{1,2}(?:st|nd|rd|th)?\s+[A-Z]|[A-Z][a-z]{2,8}\.?\s+\d{1,2})|\s*\([A-Z][^()]{1,30}\),"
)


class Labels:
    """What the parser's entity recogniser and tagger say of words: hints, not more."""

    def __init__(self, parsed: Parsed) -> None:
        self.doc = parsed.doc
        self.text = parsed.text
        self.entities = sorted((ent.start_char, ent.end_char, ent.label_) for ent in parsed.doc.ents)
        self.starts = [start for start, _, _ in self.entities]
        self.tokens = [token.idx for token in parsed.doc]

    def of(self, start: int, end: int) -> str:
        """The label of the entity that shares most characters with [start, end)."""
        first = max(0, bisect_right(self.starts, start) - 1)
        overlaps = []
        for begin, stop, label in self.entities[first : first + 6]:
            if begin < end and stop > start:
                overlaps.append((min(end, stop) - max(start, begin), label))
        return max(overlaps, default=(0, ""))[1]

    def person_at(self, offset: int, start: int | None = None, end: int | None = None) -> bool:
        """Whether a person's name of several words stands at this offset, and not only within [start, end)."""
        index = bisect_right(self.starts, offset) - 1
        if index < 0:
            return False
        begin, stop, label = self.entities[index]
        inside = start is not None and end is not None and start <= begin and stop <= end
        return label == "PERSON" and offset < stop and " " in self.text[begin:stop] and not inside

    def is_titled_person(self, start: int, end: int) -> bool:
        """Whether words after a thing's are a person's all the same: Minister of Foreign Affairs Ana Roa."""
        return self.of(start, end) == "PERSON" or portfolio().search(self.text, max(0, start - 60), start) is not None

    def opens_dateline(self, start: int, end: int) -> bool:
        """Whether a word in capitals begins its line, as towns do in datelines."""
        return (
            self.text[max(0, start - 1) : start].strip() == ""
            and re.match(r"\s*[,(—–-]|\.\s*[—–-]", self.text[end : end + 4]) is not None
        )

    def is_dateline(self, start: int, end: int) -> bool:
        """Whether a line begins with these words and a date or a country follows: Leticia (Colombia), 3 May."""
        line = self.text[max(0, start - 2) : start].strip() == ""
        return line and DATED.match(self.text, end) is not None

    def is_plural_noun(self, offset: int) -> bool:
        """Diplomats, at the beginning of a sentence."""
        token = self.token_at(offset)
        word = token.lower_
        return bool(token.is_sent_start) and word.endswith("s") and word[:-1] in english_words()

    def token_at(self, offset: int) -> Token:
        return self.doc[max(0, bisect_right(self.tokens, offset) - 1)]

    def is_function_word(self, offset: int, word: str) -> bool:
        """A word that has its capital only because a sentence or a quotation begins with it; not Do-yeon."""
        token = self.token_at(offset)
        if "-" in word and "-" not in token.text:
            return False
        opens = token.is_sent_start or token.i == 0 or self.doc[token.i - 1].is_punct
        return (token.is_stop and len(token) > 1) or (
            opens and token.pos_ in ("DET", "ADP", "PRON", "SCONJ", "CCONJ", "AUX", "VERB", "ADV", "INTJ")
        )


@cache
def portfolio() -> re.Pattern[str]:
    """A minister's office that ends right before: "minister of Foreign Affairs "."""
    heads = "|".join(load("offices")["portfolios"]["heads"])
    return re.compile(rf"\b(?:{heads})\s+(?:of|for)\s+(?:the\s+)?(?:[\w&,-]+\s+){{1,5}}$", re.IGNORECASE)
