"""The words that name a source: those that the marks give, whole, else a verb's subject, else a label.

a | senior envoy                              the marks broke off: as far as the noun
the movement took up arms, accusing ...       the subject of the verb that another hangs on
Okello: We will not pay                       a label on the same line
"""

import re

from spacy.tokens import Token

from dragoman.reading.attribution.according import ARTICLES, giver_of
from dragoman.reading.attribution.cues import verb_classes, words
from dragoman.reading.attribution.stretches import Inside
from dragoman.reading.grammar import Parsed
from dragoman.reading.marks import Stretch

LINE_LABEL = re.compile(r"\s*([^\W\d_][^:.?!\n]{0,60}):\s*[\"“‘'«]?")
SIGNED = re.compile(r"[\"”’'»]?\s*(?:[:—–]|-\s)\s*([^:.?!\n]{2,60})$", re.M)
DATELINE = re.compile(r"[^\W\d_a-z][^\Wa-z]+[^a-z\n]*\s[-–—]{1,2}\s+(?=\w)")  # OSLO, 3 MAY (NPA) -
LED = {"advcl", "conj", "xcomp", "ccomp", "pcomp"}  # a verb that has the subject of another
OPENING, CLOSING = "\"“”„«»‹›'‘’`", "\"“”»«›‹'’`"
REACTION = 8  # characters before words in which the sentence before them ends
REACH = 30  # characters after words in which their verb of saying begins
CONJUNCTIONS = {"SCONJ", "CCONJ"}
NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}
BESIDE_NOUN = {"det", "compound", "amod", "poss", "nummod", "nmod"}


def head(span: Stretch | None, parsed: Parsed, inside: Inside) -> Token | None:
    """The word that the others of a span hang on; its noun, also one that it breaks off before: a senior | envoy"""
    if span is None:
        return None
    found = parsed.doc.char_span(*span, alignment_mode="expand")
    if found is None:
        return None
    root = found.root
    if root.dep_ in BESIDE_NOUN and root.head.i >= found.end and not inside.holds(root.head.idx):
        return root.head
    nouns = [token for token in found if token.pos_ in NOMINAL]
    return nouns[-1] if nouns and root.pos_ in {"DET", "ADJ"} else root


def whole(span: Stretch | None, parsed: Parsed, inside: Inside) -> Stretch | None:
    """A source as far as the noun that its last word leads to; None for an article that leads to none.

    a | senior envoy; the finance minister Ana | Duarte; the head of | the mission; OSLO - | rebel groups
    """
    if span is None:
        return None
    opens = any(start == span[0] for start, _ in parsed.paragraphs)
    if opens and (dateline := DATELINE.match(parsed.report.text, *span)) is not None:
        span = dateline.end(), span[1]
    if not (tokens := parsed.tokens(*span)):
        return span
    last = led_to(tokens[-1])
    end = last.idx + len(last)
    if end > span[1] and not inside.holds(end - 1):
        return span[0], end
    return None if ARTICLES.issuperset(parsed.report.text[slice(*span)].lower().split()) else span


def led_to(last: Token) -> Token:
    """The noun that an article, an adjective, a first name or a preposition leads to."""
    if last.pos_ == "ADP":
        return next((t for t in last.rights if t.dep_ == "pobj"), last)
    if last.dep_ in BESIDE_NOUN and last.head.i > last.i:
        return last.head
    following = last.doc[last.i : last.sent.end] if last.lower_ in ARTICLES else ()
    return next((token for token in following if token.pos_ in NOMINAL), last)


def subject_of(verb: Token | None, inside: Inside) -> Token | None:
    """Who a verb of saying has for its subject, where the marks give no source.

    [she] said; [the movement] took up arms, accusing the army; [the guide] led on, saying
    """
    if verb is not None and (inverted := after_verb(verb, inside)) is not None:
        return inverted
    if verb is not None and verb.pos_ in {"NOUN", "PROPN"}:
        given = giver_of(verb)
        return None if given is None or inside.holds(given.idx) else given
    while verb is not None:
        kinds = {"nsubj", "nsubjpass"} if is_quoted(verb) else {"nsubj"}
        subject = next((t for t in verb.children if t.dep_ in kinds and not inside.holds(t.idx)), None)
        if subject is not None:
            return subject
        verb = verb.head if verb.dep_ in LED and verb.head.pos_ in {"VERB", "AUX"} else None
    return None


def is_quoted(verb: Token) -> bool:
    """She was quoted as saying; he was said to have told; not: the field is thought to hold"""
    below = [t for child in verb.rights for t in (child, *child.children) if t.dep_ in {"xcomp", "pcomp", "ccomp"}]
    return any(verb_classes(t) for t in below)


