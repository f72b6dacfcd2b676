"""Who was introduced by which word: "the minister" is the minister whom the report named before.

the minister, Ana Duarte; Ana Duarte, minister of water; Minister Duarte
"""

from spacy.tokens import Token

from dragoman.reading.attribution.cues import words
from dragoman.reading.cast import Cast, Mention
from dragoman.reading.grammar import Parsed

BESIDE = 60  # how far from a name its office is looked for


class Introductions:
    """The people of one report by the words that stand by their names."""

    def __init__(self, parsed: Parsed, cast: Cast) -> None:
        self.cast = cast
        self.by_noun = introductions(parsed, cast)

    def by(self, head: Token, parties: list[str]) -> str | None:
        """The person last introduced by this noun before it, of one of the parties where any is given."""
        if head.tag_ not in {"NN", "NNP"} or any(t.lower_ in {"a", "an", "another", "one"} for t in head.lefts):
            return None
        noun = head.lemma_.lower()
        if head.text.islower() and noun not in words("voices", "people") | words("roles", "nouns"):
            return None  # the press service of the Prime Minister, Ana Duarte
        known = self.by_noun.get(noun, [])
        fitting = [
            (start, actor)
            for start, actor in known
            if start < head.idx and (not parties or self.cast.party(actor) in parties)
        ]
        return max(fitting)[1] if fitting else None

    def before(self, noun: str, offset: int) -> tuple[int, str] | None:
        """Who was introduced last by a noun before a place, and where."""
        return max((known for known in self.by_noun.get(noun, []) if known[0] < offset), default=None)


def introductions(parsed: Parsed, cast: Cast) -> dict[str, list[tuple[int, str]]]:
    """Each common noun that stands by somebody's name, with where and whose: minister, [(310, "…/duarte")]."""
    by_noun: dict[str, list[tuple[int, str]]] = {}
    for mention in cast.mentions:
        if mention.how == "name" and cast.actor(mention.actor).kind == "person":
            end = min(mention.end + BESIDE, len(parsed.report.text))
            for token in parsed.tokens(max(0, mention.start - BESIDE), end):
                if token.pos_ in {"NOUN", "PROPN"} and beside(token, mention):
                    by_noun.setdefault(token.lemma_.lower(), []).append((mention.start, mention.actor))
    return by_noun


def beside(noun: Token, mention: Mention) -> bool:
    """Whether a noun belongs to a name: the minister, Ana Duarte; Ana Duarte, minister of water; Minister Duarte.

    Not: Ana Duarte's envoy.
    """
    name = noun.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if name is None or noun.sent.start != name.sent.start:
        return False
    root = name.root
    return (
        noun.head.i == root.i
        or (root.head.i == noun.i and root.dep_ != "poss")
        or (noun.head.head.i == root.i and noun.dep_ in {"appos", "compound", "pobj"})
    )
