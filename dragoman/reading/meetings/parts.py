"""Who takes which part in a meeting: what speaks for each party's negotiating, mediating, or neither.

talks between A and B; A met B; A and B agreed       tied to the word for the meeting, or to the act
chaired by C; under the auspices of C                  mediation
in Kisumu, the Kenyan capital; D also said             a venue, a bystander
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import islice

from spacy.tokens import Token

from dragoman.reading.meetings.sides import Part, Sides, Weighed
from dragoman.reading.meetings.talks import Scene
from dragoman.reading.meetings.ties import above_in_clause
from dragoman.reading.meetings.weighing import Signs, least, shares
from dragoman.vocabulary import load

MOST = 8  # parties looked at, the most central ones
SUBJECTS = {"nsubj", "nsubjpass"}
INSIDE_NAME = {"compound", "poss", "amod", "appos", "conj"}
ABOVE_NAME = {*INSIDE_NAME, "pobj", "nmod"}


class Parties:
    """The parties of a report: what speaks for each one's part in it as a whole, and in what is told in a stretch."""

    def __init__(self, scene: Scene, weighed: Weighed) -> None:
        self.scene, self.weighed = scene, weighed
        self.starts = [part.mention.start for part in weighed.parts]
        self.words = {word.start for word in scene.words}
        self.own = defaultdict[str, list[Part]](list)
        for part in weighed.parts:
            self.own[part.code].append(part)
        self.kinds = {actor.code: actor.kind for actor in scene.cast.actors if actor.kind != "person"}
        self.rank = {code: rank for rank, code in enumerate(weighed.ranked)}
        self.whole: dict[str, Signs] = {}

    def sides(self) -> Sides:
        """The sides of the meeting that the report is about, and who mediates."""
        by_words, shared = self.weighed.by_words, shares_of("part", self.signs(0, self.scene.lead_end))
        sides = at_least_two(shared) or by_words.parties
        others = (code for code in by_words.mediators if code in shared and code not in sides)
        return Sides(sides, tuple(code for code in others if shared[code]["mediator"] >= least("mediator")))

    def told(self, start: int, end: int) -> tuple[str, ...]:
        """The parties of another meeting, told in [start, end); none where fewer than two are."""
        parties = likely_parties(shares_of("part in another", self.signs(start, end)))
        return parties if len(parties) > 1 else ()

    def within(self, start: int, end: int) -> list[Part]:
        """The mentions of parties in [start, end), each with its part."""
        return self.weighed.parts[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def signs(self, start: int, end: int) -> dict[str, Signs]:
        """For each party what speaks for its part in a meeting told in [start, end)."""
        nearby = self.within(start, end)
        ties = ties_to_talks(self.scene, nearby, self.words)
        near = dict.fromkeys(part.code for part in nearby)
        looked_at = dict.fromkeys([*self.weighed.ranked[:MOST], *islice(near, MOST)])
        return {
            code: self.in_report(code) | signs_nearby(code, nearby, len(near)) | dict.fromkeys(ties[code], 1.0)
            for code in sorted(looked_at, key=self.weighed.order.__getitem__)
        }

    def in_report(self, code: str) -> Signs:
        """What speaks for a party's part in the report as a whole, worked out once."""
        if code not in self.whole:
            weighed, share = self.weighed, len(self.own[code]) / len(self.weighed.parts)
            self.whole[code] = dict.fromkeys([*self.rank_of(code), *self.naming_of(code)], 1.0) | {
                "weight": weighed.weight[code] / (weighed.weight[weighed.ranked[0]] or 1.0),
                "share of mentions": share,
                "mediation": min(weighed.mediation[code], 4.0),
            }
        return self.whole[code]

    def rank_of(self, code: str) -> Iterator[str]:
        rank = min(self.rank[code], 4)
        yield f"rank {rank}"
        yield f"rank {rank} of {min(len(self.rank), 5)}"
        if code in self.weighed.by_words.parties:
            yield "side by words"
        if code in self.weighed.by_words.mediators:
            yield "mediator by words"

    def naming_of(self, code: str) -> Iterator[str]:
        """Where and how a party is named."""
        own, scene = self.own[code], self.scene
        first, after = scene.sentences[scene.lead[0]] if scene.lead else (0, 0)
        told = {
            self.kinds.get(code, "unknown"): True,
            "at home": code == scene.cast.home,
            "venue alone": all(part.venue for part in own),
            "negotiates": any(part.negotiates for part in own),
            "place alone": all(part.mention.how in {"capital", "place"} for part in own),
            "in title": own[0].mention.start < first,
            "by first sentence": own[0].mention.start < after,
            "people": any(scene.cast.actor(part.mention.actor).kind == "person" for part in own),
        }
        return (name for name, holds in told.items() if holds)


def shares_of(decision: str, signs: dict[str, Signs]) -> dict[str, Signs]:
    """For each party how likely each part is."""
    return {code: shares(decision, own) for code, own in signs.items()}


def likely_parties(shared: dict[str, Signs]) -> tuple[str, ...]:
    """Those who are likely enough to negotiate, in the order in which the report names them."""
    return tuple(code for code, own in shared.items() if own["party"] >= least("party"))


def at_least_two(shared: dict[str, Signs]) -> tuple[str, ...]:
    """The likely parties; where there is one alone the next likely joins it, since it takes two to negotiate."""
    likely = likely_parties(shared)
    if len(likely) != 1:
        return likely
    second = max((own["party"] for code, own in shared.items() if code not in likely), default=0.0)
    joins = max(second, least("second party"))
    return tuple(code for code, own in shared.items() if code in likely or own["party"] >= joins)


def signs_nearby(code: str, nearby: list[Part], parties: int) -> Signs:
    """How often and how a party is named where a meeting is told."""
    near = [part for part in nearby if part.code == code]
    told = {
        f"named {min(len(near), 3)} times nearby": True,
        f"{min(parties, 5)} parties nearby": True,
        "venue alone nearby": bool(near) and all(part.venue for part in near),
        "negotiates nearby": any(part.negotiates for part in near),
    }
    return {name: 1.0 for name, holds in told.items() if holds} | {
        "share nearby": len(near) / (len(nearby) or 1),
        "mediation nearby": min(sum(part.mediates for part in near), 2.0),
    }


def ties_to_talks(scene: Scene, parts: list[Part], words: set[int]) -> dict[str, set[str]]:
    """For each party how its names hang on words for meetings and on acts of talks."""
    found = defaultdict[str, set[str]](set)
    for part in parts:
        found[part.code].update(ties_of(scene.tenses.token_at(part.mention.end - 1), words))
    return found


def ties_of(token: Token | None, words: set[int]) -> Iterator[str]:
    """What a name hangs on: "between of noun" in talks between A and B, "subject of act" in A and B agreed."""
    below = token
    for above in above_in_clause(token) if token is not None else ():
        if below is None:
            return
        if above.idx in words:
            tie = below.lower_ if below.dep_ == "prep" else below.dep_
            yield f"{tie} of {'verb' if above.pos_ == 'VERB' else 'noun'}"
            return
        if above.pos_ in {"VERB", "AUX"}:
            yield f"{'subject' if below.dep_ in SUBJECTS else 'other'} of {kind_of(above)}"
            if any(child.idx in words for child in above.children):
                yield "verb with meeting"
            return
        if above.dep_ not in ABOVE_NAME or below.dep_ not in INSIDE_NAME:
            below = above


def kind_of(verb: Token) -> str:
    lemma = verb.lemma_.lower()
    return "act" if lemma in acts() else "saying" if lemma in sayings() else "verb"


@cache
def acts() -> frozenset[str]:
    words = load("languages/en-meetings")["acts"]
    return frozenset([*words["verbs"], *words["parleys"]])


@cache
def sayings() -> frozenset[str]:
    return frozenset(load("languages/en-meetings")["rounds"]["saying"])
