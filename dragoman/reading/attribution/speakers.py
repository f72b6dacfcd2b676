"""Who a source is: a person of the cast, else the side that its words name, else several sides, else nobody.

Foreign Minister Ana Duarte    the person
the minister, Ana Duarte       the person named beside the office
a Malian official              MLI
his office                     his party
Mali and Niger; both sides     MLI-NER
a diplomat                     nobody
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.reading.attribution.cues import offices, words
from dragoman.reading.cast import Cast, Mention
from dragoman.reading.grammar import Parsed

HE = {"he", "she", "him", "her", "his"}
THEY = {"they", "them", "we", "both", "all", "neither", "their"}
IT = {"it", "its"}
REACH = 700  # how far back a pronoun is followed
BESIDE = 60  # how far from a name its office is looked for
LONGEST = 40  # tokens of a source


@dataclass(frozen=True)
class Speaker:
    """An actor's id or joined codes; None for nobody. `noun` tells one unnamed speaker from another."""

    id: str | None
    party: str | None
    reason: str
    score: float
    noun: str = ""

    @property
    def key(self) -> str:
        return f"{self.id}/{self.noun}"


NOBODY = Speaker(None, None, "no speaker given", 0.5)


class Speakers:
    """Leads the sources of one report to its cast."""

    def __init__(self, parsed: Parsed, cast: Cast) -> None:
        self.parsed, self.cast = parsed, cast
        self.starts = [start for start, _ in parsed.paragraphs]
        self.sides = main_sides(cast)
        self.introduced = introductions(parsed, cast)

    def of(self, source: Token, cue: tuple[int, int] | None, here: Speaker | None, near: Speaker | None) -> Speaker:
        """The speaker that a source names; `here` spoke last in this paragraph, `near` in this or the one before."""
        source = one_of(source)
        if source.lower_ in HE | THEY | IT:
            return self.of_pronoun(source, here, near)
        phrase = source_phrase(source, cue)
        return self.person_in(source, phrase) or self.of_several(source, phrase) or self.of_noun(source, phrase, near)

    def of_pronoun(self, pronoun: Token, here: Speaker | None, near: Speaker | None) -> Speaker:
        """he, they, it: who the cast says it is, else who spoke before, else who was named before."""
        word = pronoun.lower_
        if here is not None and here.noun and word in HE:
            return here
        mention = self.mention(pronoun)
        if mention is not None:
            return self.speaker(mention.actor, f"'{pronoun.text}'", 0.7)
        if word in THEY:
            return near or (self.all_sides(pronoun.text) if word in {"both", "all"} else NOBODY)
        about = self.subject_before(pronoun.idx) if here is None else None
        for speaker in (here, about, near):
            if speaker is not None and speaker.id is not None and self.is_human(speaker) == (word in HE):
                return speaker
        named = self.named_before(pronoun)
        return self.speaker(named, f"named before '{pronoun.text}'", 0.5) if named else NOBODY

    def subject_before(self, offset: int) -> Speaker | None:
        """Who the last sentences of the same paragraph, before this place, are about."""
        start = self.starts[max(0, bisect_right(self.starts, offset) - 1)] if self.starts else 0
        before = [
            t
            for t in self.parsed.tokens(max(start, offset - REACH), offset)
            if t.idx < offset and t.dep_ in {"nsubj", "nsubjpass"}
        ]
        for subject in reversed(before[-6:]):
            if subject.pos_ == "PRON":
                continue
            phrase = source_phrase(subject, None)
            named = self.person_in(subject, phrase)
            person = named.id if named is not None else self.titled(subject, self.parties_in(phrase))
            if person is not None:
                return self.speaker(person, f"the sentence before is about '{subject.text}'", 0.55)
        return None

    def named_before(self, pronoun: Token) -> str | None:
        """The actor of the right kind who was last the subject of a sentence, else last named."""
        mentions = self.cast.mentions
        end = bisect_left(mentions, pronoun.idx, key=lambda mention: mention.start)
        near = [m for m in mentions[max(0, end - 30) : end] if m.start > pronoun.idx - REACH]
        fitting = [m for m in reversed(near) if self.is_person(m) == (pronoun.lower_ in HE)]
        subjects = [
            m for m in fitting if any(t.dep_ in {"nsubj", "nsubjpass"} for t in self.parsed.tokens(m.start, m.end))
        ]
        return next((m.actor for m in subjects + fitting), None)

    def person_in(self, source: Token, phrase: list[Token]) -> Speaker | None:
        """The person that a source names: as its head, beside it, or at its end after an office."""
        own = self.mention(source)
        if own is not None and self.is_person(own):
            return self.speaker(own.actor, f"'{source.text}' named as the source", 0.95)
        if len(source_heads(source)) > 1:
            return None
        for mention in self.cast.within(phrase[0].idx, phrase[-1].idx + len(phrase[-1])):
            if (
                self.is_person(mention)
                and mention.how in {"name", "surname"}
                and stands_beside(self.parsed, mention, source)
            ):
                return self.speaker(mention.actor, f"named beside '{source.text}'", 0.85)
        return None

    def of_several(self, source: Token, phrase: list[Token]) -> Speaker | None:
        """Mali and Niger; both sides; the two ministers; a joint statement."""
        heads = source_heads(source)
        if len(heads) > 1:
            parties = sorted({code for head in heads if (code := self.of_noun(head, [*head.subtree], None).party)})
            return Speaker("-".join(parties), None, "several sides named together", 0.8) if len(parties) > 1 else None
        named = self.parties_in(phrase)
        joint = source.lemma_.lower() in words("several", "papers") and any(
            t.lower_ in words("several", "joint") for t in source.lefts
        )
        plural = source.tag_ in {"NNS", "NNPS"} and source.lemma_.lower() in words("several", "nouns")
        if not (joint or (plural and any(t.lower_ in words("several", "determiners") for t in source.lefts))):
            return None
        if len(named) > 1:
            return Speaker("-".join(named), None, "several sides named in the source", 0.75)
        return None if named else self.all_sides(source.text)

    def all_sides(self, text: str) -> Speaker:
        return Speaker("-".join(self.sides), None, f"'{text}': the two sides", 0.5) if len(self.sides) == 2 else NOBODY

    def of_noun(self, head: Token, phrase: list[Token], before: Speaker | None) -> Speaker:
        """A party named as the source, or an unnamed member of the side that the phrase names."""
        own = self.mention(head)
        if own is not None and own.how not in {"description", "office"}:
            return self.speaker(own.actor, f"'{head.text}' named as the source", 0.85)
        noun = head.lemma_.lower()
        if before is not None and before.noun == noun and any(t.lower_ in {"the", "this", "that"} for t in head.lefts):
            return before
        named = self.parties_in(phrase)
        titled = self.titled(head, named)
        if titled is not None:
            return self.speaker(titled, f"who was introduced as '{head.text}'", 0.7)
        if own is not None:
            return self.speaker(own.actor, f"'{head.text}' described as the source", 0.7)
        if named:
            return Speaker(named[0], named[0], f"a member of {named[0]} unnamed", 0.7, noun)
        owner = next((t for t in head.children if t.dep_ == "poss" and t.pos_ == "PRON"), None)
        if owner is not None and (whose := self.of_pronoun(owner, before, before)).party:
            return Speaker(whose.party, whose.party, f"'{owner.text} {head.text}'", 0.6, noun)
        return Speaker(None, None, f"'{head.text}' named by no side", 0.6, noun)

    def titled(self, head: Token, named: list[str]) -> str | None:
        """The person last named introduced by this office, of the side that the phrase names if it names one."""
        if head.tag_ not in {"NN", "NNP"} or any(t.lower_ in {"a", "an", "another", "one"} for t in head.lefts):
            return None
        known = self.introduced.get(head.lemma_.lower(), [])
        fitting = [
            (start, actor)
            for start, actor in known
            if start < head.idx and (not named or self.cast.party(actor) in named)
        ]
        if fitting:
            return max(fitting)[1]
        return self.holder(head, named) if named else None

    def holder(self, head: Token, named: list[str]) -> str | None:
        """The one person of a side whose office the phrase describes: the head of Malian diplomacy."""
        phrase = " ".join(t.lower_ for t in source_phrase(head, None))
        office = next((office for office, forms in offices().items() if any(form in phrase for form in forms)), None)
        holders = [
            a.id for a in self.cast.actors if a.kind == "person" and a.office == office and office and a.party in named
        ]
        return holders[0] if len(holders) == 1 else None

    def parties_in(self, phrase: list[Token]) -> list[str]:
        """The codes of the parties named in a phrase, those of people named in it too, in order of the text."""
        mentions = self.cast.within(phrase[0].idx, phrase[-1].idx + len(phrase[-1]))
        return list(dict.fromkeys(code for mention in mentions if (code := self.cast.party(mention.actor))))

    def speaker(self, actor: str, reason: str, score: float) -> Speaker:
        return Speaker(actor, self.cast.party(actor), reason, score)

    def mention(self, token: Token) -> Mention | None:
        return self.cast.at(token.idx, token.idx + len(token))

    def is_person(self, mention: Mention) -> bool:
        return self.cast.actor(mention.actor).kind == "person"

    def is_human(self, speaker: Speaker) -> bool:
        actor = self.cast.by_id.get(speaker.id or "")
        return bool(speaker.noun) or (actor is not None and actor.kind == "person")


