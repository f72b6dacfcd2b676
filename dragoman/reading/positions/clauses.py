"""A report cut into clauses, each a verb with the words that hang on it and on no other verb.

The rebels | want the army to leave, | but will free nobody | until it has done so.
He said | that his country was ready to open the port.
They turned to | the Chilean demand for the map.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc

from dragoman.vocabulary import load

OPENING = {"ROOT", "ccomp", "advcl", "relcl", "conj", "parataxis", "csubj"}
VERBAL = {"VERB", "AUX"}
SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}
NAMES = {"PERSON": "~who", "GPE": "~who", "NORP": "~who", "ORG": "~who", "LOC": "~where", "FAC": "~where"}
STATE_WORDS = ("names", "demonyms", "capitals")
NUMERIC = {"NUM", "SYM"}
FINITE = {"VBD", "VBZ", "VBP"}
OWNED = {"poss", "amod", "compound", "nmod"}
OWNERS = {"~who", "~where", "~name"}


@dataclass(frozen=True)
class Words:
    """A parsed report as plain lists, one entry a token: quicker to walk than the parse itself."""

    lower: list[str]
    lemma: list[str]
    shown: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    start: list[int]
    end: list[int]
    children: list[list[int]]
    sentence: list[int]
    sentences: list[tuple[int, int]]


@dataclass(frozen=True)
class Clause:
    """A verb, a demand that is a noun, or what heads a sentence without a verb, and its words, as token indices.

    `above` is the clause that it hangs on, `below` are those that hang on it.
    """

    head: int
    words: tuple[int, ...]
    sentence: int
    above: int | None
    below: list[int] = field(default_factory=list)


def words_of(doc: Doc) -> Words:
    """The tokens of a parse; names and numbers are shown by their kind, so that no weight rests on one of them."""
    tokens = list(doc)  # Made once: a parse makes its tokens anew at each walk.
    sentences = [(sentence.start, sentence.end) for sentence in doc.sents]
    sentence = [index for index, (start, end) in enumerate(sentences) for _ in range(start, end)]
    head = [token.head.i for token in tokens]
    children: list[list[int]] = [[] for _ in head]
    for index, above in enumerate(head):
        if above != index:
            children[above].append(index)
    lower = [token.lower_ for token in tokens]
    pos = [token.pos_ for token in tokens]
    lemma = [token.lemma_.lower() for token in tokens]
    kinds = [token.ent_type_ for token in tokens]
    start = [token.idx for token in tokens]
    return Words(
        lower=lower, lemma=lemma, shown=[_shown(*word) for word in zip(lemma, pos, kinds, strict=True)], pos=pos,
        tag=[token.tag_ for token in tokens], dep=[token.dep_ for token in tokens],
        head=head, start=start, end=[place + len(token) for place, token in zip(start, tokens, strict=True)],
        children=children, sentence=sentence, sentences=sentences,
    )  # fmt: skip


def _shown(lemma: str, pos: str, kind: str) -> str:
    if kind in NAMES:
        return NAMES[kind]
    if lemma in _states():
        return "~who"
    if pos == "PROPN":
        return "~name"
    return "~0" if pos in NUMERIC or any(map(str.isdigit, lemma)) else lemma


@cache
def _states() -> frozenset[str]:
    """States, their people and capitals, in lower case, by names of one word."""
    forms = (form.lower() for state in load("states").values() for key in STATE_WORDS for form in state.get(key, ()))
    return frozenset(word for form in forms for word in (form, f"{form}s"))


def clauses_of(words: Words) -> tuple[Clause, ...]:
    """The clauses of a report in order of their heads."""
    heads = [index for index in range(len(words.head)) if _opens(words, index)]
    place = {head: number for number, head in enumerate(heads)}
    owner = _owners(words, place)
    members: list[list[int]] = [[] for _ in heads]
    for index, number in enumerate(owner):
        if words.pos[index] != "SPACE":
            members[number].append(index)
    found: list[Clause] = []
    for number, head in enumerate(heads):
        above = None if words.head[head] == head or _stands_beside(words, head) else owner[words.head[head]]
        found.append(Clause(head, tuple(members[number]), words.sentence[head], above))
    for number, clause in enumerate(found):
        if clause.above is not None:
            found[clause.above].below.append(number)
    return tuple(found)


def _opens(words: Words, index: int) -> bool:
    """Whether a word heads a clause of its own.

    refused to sign or to talk        one clause
    offered to sign | but refuses     two
    """
    dep, above = words.dep[index], words.head[index]
    if above == index or _is_held(words, index):
        return True
    if dep not in OPENING or words.pos[index] not in VERBAL:
        return False
    if dep == "conj":
        finite = words.tag[index] in FINITE and words.tag[above] not in FINITE
        return finite or _has_subject(words, index) or (words.dep[above] in OPENING and words.pos[above] in VERBAL)
    return True


def _stands_beside(words: Words, index: int) -> bool:
    """Whether the parse takes for what a clause says what a semicolon parts from it: Chad pays; Mali has refused."""
    above = words.head[index]
    between = range(index + 1, above)
    return words.dep[index] == "ccomp" and any(words.lower[at] == ";" and words.head[at] == above for at in between)


def _is_held(words: Words, index: int) -> bool:
    """Whether a noun tells what somebody wants: the Chilean demand for the map, an offer by Chad to come."""
    if words.pos[index] != "NOUN" or words.lemma[index] not in held_nouns():
        return False
    children = words.children[index]
    owned = any(
        (words.dep[child] in OWNED and (words.shown[child] in OWNERS or words.dep[child] == "poss"))
        or (words.dep[child] == "prep" and words.lower[child] in {"by", "from"})
        for child in children
    )
    return owned and any(words.dep[child] in {"prep", "acl", "relcl"} for child in children)


@cache
def held_nouns() -> frozenset[str]:
    return frozenset(load("languages/en-positions")["nouns"]["held"])


def _has_subject(words: Words, index: int) -> bool:
    return any(words.dep[child] in SUBJECTS for child in words.children[index])


def stretch(words: Words, indices: tuple[int, ...], stops: set[str]) -> tuple[int, ...]:
    """The first of these words with those right behind it, as far as one that stops it."""
    inside = indices[:1]
    for index in indices[1:]:
        if words.lower[index] in stops or index != inside[-1] + 1 or words.pos[index] == "SPACE":
            break
        inside += (index,)
    return inside


def under(words: Words, index: int) -> Iterator[int]:
    """A word and all that hangs on it."""
    waiting = [index]
    while waiting:
        at = waiting.pop()
        yield at
        waiting += words.children[at]


def _owners(words: Words, place: dict[int, int]) -> list[int]:
    """For each token the number of the clause it belongs to: its own, or that of the nearest head above it."""
    owner = [-1] * len(words.head)
    for index in range(len(owner)):
        path, at = [], index
        while owner[at] < 0 and at not in place:
            path.append(at)
            at = words.head[at]
        number = place[at] if at in place else owner[at]
        for step in (*path, at):
            owner[step] = number
    return owner
