"""How a word hangs together with a word for a meeting, along the parse.

the talks on Monday                    word: the time hangs on the word itself
The talks ended on Monday.             verb: both hang on one verb
The talks, which failed on Monday      act: on another verb, of what is done at talks
freed on Monday before the talks       other verb

Monday's raid, the May 3 Movement, the floods of May 2021    none: the time tells which raid is meant
"""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.reading.dates import Time
from dragoman.reading.meetings.talks import Scene, Word
from dragoman.vocabulary import load

CLIMB = 6
BEFORE_NOUN = {"compound", "nmod", "nummod", "poss"}
NOUNS = {"NOUN", "PROPN"}


def tie_of(scene: Scene, start: int, told: Word) -> str:
    """How a time at an offset hangs together with a word for a meeting."""
    token, word = scene.tenses.token_at(start), scene.tenses.token_at(told.start)
    if token is None or word is None:
        return "nothing"
    above = list(above_in_clause(token))
    if any(told.start <= head.idx < told.end for head in above):
        return "word"
    verb = next((head for head in above if head.pos_ in {"VERB", "AUX"}), None)
    if verb is None:
        return "nothing"
    if any(head.i == verb.i for head in above_in_clause(word)):
        return "verb"
    return "act" if verb.lemma_.lower() in load("languages/en-meetings")["acts"]["verbs"] else "other verb"


def above_in_clause(token: Token) -> Iterator[Token]:
    """The words above one, up to the first verb."""
    for _ in range(CLIMB):
        if token.head is token:
            return
        token = token.head
        yield token
        if token.pos_ in {"VERB", "AUX"}:
            return


def dates_another_thing(scene: Scene, time: Time) -> bool:
    """Whether a time tells which thing is meant that is neither a meeting nor what comes of one: Monday's raid."""
    told = scene.parsed.tokens(time.start, time.end)
    top = next((one for one in told if not time.start <= one.head.idx < time.end), None)
    if top is None:
        return False
    below_of = (top.dep_, top.head.lower_) == ("pobj", "of") or (top.dep_, top.lower_) == ("prep", "of")
    before_noun = top.dep_ in BEFORE_NOUN and top.head.i > top.i
    if not (below_of or before_noun):
        return False
    noun = top.head.head if top.dep_ == "pobj" else top.head
    return noun.pos_ in NOUNS and not may_be_meeting(scene, noun)


def may_be_meeting(scene: Scene, noun: Token) -> bool:
    """Whether a noun is a word for a meeting, for what comes of one, or counts time: talks, accord, week."""
    words = load("languages/en-meetings")
    known = {*words["over"]["accords"], *words["places"]["sittings"], *words["dates"]["spans"]}
    if noun.lemma_.lower() in known or noun.lower_ in words["rounds"]["numbers"]:
        return True
    return any(word.start <= noun.idx < word.end for word in (*scene.words, *scene.acts))


def wording(scene: Scene, told: Word) -> Iterator[str]:
    """How a word for a meeting stands in its clause: "det a", "prep between", "dep dobj", "word future"."""
    yield f"word {scene.tenses.exact(told.start)}"
    token = scene.tenses.token_at(told.start)
    if token is not None:
        # agreed that they would meet; they will meet on Monday, officials said
        fixed = token.head.lemma_.lower() in load("languages/en-meetings")["tense"]["fixing"]
        reported = token.dep_ == "ccomp" and (fixed or token.head.i > token.i)
        yield "dep ROOT" if reported else f"dep {token.dep_}"
        yield from (f"{child.dep_} {child.lower_}" for child in token.children if child.dep_ in {"det", "prep"})
