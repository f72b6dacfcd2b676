"""The offices that a report names: what each is, and whose."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Token

from dragoman.model import Actor
from dragoman.model import Office as Label
from dragoman.reading.cast import Mention
from dragoman.reading.grammar import Parsed
from dragoman.reading.people.names import Name
from dragoman.reading.people.office_labels import (
    head_label,
    heads,
    is_one_of,
    is_past,
    label_of,
    same_heads,
    short_titles,
    singular,
)
from dragoman.reading.people.office_phrases import DETERMINERS, Phrases
from dragoman.vocabulary import load

POSSESSIVE = {"its", "their", "whose"}
SUBJECTS = ("nsubj", "nsubjpass")
WITHIN_SUBJECT = ("amod", "compound", "poss", "nmod")
LED = ("head-of-state", "head-of-government", "leader")
MINORITY = re.compile(r"\s(?:ethnic |national )?(?:minority|community|diaspora|exiles?|[Mm]inority)\b")
DIRECTION = re.compile(r"\b(?:[Nn]orthern|[Ss]outhern|North|South)\b")
OF_BODY = re.compile(r"\s+of\s+(?:the\s+)?")
TARGETS = {"to", "for", "on", "in", "at"}


@dataclass(frozen=True, order=True)
class Office:
    """A noun phrase that names somebody by an office: "the Chilean minister of mines"."""

    start: int
    end: int
    head: int
    text: str
    label: Label
    party: str | None = None
    party_span: tuple[int, int] | None = None
    determiner: str = ""
    past: bool = False
    plural: bool = False
    plain: bool = False
    same: bool = False
    ruled: bool = False
    of_body: bool = False

    @property
    def noun(self) -> str:
        """The noun of the office, in the singular: "envoys" as "envoy"."""
        return singular(self.text[self.head - self.start :].split()[0].strip(".,"))

    @property
    def is_bare_minister(self) -> bool:
        """Whether nothing tells what a minister is for: the minister, the Chilean minister."""
        if self.label != "minister" or not self.text.endswith("minister"):
            return False
        start, end = self.party_span or (self.head, self.head)
        before = self.text[: max(0, start - self.start)] + self.text[max(0, end - self.start) : self.head - self.start]
        return before.replace("'s", "").strip() in ("", "the", "its")

    @property
    def presides(self) -> bool:
        """Whether it is that of one between the sides, whose state tells whence they come: the conference chairman."""
        return presiding().search(self.text) is not None

    @property
    def is_rank(self) -> bool:
        """Whether the phrase holds nothing but ranks: Maj. Gen."""
        words = [word for word in re.split(r"[\s.-]+", self.text) if word]
        return all(word in load("offices")["ranks"]["words"] for word in words)


def find_offices(
    parsed: Parsed, actors: tuple[Actor, ...], parties: tuple[Mention, ...], names: tuple[Name, ...]
) -> tuple[Office, ...]:
    """The offices that a report names, in order; one phrase for titles that stand side by side.

    Chilean Mines Minister         minister of CHL
    the head of its delegation     negotiator, its
    a former finance minister      past
    """
    reader = PhraseReader(parsed, actors, parties, names)
    offices: list[Office] = []
    for token in parsed.doc:
        if head_label(token) is None or reader.in_name(token):
            continue
        if offices and token.idx < offices[-1].end:
            continue
        office = reader.office(token)
        while offices and offices[-1].end > office.start:
            office = joined(offices.pop(), office, reader.text)
        offices.append(office)
    return tuple(offices)


def joined(inner: Office, office: Office, text: str) -> Office:
    """One phrase of two that share words; a rank at its end takes the label of the office before it.

    the Chilean president's envoy     envoy
    delegation chief Ambassador (Roa) negotiator
    """
    possessive = text[inner.end : inner.end + 2] in ("'s", "’s")
    start = min(inner.start, office.start)
    whole = text[start : office.end].casefold().replace("’", "'")
    label, ruled, plain = office.label, office.ruled, office.plain
    if (
        not possessive
        and not office.ruled
        and inner.ruled
        and whole.split()[-1].strip(".") in load("offices")["ranks"]["words"]
    ):
        label, ruled, plain = inner.label, True, inner.plain
    return replace(
        office, start=start, text=whole, label=label, ruled=ruled, plain=plain,
        determiner=inner.determiner if inner.start < office.start else office.determiner,
        past=office.past or (inner.past and not possessive),
        party=office.party or inner.party, party_span=office.party_span or inner.party_span,
    )  # fmt: skip


class PhraseReader(Phrases):
    """Reads the phrase around an office's noun."""

    def office(self, head: Token) -> Office:
        first, last = self.first_token(head), self.last_token(head)
        start, end = first.idx, last.idx + len(last)
        determiner = first.lower_ if first.lower_ in DETERMINERS else ""
        party, of_body, of_stranger = self.party_of(start, head, end), False, False
        if party is None and determiner in POSSESSIVE and not is_one_of(head, same_heads()):
            of_stranger = self.is_of_stranger(first, head)
            party = None if of_stranger else self.possessor(start, head)
            of_body = party is not None and self.is_of_body(party)
            party = None if of_body else party
        text = self.text[start:end].casefold().replace("’", "'")
        party = party or self.half(start, end)
        plural = head.lower_ not in heads() and head.lower_ not in short_titles()
        label, ruled = label_of(
            head,
            text,
            head.idx - start,
            self.kinds.get(party.actor, "none") if party else "none",
            party.actor if party else "none",
        )
        if of_body and head_label(head) in LED:
            label, ruled = "leader", True
        if determiner in POSSESSIVE and label == "leader" and self.is_of_delegation(first):
            label, ruled = "negotiator", True
        if party and label == "leader" and self.is_minority(party):
            party, of_body = None, True
        return Office(
            start, end, head.idx, text, label, party.actor if party else None,
            (party.start, party.end) if party else None,
            determiner, is_past(text), plural, label == "none" and not is_one_of(head, same_heads()),
            is_one_of(head, same_heads()), ruled, of_body or of_stranger,
        )  # fmt: skip

    def party_of(self, start: int, head: Token, end: int) -> Mention | None:
        """The party whose office it is: named before the noun, else after "of", "for" or "from"."""
        before = self.mentions(start, head.idx)
        if before and (body := self.body_behind(head, end)) and all(self.kinds.get(m.actor) == "state" for m in before):
            return body
        if before:
            bodies = [m for m in before if self.kinds.get(m.actor) != "state"]
            return bodies[-1] if bodies else before[-1]
        after = self.mentions(head.idx + len(head), end)
        if not after:
            return None
        between = self.text[head.idx + len(head) : after[0].start].casefold().split()
        target = head_label(head) == "envoy" and between[:1] != [] and between[0] in TARGETS
        return None if target else after[0]

    def body_behind(self, head: Token, end: int) -> Mention | None:
        """The body right behind "of", where a state before tells whence: the Peruvian director of the UN."""
        of = OF_BODY.match(self.text, head.idx + len(head), end)
        after = self.mentions(of.end(), end) if of else ()
        first = after[0] if of and after and after[0].start == of.end() else None
        return first if first and self.kinds.get(first.actor) != "state" else None

    def half(self, start: int, end: int) -> Mention | None:
        """Which of two states of one name a direction tells: the southern president, the delegate of the North."""
        direction = DIRECTION.search(self.text, start, end)
        if direction is None:
            return None
        place = 0 if direction[0].casefold().startswith("north") else 1
        for pair in load("offices")["halves"]["pairs"]:
            if all(code in self.kinds for code in pair):
                return Mention(*direction.span(), pair[place], "demonym")
        return None

    def possessor(self, offset: int, head: Token) -> Mention | None:
        """Whose "its chairman" is: the party's named last before it, else first in the sentence before.

        A minister is a state's, and of states the one that acts: Peru told the LRF that its minister would come.
        """
        sentence = bisect_right(self.sentences, offset) - 1
        inside = self.owners(self.sentences[sentence], offset, head)
        earlier = self.owners(self.sentences[max(0, sentence - 1)], self.sentences[sentence], head)
        return inside[-1] if inside else earlier[0] if earlier else None

    def is_of_stranger(self, first: Token, head: Token) -> bool:
        """Velmora said its minister would come: of a nation that nothing here knows, and of no other."""
        before = self.doc[head.sent.start : first.i]
        if not len(before) or self.mentions(before[0].idx, first.idx):
            return False
        subjects = (token for token in before if token.dep_ in SUBJECTS and token.pos_ == "PROPN")
        return any(not self.in_party(token) and not self.is_person(token, first.lower_) for token in subjects)

    def is_of_delegation(self, first: Token) -> bool:
        """The Chadian delegation was late. Its leader: of what the sentence before has for its subject."""
        sent = first.sent
        if first.i != sent.start or not sent.start:
            return False
        before = self.doc[sent.start - 1].sent
        subject = next((token for token in before.root.lefts if token.dep_ in SUBJECTS), None)
        return subject is not None and subject.lemma_.lower() in load("offices")["delegations"]["words"]

    def is_person(self, token: Token, determiner: str) -> bool:
        """Whether somebody's name stands here; one word may be a nation's, where "its" refers to it."""
        index = bisect_right(self.name_starts, token.idx) - 1
        name = self.names[index] if index >= 0 and token.idx < self.names[index].end else None
        return name is not None and (determiner != "its" or len(name.words) > 1 or bool(name.titles))

    def is_of_body(self, mention: Mention) -> bool:
        """Whether a nationality stands with the noun of a body that is no state's: the Chilean growers' union."""
        span = self.doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is None or mention.how != "demonym":
            return False
        return any(noun.lower_ in bodies_apart() for noun in governing(span.root))

    def is_minority(self, mention: Mention) -> bool:
        """Whether a nationality is that of people in another state: the leader of the Hungarian minority."""
        return mention.how == "demonym" and MINORITY.match(self.text, mention.end) is not None

    def owners(self, start: int, end: int, head: Token) -> tuple[Mention, ...]:
        mentions = self.mentions(start, end)
        if head_label(head) != "minister":
            return mentions
        states = tuple(mention for mention in mentions if self.kinds.get(mention.actor) == "state")
        return tuple(mention for mention in states if is_subject(self.doc, mention)) or states


