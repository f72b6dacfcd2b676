"""The offices that a report names: what each is, and whose."""

import re
from bisect import bisect_left, bisect_right
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
from dragoman.vocabulary import load

LONGEST = 14
MODIFIERS = {"ADJ", "NOUN", "PROPN", "NUM", "X", "SYM"}
WITHIN_OF = MODIFIERS | {"DET", "CCONJ", "PART"}
JOINTS = {"-", "–", "'s", "’s", "'", "’", "/"}
DETERMINERS = {
    "the",
    "a",
    "an",
    "this",
    "that",
    "its",
    "his",
    "her",
    "their",
    "our",
    "my",
    "one",
    "another",
    "both",
    "two",
    "three",
    "some",
    "any",
    "no",
    "whose",
}
POSSESSIVE = {"its", "their", "whose"}
SUBJECTS = ("nsubj", "nsubjpass")
WITHIN_SUBJECT = ("amod", "compound", "poss", "nmod")
LED = ("head-of-state", "head-of-government", "leader")
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


class PhraseReader:
    """Reads the phrase around an office's noun."""

    def __init__(
        self, parsed: Parsed, actors: tuple[Actor, ...], parties: tuple[Mention, ...], names: tuple[Name, ...]
    ) -> None:
        self.doc = parsed.doc
        self.text = parsed.doc.text
        self.kinds = {actor.id: actor.kind for actor in actors}
        self.parties = tuple(m for m in parties if m.how != "pronoun")
        self.party_starts = [m.start for m in self.parties]
        self.names = names
        self.name_starts = [name.start for name in names]
        self.sentences = [sent.start_char for sent in parsed.doc.sents]
        self.paragraph_starts = [start for start, _ in parsed.paragraphs]

    def office(self, head: Token) -> Office:
        first, last = self.first_token(head), self.last_token(head)
        start, end = first.idx, last.idx + len(last)
        determiner = first.lower_ if first.lower_ in DETERMINERS else ""
        party, of_body = self.party_of(start, head, end), False
        if party is None and determiner in POSSESSIVE and not is_one_of(head, same_heads()):
            party = self.possessor(start, head)
            of_body = party is not None and self.is_of_body(party)
            party = None if of_body else party
        text = self.text[start:end].casefold().replace("’", "'")
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
        return Office(
            start, end, head.idx, text, label, party.actor if party else None,
            (party.start, party.end) if party else None,
            determiner, is_past(text), plural, label == "none" and not is_one_of(head, same_heads()),
            is_one_of(head, same_heads()), ruled, of_body,
        )  # fmt: skip

    def first_token(self, head: Token) -> Token:
        """The first word of the phrase that ends in this noun."""
        first = head
        for index in range(head.i - 1, max(-1, head.i - LONGEST), -1):
            token = self.doc[index]
            if token.lower_ in DETERMINERS:
                return token if token.lower_ != "no" else first
            if self.in_name(token) or self.crosses_paragraph(token, head) or self.doc[index + 1].is_sent_start:
                return first
            if (
                token.pos_ in MODIFIERS
                or token.text in JOINTS
                or self.in_party(token)
                or token.tag_ in ("VBN", "VBG", "POS")
            ):
                first = token if token.text not in JOINTS else first
            elif token.is_space or (token.lower_ in ("and", "of", "&") and self.joins(token)):
                continue
            else:
                return first
        return first

    def joins(self, token: Token) -> bool:
        """Whether this "and" or "of" joins the modifiers of one office: Trade and Industry Minister."""
        return (
            token.lower_ != "of"
            and token.i > 0
            and token.i + 1 < len(self.doc)
            and self.doc[token.i - 1].text[0].isupper()
            and self.doc[token.i + 1].text[0].isupper()
            and not self.in_name(self.doc[token.i - 1])
            and not self.in_party(self.doc[token.i - 1])
        )

    def last_token(self, head: Token) -> Token:
        """The last word of the phrase, with "of …" or "for …" after the noun."""
        last, index = head, head.i + 1
        while index < min(len(self.doc), head.i + LONGEST):
            token = self.doc[index]
            if token.is_space:
                index += 1
                continue
            if (
                self.crosses_paragraph(head, token)
                or token.is_sent_start
                or (self.in_name(token) and not self.in_party(token))
            ):
                break
            if last is head and not self.opens_complement(token, head):
                break
            if last is not head and not self.goes_on(token):
                break
            last, index = token, index + 1
        while (
            last.i > head.i
            and (last.pos_ in ("ADP", "DET", "CCONJ", "ADV") or last.lower_ in DETERMINERS)
            and not self.in_party(last)
        ):
            last = self.doc[last.i - 1]
        return last

    def opens_complement(self, token: Token, head: Token) -> bool:
        word, following = token.lower_, self.doc[token.i + 1] if token.i + 1 < len(self.doc) else token
        if word in ("of", "for"):
            return following.pos_ not in ("VERB", "PRON") or following.lower_ in DETERMINERS
        if token.tag_ == "VBG" and word in ("leading", "heading", "chairing", "representing"):
            return True
        if word == "on":
            return head_label(head) in ("envoy", "official") and following.pos_ in ("PROPN", "NOUN", "ADJ")
        if word in ("to", "at", "in", "from"):
            return (
                (word != "to" or head_label(head) in ("envoy", "official"))
                and (self.in_party(following) or following.lower_ == "the" or following.pos_ == "PROPN")
                and (word != "in" or head.lower_ in ("ambassador", "representative", "envoy"))
            )
        return False

    def goes_on(self, token: Token) -> bool:
        if self.in_party(token) or token.lower_ in DETERMINERS or token.text in JOINTS - {"."}:
            return True
        if token.lower_ in ("of", "for", "to"):
            return True
        if token.lower_ in ("in", "at"):
            following = self.doc[min(token.i + 1, len(self.doc) - 1)]
            return self.in_party(following) or (
                following.pos_ == "PROPN" and self.doc[min(token.i + 2, len(self.doc) - 1)].text == ","
            )
        if token.pos_ == "CCONJ":
            return not any(
                head_label(self.doc[i]) or self.doc[i].lower_ in DETERMINERS
                for i in range(token.i + 1, min(len(self.doc), token.i + 4))
            )
        return token.pos_ in WITHIN_OF

    def party_of(self, start: int, head: Token, end: int) -> Mention | None:
        """The party whose office it is: named before the noun, else after "of", "for" or "from"."""
        before = self.mentions(start, head.idx)
        if before:
            bodies = [m for m in before if self.kinds.get(m.actor) != "state"]
            return bodies[-1] if bodies else before[-1]
        after = self.mentions(head.idx + len(head), end)
        if not after:
            return None
        between = self.text[head.idx + len(head) : after[0].start].casefold().split()
        target = head_label(head) == "envoy" and between[:1] != [] and between[0] in TARGETS
        return None if target else after[0]

    def possessor(self, offset: int, head: Token) -> Mention | None:
        """Whose "its chairman" is: the party's named last before it, else first in the sentence before.

        A minister is a state's, and of states the one that acts: Peru told the LRF that its minister would come.
        """
        sentence = bisect_right(self.sentences, offset) - 1
        inside = self.owners(self.sentences[sentence], offset, head)
        earlier = self.owners(self.sentences[max(0, sentence - 1)], self.sentences[sentence], head)
        return inside[-1] if inside else earlier[0] if earlier else None

    def is_of_body(self, mention: Mention) -> bool:
        """Whether a nationality stands with the noun of a body that is no state's: the Chilean growers' union."""
        span = self.doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is None or mention.how != "demonym":
            return False
        return any(noun.lower_ in own_bodies() for noun in governing(span.root))

    def owners(self, start: int, end: int, head: Token) -> tuple[Mention, ...]:
        mentions = self.mentions(start, end)
        if head_label(head) != "minister":
            return mentions
        states = tuple(mention for mention in mentions if self.kinds.get(mention.actor) == "state")
        return tuple(mention for mention in states if is_subject(self.doc, mention)) or states

    def mentions(self, start: int, end: int) -> tuple[Mention, ...]:
        return tuple(
            m
            for m in self.parties[bisect_left(self.party_starts, start) : bisect_left(self.party_starts, end)]
            if m.end <= end
        )

    def in_party(self, token: Token) -> bool:
        index = bisect_right(self.party_starts, token.idx) - 1
        return index >= 0 and token.idx < self.parties[index].end

    def in_name(self, token: Token) -> bool:
        index = bisect_right(self.name_starts, token.idx) - 1
        return index >= 0 and token.idx < self.names[index].end

    def crosses_paragraph(self, one: Token, other: Token) -> bool:
        return bisect_right(self.paragraph_starts, one.idx) != bisect_right(self.paragraph_starts, other.idx)


@cache
def own_bodies() -> frozenset[str]:
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
