"""Where the words of somebody begin and end, where the marks are a word off.

"[We stay]," he said                    without the quotation marks
said [her] ferry sails on               with the owner of the first noun
voiced [her fear of floods]             with the noun that the words spell out
tells traders [port to reopen]          without whom it is told to
"""

from dataclasses import replace

from spacy.tokens import Token

from dragoman.reading.attribution.cues import words
from dragoman.reading.attribution.quotations import ANGLE, DOUBLE
from dragoman.reading.attribution.sources import CLOSING, OPENING
from dragoman.reading.grammar import Parsed
from dragoman.reading.marks import Marked, Stretch

SUBJECTS = {"nsubj", "nsubjpass"}
TOLD_BEFORE = 80  # words before "that road" in which the road was told of


def bare(span: Stretch, text: str) -> Stretch:
    """Content without the quotation marks around all of it, and without a mark at its end whose twin stands outside."""
    start, end = span
    if text[start] in OPENING and end - start > 1:
        start += 1
        if text[end - 1] in CLOSING:
            end -= 1
    elif (
        end - start > 1
        and text[end - 1] in DOUBLE + ANGLE
        and sum(sign in DOUBLE + ANGLE for sign in text[start:end]) % 2
    ):
        end -= 1
    return start, end


def from_first_word(span: Stretch, mark: Marked, parsed: Parsed) -> Stretch:
    """Content from the first of its words on, where the marks are a word or a noun off."""
    for begun in (from_determiner, from_object, past_hearer):
        span = begun(span, mark, parsed)
    return span


def from_determiner(span: Stretch, mark: Marked, parsed: Parsed) -> Stretch:
    """Content with the word before it that belongs to its first noun or its verb, and that the marks left out.

    [her] ferry sails on; said [he] sails on; said [while] Mali waits, Chad goes on

    Not: said that ferries sail on, whose conjunction is sometimes parsed as an article.
    """
    first = next(iter(parsed.tokens(*span)), None)
    if first is None or first.i == 0 or first.idx < span[0]:
        return span
    before = parsed.doc[first.i - 1]
    held = any(other is not None and other[0] <= before.idx < other[1] for other in (mark.cue, mark.source))
    joined = before.head.i >= first.i and before.head.idx < span[1]
    return (before.idx, span[1]) if joined and not held and belongs(before) else span


def from_object(span: Stretch, mark: Marked, parsed: Parsed) -> Stretch:
    """Content from the object of its verb on, that the marks broke off: voiced [her fear of floods]; his wish to go

    Not: voiced the hope that ferries sail on.
    """
    first = next(iter(parsed.tokens(*span)), None)
    if first is None or not first.i or mark.cue is None or first.idx < span[0] or mark.cue[0] > span[0]:
        return span
    before = parsed.doc[first.i - 1]
    infinitive = first.lower_ == "to" and first.head.dep_ == "acl"
    noun = first.head.head if infinitive else before.head if before.dep_ == "prep" and before.pos_ == "ADP" else None
    whole = noun is not None and noun.dep_ == "dobj" and noun.pos_ == "NOUN" and noun.head.i < noun.i < first.i
    if noun is None or not whole or not mark.cue[0] <= noun.head.idx < mark.cue[1]:
        return span
    return noun.left_edge.idx, span[1]


def before_content(mark: Marked, start: int, text: str) -> Marked:
    """A mark whose cue ends where its content begins."""
    if mark.cue is None or not mark.cue[0] < start < mark.cue[1]:
        return mark
    return replace(mark, cue=(mark.cue[0], mark.cue[0] + len(text[mark.cue[0] : start].rstrip())))


def belongs(word: Token) -> bool:
    """Whether a word begins what its head goes on with: her, the; that road, told of before; he sails; whether"""
    if word.text == "that":
        before = word.doc[max(0, word.i - TOLD_BEFORE) : word.i]
        return word.dep_ == "det" and any(t.lemma_ == word.head.lemma_ for t in before)
    if word.dep_ in {"det", "poss"}:
        return word.pos_ in {"DET", "PRON"}
    joins = word.dep_ == "mark" and word.pos_ == "SCONJ" and word.lower_ != "for"  # asked for ferries to sail
    return joins or (word.dep_ in SUBJECTS and word.pos_ == "PRON")


def past_hearer(span: Stretch, mark: Marked, parsed: Parsed) -> Stretch:
    """Content without whom it is told to: Oman tells traders [port to reopen]; not: tells [rebels to lay down arms]"""
    cues = parsed.tokens(*mark.cue) if mark.cue else []
    if not cues or cues[-1].lemma_.lower() not in words("hearers", "verbs") or cues[-1].idx > span[0]:
        return span
    told = [t for t in parsed.tokens(cues[-1].idx + len(cues[-1]), span[1]) if not t.is_space]
    last = next((n for n, t in enumerate(told) if t.tag_ in {"NNS", "NNPS"} or ends_name(t)), None)
    if last is None or told[0].pos_ not in {"NOUN", "PROPN", "ADJ"} or last + 1 >= len(told):
        return span
    first = told[last + 1]
    heard = told[last].idx >= span[0] or first.idx < span[0] <= first.idx + len(first) + 1
    return (first.idx, span[1]) if heard and first.pos_ in {"NOUN", "PROPN", "DET", "ADJ", "PRON"} else span


def ends_name(token: Token) -> bool:
    """Whether a name ends with this word: Yemen's [Houthis]; not: [Yemen]'s Houthis, [New] Delhi"""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    return token.pos_ == "PROPN" and (following is None or (following.pos_ != "PROPN" and following.tag_ != "POS"))
