"""The words that tell an event: deeds ("withdrew", "held talks") and attitudes to deeds ("refused to meet")."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from spacy.tokens import Token

from dragoman.reading.parties.names import lexicon
from dragoman.vocabulary import load

OBJECTS = {"dobj", "nsubjpass", "attr", "dative"}
NAMED = {"PERSON": {"PERSON"}, "STATE": {"GPE", "NORP"}, "CITY": {"GPE"}}
WIDE = 40
CONFLICT = {"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST", "THREATEN"}


@dataclass(frozen=True)
class Sense:
    """What a word tells: its PLOVER type, its CAMEO code, and what becomes of it as somebody's promise or demand."""

    type: str
    mode: str | None
    cameo: str | None
    topic: str
    roles: str
    codes: str | None
    bare: bool
    infinitive: bool
    heard_of: bool
    objects: frozenset[str]
    barred: frozenset[str]
    alone: bool


NO_SENSE = Sense(
    type="",
    mode=None,
    cameo=None,
    topic="other",
    roles="",
    codes=None,
    bare=True,
    infinitive=False,
    heard_of=False,
    objects=frozenset(),
    barred=frozenset(),
    alone=False,
)


@dataclass(frozen=True)
class Deed:
    """A word of the text in one of its senses, with the words that it is done to."""

    token: Token
    sense: Sense
    particle: Token | None = None


def deed_of(token: Token) -> Deed | None:
    """The most telling sense that a word has where it stands."""
    entries = senses(kind_of(token)).get(token.lemma_.lower())
    if not entries or token.ent_type_ == "DATE" or (token.dep_ in {"compound", "amod"} and token.pos_ != "ADJ"):
        return None
    for second, sense in entries:
        particle = particle_of(token, second) if second else None
        if second and particle is None:
            continue
        if sense.alone and next(done_to(token, None), None) is not None and not names_a_state(token):
            continue
        if not (sense.objects or sense.barred):
            return Deed(token, sense, particle)
        objects = set(object_words(token, particle))
        if (not sense.objects or sense.objects & objects) and not sense.barred & objects:
            return Deed(token, sense, particle)
    return None


def kind_of(token: Token) -> str:
    if token.pos_ in {"NOUN", "PROPN"}:
        return "nouns"
    return "adjectives" if token.pos_ == "ADJ" else "verbs"


@cache
def senses(kind: str) -> dict[str, tuple[tuple[str, Sense], ...]]:
    """For each first lemma: (further words, sense), those with objects first, then those with most words."""
    lists = load("languages/en-events")
    found: dict[str, list[tuple[str, Sense]]] = {}
    for entry in (*lists["attitude"], *lists["act"]):
        sense = sense_from(entry)
        for phrase in entry.get(kind, ()):
            first, _, second = phrase.partition(" ")
            found.setdefault(first, []).append((second, sense))
    return {first: tuple(sorted(rows, key=plainness)) for first, rows in found.items()}


def plainness(row: tuple[str, Sense]) -> tuple[bool, int]:
    return not row[1].objects, -len(row[0].split())


def sense_from(entry: dict[str, Any]) -> Sense:
    return Sense(
        type=str(entry["type"]),
        mode=str(entry["mode"]) if "mode" in entry else None,
        cameo=str(entry["cameo"]) if "cameo" in entry else None,
        topic=str(entry.get("topic", "other")),
        roles=str(entry.get("roles", "")),
        codes=str(entry["codes"]) if "codes" in entry else None,
        bare=bool(entry.get("bare", True)),
        infinitive=bool(entry.get("infinitive", False)),
        heard_of=bool(entry.get("heard_of", False)),
        objects=frozenset(entry.get("objects", ())),
        barred=frozenset(entry.get("barred", ())),
        alone=bool(entry.get("alone", False)),
    )


