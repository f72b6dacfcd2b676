"""Of two sides the one that the other speaks of as "they".

"They ask us to pay," Chad said.     Mali, where Chad negotiates with Mali
"They ask us how we are," it said.   nobody: that is a question
Chad said they were ready to pay.    not told: these may be Chad's own
"The miners wait. They ask us to pay."    nobody: these are the miners
"""

from functools import cache

from dragoman.reading.positions.clauses import SUBJECTS, Words
from dragoman.reading.positions.holders import Holders
from dragoman.reading.positions.named import is_asked, stance_of
from dragoman.vocabulary import load

WORD_FOR_WORD = "direct"
TWO = 2
PLURAL = {"NNS", "NNPS"}


def opposite(holders: Holders, number: int) -> frozenset[str]:
    """The side across the table, where a speaker's own words say what "they" want, offer, take or refuse."""
    words, head = holders.words, holders.clauses[number].head
    they = any(words.lower[child] == "they" and words.dep[child] == "nsubj" for child in words.children[head])
    they = they and not _others_before(words, head)
    named = they and not is_asked(words, head) and (stance_of(words, head) or _addresses_us(words, head))
    voice = holders.voice(holders.clauses[number]) if named else None
    if voice is None or voice.kind != WORD_FOR_WORD or len(holders.sides) != TWO or voice.party not in holders.sides:
        return frozenset()
    return frozenset(side for side in holders.sides if side != voice.party)


def _others_before(words: Words, index: int) -> bool:
    """Whether several are told of right before, in this sentence or in the one before it."""
    start, _ = words.sentences[max(0, words.sentence[index] - 1)]
    before = range(start, index)
    return any(words.tag[at] in PLURAL and words.dep[at] in SUBJECTS for at in before)


def _addresses_us(words: Words, index: int) -> bool:
    """Whether a verb says what somebody asks us to do: ask us to pay; not: ask us how."""
    us = [child for child in words.children[index] if words.lower[child] in _words("us")]
    asking = any(words.tag[at].startswith("W") for child in us for at in (child + 1,) if at < len(words.tag))
    return bool(us) and words.lemma[index] in _words("addressing") and not asking


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(load("languages/en-positions")["holders"][table])
