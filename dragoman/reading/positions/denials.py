"""Stances that a clause cannot take by its grammar, whatever its words speak for.

failed to agree, could not agree, no agreement was reached, ended without a deal    no acceptance
until they withdraw, if the road is opened                                          nothing but a demand
while they stay, of who will not sign                                               nothing at all
urged them to be patient, denied that it would leave, is considering it             nor here
would sooner leave than pay                                                         nothing but a refusal
"""

from functools import cache
from typing import Any

from dragoman.reading.positions.clauses import SUBJECTS, VERBAL, Clause, Words
from dragoman.reading.positions.links import LONG, openings, tie_of
from dragoman.reading.positions.named import is_asked, stance_of
from dragoman.reading.positions.unreal import is_unreal
from dragoman.reading.positions.waits import is_during, is_refused
from dragoman.reading.scheme import STANCES
from dragoman.vocabulary import load

DOWNWARD = {"xcomp", "ccomp", "acl", "prep", "pobj", "pcomp", "dobj", "attr", "nsubj", "nsubjpass"}
WITHIN = {"conj", "relcl", "acl", "ccomp", "xcomp", "dobj", "nsubj", "nsubjpass", "pobj", "prep", "attr"}
TELLING = {"NOUN", "VERB", "ADJ", "PROPN"}
LONGEST_CLIMB = 6
WILLING = {"accepts", "offers"}
BARE = {"DET", "NUM", "ADJ", "ADV", "PUNCT", "SPACE"}  # beside a noun that says nothing more: on one practical matter
BETWEEN = {"ADP", "ADV", "PART"}  # away from its demand


def ruled_out(words: Words, clause: Clause) -> list[int]:
    """The stances that a clause cannot take, by their place among all."""
    if _is_awaited(words, clause):
        lasts = words.lemma[clause.head] in _outside("lasting") and tie_of(words, clause) == LONG
        wanted = set() if lasts or _is_to_end(words, clause) else {"demands"}
        return [number for number, stance in enumerate(STANCES) if stance not in wanted]
    if any(words.lower[child] == "than" and words.dep[child] == "mark" for child in words.children[clause.head]):
        return [number for number, stance in enumerate(STANCES) if stance != "rejects"]
    if kept := kept_in(words, clause):
        return [number for number, stance in enumerate(STANCES) if stance not in {kept, "conditions"}]
    empty = (_is_choice, _only_describes, _asks_for_manner, _is_meanwhile, _is_disowned)
    if any(says_nothing(words, clause) for says_nothing in empty):
        return list(range(len(STANCES)))
    if _has_objection(words, clause.head):
        return [number for number, stance in enumerate(STANCES) if stance not in {"rejects", "conditions"}]
    if _is_weighed(words, clause.head):
        return [number for number, stance in enumerate(STANCES) if stance != "conditions"]
    discussed = words.lemma[clause.head] in _outside("discussing") or _is_opinion(words, clause.head)
    denied = denies_agreement(words, clause) or discussed or _is_vague(words, clause)
    unrefused = _is_absent(words, clause.head) or _is_only_way(words, clause) or stands_aside(words, clause.head)
    untaken = {"accepts": denied, "rejects": unrefused, "demands": _is_let(words, clause.head)}
    return [STANCES.index(stance) for stance, is_untaken in untaken.items() if is_untaken]


def _has_objection(words: Words, index: int) -> bool:
    """Whether somebody has what names a refusal: has reservations about it, voiced its opposition to it."""
    nouns = (child for child in words.children[index] if words.dep[child] == "dobj")
    objects = any(stance_of(words, noun) == "rejects" and not is_dropped(words, noun) for noun in nouns)
    return words.lemma[index] in _outside("having") and objects and not _is_negated(words, index)


