"""Where the words of somebody begin and end, where the marks are a word off.

"[We stay]," he said                    without the quotation marks
said [her] ferry sails on               with the owner of the first noun
tells traders [port to reopen]          without whom it is told to
"""

from spacy.tokens import Token

from dragoman.reading.attribution.cues import words
from dragoman.reading.attribution.quotations import ANGLE, DOUBLE
from dragoman.reading.attribution.sources import CLOSING, OPENING
from dragoman.reading.grammar import Parsed
from dragoman.reading.marks import Marked, Stretch


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


def from_determiner(span: Stretch, mark: Marked, parsed: Parsed) -> Stretch:
    """Content with the article or owner of its first noun, that the marks left out: [her] ferry sails on.

    Not: said that ferries sail on, whose conjunction is sometimes parsed as an article.
    """
    first = next(iter(parsed.tokens(*span)), None)
    if first is None or first.i == 0 or first.idx < span[0]:
        return span
    before = parsed.doc[first.i - 1]
    held = any(other is not None and other[0] <= before.idx < other[1] for other in (mark.cue, mark.source))
    joined = before.dep_ in {"det", "poss"} and before.head.i >= first.i and before.head.idx < span[1]
    article = before.pos_ in {"DET", "PRON"} and before.text != "that"
    return (before.idx, span[1]) if joined and not held and article else span


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
