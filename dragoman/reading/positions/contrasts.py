"""What a clause sets against what it holds: of two things that one verb tells of, the one to which it does not apply.

Peru accepts the maps | but not the withdrawal       the second is refused
Peru accepts | neither the maps | nor the withdrawal both are
Peru accepts all | except the withdrawal             so is what is excepted; but not by who refuses all else
Peru wants a treaty | rather than a truce            of the second nothing is said; nor of what is not demanded
Peru opposes a vote | without observers              it refuses the vote
"""

from functools import cache

from dragoman.reading.positions.clauses import Clause, Words, stretch, under
from dragoman.reading.positions.named import stance_of
from dragoman.vocabulary import load

Part = tuple[tuple[int, ...], bool]

MARKS = {",", ";", "–", "—"}
TOLD = {"NOUN", "VERB"}
MODIFYING = {"ADV", "PUNCT"}
BREAKS = {"PUNCT", "CCONJ", "SPACE"}


def contrasts_in(words: Words, clause: Clause) -> list[Part]:
    """The parts of a clause to which its verb does not apply, each with whether who accepts the rest refuses it."""
    head, places = clause.head, range(1, len(clause.words))
    denied = any(words.dep[child] == "neg" and child < head for child in words.children[head])
    opposed = stance_of(words, head) == "rejects"  # who asks for one without the other asks for both
    without = (index for index in clause.words if index < head or (opposed and _is_of_thing(words, index)))
    lacking = (_lacking(words, clause, index) for index in without)
    opened = () if denied else (_opened(words, clause, place) for place in places)
    return [
        (part, refused and is_told(words, part))
        for part, refused in filter(None, (*lacking, *opened))
        if is_told(words, part) or (part[0] > head and any(words.pos[index] == "PROPN" for index in part))
    ]


def _lacking(words: Words, clause: Clause, index: int) -> Part | None:
    """What something is without: elections without observers."""
    if not is_lacking(words, index):
        return None
    inside = set(under(words, index))
    part = tuple(word for word in clause.words if word in inside)
    return (part, False) if is_told(words, part) else None


def _is_of_thing(words: Words, index: int) -> bool:
    """Whether a word says more of what is opposed: elections without observers; not: refuses to sign without a map."""
    at = words.head[index]
    things = any(words.dep[child] == "dobj" for child in words.children[at])
    return words.pos[at] == "NOUN" or (things and stance_of(words, at) == "rejects")


def is_lacking(words: Words, index: int) -> bool:
    """Whether a word says that something is without something else."""
    return words.lower[index] in _words("lacking")


def is_told(words: Words, part: tuple[int, ...]) -> bool:
    """Whether a part is about something, and not only about where or by whom: not in Doha, not by Chad."""
    return any(words.pos[index] in TOLD and words.dep[index] != "npadvmod" for index in part)


def beside(words: Words, clause: Clause, parts: list[Part]) -> tuple[int, ...]:
    """The words of a clause outside such parts, without what joins them to it."""
    left_out = {index for part, _ in parts for index in part}
    kept = [index for index in clause.words if index not in left_out]
    while kept and (words.pos[kept[-1]] in BREAKS or words.lower[kept[-1]] in _words("joining")):
        kept.pop()
    return tuple(kept)


def _opened(words: Words, clause: Clause, place: int) -> Part | None:
    """The part that opens at a word of a clause."""
    index, before = clause.words[place], clause.words[place - 1]
    word, rest = words.lower[index], clause.words[place:]
    if before != index - 1:
        return None
    if word == "nor" and any(words.lower[at] == "neither" and _is_object(words, clause, at) for at in clause.words):
        return _until(words, rest, {"nor"}), True
    if word == "neither" and _is_object(words, clause, index):
        return _until(words, rest, {"nor"}), True
    for table, refused in (("excepting", True), ("instead", False)):
        begun = next((phrase for phrase in _phrases(table) if phrase == words.lower[index : index + len(phrase)]), None)
        if begun is not None:
            behind = index + len(begun)
            clausal = words.lower[behind : behind + 1]
            return (_until(words, rest, set()), refused) if _words("clausal").isdisjoint(clausal) else None
    if word not in _words("denying") or _goes_on(words, index):
        return None
    if words.lower[before] in _words("joining") or words.lower[before] in MARKS:
        return (_until(words, rest, {"but"}), True) if _is_alike(words, clause, index) else None
    within = _until(words, rest, {"but"})
    followed = words.lower[within[-1] + 1 : within[-1] + 2] == ["but"]
    return (within, False) if word == "not" and followed and _is_object(words, clause, index) else None


def _is_object(words: Words, clause: Clause, index: int) -> bool:
    """Whether a word opens what a clause's verb is about: accepts neither the …, agrees to not the …"""
    before = index - 1
    return before == clause.head or (words.pos[before] == "ADP" and before > clause.head)


def _until(words: Words, rest: tuple[int, ...], ends: set[str]) -> tuple[int, ...]:
    """The first of a clause's words as far as the next mark, or a word that goes on with something else."""
    return stretch(words, rest, ends | MARKS)


def _goes_on(words: Words, index: int) -> bool:
    """Not only, not yet, not until: what denies nothing of what follows."""
    return words.lower[index + 1 : index + 2] == [] or words.lower[index + 1] in _words("unopposed")


def _is_alike(words: Words, clause: Clause, index: int) -> bool:
    """Whether what is denied stands beside something of its kind: a noun or "to sign"; agrees to one, not to the other.

    "But not in public", "but not at any price" are about how and when.
    """
    following = index + 1
    if words.pos[following] != "ADP":
        return words.pos[following] not in MODIFYING
    near = (at for at in clause.words if clause.head < at < index)
    return any(words.lower[at] == words.lower[following] for at in near)


@cache
def _phrases(table: str) -> tuple[list[str], ...]:
    return tuple(phrase.split() for phrase in load("languages/en-positions")["contrasts"][table])


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(load("languages/en-positions")["contrasts"][table])
