"""Bodies that speak under a name of their own: agencies, papers, firms, charities.

The official Nanda news agency said; Nanda added          NANDA
Aid group Paper Lanterns, the Greek operator Blue Line    PAPER-LANTERNS, BLUE-LINE
a Petrosol official                                       PETROSOL
the Agriculture Ministry, the Foreign Office              none: institutions of a state
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from spacy.tokens import Span, Token

from dragoman.model import Actor
from dragoman.reading.cast import Mention
from dragoman.reading.grammar import Parsed, english_words
from dragoman.reading.marks import Stretch
from dragoman.reading.parties.group_definitions import code_of
from dragoman.reading.people.names import Name, name_words, title_words
from dragoman.vocabulary import load

LINKS = {"of", "for", "and", "de", "&", "du", "des", "-"}
ENDS = {",", "who", "which", "that", "whose", ";", "(", ":"}
MOST_WORDS = 6


def speaking_bodies(
    parsed: Parsed, taken: tuple[Mention, ...], names: tuple[Name, ...]
) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    """The bodies that sources name, outside the parties' and people's names, with every mention of them."""
    text = parsed.report.text
    held = {offset for mention in taken for offset in range(mention.start, mention.end)}
    held |= {offset for name in names if not is_body(parsed, name) for offset in range(name.start, name.end)}
    actors: dict[str, Actor] = {}
    mentions: list[Mention] = []
    for start, end in named(parsed):
        name = " ".join(text[start:end].split())
        code = code_of(name)
        if code in actors or not code or any(offset in held for offset in range(start, end)):
            continue
        actors[code] = Actor(
            id=code, kind="organisation", name=name, code=code, evidence=(parsed.span(start, end),),
            reason="speaks under this name", score=0.5,
        )  # fmt: skip
        places = [match.span() for match in re.finditer(rf"\b{re.escape(name)}\b", text)]
        free = [place for place in places if not held.intersection(range(*place))]
        held |= {offset for place in free for offset in range(*place)}
        mentions += [Mention(*place, code, "name", 0.5) for place in free]
    return tuple(actors.values()), tuple(mentions)


def named(parsed: Parsed) -> Iterator[Stretch]:
    """The capitalised words that a source is called by."""
    for source in (one.source for one in parsed.said if one.source):
        tokens = [*takewhile(lambda token: token.lower_ not in ENDS, parsed.tokens(*source))]
        if not tokens:
            continue
        head = span_of(tokens).root
        run = run_at(tokens, head)
        if run and is_name(run):
            yield run[0].idx, run[-1].idx + len(run[-1])


def span_of(tokens: list[Token]) -> Span:
    return tokens[0].doc[tokens[0].i : tokens[-1].i + 1]


def run_at(tokens: list[Token], head: Token) -> list[Token]:
    """The capitalised words at the head of a source, or beside the noun for a body or its member."""
    place = next((n for n, token in enumerate(tokens) if token.i == head.i), 0)
    if is_capital(head):
        run = grown(tokens, place)
        return run if is_called(run) else []
    noun = head.lemma_.lower()
    if noun not in words("nouns") | words("members"):
        return []
    left = place - 1
    while left >= 0 and tokens[left].lower_ in words("between"):
        left -= 1
    if left >= 0 and is_capital(tokens[left]):
        return grown(tokens[: left + 1], left)
    right = place + 1
    if noun in words("nouns") and right < len(tokens) and is_capital(tokens[right]):
        return grown(tokens[right:], 0)
    return []


def is_called(run: list[Token]) -> bool:
    """Paper Lanterns, the Nanda, NND; a lone word without an article may be anybody's name."""
    before = run[0].doc[run[0].i - 1] if run[0].i else None
    if before is not None and before.lemma_.lower() in title_words():
        return False
    return len(run) > 1 or run[0].text.isupper() or (before is not None and before.lower_ == "the")


def grown(tokens: list[Token], place: int) -> list[Token]:
    """The run of capitalised words around a place, with the links between them."""
    first = last = place
    while first and (
        is_capital(tokens[first - 1]) or (tokens[first - 1].lower_ in LINKS and is_capital(tokens[max(0, first - 2)]))
    ):
        first -= 1
    while last + 1 < len(tokens) and (
        is_capital(tokens[last + 1])
        or (tokens[last + 1].lower_ in LINKS and last + 2 < len(tokens) and is_capital(tokens[last + 2]))
    ):
        last += 1
    return tokens[first : last + 1]


def is_capital(token: Token) -> bool:
    return (
        token.text[0].isupper() and token.pos_ not in {"DET", "ADP", "PRON", "VERB", "AUX", "ADV"} and not token.is_stop
    )


def is_name(run: list[Token]) -> bool:
    """No institution of a state, no nationality, no English word that only opens a sentence."""
    if len(run) > MOST_WORDS or any(is_of_state(token) for token in run):
        return False
    if len(run) == 1 and (
        run[0].tag_ == "NNPS" or run[0].lower_ in english_words() or run[0].lemma_.lower() in english_words()
    ):
        return False
    return not all(token.ent_type_ in {"NORP", "GPE"} for token in run)


def is_of_state(token: Token) -> bool:
    """A word of a state's institution or of an office."""
    plain = {token.lower_, token.lemma_.lower()}
    return not plain.isdisjoint(words("of_states")) or not plain.isdisjoint(title_words())


def is_body(parsed: Parsed, name: Name) -> bool:
    """Whether a name that speaks is a body's: the official [Nanda] news agency, Aid group [Paper Lanterns]."""
    known = name_words("given", "male") | name_words("given", "female")
    if name.titles or name.words[0].casefold() in known:
        return False
    span = parsed.doc.char_span(name.start, name.end, alignment_mode="expand")
    if span is None:
        return False
    before = parsed.doc[span.start - 1].lemma_.lower() if span.start else ""
    after = parsed.doc[span.end].lemma_.lower() if span.end < len(parsed.doc) else ""
    if before in title_words():
        return False
    if before == "the" or before in words("nouns") or after in words("nouns") | words("between"):
        return True
    if name.label == "PERSON" and len(name.words) > 1 and not is_explained(parsed, span.end):
        return False
    if is_explained(parsed, span.end):
        return True
    return len(name.words) > 1 and any(word.casefold().removesuffix("s") in english_words() for word in name.words)


def is_explained(parsed: Parsed, end: int) -> bool:
    """Santor Marine, the Greek operator of the ship: a noun for a body follows in apposition."""
    after = [token.lemma_.lower() for token in parsed.doc[end : end + 6]]
    return after[:1] == [","] and after[1:2] in (["the"], ["a"], ["an"]) and not words("nouns").isdisjoint(after[2:5])


@cache
def words(key: str) -> frozenset[str]:
    return frozenset(load("people")["speaking"][key])
