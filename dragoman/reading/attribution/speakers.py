"""Who a source is: a person of the cast, else the side that its words name, else several sides, else nobody.

Foreign Minister Ana Duarte    the person
the minister, Ana Duarte       the person named beside the office
a Malian official              MLI
Mali and Niger; both sides     MLI-NER
a diplomat                     nobody
"""

from bisect import bisect_right

from spacy.tokens import Token

from dragoman.reading.attribution.cues import words
from dragoman.reading.attribution.phrases import (
    names_several,
    one_of,
    source_heads,
    source_phrase,
)
from dragoman.reading.attribution.sides import first_joint_paper, speaks_for_all
from dragoman.reading.attribution.told import REACH, SUBJECTS, Told
from dragoman.reading.attribution.unnamed import DEFINITE, Unnamed, is_outsider
from dragoman.reading.attribution.voice import NOBODY, Speaker
from dragoman.reading.cast import Cast
from dragoman.reading.grammar import Parsed
from dragoman.reading.marks import Stretch
from dragoman.reading.people.heads import is_head

HE = {"he", "she", "him", "her", "his"}
THEY = {"they", "them", "we", "both", "all", "neither", "their"}
IT = {"it", "its"}
WHO = {"who", "which", "whose"}
BESIDE = 3  # characters by which a name may stand outside of its source: "the minister", Ana Duarte


