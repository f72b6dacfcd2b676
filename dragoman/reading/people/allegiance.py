"""Whose an office is that names no party: the parties of the report, and what speaks for each.

Lima, June 3. … Mines Minister Ana Roa        the state at home in the report
Peru refused. The minister, Ana Roa,          the party named last
Ana Roa, and her counterpart Luis Paz         not the party of Ana Roa
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable

from dragoman.model import Actor
from dragoman.reading.cast import Mention
from dragoman.reading.grammar import Parsed
from dragoman.reading.people.holders import Filled, Holder, mediators
from dragoman.reading.people.lines import Line, towns_in
from dragoman.reading.people.name_shapes import likeness
from dragoman.reading.people.offices import Office, is_subject
from dragoman.reading.people.pronouns import Quoted
from dragoman.vocabulary import load

Signs = dict[str, float]
NOBODY = ""  # the candidate that stands for no party at all
OF_STATES = ("head-of-state", "head-of-government", "foreign-minister", "defence-minister", "minister")
SINGULAR = ("head-of-state", "head-of-government", "foreign-minister", "defence-minister")
BESIDE = 60  # characters between the names of a list
CLOSE, REACH = 80, 600
LONGEST = 200  # characters of a source
LEAD = 300
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
        self.text = parsed.doc.text
        self.kinds = {actor.id: actor.kind for actor in actors}
        self.named = Line(m for m in mentions if m.how not in ("pronoun", "description"))
        at_office = {office.start for office in offices} | {office.head for office in offices}
        described = [m for m in mentions if m.how == "description"]
        ends = {office.end for office in offices}
        self.described = Line(m for m in described if not (m.start in at_office or m.end in ends))
        at_home = {m.actor for m in described if m.start in at_office or m.end in ends}
        self.home = {home} if home else at_home
        self.towns = Line(towns_in(self.text))
        self.sentences = [sent.start_char for sent in self.doc.sents]
        self.paragraphs = [start for start, _ in parsed.paragraphs]
        self.contents = sorted((one.source, one.content) for one in parsed.said if one.source)
        quoted = Quoted(parsed)
        self.told = Line(m for m in self.named.mentions if not quoted.at(m.start))
        self.spoken_of = Line((*self.told.mentions, *self.described.mentions))
        self.subjects = Line(m for m in self.named.mentions if is_subject(self.doc, m))
        self.frequency = Counter(m.actor for m in self.named.mentions)
        self.by_noun: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for office in offices:
            if office.party:
                self.by_noun[office.label, office.noun].add(office.party)
        self.beside_offices = Counter(office.party for office in offices if office.party and office.party_span)
        sending = ((ps, label == "envoy" or noun in mediators()) for (label, noun), ps in self.by_noun.items())
        self.mediating = {party for parties, sends in sending if sends for party in parties} | set(self.go_betweens())
        self.possible = [
            *self.frequency,
            *sorted(({*at_home, *self.described.actors(), *self.dateline()}) - set(self.frequency)),
        ]
        ranked = [code for code, _ in self.frequency.most_common() if self.kinds.get(code) != "organisation"]
        self.sides = set(ranked[:2])

    def candidates(self, holder: Holder, filled: Filled) -> dict[str, Signs]:
        """What speaks for each party that an office can be one of, and for its being of none."""
        others = self.other_sides(holder, filled)
        eligible = [code for code in self.possible if self.serves(holder, code) and code not in others]
        if holder.mediates:
            eligible = [code for code in eligible if not self.takes_sides(code)]
        elif holder.label in OF_STATES:  # a go-between's minister is told with his country, a side's often without
            eligible = [code for code in eligible if code not in self.mediating] or eligible
        signs: dict[str, Signs] = {code: {} for code in eligible}
        for sign, codes in self.around(holder, filled).items():
            for code, strength in Counter(codes).items():
                if code in signs:
                    signs[code][sign] = min(strength, 2)
        alike = likeness(holder.fullest.words)
        at_home = max((alike.get(code, 0.0) for code in self.home or eligible), default=0.0)
        for code, own in signs.items():
            if self.kinds.get(code) == "organisation":
                own[f"organisation {holder.label}"] = 1
            else:  # a group's people are called as those of the country are
                own["called as people there"] = alike.get(code, 0.0) if self.kinds.get(code) == "state" else at_home
        signs[NOBODY] = nobody_signs(holder)
        return signs

    def around(self, holder: Holder, filled: Filled) -> dict[str, Iterable[str]]:
        """The parties for which each sign speaks, as often as it does."""
        name = holder.names[0]
        start = min(holder.start, name.start)
        low, end = self.sentence(name.start)
        previous = self.sentence(low - 1)[0] if low else 0
        paragraph = self.paragraphs[max(0, bisect_right(self.paragraphs, start) - 1)] if self.paragraphs else 0
        named, described, after = self.named, self.described, max(name.end, holder.start)
        told, either, own = self.told, self.spoken_of, self.words_of(holder)
        return {
            "lead": named.between(0, min(LEAD, start)),
            "first of the paragraph": either.outside(own, paragraph, min(start, paragraph + REACH))[:1],
            "last before": either.outside(own, max(paragraph, start - REACH), start)[-1:],
            "close before": either.outside(own, start - CLOSE, start),
            "sentence": told.outside(own, low, start),
            "previous sentence": told.outside(own, previous, low),
            "described before": described.between(low, start),
            "described in previous sentence": described.between(previous, low),
            "after": set(named.between(after, end)),
            "town before": self.towns.between(low, start),
            "dateline": self.dateline(),
            "home": self.home,
            "named beside offices": self.beside_offices,
            "subject before": self.subjects.between(low, start)[-1:],
            "subject of previous sentence": self.subjects.between(previous, low)[:1],
            "acting in their words": self.acting_for(holder),
            "taken": filled.of_office[holder.label] if holder.label in SINGULAR else (),
            "side without people": self.sides - filled.parties,
            "without people": set(self.possible) - filled.parties,
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

    def source_from(self, offset: int) -> int:
        return bisect_left(self.contents, offset, key=lambda one: one[0][0])

    def takes_sides(self, code: str) -> bool:
        """Whether a party is no go-between: it is no organisation, and nowhere said to mediate."""
        return self.kinds.get(code) != "organisation" and code not in self.mediating

    def other_sides(self, holder: Holder, filled: Filled) -> set[str]:
        """The party of whoever was named just before, where this is their counterpart or the next in a list."""
        name = holder.names[0]
        last = filled.last_before(name.start)
        if last is None:
            return set()
        same = holder.office is not None and holder.office.same
        listed = last.label == holder.label and name.start - last.start < BESIDE
        return {last.party} if same or listed else set()

    def elsewhere(self, holder: Holder) -> dict[str, Iterable[str]]:
        """Whose the same office is elsewhere in the report, and whose alone it can be."""
        noun = holder.office.noun if holder.office else ""
        homes = load("offices")["homes"].items()
        part = "an envoy" if holder.label == "envoy" else "no envoy"
        return {
            "same noun elsewhere": self.by_noun[holder.label, noun],
            "customary": {code for phrase, codes in homes if phrase in holder.text for code in codes},
            f"mediates, {part}": self.mediating,
            f"side, {part}": self.sides,
        }

    def serves(self, holder: Holder, code: str) -> bool:
        """Whether an office can be one of this party: ministers serve states, rebel envoys groups."""
        words, serving, kind = set(holder.text.split()), load("offices")["serving"], self.kinds.get(code)
        if holder.label in OF_STATES or words & set(serving["state"]):
            return kind == "state"
        return kind == "group" or not words & set(serving["group"])

    def sentence(self, offset: int) -> tuple[int, int]:
        place = max(0, bisect_right(self.sentences, offset) - 1)
        following = self.sentences[place + 1] if place + 1 < len(self.sentences) else len(self.text)
        return self.sentences[place], following

    def dateline(self) -> list[str]:
        """Whose capital is the first that the opening names."""
        return self.towns.between(0, LEAD)[:1]

    def go_betweens(self) -> Iterable[str]:
        """The parties right before a word of mediating: Norwegian-brokered, Qatar mediated."""
        words = load("party_words")["descriptions"]["mediating"]
        for mention in self.named.mentions:
            following = re.match(r"[\s-]*(\w+)", self.text[mention.end : mention.end + 24])
            if following and following[1].casefold() in words:
                yield mention.actor


def nobody_signs(holder: Holder) -> Signs:
    """What speaks for an office's being of no party of the report."""
    nouns = set(re.split(r"[\s-]+", holder.text))
    offices = load("offices")
    return {
        f"nobody {holder.label}": 1,
        "nobody, a cleric": float(bool(nouns & set(offices["clerics"]["words"]))),
        "nobody, of a body": float(bool(nouns & set(offices["bodies"]["words"]))),
        "nobody, a rank": float(holder.office is not None and holder.office.is_rank),
    }


def most_likely(candidates: dict[str, Signs], weights: Signs) -> str | None:
    """The candidate for whom most speaks; None where that is nobody."""
    scores = {
        code: sum(weights.get(sign, 0.0) * value for sign, value in own.items()) for code, own in candidates.items()
    }
    return max(scores, key=lambda code: (scores[code], code)) or None