def after_verb(verb: Token, inside: Inside) -> Token | None:
    """ "We wait," complained [he]; added Ms [Berg]: the noun right after a verb that follows the words themselves."""
    before = next(
        (t for t in reversed(verb.doc[max(0, verb.i - 4) : verb.i]) if not t.is_punct and not t.is_space), None
    )
    if before is None or not inside.holds(before.idx):
        return None
    following = (
        t for t in verb.rights if t.left_edge.i == verb.i + 1 and t.pos_ in NOMINAL and not inside.holds(t.idx)
    )
    return next(following, None)


def verb_beside(content: tuple[Stretch, ...], parsed: Parsed) -> Token | None:
    """The verb of saying right after words: "We wait," [added] Ms Berg; "We wait," he [said]; not: while Mali said"""
    for _, end in content:
        reach = min(end + REACH, len(parsed.report.text))
        after = [t for t in parsed.tokens(end, reach) if t.idx >= end and not t.is_punct and not t.is_space][:3]
        said = next((t for t in after if verb_classes(t)), None)
        if said is not None and not any(t.is_sent_start or t.pos_ in CONJUNCTIONS for t in after if t.i <= said.i):
            return said
    return None


def said_otherwise(verb: Token | None, content: tuple[Stretch, ...], parsed: Parsed, inside: Inside) -> Token | None:
    """Whose words those are that the marks lead elsewhere, by a verb beside them.

    "We wait," [she] said; [Berg] denied it. "We wait."
    """
    said = verb_beside(content, parsed) or verb_of(content[0], parsed) or reaction_before(content[0], parsed)
    if said is None or said == verb or said.pos_ != "VERB":
        return None
    subject = next((t for t in said.children if t.dep_ == "nsubj" and not inside.holds(t.idx)), None)
    return None if subject is None or subject.lower_ in {"i", "we"} else subject


def reaction_before(span: Stretch, parsed: Parsed) -> Token | None:
    """How somebody takes what was said, in a sentence right before words of theirs: Berg [denied] it. "We stay." """
    text = parsed.report.text
    opening = next((at for at in (span[0], span[0] - 1) if at >= 0 and text[at] in OPENING), None)
    if opening is None or verb_beside((span,), parsed) is not None or "," in text[span[1] - 1 : span[1] + 1]:
        return None
    start = max(0, opening - REACTION)
    before = parsed.tokens(start, start + len(text[start:opening].rstrip()))
    verb = before[-1].sent.root if before and before[-1].is_punct else None
    if verb is None or verb.lemma_.lower() not in words("reactions", "verbs") or verb.sent.end_char > span[0]:
        return None
    subject = next((t for t in verb.children if t.dep_ == "nsubj"), None)
    return verb if subject is not None and (subject.pos_ in {"PROPN", "PRON"}) else None


def verb_of(span: Stretch, parsed: Parsed) -> Token | None:
    """The verb whose clause a stretch is, or that stands right after it."""
    found = parsed.doc.char_span(*span, alignment_mode="expand")
    if found is None:
        return None
    root = first_clause(found.root)
    leads = root.dep_ in {"ccomp", "xcomp"} and root.head.pos_ == "VERB" and not found.start <= root.head.i < found.end
    return root.head if leads and verb_classes(root.head) else verb_beside((span,), parsed)


def first_clause(root: Token) -> Token:
    """The first of the clauses of which this is a later one: said that Mali waits and that the road [is] shut"""
    joined = root.dep_ == "conj" and any(t.dep_ == "mark" and t.lower_ == "that" for t in root.lefts)
    return root.head if joined and root.head.i < root.i else root


def labelled(content: tuple[Stretch, ...], parsed: Parsed) -> Token | None:
    """Who stands on the same line as words without a source: Okello: We will not pay; We will not pay: Okello"""
    text = parsed.report.text
    start, end = content[0][0], content[-1][1]
    line = text.rfind("\n", 0, start) + 1
    label = LINE_LABEL.fullmatch(text, line, start)
    if label is None and end < parsed.paragraphs[0][1]:
        label = SIGNED.match(text, end)
    tokens = parsed.tokens(*label.span(1)) if label else []
    return tokens[-1] if tokens and tokens[-1].pos_ in {"PROPN", "NOUN"} else None


def stretch_of(word: Token) -> Stretch:
    return word.idx, word.idx + len(word)


def span_of(source: Token | None) -> Stretch | None:
    return None if source is None else (source.left_edge.idx, source.idx + len(source))
