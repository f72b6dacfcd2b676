"""Who an unnamed source is: an outsider is nobody, an institution its state, "the minister" whoever was told of.

his office                                   his party
a Western diplomat; sources close to him     nobody
the army, a ministry official                the state at home in the report, or named last
the communiqué                               whose paper it is: who spoke last
the minister, the veteran diplomat           the person told of last
the company, the movement                    the body told of last
the mediators                                the one party that mediates
Tashke said                                  the side whose capital's name was cut
"""

from itertools import pairwise

from spacy.tokens import Doc, Token

from dragoman.reading.attribution.cues import words
from dragoman.reading.attribution.seats import (
    codes_ending,
    names_of,
    opening_place,
    place_there,
    place_within,
    seat_in,
    seat_of,
)
from dragoman.reading.attribution.told import SUBJECTS, Told
from dragoman.reading.attribution.voice import Speaker

MINISTRIES = "ministries"
BACK = 60  # words before a spokesman's sentence among which his ministry stands
DEFINITE = {"the", "this", "that"}


class Unnamed:
    """Leads the sources of one report that name nobody."""

    def __init__(self, told: Told) -> None:
        self.told = told

    def of(self, head: Token, phrase: list[Token], here: Speaker | None, near: Speaker | None) -> Speaker:
        return (
            self.of_paper(head, here, near)
            or self.of_shortened(head, phrase)
            or self.of_mission(head)
            or self.of_institution(head, phrase, near)
            or self.of_member(head, phrase, here or near)
            or self.of_spokesman(head, here, near)
            or self.of_the_same(head)
            or self.of_somebody(head, here, near)
            or self.of_body(head, here, near)
            or self.of_mediator(head)
            or self.of_cut_name(head)
            or self.of_official(head)
            or Speaker(None, None, f"'{head.text}' named by no side", 0.6, head.lemma_.lower())
        )

    def of_paper(self, head: Token, here: Speaker | None, near: Speaker | None) -> Speaker | None:
        """The statement, the letter: of whoever gives it out or spoke before, else of the party named last.

        A statement, where somebody spoke before; a letter signed by Mali; not: a letter, which may be another's
        """
        noun = head.lemma_.lower()
        if noun not in words("several", "papers"):
            return None
        if (code := self.given_out_by(head)) is not None:
            return self.told.speaker(code, f"'{head.text}' given out by {code}", 0.6)
        if not is_definite(head) and not (noun in words("several", "official_papers") and is_article_a(head)):
            return None
        for speaker in (here, near):
            if speaker is not None and speaker.party is not None:
                return Speaker(speaker.party, speaker.party, f"'{head.text}' of {speaker.party}", 0.5)
            if speaker is not None and speaker.id is not None and not is_definite(head):
                return speaker
        if not is_definite(head):
            return None
        code = self.told.named_before(head.idx, people=False)
        return self.told.speaker(code, f"'{head.text}', after {code}", 0.4) if code is not None else None

    def given_out_by(self, paper: Token) -> str | None:
        """The party of whom a paper is told to come: a statement issued by the Malian army, a letter signed by Mali."""
        told = (t for t in paper.rights if t.dep_ == "acl" and t.lemma_.lower() in words("several", "giving_out"))
        by = next((t for verb in told for t in verb.children if t.dep_ == "agent"), None)
        codes = self.told.parties_in([*by.subtree]) if by is not None else []
        return codes[0] if len(codes) == 1 else None

    def of_shortened(self, head: Token, phrase: list[Token]) -> Speaker | None:
        """The Commission, a Fund official: the one organisation of the cast whose name ends so."""
        names = [name.text for name in phrase if is_name(name) and not (name.i and is_name(name.nbor(-1)))]
        codes = {code for name in names for code in codes_ending().get(name, ()) if code in self.told.cast.by_id}
        if len(codes) != 1:
            return None
        code = codes.pop()
        noun = head.lemma_.lower() if is_human(head) else ""
        return Speaker(code, code, f"'{head.text}' of {code}, its name cut short", 0.6, noun)

    def of_mission(self, head: Token) -> Speaker | None:
        """The embassy, the high commission: of the state whose ambassador was told of last."""
        noun = head.lemma_.lower()
        if noun not in words("institutions", "missions") or not is_definite(head):
            return None
        envoys = (self.told.introduced.before(word, head.idx) for word in words("institutions", "envoys"))
        last = max((envoy for envoy in envoys if envoy is not None), default=None)
        code = self.told.named_before_as(head) or (self.told.cast.party(last[1]) if last is not None else None)
        return Speaker(code, code, f"'{head.text}' of {code}", 0.5, noun) if code is not None else None

    def of_institution(self, head: Token, phrase: list[Token], near: Speaker | None) -> Speaker | None:
        """The army, a ministry official, prosecutors in the capital."""
        if not is_institution(head, phrase) or is_somebodys(phrase):
            return None
        code = (
            self.seated(phrase)
            or self.seated(opening_place(head))
            or self.told.named_before_as(head)
            or self.state_at_home(near)
        )
        if code is None or code not in self.told.cast.by_id or self.told.is_host(code):
            return None
        return Speaker(code, code, f"'{head.text}', an institution of {code}", 0.5, head.lemma_.lower())

    def state_at_home(self, near: Speaker | None) -> str | None:
        """The state whose government fights or talks to a group, the state at home in the report, or who spoke before.

        Talks of Mali with a movement, held in Doha: the army is Mali's.
        """
        home = self.told.home
        if (facing := self.state_facing_a_group()) is not None and home not in self.told.sides:
            return facing
        spoke = self.told.cast.by_id.get((near and near.party) or "")
        if home is None and spoke is not None and spoke.kind == "state" and spoke.id in self.told.sides:
            return spoke.id
        return home or self.only_state()

    def only_state(self) -> str | None:
        """The one state of the two sides."""
        states = [code for code in self.told.sides if self.told.cast.by_id[code].kind == "state"]
        return states[0] if len(states) == 1 and len(self.told.sides) == 2 else None

    def of_official(self, head: Token) -> Speaker | None:
        """Officials, a senior official, of the state that faces a group, where no other is at home."""
        noun, code = head.lemma_.lower(), self.state_facing_a_group()
        if noun != "official" or code is None or self.told.home not in {None, code} or not is_plain(head):
            return None
        return Speaker(code, code, f"'{head.text}' of {code}, which faces a group", 0.5, noun)

    def state_facing_a_group(self) -> str | None:
        """The state of the two sides, where the other is a group."""
        kinds = {self.told.cast.by_id[code].kind: code for code in self.told.sides}
        return kinds["state"] if kinds.keys() == {"state", "group"} else None

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
        if near is not None and near.party is not None:
            return near.party
        subject = self.institution_before(head)
        return None if subject is None else self.of(subject, [*subject.subtree], None, None).party

    def institution_before(self, head: Token) -> Token | None:
        """The ministry had no comment. ¶ "We know nothing," a spokesman said."""
        doc = head.doc
        subjects = (t for t in reversed(doc[max(0, head.sent.start - BACK) : head.sent.start]) if t.dep_ in SUBJECTS)
        return next((t for t in subjects if is_institution(t, [])), None)

    def of_the_same(self, head: Token) -> Speaker | None:
        """The minister, whom a sentence right before called the Malian minister and nothing more."""
        noun = head.lemma_.lower()
        if not is_definite(head) or not is_bare(head) or noun not in words("roles", "nouns") or not head.sent.start:
            return None
        before = head.doc[head.sent.start - 1].sent
        same = next((t for t in reversed([*before]) if t.lemma_.lower() == noun and t.pos_ in {"NOUN", "PROPN"}), None)
        if same is None or same.tag_ not in {"NN", "NNP"}:
            return None
        phrase = [*same.subtree]
        if any((mention := self.told.mention(token)) is not None and self.told.is_person(mention) for token in phrase):
            return None
        codes = self.told.parties_in(phrase)
        return Speaker(codes[0], codes[0], f"'{head.text}' of {codes[0]}", 0.6, noun) if len(codes) == 1 else None

    def of_somebody(self, head: Token, here: Speaker | None, near: Speaker | None) -> Speaker | None:
        """The official, the 49-year-old former manager: who spoke before, else the person told of last.

        The guest, for his part: not who spoke before.
        """
        if not is_definite(head) or not is_human(head):
            return None
        if here is not None and self.told.is_named(here) and takes_turn(head):
            return self.of_other(head, here)
        for speaker in (here, near):
            if speaker is not None and self.told.is_human(speaker) and self.told.may_be(speaker, head):
                return speaker
        actor = self.told.named_before(head.idx, people=True)
        told = self.told.speaker(actor, f"told of before as '{head.text}'", 0.5) if actor is not None else None
        return told if told is not None and self.told.may_be(told, head) else None

    def of_other(self, head: Token, here: Speaker) -> Speaker:
        """The one other person of whom was told before, of another party than who spoke before."""
        people = dict.fromkeys(m.actor for m in self.told.last_before(head.idx) if self.told.is_person(m))
        others = [actor for actor in people if actor != here.id and self.told.cast.party(actor) != here.party]
        if len(others) != 1:
            return Speaker(None, None, f"'{head.text}', another than who spoke before", 0.5)
        return self.told.speaker(others[0], f"'{head.text}', another than who spoke before", 0.6)

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

    def of_member(self, head: Token, phrase: list[Token], near: Speaker | None) -> Speaker | None:
        """One Tripoli official; in Tripoli, an official said; another member of the delegation, told of before."""
        noun = head.lemma_.lower()
        if noun not in words("institutions", "members") | words("voices", "spokespeople"):
            return None
        code = (
            self.seated([token for token in phrase if token.i < head.i])
            or self.seated(opening_place(head))
            or self.seated(place_there(head))
            or (self.seated(place_within(head)) if noun in words("voices", "spokespeople") else None)
        )
        if code is None and near is not None and is_of_body(head):
            code = near.party
        return Speaker(code, code, f"'{head.text}' of {code}", 0.6, noun) if code is not None else None

    def of_mediator(self, head: Token) -> Speaker | None:
        """The mediators: the one party that stands between the sides."""
        if head.lemma_.lower() not in words("mediation", "people") or len(self.told.mediating) != 1:
            return None
        (code,) = self.told.mediating
        return Speaker(code, code, f"'{head.text}': the one who mediates", 0.5, head.lemma_.lower())

    def of_cut_name(self, head: Token) -> Speaker | None:
        """Tashke, which a translator cut: the one side whose capital or name begins so."""
        if head.pos_ != "PROPN" or not is_bare(head) or not head.text.istitle():
            return None
        codes = [code for code in self.told.sides if any(name.startswith(head.text) for name in names_of(code))]
        return Speaker(codes[0], codes[0], f"'{head.text}', a name cut short", 0.5) if len(codes) == 1 else None

    def of_description(self, code: str, head: Token, phrase: list[Token]) -> str:
        """The party that a description stands for: the authorities in Amman; the army, which is not that of the host"""
        mentions = (mention for token in phrase if (mention := self.told.mention(token)) is not None)
        if not any(m.actor == code and m.how != "description" for m in mentions):
            code = self.told.named_before_as(head) or self.told.meant(code)
        guest = code == self.told.home and code not in self.told.sides
        return (
            self.seated(phrase)
            or self.seated(opening_place(head))
            or (self.state_facing_a_group() if guest else None)
            or code
        )

    def capital(self, phrase: list[Token]) -> str | None:
        """The state whose capital is all of a source: Port of Spain said."""
        return seat_of(" ".join(token.text for token in phrase), self.told.sides)

    def seated(self, phrase: list[Token]) -> str | None:
        """The state of the cast whose capital a phrase names: the authorities in Amman."""
        return seat_in(phrase, self.told.sides) or seat_in(phrase, self.told.cast.by_id)