def _is_only_way(words: Words, clause: Clause) -> bool:
    """Whether a clause says that something has to be: sees no alternative to it; not: has no choice but to refuse."""
    nouns = [index for index in clause.words if words.lemma[index] in _outside("only_way")]
    only = any(words.lower[child] == "no" for noun in nouns for child in words.children[noun])
    end = words.sentences[words.sentence[clause.head]][1]
    return only and not any(stance_of(words, index) == "rejects" for index in range(nouns[0] + 1, end))


def stands_aside(words: Words, index: int) -> bool:
    """Whether somebody says that he hinders nothing: will not block the talks, would not stand in the way of a vote.

    Not: will not prevent us, which is defiance; cannot prevent it, could not prevent it.
    """
    helpers = {words.lower[child] for child in words.children[index] if words.dep[child] == "aux"}
    ours = any(words.lower[at] in {"us", "me"} for at in words.children[index])
    under = (at for child in words.children[index] if words.lower[child] == "in" for at in words.children[child])
    stands = words.lemma[index] == "stand" and any(words.lower[at] == "way" for at in under)
    hinders = words.lemma[index] in _outside("hindering") or stands
    return hinders and _is_negated(words, index) and not ours and not helpers.isdisjoint(_outside("promising"))


def _is_choice(words: Words, clause: Clause) -> bool:
    """Whether a clause leaves open which of two things it is: must choose between talks and a truce."""
    between = any(words.lower[child] == "between" for child in words.children[clause.head])
    return between and words.lemma[clause.head] in _outside("choosing")


def _is_opinion(words: Words, index: int) -> bool:
    """Whether what is agreed is that something was so, and nothing that is to be: agreed that it had failed."""
    near = (index, *words.children[index])
    said = (at for at in near if words.dep[at] == "ccomp" and words.lemma[words.head[at]] in _outside("agreeing"))
    return any(_is_past(words, at) for at in said)


def _is_vague(words: Words, clause: Clause) -> bool:
    """Whether a clause does not say what was agreed: agreed on several points; not: on three points: a truce, …"""
    reached = words.lemma[clause.head] in _outside("coming_to")
    agreed = any(words.lemma[index] in _words("words") for index in clause.words) if reached else False
    on = (at for at in clause.words if words.lower[at] == "on" and words.dep[at] == "prep" and at > clause.head)
    nouns = [noun for at in on for noun in words.children[at] if words.dep[noun] == "pobj"]
    vague = any(words.lemma[noun] in _outside("vague") for noun in nouns)
    bare = all(words.pos[under] in BARE for noun in nouns for under in words.children[noun])
    end = words.sentences[words.sentence[clause.head]][1]
    told = any(words.lower[at] in {":", "including"} for at in range(nouns[-1], end)) if nouns else False
    return agreed and vague and bare and not told


def _is_past(words: Words, index: int) -> bool:
    """Whether a verb tells of the past: had failed, failed; not: should be closed, were to be closed, be closed."""
    children = words.children[index]
    helpers = {words.lower[child] for child in children if words.dep[child] in {"aux", "auxpass"}}
    to_be = words.lemma[index] == "be" and any(words.dep[child] == "xcomp" for child in children)
    return not to_be and (words.tag[index] == "VBD" or "had" in helpers)


def _is_disowned(words: Words, clause: Clause) -> bool:
    """Whether somebody denies what a clause says: denied that it [had agreed]."""
    above = words.head[clause.head]
    denied = words.lemma[above] in _outside("denying") and not _is_negated(words, above)
    return words.dep[clause.head] == "ccomp" and denied


def _is_weighed(words: Words, index: int) -> bool:
    """Whether somebody has not made up his mind: is considering it; not: would consider it, is not considering it."""
    helpers = {words.lemma[child] for child in words.children[index] if words.dep[child] == "aux"}
    weighs = words.lemma[index] in _outside("weighing") and words.tag[index] == "VBG" and "be" in helpers
    return weighs and not _is_negated(words, index)


