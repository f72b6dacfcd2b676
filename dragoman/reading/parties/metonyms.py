"""Whether the name of a state or town stands for its government or is only where something is.

Moscow rejected the plan             government
talks between Paris and Rome         government
talks in Doha, a Geneva hotel        place
DOHA, May 3 (Agency) - …             place
"""

from functools import cache

from spacy.tokens import Token

from dragoman.vocabulary import load

SUBJECTS = ("nsubj", "nsubjpass", "agent")
OBJECTS = ("dobj", "dative", "iobj")
SIDES = ("between", "with", "by", "against", "among", "versus", "than", "despite", "like")
BEHIND = {"for": "acting", "from": "sent"}
POSSESSIVES = ("'s", "’s", "'", "’", "'S", "’S")


def is_place(last: Token, first: Token) -> bool:
    """Whether a state's name (its tokens first..last) is only where something is: "in Guinea", "Goma, Congo"."""
    before = previous(first)
    if before is None:
        return False
    if before.lower_ in places("prepositions"):
        return True
    if (
        before.text == ","
        and (town := previous(before)) is not None
        and town.pos_ == "PROPN"
        and town.ent_type_ == "GPE"
    ):
        return last.dep_ in ("appos", "npadvmod", "nmod")
    head = last.head
    if last.dep_ == "pobj" and head.lower_ in ("to", "from"):
        return head.head.lemma_.lower() in places("verbs")
    return False


def is_language(last: Token, first: Token) -> bool:
    """'in Spanish', 'spoke French', 'its French initials': a nationality that names a language."""
    before, after = previous(first), following(last)
    if after is not None and after.lower_ in places("languages"):
        return True
    if before is None or last.text.endswith("s"):
        return False
    spoken = before.lemma_.lower() in ("speak", "learn", "translate", "teach")
    return spoken or (before.lower_ in ("in", "into") and last.dep_ == "pobj")


def is_ground(last: Token) -> bool:
    """'the Angolan capital', 'Kenyan territory': a nationality that only says where."""
    after = following(last)
    return after is not None and after.lower_ in places("parts")


def is_rebels_ground(last: Token) -> bool:
    """'Angolan rebels', 'the Ugandan rebel group': those who fight the state that is named."""
    after = following(last)
    if after is not None and after.lower_ in ("leftist", "marxist", "communist", "armed", "separatist", "main"):
        after = following(after)
    return after is not None and after.lower_ in fighters()


def is_venue(first: Token) -> bool:
    """Whether a seat of government is only where something is: "at the White House"."""
    before = previous(first)
    if before is not None and before.lower_ == "the":
        before = previous(before)
    return before is not None and before.lower_ in places("prepositions")


def is_government(last: Token, first: Token) -> bool:
    """Whether a capital's name stands for its government, by its place in the sentence."""
    before, after = previous(first), following(last)
    if is_dateline(first, last):
        return False
    if before is not None and before.lower_ in places("prepositions"):
        seat = previous(before)
        return before.lower_ == "in" and seat is not None and seat.lower_ in places("governments")
    if after is not None and after.text in POSSESSIVES:
        return last.head.lemma_.lower() not in places("nouns")
    if after is not None and after.lower_ in places("governments"):
        return True
    if last.dep_ in ("compound", "amod", "nmod") and last.head.i > last.i:
        return last.head.lower_ in places("governments")
    return ends_saying(before, after) or acts(last, 0)


def ends_saying(before: Token | None, after: Token | None) -> bool:
    """'The road stays shut, says Moscow': right after the verb, with nothing behind."""
    told = before is not None and before.lower_ in places("sayings")
    return told and (after is None or after.is_punct or after.is_sent_start is True)


def acts(token: Token, depth: int) -> bool:
    """By its grammatical role: subject, side of a dealing, object of an act that is no journey."""
    role, head = token.dep_, token.head
    if role in SUBJECTS:
        return not (head.lemma_.lower() in ("be", "lie") and is_before_place(head))
    if role == "conj" and depth < 4:
        return acts(head, depth + 1)
    if role == "poss":
        return head.lemma_.lower() not in places("nouns")
    if role in OBJECTS:
        return head.lemma_.lower() not in places("verbs")
    if role == "pobj":
        return deals(head)
    return False


def deals(preposition: Token) -> bool:
    """'with Moscow', 'pressure on Moscow', 'led for Moscow', not 'flew to Moscow'."""
    if preposition.lower_ in SIDES:
        return True
    if preposition.lower_ in ("to", "from", "on", "for", "of", "upon", "that"):
        governor = preposition.head
        noun = governor.lemma_.lower()
        if preposition.lower_ in BEHIND and noun in places(BEHIND[preposition.lower_]):
            return True
        return governor.lemma_.lower() in places("dealings") or governor.lower_ == "according"
    return False


def is_before_place(verb: Token) -> bool:
    return any(child.dep_ == "prep" and child.lower_ in ("in", "near", "on") for child in verb.children)


def is_dateline(first: Token, last: Token) -> bool:
    """At the head of a paragraph, in capitals, or followed by a date, a bracket or a dash: "DOHA, May 3 -"."""
    doc = first.doc
    index = first.i - 1
    while index >= 0 and doc[index].is_space:
        index -= 1
    heads_line = index < 0 or "\n" in doc[index].whitespace_ or first.i - index > 1 or first.is_sent_start is True
    after = following(last)
    if after is None or not heads_line:
        return False
    beyond = following(after)
    if after.text in ("(", "[", "-", "--", "—", "–"):
        return True
    return (
        after.text in (",", "/")
        and beyond is not None
        and (beyond.like_num or beyond.pos_ == "PROPN" or beyond.lower_[:3] in MONTHS)
    )


MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def previous(token: Token) -> Token | None:
    index = token.i - 1
    while index >= 0 and token.doc[index].is_space:
        index -= 1
    return token.doc[index] if index >= 0 else None


def following(token: Token) -> Token | None:
    index = token.i + 1
    while index < len(token.doc) and token.doc[index].is_space:
        index += 1
    return token.doc[index] if index < len(token.doc) else None


@cache
def fighters() -> frozenset[str]:
    return frozenset(load("party_words")["rebels"]["nouns"])


@cache
def places(kind: str) -> frozenset[str]:
    return frozenset(load("party_words")["places"][kind])
