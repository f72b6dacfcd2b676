"""How far the phrase around an office's noun reaches: "the [Chilean] minister [of mines]"."""

from bisect import bisect_left, bisect_right

from spacy.tokens import Token

from dragoman.model import Actor
from dragoman.reading.cast import Mention
from dragoman.reading.grammar import Parsed
from dragoman.reading.people.names import Name
from dragoman.reading.people.office_labels import head_label, heads, short_titles
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


class Phrases:
    """The words before and after an office's noun that belong to it."""

    def __init__(
        self, parsed: Parsed, actors: tuple[Actor, ...], parties: tuple[Mention, ...], names: tuple[Name, ...]
    ) -> None:
        self.doc = parsed.doc
        self.text = parsed.text
        self.kinds = {actor.id: actor.kind for actor in actors}
        self.ministries = {actor.id for actor in actors if actor.kind != "state" and is_ministry(actor.name)}
        self.parties = tuple(m for m in parties if m.how != "pronoun" and not self.is_some_ministry(m))
        self.party_starts = [m.start for m in self.parties]
        self.names = names
        self.name_starts = [name.start for name in names]
        self.sentences = [sent.start_char for sent in parsed.doc.sents]
        self.paragraph_starts = [start for start, _ in parsed.paragraphs]

    def is_some_ministry(self, mention: Mention) -> bool:
        """Whether words name no state: in Lima, a Foreign Ministry spokeswoman; an official of its MFA."""
        words = self.text[mention.start : mention.end]
        described = mention.how == "description" and (is_ministry(words) or self.is_title_of(mention))
        return described or mention.actor in self.ministries

    def is_title_of(self, mention: Mention) -> bool:
        """Whether a word for a government is only part of a title: the Cabinet Secretary."""
        cabinet = self.text[mention.start : mention.end].casefold() == "cabinet"
        return cabinet and self.text[mention.end :][:11].casefold() == " secretary "

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
            elif token.is_space or (token.lower_ in ("and", "of", "&") and self.joins(token)) or self.encloses(token):
                continue
            else:
                return first
        return first

    def encloses(self, token: Token) -> bool:
        """Whether this mark stands beside the short name of a party: the Lake Fishers' Front (LFF) leader."""
        beside = token.i - 1 if token.text == ")" else token.i + 1
        return token.text in "()" and 0 <= beside < len(self.doc) and self.in_party(self.doc[beside])

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
            if last is not head and not self.goes_on(token) and not self.lists_on(token, last, head):
                break
            if self.is_title(token):
                break
            last, index = token, index + 1
        while (
            last.i > head.i
            and (last.pos_ in ("ADP", "DET", "CCONJ", "ADV") or last.lower_ in DETERMINERS)
            and not self.in_party(last)
        ):
            last = self.doc[last.i - 1]
        return last

    def is_title(self, token: Token) -> bool:
        """Whether somebody else's office begins here: a spokesman for [Prime Minister Ana Roa]."""
        for following in self.doc[token.i + 1 : token.i + LONGEST]:
            if not token.text[0].isupper() or self.in_name(token):
                return False
            if head_label(token) is not None and self.in_name(following):
                return True
            token = following
        return False

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

    def lists_on(self, comma: Token, last: Token, head: Token) -> bool:
        """Whether a comma stands between states whose office several hold: the ministers of Chile[,] Peru and Fiji."""
        following = self.doc[min(comma.i + 1, len(self.doc) - 1)]
        several = head.lower_ not in heads() and head.lower_ not in short_titles()
        return several and comma.text == "," and self.in_party(last) and self.in_party(following)

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


def is_ministry(name: str) -> bool:
    """Whether a name is that of a part of some government."""
    return not set(load("offices")["ministries"]["words"]).isdisjoint(name.casefold().split())
