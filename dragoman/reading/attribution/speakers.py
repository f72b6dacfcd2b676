"""Who a source is: a person of the cast, else the side that its words name, else several sides, else nobody.

Foreign Minister Ana Duarte    the person
the minister, Ana Duarte       the person named beside the office
a Malian official              MLI
Mali and Niger; both sides     MLI-NER
a diplomat                     nobody
"""

from bisect import bisect_right
from dataclasses import replace

from spacy.tokens import Token

from dragoman.reading.attribution.cues import words
from dragoman.reading.attribution.phrases import (
    name_of,
    names_several,
    one_of,
    source_heads,
    source_phrase,
)
from dragoman.reading.attribution.places import party_of_place
from dragoman.reading.attribution.seats import opening_place
from dragoman.reading.attribution.sides import first_joint_paper, speaks_for_all
from dragoman.reading.attribution.sources import BESIDE_NOUN
from dragoman.reading.attribution.told import REACH, SUBJECTS, Told
from dragoman.reading.attribution.unnamed import (
    Unnamed,
    is_definite,
    is_human,
    is_human_noun,
    is_outsider,
    is_unnamed,
    refers_back,
)
from dragoman.reading.attribution.voice import NOBODY, Before, Speaker
from dragoman.reading.cast import Cast, Mention
from dragoman.reading.grammar import Parsed
from dragoman.reading.marks import Stretch
from dragoman.reading.people.heads import is_head
from dragoman.vocabulary import load

HE = {"he", "she", "him", "her", "his"}
THEY = {"they", "them", "we", "both", "all", "neither", "their"}
IT = {"it", "its"}
WHO = {"who", "which", "whose"}
BELOW = {"relcl", "pcomp", "ccomp", "advcl"}  # clauses that tell more of what their sentence is about
BESIDE = 3  # characters by which a name may stand outside of its source: "the minister", Ana Duarte


