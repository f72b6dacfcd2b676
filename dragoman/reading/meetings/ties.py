"""How a word hangs together with a word for a meeting, along the parse.

the talks on Monday                    word: the time hangs on the word itself
The talks ended on Monday.             verb: both hang on one verb
The talks, which failed on Monday      act: on another verb, of what is done at talks
freed on Monday before the talks       other verb
"""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.reading.meetings.talks import Scene, Word
from dragoman.vocabulary import load

CLIMB = 6


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
