"""Verbs of saying that give nobody's words.

Asked whether …; "And now?" a reporter asked    a question
I believe; let us recall                        the writer's own voice
declined to say; it can be said that …          nothing said
(Reporting by Ana Duarte)                       a credit
who asked not to be named                       a name kept back
"""

from spacy.tokens import Token

from dragoman.reading.attribution.cues import verb_classes, words


def says_nothing(verb: Token) -> bool:
    """Whether a verb of saying gives nobody's words."""
    return asked_in_passing(verb) or asked_for_silence(verb) or refused(verb) or credit(verb) or of_first_person(verb)


def asked_in_passing(verb: Token) -> bool:
    """Asked whether …, he said; "And now?" somebody asked: a reporter's question."""
    if verb.lemma_.lower() not in {"ask", "question", "wonder"}:
        return False
    subjects = [t for t in verb.children if t.dep_ == "nsubj"]
    by_reporter = any(t.lemma_.lower() in words("reporters", "words") for t in subjects)
    return by_reporter or (verb.tag_ == "VBN" and not subjects and not any(t.dep_ == "aux" for t in verb.children))


def asked_for_silence(verb: Token) -> bool:
    """asked not to be named; requesting that he not be identified"""
    within = [t.lower_ for t in verb.doc[verb.i + 1 : min(verb.i + 9, verb.sent.end)]]
    return "not" in within[:5] and not words("hedges", "kept_back").isdisjoint(within)


def of_first_person(verb: Token) -> bool:
    """I believe, as you know, let us recall: the reporter's own, or a voice whose quotation marks are lost."""
    if verb.dep_ == "ccomp" and verb.head.lemma_.lower() == "let":
        return True
    return any(t.dep_ == "nsubj" and t.lower_ in {"i", "we", "you"} for t in verb.children)


def refused(verb: Token) -> bool:
    """He declined to say whether …, did not say when …"""
    negated = any(t.dep_ == "neg" for t in verb.children)
    if any(t.dep_ == "auxpass" for t in verb.children) and any(t.tag_ == "MD" for t in verb.lefts):
        return True  # it can be said that …: the reporter's own judgement
    above = verb.head.lemma_.lower() if verb.dep_ == "xcomp" else ""
    return above in words("refusal", "verbs") or (negated and bool({"say", "tell"} & set(verb_classes(verb))))


def credit(verb: Token) -> bool:
    """(Reporting by Ana Duarte; Editing by John Crane)"""
    return verb.lower_ in words("credits", "words") and any(t.lower_ == "by" for t in verb.children)
