"""Whose words those are that a sentence gives nobody but a place, a ministry or a side.

In the Malian ministry they say; at the ministry of Mali it was noted     Mali
On the Malian side it was stressed                                        Mali
In Bamako they say; in Bamako it is thought                               Mali, a side, where nobody meets
"""

from spacy.tokens import Token

from dragoman.reading.attribution.cues import words
from dragoman.reading.attribution.seats import seat_in
from dragoman.reading.attribution.told import SUBJECTS, Told
from dragoman.reading.grammar import Parsed
from dragoman.reading.marks import Stretch

PREPOSITIONS = {"in", "at", "from", "on"}
NEAR_VERB = 2  # steps from a word up to the verb or noun that tells what takes place there


def party_of_place(verb: Token, told: Told) -> str | None:
    """The party whose ministry, side or capital a verb without anybody for its subject has beside it."""
    places = [prep for prep in verb.children if prep.lower_ in PREPOSITIONS and prep.dep_ == "prep"]
    found = (party_in(prep, told) or capital_in(prep, verb, told) for prep in places if prep.i < verb.i or is_it(verb))
    return next((code for code in found if code is not None), None)


def party_in(prep: Token, told: Told) -> str | None:
    """in the Malian ministry, at the ministry of Mali, on the Malian side; on the part of the Malian delegation

    Not: in Mali, where guests speak too; on the Malian side of the river; on the part of the Malian farmers.
    """
    place = [*prep.subtree]
    bodies = words("institutions", "organs") | words("institutions", "nouns") | words("several", "seats")
    housed = any(token.lemma_.lower() in bodies for token in place)
    named = ((token, m) for token in place if (m := told.mention(token)) is not None and not told.is_person(m))
    return next((m.actor for token, m in named if (m.how == "demonym" or housed) and not is_ground(token)), None)


def is_ground(party: Token) -> bool:
    """The Malian side of the river, the Malian part of the lake; the Malian farmers, who are no side of talks."""
    noun = party.head if party.dep_ in {"amod", "compound", "poss"} else party
    if noun.lemma_.lower() in words("outsiders", "nouns"):
        return True
    of = (t for prep in noun.rights if prep.lower_ == "of" for t in prep.children if t.dep_ == "pobj")
    return noun.lemma_.lower() in words("several", "seats") and any(t.pos_ == "NOUN" for t in of)


def capital_in(prep: Token, verb: Token, told: Told) -> str | None:
    """In Bamako, the capital of a side, unless the talks are held there or others were told of before."""
    towns = [token for token in prep.children if token.dep_ == "pobj" and token.pos_ == "PROPN"]
    code = seat_in(towns, told.sides)
    if code is None or is_venue(towns[0], told):
        return None
    return None if not is_it(verb) and told_of_several(verb) else code


def is_it(verb: Token) -> bool:
    """it is thought, it was stressed: a verb of which nobody is the subject"""
    return any(t.dep_ == "auxpass" for t in verb.children) and all(
        t.lower_ == "it" for t in verb.children if t.dep_ in SUBJECTS
    )


def said_by_nobody(span: Stretch, parsed: Parsed) -> Token | None:
    """The verb of which words are the clause and nobody the subject: it is [thought] in Bamako that the road is long"""
    found = parsed.doc.char_span(*span, alignment_mode="expand")
    if found is None or found.root.dep_ != "ccomp":
        return None
    verb = found.root.head
    return verb if is_it(verb) and verb.i < found.start and not any(t.dep_ == "agent" for t in verb.children) else None


def is_venue(town: Token, told: Told) -> bool:
    """Whether something is held in a town elsewhere in the report: met in Bamako, the talks in Bamako."""
    return any(
        other.text.casefold() == town.text.casefold() and other.i != town.i and is_held_at(other)
        for other in told.parsed.doc
    )


def is_held_at(town: Token) -> bool:
    if town.head.lower_ not in PREPOSITIONS:
        return False
    above = [*town.head.ancestors][:NEAR_VERB]
    return any(t.lemma_.lower() in words("silences", "events") | words("silences", "meeting") for t in above)


def told_of_several(verb: Token) -> bool:
    """Whether the sentence before is about several, who may be they: Guests came. In Bamako they say ..."""
    if not verb.sent.start:
        return False
    before = verb.doc[verb.sent.start - 1].sent
    return any(t.tag_ == "NNS" and t.dep_ in SUBJECTS for t in before.root.children)