def label_of_party(doc: Doc, office: Office, kind: str, party: str) -> Label:
    """The label of an office whose party was told by something else than its own words."""
    span = doc.char_span(office.head, office.head + 1, alignment_mode="expand")
    if span is None or office.same or office.party:
        return office.label
    place = office.head - office.start
    (before, _), (after, _) = (
        label_of(span.root, office.text, place, *whose) for whose in (("none", "none"), (kind, party))
    )
    return after if before == office.label else office.label


@cache
def presiding() -> re.Pattern[str]:
    """conference chairman, president of the talks; not: president of the bishops' conference"""
    words = load("offices")["presiding"]
    nouns, over = "|".join(words["nouns"]), "|".join(words["over"])
    return re.compile(rf"\b(?:{over}) (?:{nouns})\b|\b(?:{nouns}) of (?:the|this) (?:{over})\b")


@cache
def bodies_apart() -> frozenset[str]:
    """The nouns of bodies that are no part of a state, or that speak for their members."""
    offices = load("offices")
    return frozenset([*offices["own_bodies"]["words"], *offices["bodies"]["words"]])


def is_subject(doc: Doc, mention: Mention) -> bool:
    """Whether a mention is the subject of a clause or stands in it: Peru said, Peruvian officials said."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        return False
    return [span.root, *governing(span.root)][-1].dep_ in SUBJECTS


def governing(token: Token) -> list[Token]:
    """The nouns that a word stands before, each within the next: of "Chilean", growers and association."""
    found: list[Token] = []
    while token.dep_ in WITHIN_SUBJECT and token.head.i > token.i:
        token = token.head
        found.append(token)
    return found
