"""What a clause asks for, where it is a thing or a deed that plainly belongs to one issue, or to some.

Chad asked for a fine for the nets.                reparations, not fisheries
The two presidents agreed to meet at a fish fair.     a meeting, not fisheries
The lagoon is not open to negotiation.                whatever the lagoon is about, not talks
"""

from collections.abc import Iterator
from functools import cache

from dragoman.reading.positions.clauses import VERBAL, Clause, Words
from dragoman.reading.positions.named import is_asked, stance_of
from dragoman.reading.scheme import issues
from dragoman.vocabulary import load

OBJECTS = {"dobj", "nsubjpass"}
INNER = {"xcomp", "ccomp"}
TALKS = "talks"
NEAR = 12  # words after "is" among which it is said of a thing that it is kept out of talks


def named_in(words: Words, clauses: tuple[Clause, ...], clause: Clause) -> frozenset[str]:
    """The issues that a clause can be about by the things that it asks for; none where these do not tell."""
    if _is_closed(words, clause.head):
        return frozenset(issues()) - {TALKS}
    deed = _deed(words, clause.head)
    joined = (at for at in words.children[deed] if words.dep[at] == "conj" and words.pos[at] in VERBAL)
    several = any(at in clause.words for at in joined)
    if several or not _is_wished(words, clauses, clause) or _is_aside(words, deed):
        return frozenset()
    if _is_bare(words, deed):
        return _table("deeds").get(_with_particle(words, deed), frozenset())
    found = [_issues_of(words, thing) for thing in _things(words, deed)]
    further = (_through(words, index) for index in clause.words if index > deed and _is_hung_low(words, index))
    found += [_issues_of(words, thing) for thing in further] if found else []
    beside = [_issues_of(words, index) for index in clause.words if _is_beside(words, index)]
    return frozenset().union(*found, *beside) if found and all(found) else frozenset()


def item_names(words: Words, item: Clause) -> frozenset[str]:
    """The issues that an item of a list can be about by the noun it is about."""
    inside = set(item.words)
    root = next((index for index in item.words if words.head[index] not in inside), item.words[0])
    return _issues_of(words, _through(words, root))


def _is_closed(words: Words, index: int) -> bool:
    """Whether a thing is kept out of talks: the lagoon is not on the agenda.

    Not: the rebels are not open to talks; further talks are not on the agenda.
    """
    children = words.children[index]
    things = [child for child in children if words.dep[child] == "nsubj" and words.pos[child] in {"NOUN", "PROPN"}]
    denied = any(words.dep[child] == "neg" for child in children)
    if words.lemma[index] != "be" or not denied or any(_is_somebody(words, thing) for thing in things):
        return False
    named = (at for thing in things for at in (thing, *_owned(words, thing)))
    if any(words.lemma[at] in load("issues")[TALKS]["terms"] for at in named):
        return False
    end = min(index + NEAR, words.sentences[words.sentence[index]][1])
    said = f" {' '.join(words.lower[index:end])} "
    return bool(things) and any(f" {phrase} " in said for phrase in _words("closed"))


def _owned(words: Words, index: int) -> Iterator[int]:
    """What hangs under a noun by "of" or "for": a venue for the talks."""
    yield from (under for at in words.children[index] for under in _under(words, at))


def _is_somebody(words: Words, index: int) -> bool:
    owned = any(words.dep[child] == "poss" for child in words.children[index])
    return (words.shown[index] == "~who" and not owned) or words.lemma[index] in _somebody()


def _is_aside(words: Words, index: int) -> bool:
    """Whether a verb makes something else of its object: to [watch] an election, to [pay for] observers."""
    lemma, children = words.lemma[index], words.children[index]
    behind = (
        () if any(words.dep[child] in OBJECTS for child in children) else (words.lower[child] for child in children)
    )
    return not _words("aside").isdisjoint({lemma, *(f"{lemma} {word}" for word in behind)})


def _is_wished(words: Words, clauses: tuple[Clause, ...], clause: Clause) -> bool:
    """Whether a clause's verb names a stance, or says what the stance of the one above it is on."""
    above = None if clause.above is None else clauses[clause.above].head
    under = words.dep[clause.head] in INNER and above is not None and stance_of(words, above) is not None
    return under or stance_of(words, clause.head) is not None or is_asked(words, clause.head)


