"""Past, present, future or merely possible: what the verb over a word says of when it is.

They met on Wednesday.                     past
The talks will resume on Wednesday.        future
They are due to meet; a round set for May  future
They could meet; if they met; urged them to meet; an offer to meet   possible
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from dragoman.reading.grammar import Parsed
from dragoman.vocabulary import load

CLIMB = 12
CLAUSES = {"xcomp", "ccomp", "advcl", "acl", "dobj", "relcl", "prep", "pcomp"}
WINDOW = 140


class Tenses:
    """The tense at each offset of a report, looked up along the parse; in capitals, by the words around."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.offsets: list[int] = parsed.doc.to_array("IDX").tolist()
        self.capitals: dict[int, bool] = {}

    def __call__(self, offset: int) -> str:
        tense = self.exact(offset)
        return "future" if tense == "possible" else tense

    def exact(self, offset: int) -> str:
        """Like a call, but telling "possible" from "future"."""
        token = self.token_at(offset)
        if token is None:
            return "present"
        if self.is_in_capitals(offset):
            return tense_of_words(self.parsed.report.text, offset)
        return tense_of(token)

    def verb_beside(self, offset: int) -> str:
        """The verb that words at an offset hang on with no other noun between, in its base form: she said on Friday."""
        token = self.token_at(offset)
        if token is None or self.is_in_capitals(offset):
            return ""
        for _ in range(CLIMB):
            if token.pos_ in {"VERB", "AUX"}:
                return token.lemma_.lower()
            if token.head is token or (token.head.pos_ == "NOUN" and token.head.idx < offset):
                return ""
            token = token.head
        return ""

    def is_in_capitals(self, offset: int) -> bool:
        """Whether the text around an offset is printed in capitals, asked once for each stretch."""
        stretch = offset // WINDOW
        if stretch not in self.capitals:
            around = self.parsed.report.text[max(0, (stretch - 1) * WINDOW) : (stretch + 2) * WINDOW]
            self.capitals[stretch] = in_capitals(around)
        return self.capitals[stretch]

    def token_at(self, offset: int) -> Token | None:
        place = bisect_right(self.offsets, offset) - 1
        return self.parsed.doc[place] if place >= 0 else None


def tense_of(token: Token) -> str:
    """The tense of the first verb above a word that has one; what hangs on a verb of asking is possible."""
    words = load("languages/en-meetings")["tense"]
    below: Token | None = None
    for verb in verbs_above(token, set(words["plans"])):
        if below is not None and below.dep_ in CLAUSES and verb.lemma_.lower() in words["asking"]:
            return "possible"
        if calls_off(verb, words) and not hangs_directly(token, verb):
            return "past" if of_an_earlier(verb, words) else "future"
        if tense := tense_of_verb(verb, words):
            return tense
        below = verb
    return "present"


def tense_of_verb(verb: Token, words: dict[str, list[str]]) -> str | None:
    """What a verb with its auxiliaries says, or nothing for an infinitive or a participle that hangs on another."""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    reported = verb.dep_ == "ccomp" and verb.head.tag_ in {"VBD", "VBN"} and "would" in auxiliaries
    rules = (
        ("possible", any(child.dep_ == "mark" and child.lower_ in words["ifs"] for child in verb.children)),
        ("future", reported or bool(auxiliaries & set(words["future"])) or is_planned(verb, words)),
        ("possible", bool(auxiliaries & set(words["possible"]))),
        (
            "past",
            verb.tag_ == "VBD"
            or (verb.tag_ == "VBN" and "be" not in auxiliaries)
            or bool(auxiliaries & set(words["past"])),
        ),
        ("future", verb.tag_ in {"VBZ", "VBP"} and verb.lemma_ in words["scheduling"]),
        ("present", verb.tag_ in {"VBZ", "VBP"}),
    )
    return next((tense for tense, holds in rules if holds), None)


def is_planned(verb: Token, words: dict[str, list[str]]) -> bool:
    """are to meet, is due to meet, scheduled for Monday."""
    if verb.lower_ in words["plans"] or verb.lemma_.lower() in words["plans"]:
        return True
    if any(child.dep_ == "acomp" and child.lower_ in words["plans"] for child in verb.children):
        return True
    if not any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children):
        return False
    promised = verb.head.lemma_ == "be" or verb.head.lemma_.lower() in words["promising"]
    return verb.dep_ == "ROOT" or (
        verb.dep_ in {"xcomp", "ccomp", "acl", "relcl"} and (promised or verb.head.pos_ in {"NOUN", "PROPN"})
    )


def calls_off(verb: Token, words: dict[str, list[str]]) -> bool:
    """cancel, postpone, call off: what they undo lay ahead."""
    particle = any(child.dep_ == "prt" and child.lower_ == "off" for child in verb.children)
    return verb.lemma_.lower() in words["undoing"] or (particle and verb.lemma_.lower() in {"call", "put"})


def of_an_earlier(verb: Token, words: dict[str, list[str]]) -> bool:
    """Whether what a verb is about is called earlier, previous, last: an earlier meeting was called off."""
    subjects = (child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass", "dobj"})
    return any(word.lower_ in words["earlier"] for subject in subjects for word in subject.children)


def hangs_directly(token: Token, verb: Token) -> bool:
    """Whether words tell when the verb's own act was: cancelled on Tuesday, not Tuesday's meeting was cancelled."""
    return (
        token.head is verb
        or (token.head.pos_ == "ADP" and token.head.head is verb)
        or (token.head.head is verb and token.head.pos_ == "PROPN")
    )


def verbs_above(token: Token, plans: set[str]) -> Iterator[Token]:
    """The verbs over a word, nearest first, and words of planning whatever their class."""
    for _ in range(CLIMB):
        if token.pos_ in {"VERB", "AUX"} or token.lower_ in plans:
            yield token
        if token.head is token:
            return
        token = token.head


def in_capitals(text: str) -> bool:
    upper, lower = sum(map(str.isupper, text)), sum(map(str.islower, text))
    return upper > 0.7 * (upper + lower)


def tense_of_words(text: str, offset: int) -> str:
    """The tense that the words before an offset in its sentence tell, the nearest deciding; then those after."""
    before = re.split(r"[.;]\s", text[max(0, offset - WINDOW) : offset])[-1]
    after = re.split(r"[.;]\s", text[offset : offset + WINDOW // 2])[0]
    marks = [(m.end(), str(m.lastgroup)) for m in tense_marks().finditer(before)]
    if marks:
        return marks[-1][1]
    later = tense_marks().search(after)
    return str(later.lastgroup) if later else "present"


@cache
def tense_marks() -> re.Pattern[str]:
    marks = load("languages/en-meetings")["tense"]["marks"]
    return re.compile(
        "|".join(rf"(?P<{tense}>\b(?:{'|'.join(forms)})\b)" for tense, forms in marks.items()), re.IGNORECASE
    )
