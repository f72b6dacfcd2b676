"""Past, present, future or merely possible: what the verb over a word says of when it is.

They met on Wednesday.                     past
The talks will resume on Wednesday.        future
They are due to meet; a round set for May  future
ahead of talks on Monday; the upcoming talks       future
left for Jinja for talks; flew out to negotiate       future
They could meet; if they met; urged them to meet; an offer to meet; called for talks   possible
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import islice

from spacy.tokens import Token

from dragoman.reading.grammar import Parsed
from dragoman.vocabulary import load

CLIMB = 12
CLAUSES = {"xcomp", "ccomp", "advcl", "acl", "dobj", "relcl", "prep", "pcomp"}
INSIDE = {"of", "in", "on", "between"}  # inside what is asked for: a round of talks, a meeting on Friday
WISHING = {"for", "of", "to"}
UNDONE = {"dobj", "nsubj", "nsubjpass"}
WINDOW = 140
COMING_WORDS = 4
SINCE = 4  # words above a time among which its "since" is


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
        return "past" if is_over(token) else "future" if is_coming(token) or is_goal(token) else tense_of(token)

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

    def is_goal(self, offset: int, verbs: str = "going") -> bool:
        """Whether words at an offset tell what somebody went somewhere for, or by other verbs came there for."""
        token = self.token_at(offset)
        return token is not None and not self.is_in_capitals(offset) and is_goal(token, verbs)

    def is_refused(self, offset: int) -> bool:
        """Whether words at an offset name what somebody refuses."""
        token = self.token_at(offset)
        return token is not None and is_refused(token, token.head)

    def calls_off(self, verb: Token) -> bool:
        return calls_off(verb, load("languages/en-meetings")["tense"])

    def hangs_on(self, offset: int, verb: Token) -> bool:
        """Whether words at an offset hang on a verb itself: on Monday of "broke up on Monday"."""
        token = self.token_at(offset)
        return token is not None and verb in {token.head, token.head.head}

    def hangs_on_root(self, offset: int) -> bool:
        """Whether words at an offset hang on what their sentence is about."""
        token = self.token_at(offset)
        return token is not None and any(one.dep_ == "ROOT" and self.hangs_on(offset, one) for one in token.ancestors)

    def undone_at(self, offset: int) -> Token | None:
        """What a verb of calling off, on which a time hangs, undoes: a poll that was put off in June."""
        token = self.token_at(offset)
        verb = next((one for one in token.ancestors if one.pos_ in {"VERB", "AUX"}), None) if token else None
        words = load("languages/en-meetings")["tense"]
        if token is None or verb is None or not calls_off(verb, words) or not hangs_directly(token, verb):
            return None
        if verb.dep_ == "relcl":
            return verb.head
        return next((child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}), None)

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
    if wish := wish_over(token):
        return wish
    below: Token | None = None
    for verb in verbs_above(token, set(words["plans"])):
        if verb.lemma_.lower() in words["asking"] and (
            is_asked_for(token, verb) if below is None else below.dep_ in CLAUSES
        ):
            return "possible"
        if calls_off(verb, words) and not hangs_directly(token, verb):
            return "past" if of_an_earlier(verb, words) else "future"
        if tense := tense_of_verb(verb, words):
            return tense
        below = verb
    return "present"


def is_asked_for(token: Token, verb: Token) -> bool:
    """Whether a word is what a verb of asking asks for: proposed talks, called for talks; not rejected at the talks."""
    wanted = load("languages/en-meetings")["tense"]["wanting"]
    for _ in range(CLIMB):
        if token.head == verb:
            return token.dep_ == "dobj" and verb.lemma_.lower() in wanted
        if token.dep_ == "pobj" and token.head.head == verb:
            return f"{verb.lemma_.lower()} {token.head.lower_}" in wanted
        if token.dep_ == "pobj" and token.head.lower_ not in INSIDE:
            return False
        token = token.head.head if token.dep_ == "pobj" else token.head
        if token.pos_ not in {"NOUN", "PROPN"}:
            return False
    return False


def is_refused(token: Token, verb: Token) -> bool:
    """Whether a word is what a verb refuses: rejected talks, had ruled out any talks; not rejected it at the talks."""
    particles = (child.lower_ for child in verb.children if child.dep_ == "prt")
    refusing = load("languages/en-meetings")["tense"]["refusing"]
    return (
        token.head == verb
        and token.dep_ in {"dobj", "nsubjpass"}
        and " ".join([verb.lemma_.lower(), *particles]) in refusing
    )


def wish_over(token: Token) -> str | None:
    """What a noun of asking makes of a word: an appeal for talks; an invitation to talks on Friday, accepted."""
    for above in islice(token.ancestors, CLIMB):
        if above.pos_ in {"VERB", "AUX"}:
            asked = (child for child in above.children if child.dep_ == "dobj" and child.i < token.i)
            wishes = [wish_of(prep.head) for child in asked for prep in child.children if is_wishing(prep)]
            directly = token.head.head == above or (token.head == above and token.pos_ == "ADP")
            return "future" if directly and "future" in wishes else None
        if is_wishing(above):
            return wish_of(above.head)
    return None


def is_wishing(prep: Token) -> bool:
    """an appeal for, hopes of; not: the calls of March 3"""
    asking = load("languages/en-meetings")["tense"]["asking_nouns"]
    called = prep.lower_ == "of" and prep.head.lemma_.lower() == "call"
    return prep.dep_ == "prep" and prep.lower_ in WISHING and prep.head.lemma_.lower() in asking and not called


def wish_of(noun: Token) -> str:
    return "future" if noun.head.lemma_.lower() in load("languages/en-meetings")["tense"]["granting"] else "possible"


def is_goal(token: Token, verbs: str = "going") -> bool:
    """Whether a word tells what somebody went somewhere for: left for Jinja for talks, flew out to negotiate."""
    below = token
    for above in islice(token.ancestors, CLIMB):
        if above.pos_ in {"VERB", "AUX"}:
            if above.lemma_.lower() in load("languages/en-meetings")["tense"][verbs]:
                return is_purpose(below)
            if not is_purpose(above):
                return False
        below = above
    return False


def is_purpose(below: Token) -> bool:
    """for talks, to hold talks; of what hangs on a verb of going."""
    if below.dep_ == "prep":
        return below.lower_ == "for" and any(child.dep_ == "pobj" and child.pos_ == "NOUN" for child in below.children)
    return below.tag_ == "VB" and any(child.dep_ == "aux" and child.lower_ == "to" for child in below.children)


def is_over(token: Token) -> bool:
    """Whether a time is one since which something is so, whatever the verb says: it is the first since January."""
    above = (token, *islice(token.ancestors, SINCE))
    return any(one.dep_ == "prep" and one.lower_ == "since" for one in above)


def is_coming(token: Token) -> bool:
    """Whether words before a noun over a word tell that it is to come: ahead of talks on Monday, the upcoming round."""
    for _ in range(CLIMB):
        if token.pos_ in {"VERB", "AUX"}:
            return False
        left = token.left_edge
        before = token.doc[max(0, left.i - COMING_WORDS) : token.i + 1].text
        if token.pos_ == "NOUN" and coming().search(before):
            return True
        if token.head is token:
            return False
        token = token.head
    return False


def tense_of_verb(verb: Token, words: dict[str, list[str]]) -> str | None:
    """What a verb with its auxiliaries says, or nothing for an infinitive or a participle that hangs on another."""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    reported = verb.dep_ == "ccomp" and verb.head.tag_ in {"VBD", "VBN"} and "would" in auxiliaries
    rules = (
        ("possible", any(child.dep_ == "mark" and child.lower_ in words["ifs"] for child in verb.children)),
        ("possible", is_planned(verb, words) and is_denied(verb)),
        ("future", reported or bool(auxiliaries & set(words["future"])) or is_planned(verb, words)),
        ("possible", bool(auxiliaries & set(words["possible"]))),
        (
            "past",
            verb.tag_ == "VBD"
            or (verb.tag_ == "VBN" and "be" not in auxiliaries)
            or bool(auxiliaries & set(words["past"])),
        ),
        ("future", verb.tag_ in {"VBZ", "VBP"} and verb.lemma_ in words["scheduling"] and not tells_what_is(verb)),
        ("future", verb.tag_ in {"VBZ", "VBP"} and goes_somewhere(verb)),
        ("present", verb.tag_ in {"VBZ", "VBP"}),
    )
    return next((tense for tense, holds in rules if holds), None)


def tells_what_is(verb: Token) -> bool:
    """It is the third round; not: the third round is on Monday."""
    return verb.lemma_ == "be" and any(child.dep_ == "attr" for child in verb.children)


def is_denied(verb: Token) -> bool:
    """no date was set, has not been fixed; not of what is fixed for later: not planned until May"""
    subjects = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    no = any(child.lower_ == "no" for subject in subjects for child in subject.children)
    put_off = load("languages/en-meetings")["dates"]["put_off_to"]
    late = any(child.lower_ in put_off and child.dep_ in {"prep", "mark"} for child in verb.children)
    return (no or any(child.dep_ == "neg" for child in verb.children)) and not late


def goes_somewhere(verb: Token) -> bool:
    """leaves for Jinja, flies to Jinja: in the present tense these tell of the timetable."""
    going = load("languages/en-meetings")["tense"]["going"]
    return verb.lemma_.lower() in going and any(
        child.dep_ == "prep" and child.lower_ in {"for", "to"} and child.i > verb.i for child in verb.children
    )


def is_planned(verb: Token, words: dict[str, list[str]]) -> bool:
    """are to meet, is due to meet, scheduled for Monday; not set free, set up, earlier attempts to meet."""
    if verb.lower_ in words["plans"] or verb.lemma_.lower() in words["plans"]:
        return verb.nbor().lower_ not in words["no_plans"] if verb.i + 1 < len(verb.doc) else True
    if any(child.dep_ == "acomp" and child.lower_ in words["plans"] for child in verb.children):
        return True
    if not any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children):
        return False
    if any(child.lower_ in words["behind"] for child in verb.head.children):
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
    """Whether words tell when the verb's own act was: cancelled on Tuesday; not Tuesday's meeting, nor until Friday.

    A meeting on July 8 was called off: what stands between subject and verb is told of the subject, if it is undone.
    """
    before = [child for child in verb.children if child.dep_ in UNDONE and child.i < token.i < verb.i]
    if before and any(child.dep_ == "dobj" and child.i > verb.i for child in verb.children):
        return True
    if before:
        return False
    if token.head == verb:
        return token.dep_ not in UNDONE
    if token.head.pos_ == "ADP" and token.head.lower_ in load("languages/en-meetings")["dates"]["put_off_to"]:
        return False
    return token.head.head == verb and token.head.pos_ in {"ADP", "PROPN"}


def verbs_above(token: Token, plans: set[str]) -> Iterator[Token]:
    """The verbs over a word, nearest first, and words of planning whatever their class."""
    for _ in range(CLIMB):
        if token.pos_ in {"VERB", "AUX"} or token.lower_ in plans:
            yield token
        if token.head is token:
            return
        token = token.head


@cache
def coming() -> re.Pattern[str]:
    """Words of what is to come, right before a noun and what stands with it."""
    words = "|".join(load("languages/en-meetings")["tense"]["coming"])
    return re.compile(rf"\b(?:{words})\s+(?:[\w'’-]+\s+){{0,4}}[\w'’-]+$", re.IGNORECASE)


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
