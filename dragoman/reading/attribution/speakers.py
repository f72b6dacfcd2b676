"""Who a source is: a person of the cast, else the side that its words name, else several sides, else nobody.

Foreign Minister Ana Duarte    the person
the minister, Ana Duarte       the person named beside the office
a Malian official              MLI
his office                     his party
Mali and Niger; both sides     MLI-NER
a diplomat                     nobody
"""

from bisect import bisect_left, bisect_right

from spacy.tokens import Token

from dragoman.reading.attribution.cues import words
from dragoman.reading.attribution.introductions import Introductions
from dragoman.reading.attribution.phrases import (
    name_before,
    one_of,
    source_heads,
    source_phrase,
    stands_beside,
    stands_free,
)
from dragoman.reading.attribution.sides import first_joint_paper, speaks_for_all, talks_sides
from dragoman.reading.attribution.voice import NOBODY, Speaker
from dragoman.reading.cast import Cast, Mention
from dragoman.reading.grammar import Parsed

HE = {"he", "she", "him", "her", "his"}
THEY = {"they", "them", "we", "both", "all", "neither", "their"}
IT = {"it", "its"}
REACH = 700  # how far back a pronoun is followed


class Speakers:
    """Leads the sources of one report to its cast."""

    def __init__(self, parsed: Parsed, cast: Cast) -> None:
        self.parsed, self.cast = parsed, cast
        self.starts = [start for start, _ in parsed.paragraphs]
        self.sides = talks_sides(parsed, cast)
        self.introduced = Introductions(parsed, cast)
        self.joint_paper_at = first_joint_paper(parsed)

    def of(self, source: Token, cue: tuple[int, int] | None, here: Speaker | None, near: Speaker | None) -> Speaker:
        """The speaker that a source names; `here` spoke last in this paragraph, `near` in this or the one before."""
        if source.lower_ in HE | THEY | IT:
            return self.of_pronoun(source, here, near)
        phrase = source_phrase(source, cue)
        named = self.person_in(source, phrase) or self.person_before(cue, source)
        if named is not None:
            return named
        several = one_of(source)
        if several is not source:
            return self.of(several, cue, here, near)
        found = self.of_several(source, phrase) or self.of_noun(source, phrase, here, near)
        return found if found.id is not None else self.person_aside(cue, source) or found

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
            person = named.id if named is not None else self.introduced.by(subject, self.parties_in(phrase))
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

    def person_before(self, cue: tuple[int, int] | None, source: Token) -> Speaker | None:
        """The person named right before the verb of saying, where the parse has another source."""
        if cue is None or len(source_heads(source)) > 1:
            return None
        mention = name_before(cue, source, self.parsed, self.mention)
        if mention is None or not self.is_person(mention):
            return None
        return self.speaker(mention.actor, "named before the verb of saying", 0.8)

    def person_aside(self, cue: tuple[int, int] | None, source: Token) -> Speaker | None:
        """The only person named in the sentence before the verb of saying, at its head or after a comma."""
        start = source.sent.start_char
        if cue is None or source.idx >= cue[0] or cue[0] - start > REACH:
            return None
        named = [m for m in self.cast.within(start, cue[0]) if self.is_person(m) and m.how in {"name", "surname"}]
        if not named or any(m.actor != named[0].actor for m in named) or not stands_free(self.parsed, named[0]):
            return None
        return self.speaker(named[0].actor, f"the one person named beside '{source.text}'", 0.6)

    def of_several(self, source: Token, phrase: list[Token]) -> Speaker | None:
        """Mali and Niger; both sides; the two ministers; a joint statement."""
        heads = source_heads(source)
        if len(heads) > 1:
            each = [self.of_noun(head, [*head.subtree], None, None) for head in heads]
            parties = sorted({speaker.party for speaker in each if speaker.party})
            return Speaker("-".join(parties), None, "several sides named together", 0.8) if len(parties) > 1 else None
        named = self.parties_in(phrase)
        if not named and any(speaks_for_all(token) for token in phrase):
            return self.all_sides(source.text)
        joint = self.is_joint_paper(source)
        plural = source.tag_ in {"NNS", "NNPS"} and source.lemma_.lower() in words("several", "nouns")
        if not (joint or (plural and any(t.lower_ in words("several", "determiners") for t in source.lefts))):
            return None
        if len(named) > 1:
            return Speaker("-".join(named), None, "several sides named in the source", 0.75)
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
        return Speaker("-".join(self.sides), None, f"'{text}': the two sides", 0.5) if len(self.sides) == 2 else NOBODY

    def of_noun(self, head: Token, phrase: list[Token], here: Speaker | None, near: Speaker | None) -> Speaker:
        """A party named as the source, or an unnamed member of the side that the phrase names."""
        own = self.mention(head)
        if own is not None and own.how not in {"description", "office"}:
            return self.speaker(own.actor, f"'{head.text}' named as the source", 0.85)
        noun = head.lemma_.lower()
        if near is not None and near.noun == noun and any(t.lower_ in {"the", "this", "that"} for t in head.lefts):
            return near
        named = self.parties_in(phrase)
        titled = self.introduced.by(head, named)
        if titled is not None:
            return self.speaker(titled, f"who was introduced as '{head.text}'", 0.7)
        if own is not None:
            return self.speaker(own.actor, f"'{head.text}' described as the source", 0.7)
        if (rebels := self.rebels(noun)) is not None:
            return Speaker(rebels, rebels, f"'{head.text}': the only group", 0.6, noun)
        if named:
            return Speaker(named[0], named[0], f"a member of {named[0]} unnamed", 0.7, noun)
        return self.of_unnamed(head, noun, here, near)

    def of_unnamed(self, head: Token, noun: str, here: Speaker | None, near: Speaker | None) -> Speaker:
        """his aide; a spokesman, of whom the sentence before tells; the official, who spoke before; else nobody."""
        owner = next((t for t in head.children if t.dep_ == "poss" and t.pos_ == "PRON"), None)
        if owner is not None and (whose := self.of_pronoun(owner, near, near)).party:
            return Speaker(whose.party, whose.party, f"'{owner.text} {head.text}'", 0.6, noun)
        bare = not any(t.dep_ in {"compound", "amod", "poss", "prep", "nmod"} for t in head.children)
        if bare and noun in words("voices", "spokespeople") and (code := self.party_before(head, here, near)):
            return Speaker(code, code, f"'{head.text}' of {code}, told of before", 0.5, noun)
        definite = head.tag_ in {"NN", "NNP"} and any(t.lower_ == "the" for t in head.lefts)
        if definite and noun in words("voices", "people"):
            about = self.subject_before(head.idx) or here
            if about is not None and about.id is not None and self.is_human(about):
                return self.speaker(about.id, f"told of before as '{head.text}'", 0.5)
        return Speaker(None, None, f"'{head.text}' named by no side", 0.6, noun)

    def party_before(self, head: Token, here: Speaker | None, near: Speaker | None) -> str | None:
        """The party of whom the sentence before tells, or for whom somebody spoke before."""
        if here is not None and here.party:
            return here.party
        last = head.doc[head.sent.start - 1] if head.sent.start else None
        if last is not None and self.parsed.paragraph_at(last.idx) == self.parsed.paragraph_at(head.idx):
            subject = next((t for t in last.sent.root.lefts if t.dep_ in {"nsubj", "nsubjpass"}), None)
            if subject is not None and (told := self.mention(subject)) is not None:
                return self.cast.party(told.actor)
        return near.party if near is not None else None

    def rebels(self, noun: str) -> str | None:
        """The one group among the sides, where a source is the rebels, guerrillas, insurgents."""
        if noun not in words("voices", "rebels"):
            return None
        groups = [code for code in self.sides if self.cast.by_id[code].kind == "group"]
        return groups[0] if len(groups) == 1 else None

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
