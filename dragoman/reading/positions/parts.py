"""The part that each mention of a party plays in its clause.

Kenya said …               nsubj
Kenya's minister said …    nsubj>poss
rejected the Kenyan plan   dobj>amod>plan, whose plan it is
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.reading.cast import Cast
from dragoman.reading.positions.clauses import Words

WITHIN_NOUN = {"poss", "compound", "amod", "nmod", "appos", "conj", "det", "nummod", "npadvmod"}
UNSURE = {"pronoun", "description"}
LONGEST_CLIMB = 12


@dataclass(frozen=True)
class Placed:
    """A mention of a party in the grammar: its clause, its sentence, its part in it.

    `named`: whether it is a name; `hung`: the word in whose clause it plays the part.
    """

    party: str
    clause: int
    sentence: int
    part: str
    start: int
    named: bool
    hung: int


def placed_in(words: Words, owner: dict[int, int], cast: Cast) -> Iterator[Placed]:
    """Each mention that leads to a party, placed in the grammar."""
    for mention in cast.mentions:
        party = cast.party(mention.actor)
        first, last = bisect_right(words.start, mention.start) - 1, bisect_left(words.start, mention.end) - 1
        if party is None or first < 0:
            continue
        inside = range(first, max(last, first) + 1)
        root = next((index for index in inside if not first <= words.head[index] <= last), last)
        if root in owner:
            named = mention.how not in UNSURE
            part, hung = _part(words, root)
            yield Placed(party, owner[root], words.sentence[root], part, mention.start, named, hung)


def _part(words: Words, index: int) -> tuple[str, int]:
    """The part that a name plays, and to what: nsubj; nsubj>poss (whose subject it is); dobj>amod>proposal; pobj:by."""
    via, noun, at = "", "", index
    for _ in range(LONGEST_CLIMB):
        dep, above = words.dep[at], words.head[at]
        if dep in WITHIN_NOUN and above != at:
            via = via or ("conj" if dep == "conj" else "appos" if dep == "appos" else "of")
            noun, at = words.shown[above], above
        elif dep == "pobj":
            preposition = words.lower[above]
            beyond = words.head[above]
            if preposition == "of" and words.pos[beyond] in {"NOUN", "PROPN"}:
                via, noun, at = via or "of", words.shown[beyond], beyond
            elif words.pos[beyond] == "NOUN":
                return f"noun>{words.shown[beyond]}>{preposition}", beyond
            else:
                return f"pobj:{preposition}{'>' + via + '>' + noun if via == 'of' else ''}", beyond
        else:
            return f"{dep}{'>' + via if via else ''}{'>' + noun if via == 'of' else ''}", above
    return "far", at


def whose(part: str) -> str:
    """The noun that a mention owns: "demand" for the Chilean demand, a demand by Chile."""
    if ">of>" in part:
        return part.split(">of>")[1]
    pieces = part.split(">")
    return pieces[1] if pieces[0] == "noun" and pieces[-1] in {"by", "from"} else ""
