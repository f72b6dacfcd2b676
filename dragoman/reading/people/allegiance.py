"""Whose an office is that names no party: the parties of the report, and what speaks for each.

Lima, June 3. … Mines Minister Ana Roa        the state at home in the report
Peru refused. The minister, Ana Roa,          the party named last
Ana Roa, and her counterpart Luis Paz         not the party of Ana Roa
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache

from dragoman.model import Actor, ActorKind
from dragoman.reading.cast import Mention
from dragoman.reading.grammar import Parsed
from dragoman.reading.people.holders import Filled, Holder, Settled, mediators
from dragoman.reading.people.lines import Line
from dragoman.reading.people.name_shapes import likeness
from dragoman.reading.people.office_labels import singular
from dragoman.reading.people.offices import Office, is_subject
from dragoman.reading.people.pronouns import Quoted
from dragoman.reading.people.towns import towns_in
from dragoman.vocabulary import load

Signs = dict[str, float]
NOBODY = ""  # the candidate that stands for no party at all
OF_STATES = ("head-of-state", "head-of-government", "foreign-minister", "defence-minister", "minister")
OF_SIDES = ("negotiator", "commander")  # offices that those between the sides do not have
STATE: ActorKind = "state"
SINGULAR = ("head-of-state", "head-of-government", "foreign-minister", "defence-minister")
HEADS = ("head-of-state", "head-of-government")
BESIDE = 60  # characters between the names of a list
REACH = 600
LONGEST = 200  # characters of a source
LEAD = 300
NEAR = 150  # characters
LAST_NAMED = 12  # mentions before a person
MEDIATED = re.compile(
    r"\b(?:hosted|mediated|brokered|facilitated|sponsored|chaired|convened)(?: jointly)? by (?:the )?$"
    r"|\bauspices of (?:the )?$"
)
BY = 40  # characters before a go-between
AS = re.compile(r"(?:,? and (?:the )?[A-Z]\w+(?: [A-Z]\w+)?)? as (?:the |joint |sole |their ){0,2}([\w-]+)")
TURN = re.compile(r"[^\n:]{0,40}:([^\n]+)")
MOST_NAMES = 12  # of one person, looked at


class Surroundings:
    """What stands where in a report, for asking whose an office is."""

    def __init__(
        self,
        parsed: Parsed,
        actors: tuple[Actor, ...],
        mentions: tuple[Mention, ...],
        offices: tuple[Office, ...],
        home: str | None = None,
    ) -> None:
        self.doc = parsed.doc
        self.text = parsed.text
        self.kinds = {actor.id: actor.kind for actor in actors}
        self.named = Line(m for m in mentions if m.how not in ("pronoun", "description"))
        at_office = {office.start for office in offices} | {office.head for office in offices}
        described = [m for m in mentions if m.how == "description"]
        ends = {office.end for office in offices}
        self.described = Line(m for m in described if not (m.start in at_office or m.end in ends))
        at_home = {m.actor for m in described if m.start in at_office or m.end in ends}
        self.home = {home} if home else at_home
        self.towns = Line(towns_in(self.text))
        self.kinds = {**dict.fromkeys(self.towns.actors(), STATE), **self.kinds}
        self.sentences = [sent.start_char for sent in self.doc.sents]
        self.paragraphs = [start for start, _ in parsed.paragraphs]
        self.contents = sorted((one.source, one.content) for one in parsed.said if one.source)
        self.quoted = Quoted(parsed)
        self.told = Line(m for m in self.named.mentions if not self.quoted.at(m.start))
        self.spoken_of = Line((*self.told.mentions, *self.described.mentions))
        self.subjects = Line(m for m in self.named.mentions if is_subject(self.doc, m))
        self.frequency = Counter(m.actor for m in self.named.mentions)
        self.by_noun: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for office in offices:
            if office.party:
                self.by_noun[office.label, office.noun].add(office.party)
        self.counterparts = Line(
            Mention(office.start, office.end, office.party, "office")
            for office in offices
            if office.same and office.party and office.determiner in ("his", "her")
        )
        self.beside_offices = Counter(office.party for office in offices if office.party and office.party_span)
        sending = ((ps, label == "envoy" or noun in mediators()) for (label, noun), ps in self.by_noun.items())
        self.between = set(self.facilitators())
        self.mediating = {party for parties, sends in sending if sends for party in parties} | set(self.go_betweens())
        self.mediating |= self.between
        self.possible = [
            *self.frequency,
            *sorted(({*at_home, *self.described.actors(), *self.dateline()}) - set(self.frequency)),
        ]
        ranked = [code for code, _ in self.frequency.most_common() if self.kinds.get(code) != "organisation"]
        self.sides = set(ranked[:2])

    def candidates(self, holder: Holder, filled: Filled) -> dict[str, Signs]:
        """What speaks for each party that an office can be one of, and for its being of none."""
        others = self.other_sides(holder, filled)
        possible = dict.fromkeys([*self.possible, *self.towns_near(holder)])
        eligible = [code for code in possible if self.serves(holder, code) and code not in others]
        eligible = [code for code in eligible if self.fits_part(holder, code)]
        signs: dict[str, Signs] = {code: {} for code in eligible}
        for sign, codes in self.around(holder, filled).items():
            for code, strength in Counter(codes).items():
                if code in signs:
                    signs[code][sign] = min(strength, 2)
        alike = likeness(holder.fullest.words)
        near, most = self.nearness(holder), 1 + max(self.frequency.values(), default=0)
        for code, own in signs.items():
            own["share of mentions"] = round(self.frequency[code] / most, 2)
            own["nearness"] = near.get(code, 0.0)
        at_home = max((alike.get(code, 0.0) for code in self.home or eligible), default=0.0)
        for code, own in signs.items():
            if self.kinds.get(code) == "organisation":
                own[f"organisation {holder.label}"] = 1
            else:  # a group's people are called as those of the country are
                own["called as people there"] = alike.get(code, 0.0) if self.kinds.get(code) == "state" else at_home
        if not (holder.presides and len(eligible) == 1):
            signs[NOBODY] = nobody_signs(holder)
        return signs

    def fits_part(self, holder: Holder, code: str) -> bool:
        """Whether a party can be that of somebody between the sides, or of one of them."""
        if holder.presides:
            return self.kinds.get(code) == "organisation"
        if holder.mediates:
            return not self.takes_sides(code)
        return holder.label not in OF_SIDES or code not in self.between

    def towns_near(self, holder: Holder) -> list[str]:
        """The states of the towns in somebody's sentence, before their name: a town elsewhere is a mere venue."""
        start = min(holder.start, holder.names[0].start)
        return sorted(set(self.towns.between(self.sentence(start)[0], start)))

    def nearness(self, holder: Holder) -> dict[str, float]:
        """How near before a person each party stands, outside of their own words: from 1 right before to 0 far off."""
        start, own = min(holder.start, holder.names[0].start), self.words_of(holder)
        end = self.spoken_of.place(start)
        before = self.spoken_of.mentions[max(0, end - LAST_NAMED) : end]
        told = (m for m in before if not any(first <= m.start < last for first, last in own))
        return {m.actor: round(NEAR / (NEAR + start - m.start), 2) for m in told}

    def around(self, holder: Holder, filled: Filled) -> dict[str, Iterable[str]]:
        """The parties for which each sign speaks, as often as it does."""
        name = holder.names[0]
        start = min(holder.start, name.start)
        low, end = self.sentence(name.start)
        own = self.words_of(holder)
        first, words = self.before_words(own, low)
        paragraph = self.paragraphs[max(0, bisect_right(self.paragraphs, start) - 1)] if self.paragraphs else 0
        named, after = self.named, max(name.end, holder.start)
        last = filled.last_before(name.start)
        either = self.spoken_of
        return {
            "lead": named.between(0, min(LEAD, start)),
            "first of the paragraph": either.outside(own, paragraph, min(start, paragraph + REACH))[:1],
            "last before": either.outside(own, max(paragraph, start - REACH), start)[-1:],
            "sentence": self.told.outside(own, low, start),
            "before their words": self.told.between(first, words),
            "described before": self.described.between(low, start),
            "town before": self.towns.between(low, start),
            "town last before": self.towns.between(max(paragraph, start - REACH), start)[-1:],
            "town after": self.towns.between(after, end),
            "towns": (mention.actor for mention in self.towns.mentions),
            "of whoever was named last": [last.party] if last else (),
            "of whoever is listed before": [last.party] if last and self.is_listed(last, holder) else (),
            "dateline": self.dateline(),
            "home": self.home,
            "named beside offices": self.beside_offices,
            "subject before": self.subjects.between(low, start)[-1:],
            "subject before their words": self.subjects.between(first, words)[:1],
            "acting in their words": self.acting_for(holder),
            "taken": filled.of_office[holder.label] if holder.label in SINGULAR else (),
            "side without people": self.sides - filled.parties,
            **self.elsewhere(holder),
        }

    def acting_for(self, holder: Holder) -> list[str]:
        """The parties that act in what a person says: Roa said Peru would sign."""
        ends = [(name.end, self.sentence(name.start)[1]) for name in holder.names[:MOST_NAMES]]
        return [code for start, end in ends for code in self.subjects.between(start, end)]

    def words_of(self, holder: Holder) -> tuple[tuple[int, int], ...]:
        """Where a person speaks: whom they name there is mostly the other side."""
        return tuple(
            stretch
            for name in holder.names[:MOST_NAMES]
            for source, content in self.contents[self.source_from(name.start - LONGEST) : self.source_from(name.end)]
            if source[0] <= name.start and name.end <= source[1]
            for stretch in content
        )

    def before_words(self, own: tuple[tuple[int, int], ...], low: int) -> tuple[int, int]:
        """The sentence before a person's own, or before what they say up to it: Peru agreed. [“We stay,” Roa said.]"""
        begin = min((first for first, _ in own if low - REACH < first < low), default=low)
        return self.sentence(begin - 2) if begin > 1 else (0, 0)

    def source_from(self, offset: int) -> int:
        return bisect_left(self.contents, offset, key=lambda one: one[0][0])

    def takes_sides(self, code: str) -> bool:
        """Whether a party is no go-between: it is no organisation, and nowhere said to mediate."""
        return self.kinds.get(code) != "organisation" and code not in self.mediating

    def other_sides(self, holder: Holder, filled: Filled) -> set[str]:
        """The party of whoever was named just before, where this is their counterpart; of counterparts and friends."""
        name = holder.names[0]
        last = filled.last_before(name.start)
        before = {last.party} if last and holder.office is not None and holder.office.same else set()
        return before | set(self.counterparts.between(name.end, self.sentence(name.start)[1])) | self.friends_of(holder)

    def friends_of(self, holder: Holder) -> set[str]:
        """Whom somebody calls others in their own words, a transcript's too: ROA: We thank our [Peruvian] friends."""
        turns = (TURN.match(self.text, name.end) for name in holder.names)
        words = [*self.words_of(holder), *(turn.span(1) for turn in turns if turn)]
        friends = (found for first, last in words for found in ours().finditer(self.text, first, last))
        return {party for found in friends for party in self.named.between(*found.span(1))}

    def is_listed(self, last: Settled, holder: Holder) -> bool:
        """Whether somebody is the next in a list of people with one office."""
        return last.label == holder.label and holder.names[0].start - last.start < BESIDE

    def elsewhere(self, holder: Holder) -> dict[str, Iterable[str]]:
        """Whose the same office is elsewhere in the report, and whose alone it can be."""
        noun = holder.office.noun if holder.office else ""
        homes = load("offices")["homes"].items()
        part = "an envoy" if holder.label == "envoy" else "a minister" if holder.label in OF_STATES else "no envoy"
        return {
            "same noun elsewhere": self.by_noun[holder.label, noun],
            "customary": {code for phrase, codes in homes if phrase in holder.text for code in codes},
            f"mediates, {part}": self.mediating,
            f"side, {part}": self.sides,
        }

    def serves(self, holder: Holder, code: str) -> bool:
        """Whether an office can be one of this party: ministers serve states, rebel envoys groups."""
        words = {re.sub("['’]s?$", "", word) for word in holder.text.split()}
        serving, kind = load("offices")["serving"], self.kinds.get(code)
        if holder.label in OF_STATES or words & {*serving["state"], *serving["minister"]}:
            return kind == "state"
        return kind == "group" or not words & set(serving["group"])

    def is_apart(self, holder: Holder, code: str) -> bool:
        """Whether somebody is no state's, though most speaks for one: who leads something, or speaks for members."""
        leads = holder.label == "leader" or not own_bodies().isdisjoint(map(singular, holder.text.split()))
        return leads and holder.label not in OF_STATES and self.kinds.get(code) == "state"

    def is_either_side(self, holder: Holder, filled: Filled) -> bool:
        """Whether a head of somebody's state is named in quotations alone, which do not tell of which of several.

        "President Roa will not come," the Peruvian envoy told his hosts in Chile.    of either
        """
        if holder.label not in HEADS or not all(self.quoted.at(name.start) for name in holder.names):
            return False
        states = {code for code in self.told.actors() if self.kinds.get(code) == STATE}
        return len(states - filled.of_office[holder.label]) > 1

    def sentence(self, offset: int) -> tuple[int, int]:
        place = max(0, bisect_right(self.sentences, offset) - 1)
        following = self.sentences[place + 1] if place + 1 < len(self.sentences) else len(self.text)
        return self.sentences[place], following

    def dateline(self) -> list[str]:
        """Whose capital is the first that the opening names."""
        return self.towns.between(0, LEAD)[:1]

    def go_betweens(self) -> Iterable[str]:
        """The parties beside a word of mediating: Norwegian-brokered, Qatar mediated, hosted by Ghana."""
        words = load("party_words")["descriptions"]["mediating"]
        for mention in self.named.mentions:
            following = re.match(r"[\s-]*(\w+)", self.text[mention.end : mention.end + 24])
            before = MEDIATED.search(self.text, max(0, mention.start - BY), mention.start)
            if before or (following and following[1].casefold() in words):
                yield mention.actor

    def facilitators(self) -> Iterable[str]:
        """The states that stand between the sides: with Norway and Ghana as mediators."""
        for mention in self.named.mentions:
            role = AS.match(self.text, mention.end)
            if role is not None and singular(role[1].casefold()) in mediators():
                yield mention.actor


