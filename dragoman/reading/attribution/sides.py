"""The two sides of a report's talks, for whoever speaks as "both sides", "the two ministers", "the parties".

talks between Mali and Niger       MLI NER, as its opening says
Mali and Niger ended a round ...   MLI NER, as its opening says
                                   else the two parties that it names most
"""

from collections import Counter
from itertools import pairwise

from spacy.tokens import Token

from dragoman.reading.attribution.cues import words
from dragoman.reading.cast import Cast, Mention
from dragoman.reading.grammar import Parsed

OPENING = 900  # characters: the headline and the lead
JOINTS = {"and", "with", "&"}
APART = 40  # characters between the two names


def talks_sides(parsed: Parsed, cast: Cast) -> tuple[str, ...]:
    """The codes of the two sides in alphabetical order, or of fewer."""
    opening = [m for m in cast.beginning(0, OPENING) if side_of(m, cast)]
    joined = Counter(
        tuple(sorted((side_of(a, cast) or "", side_of(b, cast) or "")))
        for a, b in pairwise(opening)
        if side_of(a, cast) != side_of(b, cast) and are_joined(a, b, parsed)
    )
    if joined:
        return max(joined, key=lambda pair: joined[pair])
    counts = Counter(code for mention in cast.mentions if (code := side_of(mention, cast)))
    return tuple(sorted(code for code, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:2]))


def side_of(mention: Mention, cast: Cast) -> str | None:
    """The code of a state or group that a mention names; a person or an international organisation is no side."""
    actor = cast.actor(mention.actor)
    return actor.code if actor.kind in {"state", "group"} else None


def are_joined(a: Mention, b: Mention, parsed: Parsed) -> bool:
    """between A and B; A and B; talks of A with B"""
    if not 0 <= b.start - a.end <= APART:
        return False
    between = parsed.tokens(a.end, b.start)
    plain = all(t.pos_ in {"DET", "ADJ", "CCONJ", "ADP", "NOUN", "PART", "PROPN"} for t in between)
    return plain and sum(t.lower_ in JOINTS for t in between) == 1


def speaks_for_all(token: Token) -> bool:
    """both sides, the two delegations, each government: a word that stands for all sides at once"""
    return token.lemma_.lower() in words("several", "nouns") and any(
        t.lower_ in words("several", "all") for t in token.lefts
    )


def first_joint_paper(parsed: Parsed) -> int | None:
    """Where a report first tells of a joint statement, a common declaration."""
    joint = (token for token in parsed.doc if token.lower_ in words("several", "joint"))
    papers = words("several", "papers")
    told = (t for t in joint if any(near.lemma_.lower() in papers for near in parsed.doc[t.i + 1 : t.i + 3]))
    return next((token.idx for token in told), None)