def particle_of(token: Token, phrase: str) -> Token | None:
    """The last word of a phrase: "pull out", "walk out of", "call for aid to be sent", "throw weight behind"."""
    here: Token | None = token
    for word in phrase.split():
        if here is None:
            return None
        here = part_called(word, here) or (part_called(word, token) if here is not token else None)
    return here


def part_called(word: str, head: Token) -> Token | None:
    parts = (child for child in phrase_parts(head) if word in {child.lower_, child.lemma_})
    return next((part for part in parts if not any(obj.ent_type_ == "DATE" for obj in few(part.rights))), None)


def phrase_parts(token: Token) -> Iterator[Token]:
    for child in few(token.children):
        if child.dep_ != "aux":
            yield child
        if child.dep_ in {"advcl", "ccomp", "xcomp"}:
            yield from (mark for mark in few(child.lefts) if mark.dep_ == "mark")


def object_words(token: Token, particle: Token | None) -> Iterator[str]:
    """The lemmas of what a word is done to, and the kinds of name among them."""
    for head in done_to(token, particle):
        for word in (head, *(c for c in few(head.children) if c.dep_ in {"compound", "amod", "nmod"}), *of_words(head)):
            yield word.lemma_.lower()
            yield from (name for name, labels in NAMED.items() if word is head and word.ent_type_ in labels)
            if word is head and is_state(word):
                yield "STATE"
            if word is head and (word.ent_type_ == "PERSON" or word.lemma_.lower() in words("humans")):
                yield "HUMAN"
    for subject in few(token.lefts):
        if subject.dep_ == "nsubj":
            yield from (f"SUBJECT:{word.lemma_.lower()}" for word in few(subject.subtree))


def names_a_state(noun: Token) -> bool:
    """Whether what stands before a noun is only whose it is: "the Peruvian withdrawal"."""
    return kind_of(noun) == "nouns" and not any(True for _ in of_words(noun))


def is_state(word: Token) -> bool:
    """Whether a word is a state's name, whatever kind of name the parse takes it for."""
    return any(name.words == (word.text,) and name.sort == "name" for name in lexicon().get(word.lower_, ()))


def of_words(head: Token) -> Iterator[Token]:
    for prep in few(head.rights):
        if prep.lower_ == "of":
            for word in few(prep.rights):
                if word.dep_ == "pobj":
                    yield word
                    yield from (child for child in few(word.lefts) if child.dep_ in {"compound", "amod"})


def done_to(token: Token, particle: Token | None) -> Iterator[Token]:
    """The objects of a verb ("let inspectors in") or a deed's noun ("prisoner release"), and their conjuncts."""
    for head in first_objects(token, particle):
        yield head
        yield from few(head.conjuncts)


def first_objects(token: Token, particle: Token | None) -> Iterator[Token]:
    if kind_of(token) == "nouns":
        yield from of_words(token)
        yield from (child for child in few(token.lefts) if child.dep_ in {"compound", "amod", "nmod"})
        return
    for child in few(token.children):
        if child.dep_ in OBJECTS:
            yield child
        if child.dep_ == "ccomp" and child.tag_ == "VB":
            yield from (subject for subject in few(child.lefts) if subject.dep_ == "nsubj")
    if particle is not None:
        yield from (child for child in few(particle.rights) if child.dep_ == "pobj")
    if token.dep_ == "acl" and token.tag_ == "VBN":
        yield token.head
    if token.dep_ == "conj" and token.head.pos_ == "VERB" and not any(c.dep_ in OBJECTS for c in few(token.children)):
        yield from (child for child in few(token.head.rights) if child.dep_ == "dobj" and child.i > token.i)


def child_of(token: Token, dep: str) -> Token | None:
    return next((child for child in few(token.children) if child.dep_ == dep), None)


def few(tokens: Iterable[Token]) -> Iterator[Token]:
    """The first forty: no sentence that people write needs more, and a hostile one may not cost more."""
    return islice(tokens, WIDE)


@cache
def words(name: str) -> frozenset[str]:
    """A list of the grammar's words."""
    return frozenset(load("languages/en-events")["grammar"][name])