def is_of_body(head: Token) -> bool:
    """another member of the delegation; not: a member of a delegation"""
    of = (t for t in head.rights if t.lower_ in {"of", "in", "from"})
    bodies = (t for prep in of for t in prep.children if t.dep_ == "pobj")
    return any(t.lemma_.lower() in words("voices", "bodies") and is_definite(t) for t in bodies)


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
    return any(
        t.lemma_.lower() in words("institutions", "organs") or is_cut_ministry(t) for t in phrase if t.i != head.i
    )


def is_cut_ministry(word: Token) -> bool:
    """Commerce officials, of the Commerce Department that was told of before."""
    if word.dep_ != "compound" or not word.text.istitle():
        return False
    return word.i > ministries(word.doc).get(word.text, word.i)


def ministries(doc: Doc) -> dict[str, int]:
    """The words that stand before a ministry, a department or an army, each with where it first does."""
    if MINISTRIES not in doc.user_data:
        pairs = ((a, b) for a, b in pairwise(doc) if b.lemma_.lower() in words("institutions", "nouns"))
        doc.user_data[MINISTRIES] = {a.text: a.i for a, _ in reversed([*pairs])}
    found: dict[str, int] = doc.user_data[MINISTRIES]
    return found


def is_somebodys(phrase: list[Token]) -> bool:
    """The Thatcher government, a Reagan Administration official: of somebody whom the report does not tell of"""
    plain = words("several", "plain") | words("institutions", "organs")
    owners = (a for a, b in pairwise(phrase) if b.lemma_.lower() in words("institutions", "cabinets"))
    return any(a.pos_ == "PROPN" and a.lower_ not in plain for a in owners)


