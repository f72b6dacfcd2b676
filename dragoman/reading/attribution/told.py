"""Who was told of before a place in a report: the last subject, the last person or party, whoever was named last."""

from bisect import bisect_left

from spacy.tokens import Token

from dragoman.reading.attribution.cues import words
from dragoman.reading.attribution.introductions import Introductions
from dragoman.reading.attribution.seats import seat_of
from dragoman.reading.attribution.sides import mediating, talks_sides
from dragoman.reading.attribution.voice import Speaker
from dragoman.reading.cast import Cast, Mention
from dragoman.reading.grammar import Parsed
from dragoman.reading.meetings.places import dateline_town
from dragoman.reading.people.office_labels import head_label

SUBJECTS = {"nsubj", "nsubjpass"}
REACH = 700  # how far back a pronoun is followed
FAR = 3000  # characters after which nobody is looked for
MOST = 30  # mentions that are looked through
HYPHENS = ("-", "‑")
HEADS = {"head-of-state", "head-of-government"}
MINISTERS = {"minister", "foreign-minister", "defence-minister", "head-of-government", "negotiator"}
BELOW = {"envoy", "negotiator", "spokesperson", "commander"}  # what nobody calls a head of state
VAGUE = {None, "none", "leader", "official"}


class Told:
    """The cast of one report as its text tells of it."""

    def __init__(self, parsed: Parsed, cast: Cast) -> None:
        self.parsed, self.cast = parsed, cast
        self.sides = talks_sides(parsed, cast)
        self.mediating = mediating(parsed, cast)
        self.introduced = Introductions(parsed, cast)
        self.first_named = first_named(cast)
        self.called_sides = called_sides(parsed, cast)
        written = written_in(parsed, cast)
        self.home = written if written in self.sides and self.is_state(written) else cast.home

    def named_before(self, offset: int, people: bool) -> str | None:
        """The person or the party that was last the subject of a sentence, else last named."""
        fitting = [m for m in self.last_before(offset) if self.is_person(m) == people]
        subjects = [m for m in fitting if any(t.dep_ in SUBJECTS for t in self.parsed.tokens(m.start, m.end))]
        return next((m.actor for m in subjects + fitting), None)

    def named_before_as(self, head: Token) -> str | None:
        """The state whose name stood beside the same noun before: a Swedish Navy ship sank. [The navy] said"""
        if not any(t.lower_ == "the" for t in head.lefts):
            return None
        before = self.parsed.tokens(max(0, head.idx - REACH), head.idx)
        same = (t for t in reversed(before) if t.i and t.i < head.i and t.lemma_.lower() == head.lemma_.lower())
        named = (self.mention(token.nbor(-1)) for token in same)
        states = (m.actor for m in named if m is not None and m.how in {"demonym", "name"} and self.is_state(m.actor))
        return next(states, None)

    def is_state(self, actor: str | None) -> bool:
        party = self.cast.by_id.get(actor or "")
        return party is not None and party.kind == "state"

    def last_before(self, offset: int) -> list[Mention]:
        """Who was named not far before a place, and not only as a place, the last first."""
        mentions = self.cast.mentions
        end = bisect_left(mentions, offset, key=lambda mention: mention.start)
        near = reversed(mentions[max(0, end - MOST) : end])
        return [m for m in near if m.start > offset - REACH and m.how != "place"]

    def only_one_of(self, head: Token, party: str) -> str | None:
        """The one person of a party whom the report names: the head of the Malian delegation; not: a Malian envoy.

        Nor the Malian envoy, where that is a president.
        """
        if head.lemma_.lower() not in words("roles", "nouns") or head.tag_ not in {"NN", "NNP"}:
            return None
        if any(token.lower_ in {"a", "an", "one", "another"} for token in head.lefts):
            return None
        people = [a for a in self.cast.actors if a.kind == "person" and a.party == party]
        return people[0].id if len(people) == 1 and may_be(people[0].office, head) else None

    def only_one_before(self, offset: int, party: str) -> Speaker | None:
        """The one person of a party whom the report has named before this place."""
        named = self.first_named.get(party, [])
        if not named or named[0][0] >= offset or (len(named) > 1 and named[1][0] < offset):
            return None
        return self.speaker(named[0][1], f"the only one of {party} named before", 0.6)

    def people_named(self, start: int, end: int) -> bool:
        """Whether a person is named inside [start, end), or may be as it is far."""
        return end - start > FAR or any(
            m.how in {"name", "surname"} and self.is_person(m) for m in self.cast.beginning(start, end)
        )

    def parties_in(self, phrase: list[Token]) -> list[str]:
        """The codes of the parties named in a phrase, those of people named in it too, in order of the text.

        Before a name an office is no party: a spokesman for President Ana Roa.
        """
        mentions = self.cast.within(phrase[0].idx, phrase[-1].idx + len(phrase[-1]))
        named = {mention.start for mention in mentions if self.is_person(mention)}
        told = [m for m in mentions if not (m.how == "description" and m.end + 1 in named) and not self.only_ties(m)]
        called = {m.actor for m in told if m.how != "description"}
        codes = (self.meant(m.actor) if m.how == "description" and m.actor not in called else m.actor for m in told)
        return list(dict.fromkeys(code for actor in codes if (code := self.cast.party(actor))))

    def only_ties(self, name: Mention) -> bool:
        """The Malian-led mission, an EU-backed group: whose name tells of others to whom they are tied."""
        text = self.parsed.report.text
        after = self.parsed.tokens(name.end + 1, name.end + 2) if text[name.end : name.end + 1] in HYPHENS else []
        return any(token.lower_ in words("several", "tied") for token in after)

    def meant(self, code: str) -> str:
        """The state that "the government" stands for: the one at home, in whose capital the report is written."""
        return self.home if self.home is not None and self.is_state(code) else code

    def sides_in(self, phrase: list[Token], head: Token) -> list[str]:
        """The parties whose somebody may be, the likeliest first: a Malian Front leader is the Front's.

        None for the guerrillas, the unions or the opposition of a state: these are no members of it.
        """
        named = self.parties_in(phrase)
        kinds = {code: self.cast.by_id[code].kind for code in named if code in self.cast.by_id}
        states = [code for code in named if kinds.get(code) == "state"]
        before = [token for token in phrase if token.i < head.i]
        beside = self.parties_in(before) if before else []
        if beside and kinds.get(beside[-1]) == "group":
            return [beside[-1], *(code for code in named if code != beside[-1])]
        told = {token.lemma_.lower() for token in (*before, head)}
        opposed = not told.isdisjoint(words("several", "opposed")) and told.isdisjoint(words("several", "portfolios"))
        return [code for code in named if code not in states] if opposed else named

    def party_at(self, subject: Token) -> str | None:
        """The party that a subject names, or whose it is: Iran; Iran's list; the rebel group."""
        owners = [child for child in subject.children if child.dep_ in {"poss", "compound"} and child.pos_ != "PRON"]
        mentions = (self.mention(token) for token in (subject, *owners))
        return next((m.actor for m in mentions if m is not None and m.how != "place" and not self.is_person(m)), None)

    def is_host(self, code: str) -> bool:
        """Whether a report from its own country tells of a state as of one that mediates between others."""
        return code == self.home and code in self.mediating

    def speaker(self, actor: str, reason: str, score: float) -> Speaker:
        return Speaker(actor, self.cast.party(actor), reason, score)

    def mention(self, token: Token) -> Mention | None:
        return self.cast.at(token.idx, token.idx + len(token))

    def is_person(self, mention: Mention) -> bool:
        return self.cast.actor(mention.actor).kind == "person"

    def is_named(self, speaker: Speaker) -> bool:
        """Whether a speaker is a person with a name."""
        actor = self.cast.by_id.get(speaker.id or "")
        return actor is not None and actor.kind == "person"

    def may_be(self, speaker: Speaker, head: Token) -> bool:
        """Whether a speaker can be called so, by the office that the report gives them where they have a name."""
        actor = self.cast.by_id.get(speaker.id or "")
        return actor is None or actor.kind != "person" or may_be(actor.office, head)

    def is_human(self, speaker: Speaker) -> bool:
        """Whether a speaker is a person, named or not: an official; not: the Malian side."""
        unnamed = bool(speaker.noun) and speaker.noun not in words("voices", "bodies") | words("institutions", "nouns")
        return unnamed or self.is_named(speaker)