def _deed(words: Words, index: int) -> int:
    """The verb that says what is done: agreed to [exchange], refuses to [let] observers watch."""
    while words.lemma[index] not in _words("letting"):
        inner = [at for at in words.children[index] if words.dep[at] == "xcomp" and words.pos[at] in VERBAL]
        if not inner:
            break
        index = inner[-1]
    return index


def _is_bare(words: Words, index: int) -> bool:
    """Whether a verb names an issue and has no object that would make it another: meet halfway, meet a deadline."""
    objects = (child for child in words.children[index] if words.dep[child] in {"dobj", "ccomp", "attr"})
    bare = all(words.shown[child] == "~who" for child in objects) or words.lemma[index] in _words("whatever")
    return bare and _with_particle(words, index) in _table("deeds")


def _with_particle(words: Words, index: int) -> str:
    beside = [words.lower[child] for child in words.children[index] if words.dep[child] in {"prt", "acomp"}]
    return " ".join([words.lemma[index], *beside])


def _things(words: Words, index: int) -> Iterator[int]:
    """What a verb or a noun of wanting is directed at: its objects, or what it asks "for" and agrees "on"."""
    children = words.children[index]
    let = children if words.lemma[index] in _words("letting") else ()
    doing = [under for child in let if words.dep[child] in INNER for under in words.children[child]]
    those = [child for child in children if words.dep[child] in OBJECTS]
    those += [under for under in doing if words.dep[under] == "nsubj"]
    objects = [thing for thing in those if words.pos[thing] == "NOUN"]
    towards = _words("towards") if words.pos[index] in VERBAL else _words("owned")
    preps = [at for at in children if words.lower[at] in towards]
    preps += [at for prep in preps for at in words.children[prep] if words.dep[at] == "conj"]
    further = [under for at in preps for under in words.children[at] if words.dep[under] == "pobj"]
    asks = words.lemma[index] in _words("asking") or not objects
    for thing in further or objects if asks else objects:
        yield from _joined(words, thing)


def _is_hung_low(words: Words, index: int) -> bool:
    """Whether a noun may be a further thing, joined to one inside another: dams in two towns and a [map]."""
    inside = words.dep[index] == "conj" and words.pos[index] == "NOUN" and words.dep[words.head[index]] == "pobj"
    return inside and any(words.dep[child] in {"det", "prep"} for child in words.children[index])


def _through(words: Words, index: int) -> int:
    """The noun that one of doing or measuring leads to: an end to the [embargo], the release of [prisoners]."""
    while words.lemma[index] in _words("through"):
        owned = (at for at in words.children[index] if words.lower[at] in _words("owned"))
        further = next((under for at in owned for under in _under(words, at)), None)
        if further is None:
            break
        index = further
    return index


def _joined(words: Words, index: int) -> Iterator[int]:
    """What a noun leads to, and what those joined to it by "and" lead to."""
    waiting = [index]
    while waiting:
        at = _through(words, waiting.pop())
        yield at
        waiting += [child for child in words.children[at] if words.dep[child] == "conj"]


def _under(words: Words, index: int) -> list[int]:
    """The nouns right under a preposition."""
    return (
        [under for under in words.children[index] if words.dep[under] == "pobj"] if words.dep[index] == "prep" else []
    )


def _is_beside(words: Words, index: int) -> bool:
    """Whether a noun belongs to the thing asked for: a truce with [observers], an exchange of [prisoners]."""
    return words.dep[index] == "pobj" and words.lower[words.head[index]] in _words("beside")


def _issues_of(words: Words, index: int) -> frozenset[str]:
    """The issues that a noun names, with the word before it where both name one: a peace treaty, self-rule."""
    table, lemma = _table("things"), words.lemma[index]
    pair = f"{words.lemma[index - 1]} {lemma}" if index else lemma
    joined = f"{words.lemma[index - 2]}-{lemma}" if index > 1 and words.lower[index - 1] == "-" else lemma
    return table.get(pair) or table.get(joined) or table.get(lemma, frozenset())


@cache
def _table(kind: str) -> dict[str, frozenset[str]]:
    """For each word of the issues the issues that it may name."""
    owners: dict[str, set[str]] = {}
    for issue in issues():
        for word in load("issues")[issue].get(kind, ()):
            owners.setdefault(word, set()).add(issue)
    return {word: frozenset(own) for word, own in owners.items()}


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(load("languages/en-positions")["things"][kind])


@cache
def _somebody() -> frozenset[str]:
    table = load("languages/en-positions")
    return frozenset((*table["holders"]["collective"], *table["holders"]["counted"], *table["private"]["nouns"]))