def is_definite(head: Token) -> bool:
    """the envoy; the Union's envoy; not: Mali's envoy, who may not have been told of yet"""
    return head.tag_ in {"NN", "NNP"} and any(t.lower_ in DEFINITE or is_owner(t) for t in head.lefts)


def is_article_a(head: Token) -> bool:
    """a statement; not: a statement by, a newspaper's statement, statements"""
    beside = [t for t in head.children if t.dep_ in {"poss", "compound", "amod", "prep"}]
    return head.tag_ == "NN" and not beside and any(t.lower_ in {"a", "an"} for t in head.lefts)


def takes_turn(head: Token) -> bool:
    """The guest, for his part, said; in turn, the guest said: by contrast with whoever spoke before"""
    verb = head.head
    preps = (t for t in (*verb.children, *head.children) if t.dep_ == "prep")
    turns = words("turns", "phrases")
    return any(f"{prep.lower_} {t.lower_}" in turns for prep in preps for t in prep.children if t.dep_ == "pobj")


def is_unnamed(head: Token) -> bool:
    """a senior official; a source"""
    return (
        is_human_noun(head.lemma_.lower())
        and head.tag_ == "NN"
        and any(t.lower_ in {"a", "an", "one", "another"} for t in head.lefts)
    )


def is_owner(token: Token) -> bool:
    return token.dep_ == "poss" and any(t.lower_ in DEFINITE for t in token.lefts)