def may_be(office: str | None, head: Token) -> bool:
    """Whether somebody with an office can be called so: no president an envoy, no envoy a minister."""
    called = head_label(head)
    if office in VAGUE or called in {*VAGUE, "negotiator"}:
        return not (office in HEADS and called in BELOW)
    if called == "minister":
        return office in MINISTERS
    return office == called or {office, called} <= HEADS or (office == "negotiator" and called not in HEADS)


def called_sides(parsed: Parsed, cast: Cast) -> set[str]:
    """The parties that a report calls sides: the Chadian side."""
    after = ((m.actor, parsed.tokens(m.end + 1, m.end + 2)) for m in cast.mentions if m.how == "demonym")
    return {code for code, tokens in after if any(t.lemma_.lower() in words("voices", "bodies") for t in tokens)}


def written_in(parsed: Parsed, cast: Cast) -> str | None:
    """The state of the cast from whose capital a report is written: AMMAN, May 3 -"""
    town = dateline_town(parsed)
    return seat_of(town.name, cast.by_id) if town is not None else None


def first_named(cast: Cast) -> dict[str, list[tuple[int, str]]]:
    """The people of each party in the order in which a report first names them, with where it does."""
    first: dict[str, int] = {}
    for mention in cast.mentions:
        if mention.how == "name" and cast.actor(mention.actor).kind == "person":
            first.setdefault(mention.actor, mention.start)
    of_party: dict[str, list[tuple[int, str]]] = {}
    for actor, start in first.items():
        if (party := cast.party(actor)) is not None:
            of_party.setdefault(party, []).append((start, actor))
    return of_party