def _only_describes(words: Words, clause: Clause) -> bool:
    """Whether a relative clause tells which of a kind is refused: attends no talks [that leave them out].

    Not: has no money [to hold them].
    """
    index = clause.head
    at = words.head[index]
    while words.dep[at] in {"pobj", "prep"}:
        at = words.head[at]
    above = words.head[at]
    refused = words.dep[at] in {"dobj", "attr"} | WITHIN and words.pos[above] in VERBAL and is_refused(words, above)
    named = stance_of(words, index) is not None or is_refused(words, index)
    to_do = any(words.lower[child] == "to" and words.dep[child] == "aux" for child in words.children[index])
    return words.dep[index] == "relcl" and refused and not named and not to_do


def _asks_for_manner(words: Words, clause: Clause) -> bool:
    """Whether somebody asks for no more than patience, calm, good will: that is no position on anything."""
    behind = (index for index in clause.words if index > clause.head and words.pos[index] in TELLING)
    told = {words.lemma[index] for index in behind} - _outside("light")
    asks = words.lemma[clause.head] in _outside("appealing")
    return asks and not clause.below and bool(told) and told <= _outside("manner")


def _is_meanwhile(words: Words, clause: Clause) -> bool:
    """Whether a clause tells how long something is refused: will not sign [while Mali holds the men]."""
    if tie_of(words, clause) != "while" or not is_during(words, clause):
        return False
    return any(is_refused(words, at) for at in _above(words, words.head[clause.head]))


def _is_let(words: Words, index: int) -> bool:
    """Whether somebody is willing to let another do it, and so asks nothing: ready to let aid convoys [pass]."""
    above = words.head[index]
    if words.dep[index] not in {"ccomp", "xcomp"} or words.lemma[above] not in _outside("letting"):
        return False
    at = above
    for _ in range(LONGEST_CLIMB):
        if stance_of(words, at) is not None or words.dep[at] not in {"xcomp", "acomp"}:
            break
        at = words.head[at]
    return stance_of(words, at) in WILLING and not _is_negated(words, at) and not is_asked(words, at)


def kept_in(words: Words, clause: Clause) -> str | None:
    """The stance that somebody holds on to, by its noun: maintained its objection, would not give up its demand."""
    head = clause.head
    keeps = words.lemma[head] in _table("keeping") or (_is_negated(words, head) and _drops(words, head))
    near = [child for child in words.children[head] if words.dep[child] in {"dobj", "prep"}]
    nouns = (index for child in near for index in (child, *words.children[child]))
    owned = (index for index in nouns if any(words.dep[under] == "poss" for under in words.children[index]))
    return next((stance for index in owned if (stance := stance_of(words, index))), None) if keeps else None


def _is_absent(words: Words, index: int) -> bool:
    """Whether a verb only says that somebody is not there: takes no part in the talks, is not a party to them.

    Who attends no talks that leave others out refuses them.
    """
    children = words.children[index]
    lemma = words.lemma[index]
    shapes = {lemma, *(f"{lemma} {words.lemma[child]}" for child in children), f"be {lemma}"}
    denied = any(words.dep[child] == "neg" for child in children)
    chosen = any(words.dep[under] == "relcl" for child in children for under in words.children[child])
    refusing = any(words.lower[child] in _outside("refusing") for child in children if words.dep[child] == "aux")
    return denied and not refusing and not chosen and not shapes.isdisjoint(_outside("absent"))


def _is_awaited(words: Words, clause: Clause) -> bool:
    """Whether a clause stands under an "if" or "until", or within one that does: if Mali frees those whom it holds."""
    at = clause.head
    while words.dep[at] in WITHIN:
        at = words.head[at]
    if words.dep[at] != "advcl":
        return False
    asking = load("languages/en-positions")["clauses"]["asking"]
    return tie_of(words, clause) in asking or not openings(words, at).isdisjoint(asking)


def _is_to_end(words: Words, clause: Clause) -> bool:
    """Whether somebody refuses something for so long: will not sign [as long as Mali holds the men], who are to go."""
    if tie_of(words, clause) != LONG:
        return False
    long = words.head[clause.head]
    above = _above(words, words.head[long])
    return any(stance_of(words, at) == "rejects" or _is_negated(words, at) for at in above)


