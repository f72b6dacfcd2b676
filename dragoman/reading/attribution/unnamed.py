"""Who an unnamed source is: an outsider is nobody, an institution its state, "the minister" whoever was told of.

his office                                   his party
a Western diplomat; sources close to him     nobody
the army, a ministry official                the state at home in the report, or named last
the communiqué                               whose paper it is: who spoke last
the minister, the veteran diplomat           the person told of last
the company, the movement                    the body told of last
"""

from spacy.tokens import Token

from dragoman.reading.attribution.cues import words
from dragoman.reading.attribution.told import SUBJECTS, Told
from dragoman.reading.attribution.voice import Speaker
from dragoman.reading.parties.names import lexicon

DEFINITE = {"the", "this", "that"}


class Unnamed:
    """Leads the sources of one report that name nobody."""

    def __init__(self, told: Told) -> None:
        self.told = told

    def of(self, head: Token, phrase: list[Token], here: Speaker | None, near: Speaker | None) -> Speaker:
        return (
            self.of_paper(head, here, near)
            or self.of_institution(head, phrase)
            or self.of_spokesman(head, here, near)
            or self.of_somebody(head, here, near)
            or self.of_body(head, here, near)
            or Speaker(None, None, f"'{head.text}' named by no side", 0.6, head.lemma_.lower())
        )

    def of_paper(self, head: Token, here: Speaker | None, near: Speaker | None) -> Speaker | None:
        """The statement, the letter: of whoever spoke before, else of the party named last."""
        if head.lemma_.lower() not in words("several", "papers") or not is_definite(head):
            return None
        for speaker in (here, near):
            if speaker is not None and speaker.party is not None:
                return Speaker(speaker.party, speaker.party, f"'{head.text}' of {speaker.party}", 0.5)
        code = self.told.named_before(head.idx, people=False)
        return self.told.speaker(code, f"'{head.text}', after {code}", 0.4) if code is not None else None

    def of_institution(self, head: Token, phrase: list[Token]) -> Speaker | None:
        """The army, a ministry official, prosecutors in the capital."""
        if not is_institution(head, phrase):
            return None
        code = seat_in(phrase) or self.told.cast.home or self.told.state_before(head.idx)
        if code is None or code not in self.told.cast.by_id:
            return None
        return Speaker(code, code, f"'{head.text}', an institution of {code}", 0.5, head.lemma_.lower())

    def of_spokesman(self, head: Token, here: Speaker | None, near: Speaker | None) -> Speaker | None:
        """A spokesman, of whom the sentence before tells."""
        noun = head.lemma_.lower()
        if noun not in words("voices", "spokespeople") or not is_bare(head):
            return None
        code = self.party_before(head, here, near)
        return Speaker(code, code, f"'{head.text}' of {code}, told of before", 0.5, noun) if code else None

    def party_before(self, head: Token, here: Speaker | None, near: Speaker | None) -> str | None:
        """The party of whom the sentence before tells, or for whom somebody spoke before."""
        if here is not None and here.party:
            return here.party
        last = head.doc[head.sent.start - 1] if head.sent.start else None
        parsed = self.told.parsed
        if last is not None and parsed.paragraph_at(last.idx) == parsed.paragraph_at(head.idx):
            subject = next((t for t in last.sent.root.lefts if t.dep_ in SUBJECTS), None)
            if subject is not None and (mention := self.told.mention(subject)) is not None:
                return self.told.cast.party(mention.actor)
        return near.party if near is not None else None

    def of_somebody(self, head: Token, here: Speaker | None, near: Speaker | None) -> Speaker | None:
        """The official, the 49-year-old former manager: who spoke before, else the person told of last."""
        if not is_definite(head) or not is_human(head):
            return None
        for speaker in (here, near):
            if speaker is not None and self.told.is_human(speaker):
                return speaker
        actor = self.told.named_before(head.idx, people=True)
        return self.told.speaker(actor, f"told of before as '{head.text}'", 0.5) if actor is not None else None

    def of_body(self, head: Token, here: Speaker | None, near: Speaker | None) -> Speaker | None:
        """The company, the agency: the body that spoke before."""
        if not is_definite(head) or head.lemma_.lower() not in words("bodies", "nouns"):
            return None
        for speaker in (here, near):
            if speaker is not None and speaker.id is not None and not self.told.is_human(speaker):
                actor = self.told.cast.by_id.get(speaker.id)
                if actor is not None and actor.kind != "state":
                    return speaker
        return None


def is_outsider(head: Token, phrase: list[Token]) -> bool:
    """analysts, traders, Kuwaiti newspapers, a Western diplomat, a source close to the delegation"""
    if head.lemma_.lower() in words("outsiders", "nouns"):
        return True
    lower = [token.lower_ for token in phrase]
    if head.lemma_.lower() in words("outsiders", "sources"):
        return not words("outsiders", "removed").isdisjoint(lower)
    diplomatic = head.lemma_.lower() in words("outsiders", "diplomats")
    return diplomatic and not words("outsiders", "foreign").isdisjoint(lower)


def is_institution(head: Token, phrase: list[Token]) -> bool:
    """The army; a military officer; the general staff; a spokesman for the Foreign Office; not: an embassy's guests."""
    if head.lemma_.lower() in words("institutions", "nouns"):
        return True
    members = words("institutions", "members") | words("voices", "spokespeople")
    if head.lemma_.lower() not in members:
        return False
    return any(t.lemma_.lower() in words("institutions", "organs") for t in phrase if t.i != head.i)


def is_definite(head: Token) -> bool:
    return head.tag_ in {"NN", "NNP"} and any(t.lower_ in DEFINITE for t in head.lefts)


def is_bare(head: Token) -> bool:
    return not any(t.dep_ in {"compound", "amod", "poss", "prep", "nmod"} for t in head.children)


def is_human(head: Token) -> bool:
    return head.lemma_.lower() in words("voices", "people")


def seat_in(phrase: list[Token]) -> str | None:
    """The state whose capital a phrase names: the authorities in Amman."""
    for token in phrase:
        for name in lexicon().get(token.lower_, ()):
            if name.words == (token.text,) and name.sort == "capital" and len(name.codes) == 1:
                return name.codes[0]
    return None