class Speakers:
    """Leads the sources of one report to its cast."""

    def __init__(self, parsed: Parsed, cast: Cast) -> None:
        self.parsed, self.cast = parsed, cast
        self.told = Told(parsed, cast)
        self.unnamed = Unnamed(self.told)
        self.starts = [start for start, _ in parsed.paragraphs]
        self.joint_paper_at = first_joint_paper(parsed)

    def of(self, source: Token, span: Stretch | None, cue: Stretch | None, before: Before) -> Speaker:
        """The speaker that a source names."""
        if source.lower_ in HE | THEY | IT:
            return self.of_pronoun(source, before)
        if source.lower_ in WHO and (noun := source.head.head).pos_ in {"NOUN", "PROPN"}:
            return self.of(noun, None, cue, before)
        phrase = self.parsed.tokens(*span) if span else source_phrase(source, cue)
        named, ours = self.person_in(source, phrase), self.ours(source)
        own = self.told.mention(source)
        by_office = own is not None and own.how == "office"
        if by_office and (same := self.the_same(source, phrase, before)) is not None:
            return same
        if named is not None and not (by_office and ours and named.party not in ours):
            return named
        several = one_of(source)
        if several is not source:
            return self.of(several, None, cue, before)
        return self.of_several(source, phrase) or self.of_noun(source, own_words(source, phrase), before)

    def the_same(self, head: Token, phrase: list[Token], before: Before) -> Speaker | None:
        """The official, where an unnamed one spoke last."""
        last = before.here or before.near
        bare = head.tag_ == "NN" and any(t.lower_ == "the" for t in head.lefts) and len(phrase) == 2
        return last if bare and last is not None and last.id is not None and last.noun == head.lemma_.lower() else None

    def of_pronoun(self, pronoun: Token, before: Before) -> Speaker:
        """he, they, it: who the cast says it is, else who spoke before, else who was named before."""
        word, here, near = pronoun.lower_, before.here, before.near
        if here is not None and word in HE and is_human_noun(here.noun):
            return here
        if here is None and word in HE and (unnamed := self.unnamed_before(pronoun, before)) is not None:
            return unnamed
        if word == "they" and (there := self.of_place(pronoun.head)) is not None:
            return there
        above = self.subject_above(pronoun) if word in IT | THEY else None
        if above is not None:
            return above
        mention = self.told.mention(pronoun)
        if mention is not None:
            return self.told.speaker(mention.actor, f"'{pronoun.text}'", 0.7)
        if word in THEY:
            return self.of_they(pronoun, before)
        about = self.subject_before(pronoun.idx, people=word in HE) if here is None else None
        for speaker in (here, about, near):
            if speaker is not None and speaker.id is not None and self.told.is_human(speaker) == (word in HE):
                return speaker
        named = self.told.named_before(pronoun.idx, people=word in HE)
        return self.told.speaker(named, f"named before '{pronoun.text}'", 0.5) if named else NOBODY

    def of_place(self, verb: Token) -> Speaker | None:
        """Whose ministry, side or capital stands beside a verb of which nobody is the subject."""
        code = party_of_place(verb, self.told)
        return self.told.speaker(code, f"'{verb.text}' by {code}, of the place", 0.6) if code is not None else None

    def subject_above(self, pronoun: Token) -> Speaker | None:
        """The party that the sentence is about in whose later clause it stands: [Chad] left the bay, which it called"""
        clause = pronoun.head
        above = next((t for t in clause.ancestors if t.pos_ in {"VERB", "AUX"} and t.i < pronoun.i), None)
        if clause.dep_ not in BELOW or above is None:
            return None
        subject = next((t for t in above.lefts if t.dep_ in SUBJECTS and t.pos_ != "PRON"), None)
        code = self.told.party_at(subject) if subject is not None else None
        return self.told.speaker(code, f"the clause above is about '{subject.text}'", 0.6) if subject and code else None

    def of_they(self, they: Token, before: Before) -> Speaker:
        """they: several who spoke before or whom the sentences before are about; both: the two sides."""
        near = before.near
        plural = (t for t in reversed(self.subjects_before(they.idx)) if t.tag_ in {"NNS", "NNPS"})
        several = next((t for t in plural if t.lemma_.lower() not in words("silences", "events")), None)
        later = several is not None and speaks_for_all(several) and several.idx > before.since
        if near is not None and not self.told.is_named(near) and not later:
            return near
        if they.lower_ in {"both", "all"}:
            return near or self.all_sides(they.text)
        if several is None:
            return NOBODY
        phrase = source_phrase(several, None)
        within = several.is_ancestor(they)  # Farmers and [their] families: of the farmers alone
        together = None if within else self.of_several(several, phrase)
        return together or self.of_noun(several, phrase, Before())

    def unnamed_before(self, pronoun: Token, before: Before) -> Speaker | None:
        """A source in the delegation refused. He said ...: the source, unless a person is named after it.

        The Malian minister thanked his host. He said ...: a minister of Mali, whom nothing names.
        """
        for subject in reversed(self.subjects_before(pronoun.idx)):
            if is_unnamed(subject):
                phrase = source_phrase(subject, None)
                return self.person_in(subject, phrase) or self.of_noun(subject, phrase, Before())
            if (minister := self.of_a_side(subject)) is not None:
                return minister
            if subject.pos_ != "PRON":
                return None
        near = before.near
        if near is None or near.id is None or not is_human_noun(near.noun):
            return None
        return None if self.told.people_named(before.since, pronoun.idx) else near

    def of_a_side(self, subject: Token) -> Speaker | None:
        """One person in an office of a party, with no name beside it: the Malian minister, Berg's spokesman."""
        phrase = source_phrase(subject, None)
        offices = words("roles", "nouns") | words("voices", "spokespeople")
        role = subject.tag_ == "NN" and subject.lemma_.lower() in offices
        if not role or len(self.told.parties_in(phrase)) != 1 or self.person_in(subject, phrase) is not None:
            return None
        speaker = self.of_noun(subject, own_words(subject, phrase), Before())
        return speaker if speaker.party is not None else None

    def subject_before(self, offset: int, people: bool = True) -> Speaker | None:
        """The person, or the party, that the last sentences of the same paragraph, before this place, are about."""
        for subject in reversed(self.subjects_before(offset)[-6:]):
            if subject.pos_ == "PRON":
                continue
            if not people:
                if (code := self.told.party_at(subject)) is not None:
                    return self.told.speaker(code, f"the sentence before is about '{subject.text}'", 0.55)
                continue
            phrase = source_phrase(subject, None)
            named = self.person_in(subject, phrase)
            person = named.id if named is not None else self.told.introduced.by(subject, self.told.parties_in(phrase))
            if person is not None:
                return self.told.speaker(person, f"the sentence before is about '{subject.text}'", 0.55)
        return None

    def subjects_before(self, offset: int) -> list[Token]:
        """The subjects of the sentences not far before this place, in its paragraph."""
        start = self.starts[max(0, bisect_right(self.starts, offset) - 1)] if self.starts else 0
        before = self.parsed.tokens(max(start, offset - REACH), offset)
        return [token for token in before if token.idx < offset and token.dep_ in SUBJECTS]

    def person_in(self, source: Token, phrase: list[Token]) -> Speaker | None:
        """The person that a source names: as its head, beside it, or at its end after an office."""
        start, end = phrase[0].idx, phrase[-1].idx + len(phrase[-1])
        if names_several(source, phrase) and len({m.actor for m in self.cast.within(start, end)}) > 1:
            return None
        own = self.told.mention(source) or self.author_of(source)
        if own is not None and self.told.is_person(own):
            return self.told.speaker(own.actor, f"'{source.text}' named as the source", 0.95)
        for mention in self.cast.beginning(start - BESIDE, end + BESIDE):
            if mention.end <= start or mention.how not in {"name", "surname"} or not self.told.is_person(mention):
                continue
            if mention.start >= end and self.opens_clause(mention, end):
                continue
            whole = (min(start, mention.start), max(end, mention.end))
            if is_head(self.parsed, whole, (mention.start, mention.end)):
                return self.told.speaker(mention.actor, f"named beside '{source.text}'", 0.85)
        return self.person_apposed(source, end)

    def author_of(self, paper: Token) -> Mention | None:
        """Whose letter, proposal or speech a source is: [Duarte]'s proposal says; a letter from [Duarte] says"""
        if paper.lemma_.lower() not in words("several", "papers") | words("several", "addresses"):
            return None
        beside = (t for t in paper.lefts if t.dep_ in {"poss", "compound"})
        after = (t for prep in paper.rights if prep.lower_ in {"of", "by", "from"} for t in prep.children)
        return next((self.told.mention(t) for t in (*beside, *after) if t.pos_ == "PROPN"), None)

    def opens_clause(self, name: Mention, end: int) -> bool:
        """According to a poll, [Ana Duarte] leads: a name after a source, a comma between them, that has a verb."""
        following = next(iter(self.parsed.tokens(name.end, name.end + BESIDE + 1)), None)
        comma = "," in self.parsed.report.text[end : name.start]
        return comma and following is not None and following.pos_ in {"VERB", "AUX", "ADV"}

    def person_apposed(self, source: Token, end: int) -> Speaker | None:
        """The person named in apposition to a source, after the words that its marks hold."""
        apposed = (self.told.mention(t) for t in source.rights if t.dep_ == "appos" and t.idx >= end)
        named = next((m for m in apposed if m is not None and m.how == "name" and self.told.is_person(m)), None)
        return self.told.speaker(named.actor, f"named beside '{source.text}'", 0.8) if named is not None else None

    def of_several(self, source: Token, phrase: list[Token]) -> Speaker | None:
        """Mali and Niger; both sides; the two ministers; a joint statement."""
        heads = source_heads(source)
        if len(heads) > 1:
            each = [self.of_noun(head, [*head.subtree], Before()) for head in heads]
            parties = sorted({speaker.party for speaker in each if speaker.party})
            if len(parties) > 1:
                return Speaker("-".join(parties), None, "several sides named together", 0.8)
            together = parties and all(speaker.party for speaker in each)
            return Speaker(parties[0], parties[0], f"several of {parties[0]} together", 0.6) if together else None
        named = self.told.parties_in(phrase)
        if len(named) > 1 and source.tag_ == "NNS" and self.are_joined(phrase):
            return Speaker("-".join(sorted(named)), None, "members of several sides named together", 0.7)
        if not named and any(speaks_for_all(token) for token in phrase):
            pair = self.pair_before(source)
            said = Speaker("-".join(sorted(pair)), None, f"'{source.text}': the two named before", 0.6)
            return said if pair else self.all_sides(source.text)
        joint = self.is_joint_paper(source)
        plural = source.tag_ in {"NNS", "NNPS"} and source.lemma_.lower() in words("several", "nouns")
        lefts = {t.lower_ for t in source.lefts}
        meant = plural and lefts & words("several", "determiners") and not lefts & words("several", "apart")
        if not (joint or meant):
            return None
        if len(named) > 1:
            return Speaker("-".join(sorted(named)), None, "several sides named in the source", 0.75)
        return None if named else self.all_sides(source.text)

    def pair_before(self, source: Token) -> set[str]:
        """The two whom the sentence names together before: rows with [Peru] and [Chile], which the two deny"""
        before = reversed(source.doc[source.sent.start : source.left_edge.i])
        pair = next(({t, *t.conjuncts} for t in before if t.dep_ == "conj" and self.told.mention(t) is not None), set())
        parties = {m.actor for t in pair if (m := self.told.mention(t)) is not None and not self.told.is_person(m)}
        return parties if len(parties) == len(pair) == 2 else set()

    def are_joined(self, phrase: list[Token]) -> bool:
        """envoys of Kenya and Uganda; Kenyan and Ugandan envoys; not: envoys of Kenya to Uganda"""
        named = [t for t in phrase if (m := self.told.mention(t)) is not None and not self.told.is_person(m)]
        heads = {t.head if t.dep_ in BESIDE_NOUN else t for t in named} | set(named)
        return any(t.dep_ == "conj" and not heads.isdisjoint(t.conjuncts) for t in heads)

    def is_joint_paper(self, source: Token) -> bool:
        """A joint statement, the text signed by both; the statement, where the report told of a joint one before."""
        if source.lemma_.lower() not in words("several", "papers"):
            return False
        if any(t.lower_ in words("several", "joint") for t in source.lefts):
            return True
        signed = (t for t in source.rights if t.lemma_ == "sign" and t.dep_ == "acl")
        if any(self.is_of_several([*source.doc[t.i : max(t.right_edge.i + 1, source.head.i)]]) for t in signed):
            return True
        beside = [*source.lefts, *source.doc[max(0, source.i - 1) : source.i]]
        definite = any(t.lower_ == "the" for t in beside) and not any(t.dep_ == "prep" for t in source.rights)
        return definite and self.joint_paper_at is not None and self.joint_paper_at < source.idx

    def is_of_several(self, phrase: list[Token]) -> bool:
        """signed by Kenya and Uganda, by both sides"""
        return len(self.told.parties_in(phrase)) > 1 or any(t.lower_ in ("both", "two", "sides") for t in phrase)

    def all_sides(self, text: str) -> Speaker:
        sides = self.told.sides
        return Speaker("-".join(sides), None, f"'{text}': the two sides", 0.5) if len(sides) == 2 else NOBODY

    def of_noun(self, head: Token, phrase: list[Token], before: Before) -> Speaker:
        """A party named as the source, or an unnamed member of the side that the phrase names."""
        own = self.told.mention(head) if not self.ours(head) else None
        if (outright := self.named_outright(head, phrase, own)) is not None:
            return outright
        noun = head.lemma_.lower()
        named = self.ours(head) or self.at_seat(head, phrase) or self.told.sides_in(phrase, head)
        last = before.here or before.near
        same = last if last is not None and last.noun == noun and last.id is None else before.by_noun.get(noun)
        if same is not None and refers_back(head) and (not named or same.party in named):
            return same
        shared = len(named) > 1 and noun in words("silences", "events")
        if shared or is_outsider(head, [token for token in phrase if self.told.mention(token) is None]):
            return Speaker(None, None, f"'{head.text}' of no side", 0.6, noun)
        titled = self.told.introduced.by(head, named)
        if titled is not None:
            return self.told.speaker(titled, f"who was introduced as '{head.text}'", 0.7)
        if own is not None:
            actor = own.actor if self.told.is_person(own) else self.unnamed.of_description(own.actor, head, phrase)
            described = self.told.speaker(actor, f"'{head.text}' described as the source", 0.7)
            return replace(described, noun=noun) if is_human(head) and not self.told.is_person(own) else described
        if (rebels := self.rebels(noun)) is not None:
            return Speaker(rebels, rebels, f"'{head.text}': the only group", 0.6, noun)
        meant = self.meant_by(head, named, before) if named else None
        if meant is not None and not any(m.actor == meant.id for m in map(self.told.mention, phrase) if m is not None):
            return replace(meant, reason=f"'{head.text}' of {named[0]}", score=0.6)
        if named:
            return Speaker(named[0], named[0], f"a member of {named[0]} unnamed", 0.7, noun)
        owners = (t for t in head.children if t.dep_ == "poss" and t.pos_ == "PRON")
        owner = next((t for t in owners if t.lower_ not in {"our", "my"}), None)  # the writer's own are nobody's side
        whose = self.of_owner(owner, before) if owner is not None else NOBODY
        if owner is not None and whose.party:
            return Speaker(whose.party, whose.party, f"'{owner.text} {head.text}'", 0.6, noun)
        unnamed = self.unnamed.of(head, phrase, before.here, before.near)
        return body(head) if unnamed.id is None and names_body(head) else unnamed

    def named_outright(self, head: Token, phrase: list[Token], own: Mention | None) -> Speaker | None:
        """Mali, the Union; Port of Spain, which may be nobody's name in the cast."""
        if (capital := self.unnamed.capital(phrase)) is not None:
            return self.told.speaker(capital, f"'{head.text}' named as a capital", 0.85)
        if own is None or own.how in {"description", "office"}:
            return None
        return self.told.speaker(own.actor, f"'{head.text}' named as the source", 0.85)

    def ours(self, head: Token) -> list[str]:
        """Our side, our minister: of the state at home, or of the one side not called so: "the Chadian side"."""
        spokesmen = words("several", "nouns") | words("roles", "nouns") | words("voices", "spokespeople")
        if head.lemma_.lower() not in spokesmen or not any(t.lower_ == "our" for t in head.lefts):
            return []
        rest, home = [code for code in self.told.sides if code not in self.told.called_sides], self.cast.home
        code = rest[0] if home in self.told.called_sides and len(self.told.sides) == 2 and len(rest) == 1 else home
        return [code] if code in self.cast.by_id else []

    def at_seat(self, head: Token, phrase: list[Token]) -> list[str]:
        """In Moscow, a ministry official: of the capital with which the sentence opens, where no state is named."""
        own = [mention for token in phrase if (mention := self.told.mention(token)) is not None]
        code = self.unnamed.seated(opening_place(head)) if own and all(m.how == "description" for m in own) else None
        return [code] if code is not None else []

    def of_owner(self, owner: Token, before: Before) -> Speaker:
        """Its spokesman, of whom the clause is that he speaks: The army stays unless Chad pays, [its] envoy said."""
        verb = owner.head.head
        said = (t for clause in verb.lefts if clause.dep_ == "ccomp" for t in clause.lefts if t.dep_ in SUBJECTS)
        codes = (self.told.party_at(subject) for subject in said) if owner.lower_ in IT else iter(())
        code = next((code for code in codes if code is not None), None)
        if code is not None:
            return self.told.speaker(code, "", 0.6)
        return self.of_pronoun(owner, Before(before.near, before.near))

    def meant_by(self, head: Token, named: list[str], before: Before) -> Speaker | None:
        """The Malian diplomat: who of Mali spoke last, who the sentences before are about, or the one whom it names."""
        party = named[0]
        only = self.told.only_one_of(head, party)
        if only is not None:
            return self.told.speaker(only, "", 0.6)
        spokesman = head.lemma_.lower() in words("voices", "spokespeople")
        if len(named) > 1 or spokesman or not (is_definite(head) and is_human(head)):
            return None
        told = (before.here, self.subject_before(head.idx), before.near, self.told.only_one_before(head.idx, party))
        return next((s for s in told if s is not None and s.party == party and self.told.is_named(s)), None)

    def rebels(self, noun: str) -> str | None:
        """The one group among the sides, where a source is the rebels, guerrillas, insurgents."""
        if noun not in words("voices", "rebels"):
            return None
        groups = [code for code in self.told.sides if self.cast.by_id[code].kind == "group"]
        return groups[0] if len(groups) == 1 else None


def own_words(head: Token, phrase: list[Token]) -> list[Token]:
    """A source without what tells more of it: the movement [, led by a priest,]; not: the team that came from Chad"""
    relative = {t.i for t in head.rights if t.dep_ == "relcl" and t.doc[t.left_edge.i - 1].text == ","}
    clauses = relative | {t.i for t in head.rights if t.dep_ == "acl"}
    return [t for t in phrase if t.i not in clauses and clauses.isdisjoint(above.i for above in t.ancestors)] or phrase


def names_body(head: Token) -> bool:
    """A newspaper, a company by its name, which is not of the cast; not: the Mufti."""
    titled = any(t.dep_ == "det" and t.text.islower() for t in head.lefts)
    known = " ".join(token.text for token in name_of(head)) in load("agencies")["names"]
    return head.tag_ == "NNP" and (known or head.ent_type_ == "ORG") and not titled and not is_human(head)


def body(head: Token) -> Speaker:
    name = "-".join(token.text.upper() for token in name_of(head))
    return Speaker(name, name, f"'{head.text}' named as the source", 0.6)