class Speakers:
    """Leads the sources of one report to its cast."""

    def __init__(self, parsed: Parsed, cast: Cast) -> None:
        self.parsed, self.cast = parsed, cast
        self.told = Told(parsed, cast)
        self.unnamed = Unnamed(self.told)
        self.starts = [start for start, _ in parsed.paragraphs]
        self.joint_paper_at = first_joint_paper(parsed)

    def of(
        self,
        source: Token,
        span: Stretch | None,
        cue: Stretch | None,
        here: Speaker | None,
        near: Speaker | None,
    ) -> Speaker:
        """The speaker that a source names; `here` spoke last in this paragraph, `near` in this or the one before."""
        if source.lower_ in HE | THEY | IT:
            return self.of_pronoun(source, here, near)
        if source.lower_ in WHO and (noun := source.head.head).pos_ in {"NOUN", "PROPN"}:
            return self.of(noun, None, cue, here, near)
        phrase = self.parsed.tokens(*span) if span else source_phrase(source, cue)
        named = self.person_in(source, phrase)
        if named is not None:
            return named
        several = one_of(source)
        if several is not source:
            return self.of(several, None, cue, here, near)
        return self.of_several(source, phrase) or self.of_noun(source, phrase, here, near)

    def of_pronoun(self, pronoun: Token, here: Speaker | None, near: Speaker | None) -> Speaker:
        """he, they, it: who the cast says it is, else who spoke before, else who was named before."""
        word = pronoun.lower_
        if here is not None and here.noun and word in HE:
            return here
        mention = self.told.mention(pronoun)
        if mention is not None:
            return self.told.speaker(mention.actor, f"'{pronoun.text}'", 0.7)
        if word in THEY:
            return near or (self.all_sides(pronoun.text) if word in {"both", "all"} else NOBODY)
        about = self.subject_before(pronoun.idx) if here is None else None
        for speaker in (here, about, near):
            if speaker is not None and speaker.id is not None and self.told.is_human(speaker) == (word in HE):
                return speaker
        named = self.told.named_before(pronoun.idx, people=word in HE)
        return self.told.speaker(named, f"named before '{pronoun.text}'", 0.5) if named else NOBODY

    def subject_before(self, offset: int) -> Speaker | None:
        """Who the last sentences of the same paragraph, before this place, are about."""
        start = self.starts[max(0, bisect_right(self.starts, offset) - 1)] if self.starts else 0
        before = [
            t for t in self.parsed.tokens(max(start, offset - REACH), offset) if t.idx < offset and t.dep_ in SUBJECTS
        ]
        for subject in reversed(before[-6:]):
            if subject.pos_ == "PRON":
                continue
            phrase = source_phrase(subject, None)
            named = self.person_in(subject, phrase)
            person = named.id if named is not None else self.told.introduced.by(subject, self.told.parties_in(phrase))
            if person is not None:
                return self.told.speaker(person, f"the sentence before is about '{subject.text}'", 0.55)
        return None

    def person_in(self, source: Token, phrase: list[Token]) -> Speaker | None:
        """The person that a source names: as its head, beside it, or at its end after an office."""
        start, end = phrase[0].idx, phrase[-1].idx + len(phrase[-1])
        if names_several(source, phrase) and len({m.actor for m in self.cast.within(start, end)}) > 1:
            return None
        own = self.told.mention(source)
        if own is not None and self.told.is_person(own):
            return self.told.speaker(own.actor, f"'{source.text}' named as the source", 0.95)
        for mention in self.cast.beginning(start - BESIDE, end + BESIDE):
            if mention.end <= start or mention.how not in {"name", "surname"} or not self.told.is_person(mention):
                continue
            whole = (min(start, mention.start), max(end, mention.end))
            if is_head(self.parsed, whole, (mention.start, mention.end)):
                return self.told.speaker(mention.actor, f"named beside '{source.text}'", 0.85)
        return None

    def of_several(self, source: Token, phrase: list[Token]) -> Speaker | None:
        """Mali and Niger; both sides; the two ministers; a joint statement."""
        heads = source_heads(source)
        if len(heads) > 1:
            each = [self.of_noun(head, [*head.subtree], None, None) for head in heads]
            parties = sorted({speaker.party for speaker in each if speaker.party})
            return Speaker("-".join(parties), None, "several sides named together", 0.8) if len(parties) > 1 else None
        named = self.told.parties_in(phrase)
        if not named and any(speaks_for_all(token) for token in phrase):
            return self.all_sides(source.text)
        joint = self.is_joint_paper(source)
        plural = source.tag_ in {"NNS", "NNPS"} and source.lemma_.lower() in words("several", "nouns")
        if not (joint or (plural and any(t.lower_ in words("several", "determiners") for t in source.lefts))):
            return None
        if len(named) > 1:
            return Speaker("-".join(sorted(named)), None, "several sides named in the source", 0.75)
        return None if named else self.all_sides(source.text)

    def is_joint_paper(self, source: Token) -> bool:
        """A joint statement, the final communiqué; the statement, where the report told of a joint one before."""
        if source.lemma_.lower() not in words("several", "papers"):
            return False
        if any(t.lower_ in words("several", "joint") for t in source.lefts):
            return True
        definite = any(t.lower_ == "the" for t in source.lefts) and not any(t.dep_ == "prep" for t in source.rights)
        return definite and self.joint_paper_at is not None and self.joint_paper_at < source.idx

    def all_sides(self, text: str) -> Speaker:
        sides = self.told.sides
        return Speaker("-".join(sides), None, f"'{text}': the two sides", 0.5) if len(sides) == 2 else NOBODY

    def of_noun(self, head: Token, phrase: list[Token], here: Speaker | None, near: Speaker | None) -> Speaker:
        """A party named as the source, or an unnamed member of the side that the phrase names."""
        own = self.told.mention(head)
        if own is not None and own.how not in {"description", "office"}:
            return self.told.speaker(own.actor, f"'{head.text}' named as the source", 0.85)
        noun = head.lemma_.lower()
        if near is not None and near.noun == noun and any(t.lower_ in DEFINITE for t in head.lefts):
            return near
        if is_outsider(head, [token for token in phrase if self.told.mention(token) is None]):
            return Speaker(None, None, f"'{head.text}' of no side", 0.6, noun)
        named = self.told.parties_in(phrase)
        titled = self.told.introduced.by(head, named)
        if titled is not None:
            return self.told.speaker(titled, f"who was introduced as '{head.text}'", 0.7)
        if own is not None:
            return self.told.speaker(own.actor, f"'{head.text}' described as the source", 0.7)
        if (rebels := self.rebels(noun)) is not None:
            return Speaker(rebels, rebels, f"'{head.text}': the only group", 0.6, noun)
        if named and (only := self.told.only_one_of(head, named[0])) is not None:
            return self.told.speaker(only, f"'{head.text}', the only one of {named[0]} with a name", 0.6)
        if named:
            return Speaker(named[0], named[0], f"a member of {named[0]} unnamed", 0.7, noun)
        owner = next((t for t in head.children if t.dep_ == "poss" and t.pos_ == "PRON"), None)
        if owner is not None and (whose := self.of_pronoun(owner, near, near)).party:
            return Speaker(whose.party, whose.party, f"'{owner.text} {head.text}'", 0.6, noun)
        return self.unnamed.of(head, phrase, here, near)

    def rebels(self, noun: str) -> str | None:
        """The one group among the sides, where a source is the rebels, guerrillas, insurgents."""
        if noun not in words("voices", "rebels"):
            return None
        groups = [code for code in self.told.sides if self.cast.by_id[code].kind == "group"]
        return groups[0] if len(groups) == 1 else None