def _above(words: Words, index: int) -> list[int]:
    """A word, and those above it that it completes."""
    above = [index]
    while words.dep[above[-1]] in DOWNWARD and len(above) < LONGEST_CLIMB:
        above.append(words.head[above[-1]])
    return above


def untaken_in(words: Words, clause: Clause, *, waiting: bool = False) -> set[str]:
    """The stances that a clause, or what it completes, names only to say that they are not taken, or no longer.

    `waiting`: what is not accepted is so until something else comes first, which is a condition.
    """
    if is_unreal(words, clause):
        return set(STANCES)
    named = [
        (stance, index) for index in {*clause.words, *_above(words, clause.head)} if (stance := stance_of(words, index))
    ]
    dropped = {index for _, index in named if is_dropped(words, index)}
    held = {stance for stance, index in named if index not in dropped | {words.head[other] for other in dropped}}
    left = {stance for stance, index in named if index in dropped} - held
    untaken = {fallen for stance in left for fallen in (stance, *_table("with_it").get(stance, ()))}
    return untaken - {"conditions"} if waiting else untaken


def is_dropped(words: Words, index: int) -> bool:
    """Whether a stance that a word names is denied or given up: never refused, stopped asking, dropped its claim."""
    above = words.head[index]
    if words.pos[index] == "NOUN":
        while words.pos[above] in BETWEEN and words.head[above] != above:
            above = words.head[above]
        return _gives_up(words, above) or any(words.lower[child] == "no" for child in words.children[index])
    stopped = words.dep[index] == "xcomp" and words.lemma[above] in _table("stopping") and not _is_negated(words, above)
    return stopped or _is_negated(words, index)


def _gives_up(words: Words, index: int) -> bool:
    """Whether a verb says that its object is held no longer: dropped it, agreed to back away from it."""
    willing = words.dep[index] == "xcomp" and stance_of(words, words.head[index]) in WILLING
    if (is_asked(words, index) and not willing) or _is_negated(words, index):
        return False
    return _drops(words, index)


def _drops(words: Words, index: int) -> bool:
    """Whether a verb is one of giving up: drop, lift; "give" with "up", "back" with "away"."""
    lemma = words.lemma[index]
    beside = {words.lower[child] for child in words.children[index]}
    return lemma in _table("verbs") and not beside.isdisjoint(_table("with").get(lemma, beside))


def _is_negated(words: Words, index: int) -> bool:
    """Whether a verb stands under "not", "never" or "no longer"."""
    children = words.children[index]
    longer = (child for child in children if words.lower[child] == "longer")
    never = any(words.lower[child] in _table("never") for child in children)
    return never or any(words.lower[under] == "no" for child in longer for under in words.children[child])


def denies_agreement(words: Words, clause: Clause) -> bool:
    """Whether a clause speaks of agreeing, and only as of something that failed."""
    agreeing = [index for index in clause.words if words.lemma[index] in _words("words")]
    return bool(agreeing) and all(_fails(words, index) for index in agreeing)


def _fails(words: Words, index: int) -> bool:
    """Whether a word of agreeing, or what it hangs on, is negated."""
    at = index
    for _ in range(LONGEST_CLIMB):
        if _is_denied(words, at) or (at != index and words.lemma[at] in _words("failing")):
            return True
        if words.dep[at] not in DOWNWARD:
            return False
        at = words.head[at]
    return False


def _is_denied(words: Words, index: int) -> bool:
    children = words.children[index]
    subjects = [child for child in children if words.dep[child] in SUBJECTS]
    near = [*children, *(under for subject in subjects for under in words.children[subject]), *subjects]
    return any(words.dep[child] == "neg" or words.lower[child] in _words("failing") for child in near)


def _table(name: str) -> Any:
    return load("languages/en-positions")["taken_back"][name]


@cache
def _outside(table: str) -> frozenset[str]:
    return frozenset(load("languages/en-positions")["outside"][table])


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(load("languages/en-positions")["agreement"][table])