@cache
def own_bodies() -> frozenset[str]:
    """The nouns of bodies that speak for their members, none of which is a state's."""
    return frozenset(load("offices")["own_bodies"]["words"])


def nobody_signs(holder: Holder) -> Signs:
    """What speaks for an office's being of no party of the report."""
    nouns = set(re.split(r"[\s-]+", holder.text))
    offices = load("offices")
    label = "minister" if holder.label == "official" and nouns & set(offices["serving"]["minister"]) else holder.label
    return {
        f"nobody {label}": 1,
        "nobody, a cleric": float(bool(nouns & set(offices["clerics"]["words"]))),
        "nobody, of a body": float(bool(nouns & set(offices["bodies"]["words"])) and "central bank" not in holder.text),
        "nobody, in a state's service": float(bool(nouns & set(offices["serving"]["state"]))),
        "nobody, a rank": float(holder.office is not None and holder.office.is_rank),
    }


def most_likely(candidates: dict[str, Signs], weights: Signs) -> str | None:
    """The candidate for whom most speaks; None where that is nobody."""
    scores = {
        code: sum(weights.get(sign, 0.0) * value for sign, value in own.items()) for code, own in candidates.items()
    }
    return max(scores, key=lambda code: (scores[code], code)) or None


@cache
def ours() -> re.Pattern[str]:
    """our Peruvian friends, our two Peruvian guests, my Peruvian colleague"""
    return re.compile(rf"\b(?:[Oo]ur|[Mm]y) ((?:\w+ ){{1,3}})(?:{'|'.join(load('offices')['friends']['nouns'])})\b")
