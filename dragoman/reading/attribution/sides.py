"""The two sides of a report's talks, for whoever speaks as "both sides", "the two ministers", "the parties".

talks between Mali and Niger            MLI NER: two that the opening joins count for more
Mali, Niger end round                   MLI NER
the Union and Mali met, Ghana mediating EUU MLI: who mediates is no side
                                        else the two parties that it names most
"""

from collections import Counter
from collections.abc import Iterable
from itertools import combinations, pairwise

from spacy.tokens import Token

from dragoman.reading.attribution.cues import words
from dragoman.reading.cast import Cast, Mention
from dragoman.reading.grammar import Parsed

OPENING = 900  # characters: the headline and the lead
JOINTS = {"and", "with", "&"}
SIGNS = {",", "-", "–", "/"}
APART = 40  # characters between the two names
BESIDE = 4  # words between a name and the word that says it mediates
BETWEEN = {"before": {"ADP", "DET", "ADJ"}, "after": {"ADJ", "NOUN", "PUNCT", "PRON", "AUX", "ADV", "PART"}}
MOST = 8  # parties that are looked at as sides
JOINED = 0.3  # what a pair joined in the opening adds to the share of its mentions
BODY = 0.7  # an organisation is less often a side
MEMBER = 0.5  # a name of one of its people speaks for a party half as much as its own


def talks_sides(parsed: Parsed, cast: Cast) -> tuple[str, ...]:
    """The codes of the two sides in alphabetical order, or of fewer."""
    named = [m for m in cast.mentions if is_side(m, cast)]
    bystanders = mediating(parsed, cast)
    weights = weights_of(named, cast)
    most = max(weights.values(), default=1.0)
    opening = [m for m in named if m.start < OPENING and m.actor not in bystanders]
    joined = Counter(tuple(sorted((a.actor, b.actor))) for a, b in pairwise(opening) if are_joined(a, b, parsed))
    leading = sorted(weights.keys() - bystanders, key=lambda code: (-weights[code], code))[:MOST]
    told = {
        (a, b): JOINED * joined[a, b] + min(weights[a], weights[b]) / most for a, b in combinations(sorted(leading), 2)
    }
    return max(told, key=lambda pair: told[pair], default=tuple(leading))


def mediating(parsed: Parsed, cast: Cast) -> set[str]:
    """The parties that stand between the sides."""
    return {m.actor for m in cast.mentions if is_side(m, cast) and mediates(m, parsed)}


def weights_of(named: list[Mention], cast: Cast) -> dict[str, float]:
    """How much a report tells of each party, its people included."""
    people = Counter(cast.party(m.actor) for m in cast.mentions if cast.actor(m.actor).kind == "person")
    own = Counter(m.actor for m in named)
    return {
        code: (count + MEMBER * people[code]) * (BODY if cast.actor(code).kind == "organisation" else 1)
        for code, count in own.items()
    }


def is_side(mention: Mention, cast: Cast) -> bool:
    """Whether a mention names a state, a group or an organisation, and not only as a place."""
    return cast.actor(mention.actor).kind != "person" and mention.how != "place"


def mediates(mention: Mention, parsed: Parsed) -> bool:
    """Omani mediators; Oman, which brokered the talks; under the auspices of Oman; not: mediators of Oman and Mali"""
    tokens = parsed.tokens(mention.start, mention.end)
    if not tokens:
        return False
    sent, first, last = tokens[0].sent, tokens[0].i, tokens[-1].i
    before = parsed.doc[max(sent.start, first - BESIDE) : first]
    after = parsed.doc[last + 1 : min(sent.end, last + 1 + BESIDE)]
    return leads_to("before", reversed(list(before))) or leads_to("after", after)


def leads_to(side: str, tokens: Iterable[Token]) -> bool:
    """Whether a word of mediating comes before any that cuts it off from the name."""
    for token in tokens:
        if token.lemma_.lower() in words("mediation", side):
            return True
        if token.pos_ not in BETWEEN[side]:
            return False
    return False


def are_joined(a: Mention, b: Mention, parsed: Parsed) -> bool:
    """between A and B; A and B; talks of A with B; in a headline: A, B"""
    if a.actor == b.actor or not 0 <= b.start - a.end <= APART:
        return False
    between = parsed.tokens(a.end, b.start)
    headline = bool(parsed.paragraphs) and b.end <= parsed.paragraphs[0][1]
    if headline and len(between) == 1 and between[0].text in SIGNS:
        return True
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