def one_of(source: Token) -> Token:
    """one of the envoys: the envoys; one of them: they"""
    if source.lower_ in {"one", "some", "many", "several", "neither", "none", "each", "two", "most"}:
        of = next((t for t in source.rights if t.lower_ == "of"), None)
        return next((t for t in of.children if t.dep_ == "pobj"), source) if of is not None else source
    return source


def source_heads(source: Token) -> list[Token]:
    return [source, *(t for t in source.conjuncts if t.i > source.i)]


def source_phrase(source: Token, cue: tuple[int, int] | None) -> list[Token]:
    """The words from the source's first to the verb of saying, or to the sentence's end after it."""
    doc, first = source.doc, source.left_edge.i
    phrase = []
    for token in doc[first : first + LONGEST]:
        if token.i > source.i and (token.is_sent_start or token.text in {'"', "“", "”", "«", "»", ";", ":"}):
            break
        if cue is not None and source.idx < cue[0] <= token.idx:
            break
        if token.i > source.i and token.pos_ in {"VERB", "AUX"} and token.tag_ != "VBN":
            break
        if not token.is_space:
            phrase.append(token)
    return phrase or [source]


def stands_beside(parsed: Parsed, mention: Mention, source: Token) -> bool:
    """the envoy, [Ana Duarte]; ambassador to Mali [Ana Duarte]; not: a spokesman for [Ana Duarte]"""
    if mention.end <= source.idx:
        return False
    first = parsed.tokens(mention.start, mention.end)[0]
    before = first.doc[first.i - 1]
    while before.i > source.i and (
        before.lower_.rstrip(".") in words("titles", "words") or before.dep_ in {"compound", "amod", "nmod"}
    ):
        before = before.nbor(-1)
    return before.text == "," or before.i == source.i or before.pos_ in {"NOUN", "PROPN"}


