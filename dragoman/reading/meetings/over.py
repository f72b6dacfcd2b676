"""Whether the lead tells, by its main verbs, that the talks it is about are over for now, or fell through.

The second round broke up on Tuesday without agreement, but ...    they ended
Talks on the dam collapsed on Friday; have broken down             they failed, and do not go on
The last round broke up in May                                     no: long past
A and B met in Jinja on Friday to prepare a summit in June         they met: what is to come is another meeting
Roa was speaking after a fourth round of talks in Luanda           somebody speaks after them
The two will meet on Friday after talks collapsed last week        no: what is to come is the main thing
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from spacy.tokens import Token

from dragoman.reading.meetings.lead import NEWS_DAYS, is_past_by, with_short
from dragoman.reading.meetings.occasions import between
from dragoman.reading.meetings.talks import Scene
from dragoman.vocabulary import load

LEAD = 2  # sentences
SUBJECTS = {"nsubj", "nsubjpass"}
COMPANY = {"dobj", "prep", "conj"}
PAST = {"VBD", "VBN"}
AUXILIARIES = {"aux", "auxpass"}


def are_over(scene: Scene) -> bool:
    """Whether one of the first sentences says that talks ended, or has somebody speak after them."""
    words = over()
    return any(
        (verb.lemma_.lower() in words["ends"] and is_of_talks(scene, verb)) or spoken_after(scene, verb, words)
        for verb in past_verbs(scene, scene.lead[:LEAD])
    )


def have_failed(scene: Scene) -> bool:
    """Whether one of the first sentences says by its main verb that talks fell through."""
    fails = over()["fails"]
    return any(
        with_particle(verb) in fails and is_of_talks(scene, verb) for verb in past_verbs(scene, scene.lead[:LEAD])
    )


def have_ended_with_nothing(scene: Scene) -> bool:
    """Whether one of the first sentences says by its main verb that talks, not a day of them, ended without a deal."""
    return any(
        (closes_without_accord(scene, verb) or fails_to_agree(scene, verb)) and not is_long_past(scene, verb)
        for verb in past_verbs(scene, with_short(scene, scene.lead[:LEAD]))
    )


def closes_without_accord(scene: Scene, verb: Token) -> bool:
    talks = (child for child in verb.children if child.dep_ in {*SUBJECTS, "dobj"} and not is_part(child))
    closes = with_particle(verb) in over()["closes"] and any(brings_no_accord(child) for child in verb.children)
    return closes and any(holds_talks(scene, one) for one in talks)


def fails_to_agree(scene: Scene, verb: Token) -> bool:
    """The two sides failed to settle the border; not: failed to turn up, failed to settle it on the first day."""
    goals = (child.lemma_.lower() for child in verb.children if child.dep_ == "xcomp")
    fails = verb.lemma_.lower() in over()["failing"] and any(goal in over()["agreeing"] for goal in goals)
    of_all = not any(is_part(token) for token in verb.subtree)
    return fails and of_all and (joins_parties(scene, verb) or is_of_both(scene, verb))


def brings_no_accord(token: Token) -> bool:
    """without agreement, without any deal, with no result"""
    words = over()
    own = [child for child in token.children if child.lemma_.lower() in {*words["accords"], *words["results"]}]
    no = any(one.lower_ in words["no"] for accord in own for one in accord.children)
    return bool(own) and (token.lower_ in words["without"] or (token.lower_ in words["with"] and no))


def brings_accord(token: Token) -> bool:
    """with a memorandum; not: with no deal, with an agreement to meet again"""
    words = over()
    own = (child for child in token.children if child.lemma_.lower() in words["accords"])
    return token.lower_ in words["with"] and any(
        not any(one.lower_ in words["no"] or one.dep_ in {"acl", "relcl"} for one in accord.children) for accord in own
    )


def is_part(token: Token) -> bool:
    """the second day of talks; not two days of talks, a day of talks"""
    words = over()
    counted = {*load("languages/en-meetings")["rounds"]["numbers"], *words["counted"]}
    return token.lemma_.lower() in words["days"] and any(child.lower_ in counted for child in token.children)


def have_left(scene: Scene) -> bool:
    """Whether the first sentence says by its main verb that a side left talks for good: walked out, broke them off."""
    words = over()
    return any(
        not words_of(verb).isdisjoint(words["leaves"])
        and any(holds_talks(scene, one) for one in left_by(verb))
        and not goes_on(verb)
        for verb in past_verbs(scene, scene.lead[:1])
    )


def goes_on(verb: Token) -> bool:
    """Whether a sentence has what came after talks were left: walked out and came back, broke off after signing."""
    behind = (one for prep in verb.children if prep.dep_ == "prep" for one in prep.children if one.dep_ == "pcomp")
    beside = (one for one in verb.children if one.dep_ == "advcl")
    returns = over()["comes_back"]
    return any(one.lemma_.lower() in returns and not is_denied(one) for one in (*verb.conjuncts, *beside, *behind))


def are_suspended(scene: Scene) -> bool:
    """Whether the lead says by a main verb that talks were suspended; not: until Friday, for a day."""
    passing = {*load("languages/en-meetings")["dates"]["put_off_to"], *over()["for_a_time"]}
    return any(
        verb.lemma_.lower() in over()["suspends"]
        and is_of_talks(scene, verb)
        and not any(child.lower_ in passing for child in verb.children)
        and not goes_on(verb)
        for verb in past_verbs(scene, scene.lead)
    )


def left_by(verb: Token) -> Iterator[Token]:
    """What a verb of leaving has for its object: talks of "quit talks", "walked out of talks"."""
    out, of = over()["out"], over()["of"]
    for child in verb.children:
        if child.dep_ == "dobj":
            yield child
        elif child.dep_ == "prep" and child.lower_ in (*out, *of):
            yield from (child.children if child.lower_ in of else (one for of in child.children for one in of.children))


def have_met(scene: Scene) -> bool:
    """Whether the first sentence says by its main verb that sides met of late: to prepare a summit to come, say."""
    meet = {word.start for word in scene.words if word.verb}
    return any(
        verb.idx in meet and not is_long_past(scene, verb) and joins_parties(scene, verb)
        for verb in islice(past_verbs(scene, scene.lead[:1]), 1)
    )


def are_off(scene: Scene) -> bool:
    """Whether the first sentence says by its main verb that talks were called off or put off, or fell through."""
    first = list(past_verbs(scene, scene.lead[:1]))
    return any(
        scene.tenses.calls_off(verb) and names_talks(scene, undone) and holds_talks(scene, undone)
        for verb in first
        for undone in verb.children
        if undone.dep_ in {"dobj", "nsubjpass"}
    ) or any(falls_through(verb) and is_of_talks(scene, verb) for verb in first)


def falls_through(verb: Token) -> bool:
    """Not: fell through the night into a quarrel."""
    words = over()
    small = [child for child in verb.children if child.lower_ in words["through"] and child.i > verb.i]
    through_what = any(one.dep_ == "pobj" for child in small for one in child.children)
    return not words_of(verb).isdisjoint(words["falls_through"]) and not through_what


def have_agreed(scene: Scene) -> bool:
    """Whether the main verb of a first sentence says that sides signed, or agreed on more than to go on talking."""
    return any(
        is_agreement(verb) and (joins_parties(scene, verb) or is_of_both(scene, verb)) and not is_long_past(scene, verb)
        for verb in past_verbs(scene, scene.lead[:LEAD])
    )


def is_agreement(verb: Token) -> bool:
    """agreed to share, agreed on a truce; signed, ended with a truce. Not: agreed to meet, agreed on nothing"""
    words = over()
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    if with_particle(verb) in words["closes"] and any(brings_accord(child) for child in verb.children):
        return True
    if verb.lemma_.lower() in words["reaching"]:
        return any(child.lemma_.lower() in words["accords"] for child in objects)
    if verb.lemma_.lower() not in words["agrees"]:
        return False
    clauses = [child for child in verb.children if child.dep_ in {"xcomp", "ccomp"}]
    on = [child for child in verb.children if child.dep_ == "prep" and child.lower_ in words["agreed_on"]]
    matters = [one for prep in on for one in prep.children]
    done = any(clause.lemma_.lower() not in words["talking_on"] and not is_denied(clause) for clause in clauses)
    return done or any(matter.lemma_.lower() not in words["nothing"] for matter in matters)


def is_denied(verb: Token) -> bool:
    return any(child.dep_ == "neg" for child in verb.children)


def is_of_both(scene: Scene, verb: Token) -> bool:
    subjects = (child for child in verb.children if child.dep_ == "nsubj")
    return any(both_sides().match(scene.text, *phrase_of(one)) for one in subjects)


def phrase_of(token: Token) -> tuple[int, int]:
    """The [start, end) of a word with all that hangs on it."""
    return token.left_edge.idx, token.right_edge.idx + len(token.right_edge)


def joins_parties(scene: Scene, verb: Token) -> bool:
    """Whether at least two parties are named in what a verb has for subject and company: A met B, A and B met."""
    near = (child for child in verb.children if child.dep_ in SUBJECTS | COMPANY)
    codes = {scene.cast.party(mention.actor) for one in near for mention in scene.cast.within(*phrase_of(one))}
    return len(codes - {None}) > 1


def past_verbs(scene: Scene, sentences: tuple[int, ...]) -> Iterator[Token]:
    for number in sentences:
        yield from (verb for verb in main_verbs(scene, *scene.sentences[number]) if is_past(verb))


def main_verbs(scene: Scene, start: int, end: int) -> Iterator[Token]:
    """The verbs that a sentence is about: its root, what somebody is quoted for, and what is joined to these."""
    says = over()["says"]
    for token in scene.parsed.tokens(start, end):
        told = token.dep_ == "ccomp" and token.head.dep_ == "ROOT" and token.head.lemma_.lower() in says
        if token.dep_ == "ROOT" or told:
            yield token
            yield from (joined for joined in token.conjuncts if joined.dep_ == "conj")


def is_past(verb: Token) -> bool:
    """broke up, had broken up, was speaking; not "would break up", "has to end", "did not end"."""
    helps = [child for child in verb.children if child.dep_ in AUXILIARIES]
    if any(child.dep_ == "neg" for child in verb.children) or any(child.tag_ == "MD" for child in helps):
        return False
    return verb.tag_ in PAST or any(child.tag_ == "VBD" for child in helps)


def with_particle(verb: Token) -> str:
    """break down, fall apart: a verb and the small word that goes with it."""
    small = (child.lower_ for child in verb.children if child.i > verb.i and child.dep_ in {"prt", "advmod"})
    return " ".join([verb.lemma_.lower(), *islice(small, 1)])


def words_of(verb: Token) -> set[str]:
    """quit; walk, walk out: a verb alone and with each small word behind it, whatever the parser makes of that."""
    small = (child.lower_ for child in verb.children if child.i > verb.i and child.dep_ in {"prt", "advmod", "prep"})
    return {verb.lemma_.lower(), *(f"{verb.lemma_.lower()} {word}" for word in small)}


def is_of_talks(scene: Scene, verb: Token) -> bool:
    """Whether a verb tells of talks what they did, on no day that is long past."""
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    return any(holds_talks(scene, one) for one in subjects) and not is_long_past(scene, verb)


def is_long_past(scene: Scene, verb: Token) -> bool:
    """Whether the times that hang on a verb are all long past: broke up in May."""
    start, end = scene.sentences[scene.sentence_at(verb.idx)]
    own = [time for time in between(scene.times, start, end) if scene.tenses.hangs_on(time.start, verb)]
    return bool(own) and all(is_past_by(NEWS_DAYS, time, scene.today.day) for time in own)


def spoken_after(scene: Scene, verb: Token, words: dict[str, list[str]]) -> bool:
    """told reporters after the meeting; was speaking following a round: without a day of its own that is long past"""
    return verb.lemma_.lower() in words["says"] and any(
        child.dep_ == "prep"
        and child.lower_ in words["after"]
        and any(holds_talks(scene, one) for one in child.children)
        for child in verb.children
    )


def holds_talks(scene: Scene, token: Token) -> bool:
    """Whether a phrase names talks, and no day that is long past."""
    start, end = phrase_of(token)
    named = any(start <= word.start < end and not word.verb for word in scene.words)
    days = (time for time in between(scene.times, start, end) if time.precision == "day")
    return named and not any(is_past_by(NEWS_DAYS, day, scene.today.day) for day in days)


def names_talks(scene: Scene, noun: Token) -> bool:
    """postponed the talks; not: postponed a decision on the talks"""
    return any(word.start <= noun.idx < word.end for word in scene.words)


def over() -> dict[str, list[str]]:
    words: dict[str, list[str]] = load("languages/en-meetings")["over"]
    return words


@cache
def both_sides() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(over()['both'])})\b", re.IGNORECASE)
