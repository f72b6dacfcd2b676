"""Who was told of before a place in a report: the last subject, the last person or party, whoever was named last."""

from bisect import bisect_left

from spacy.tokens import Token

from dragoman.reading.attribution.cues import words
from dragoman.reading.attribution.introductions import Introductions
from dragoman.reading.attribution.sides import talks_sides
from dragoman.reading.attribution.voice import Speaker
from dragoman.reading.cast import Cast, Mention
from dragoman.reading.grammar import Parsed

SUBJECTS = {"nsubj", "nsubjpass"}
REACH = 700  # how far back a pronoun is followed
MOST = 30  # mentions that are looked through


class Told:
    """The cast of one report as its text tells of it."""

    def __init__(self, parsed: Parsed, cast: Cast) -> None:
        self.parsed, self.cast = parsed, cast
        self.sides = talks_sides(parsed, cast)
        self.introduced = Introductions(parsed, cast)

    def named_before(self, offset: int, people: bool) -> str | None:
        """The person or the party that was last the subject of a sentence, else last named."""
        fitting = [m for m in self.last_before(offset) if self.is_person(m) == people]
        subjects = [m for m in fitting if any(t.dep_ in SUBJECTS for t in self.parsed.tokens(m.start, m.end))]
        return next((m.actor for m in subjects + fitting), None)

    def state_before(self, offset: int) -> str | None:
        """The state that was named last before this place, and not only as a place."""
        return next((m.actor for m in self.last_before(offset) if self.cast.actor(m.actor).kind == "state"), None)

    def last_before(self, offset: int) -> list[Mention]:
        """Who was named not far before a place, and not only as a place, the last first."""
        mentions = self.cast.mentions
        end = bisect_left(mentions, offset, key=lambda mention: mention.start)
        near = reversed(mentions[max(0, end - MOST) : end])
        return [m for m in near if m.start > offset - REACH and m.how != "place"]

    def only_one_of(self, head: Token, party: str) -> str | None:
        """The one person of a party whom the report names: the head of the Malian delegation; not: a Malian envoy."""
        if head.lemma_.lower() not in words("roles", "nouns") or head.tag_ not in {"NN", "NNP"}:
            return None
        if any(token.lower_ in {"a", "an", "one", "another"} for token in head.lefts):
            return None
        people = [a.id for a in self.cast.actors if a.kind == "person" and a.party == party]
        return people[0] if len(people) == 1 else None

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
        """Whether a speaker is a person, named or not."""
        actor = self.cast.by_id.get(speaker.id or "")
        return bool(speaker.noun) or (actor is not None and actor.kind == "person")