def introductions(parsed: Parsed, cast: Cast) -> dict[str, list[tuple[int, str]]]:
    """Each common noun that stands by somebody's name, with where and whose: minister, [(310, "…/duarte")]."""
    by_noun: dict[str, list[tuple[int, str]]] = {}
    for mention in cast.mentions:
        if mention.how == "name" and cast.actor(mention.actor).kind == "person":
            for token in parsed.tokens(mention.start - BESIDE, mention.end + BESIDE):
                if token.pos_ in {"NOUN", "PROPN"} and beside(token, mention):
                    by_noun.setdefault(token.lemma_.lower(), []).append((mention.start, mention.actor))
    return by_noun


def beside(noun: Token, mention: Mention) -> bool:
    """Whether a noun belongs to a name: the minister, Ana Duarte; Ana Duarte, minister of water; Minister Duarte."""
    name = noun.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if name is None or noun.sent.start != name.sent.start:
        return False
    root = name.root
    return (
        noun.head.i == root.i
        or root.head.i == noun.i
        or (noun.head.head.i == root.i and noun.dep_ in {"appos", "compound", "pobj"})
    )


def main_sides(cast: Cast) -> tuple[str, ...]:
    """The two parties that a report mentions most, in alphabetical order."""
    counts = Counter(
        code for m in cast.mentions if cast.actor(m.actor).kind in {"state", "group"} if (code := cast.party(m.actor))
    )
    return tuple(sorted(code for code, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:2]))