def refers_back(head: Token) -> bool:
    """The officials; officials, without an article or anything else beside them."""
    if any(t.lower_ in DEFINITE for t in head.lefts):
        return True
    if head.lemma_.lower() in words("unnamed", "of_any_state"):  # a Malian diplomat said; diplomats said
        before = (t for t in reversed(head.doc[: head.i]) if t.lemma_.lower() == head.lemma_.lower())
        if next((t.tag_ for t in before), None) == "NN":
            return False
    return head.tag_ == "NNS" and not [*head.lefts] and is_bare(head)


def is_name(token: Token) -> bool:
    return token.pos_ == "PROPN"


def is_bare(head: Token) -> bool:
    return not any(t.dep_ in {"compound", "amod", "poss", "prep", "nmod"} for t in head.children)


def is_plain(head: Token) -> bool:
    """officials, a senior official; not: the official, officials involved, industry officials, Western officials"""
    beside = [t for t in head.children if not t.is_punct and t.lemma_.lower() not in words("unnamed", "ranks")]
    return all(t.dep_ in {"det", "nummod"} and t.lower_ not in DEFINITE for t in beside)


def is_human(head: Token) -> bool:
    return head.lemma_.lower() in words("voices", "people")


def is_human_noun(noun: str) -> bool:
    """official, source; not: ministry"""
    return noun in words("voices", "people") | words("unnamed", "always")
