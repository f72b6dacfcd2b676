"""Whose a clause is: what each party of the report is to it.

Kenya said it would open the post     its subject, through the verb of saying
"We will open it," the minister said  its speaker
the Kenyan proposal; a call by Kenya  the one whose noun it is
The two sides agreed                  both
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cache

from dragoman.model import Stance, Statement
from dragoman.reading.cast import Cast
from dragoman.reading.positions.bonds import bonds_in
from dragoman.reading.positions.clauses import SUBJECTS, Clause, Words, held_nouns
from dragoman.reading.positions.links import conditional, joined_to, tie_of
from dragoman.reading.positions.lists import listed, naming
from dragoman.reading.positions.named import is_asked, stance_of
from dragoman.reading.positions.parts import Placed, placed_in, whose
from dragoman.reading.positions.proposed import paper_over
from dragoman.vocabulary import load

HEDGES = ("denied", "reportedly", "anonymous", "conditional")
MIGHT = {"might", "may", "could", "would"}
BETWEEN = {"accepts", "rejects"}  # what others put forward, he who sits between them neither takes nor refuses
TAKEN = {"dobj", "nsubjpass"}
COMPLETING = {"ccomp", "xcomp"}
CROSSED = ("in:nsubj", "up:nsubj", "said", "shared:nsubj", "sentence:nsubj")
NEAR_SENTENCES = 3
SEATS = 2
LONGEST_CLIMB = 12
MOST_MENTIONS = 40
LONGEST_CUE = 3


class Holders:
    """The parties of one report as candidates for each clause."""

    def __init__(
        self,
        words: Words,
        clauses: tuple[Clause, ...],
        cast: Cast,
        statements: tuple[Statement, ...],
        mediators: frozenset[str] = frozenset(),
        met: tuple[str, ...] = (),
    ) -> None:
        self.mediators = mediators
        self._barred: dict[int, set[str]] = {}
        self._candidates: dict[int, dict[str, list[str]]] = {}
        self.words, self.clauses = words, clauses
        owner = {index: number for number, clause in enumerate(clauses) for index in clause.words}
        self.placed = list(placed_in(words, owner, cast))
        self.in_clause: dict[int, list[Placed]] = {}
        self.in_sentence: dict[int, list[Placed]] = {}
        for placed in self.placed:
            for near in (
                self.in_clause.setdefault(placed.clause, []),
                self.in_sentence.setdefault(placed.sentence, []),
            ):
                if len(near) < MOST_MENTIONS:
                    near.append(placed)
        counts = Counter(placed.party for placed in self.placed)
        self.rank = {
            party: rank
            for rank, (party, _) in enumerate(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))
        }
        self.kinds = {actor.code: actor.kind for actor in cast.actors if actor.code}
        self.parties = frozenset(self.rank)
        self.table = [party for party, rank in self.rank.items() if rank < SEATS]
        self.sides = frozenset(met if len(met) >= SEATS else self.parties if len(self.parties) == SEATS else ())
        self.voices = sorted(
            ((start, end, statement) for statement in statements for start, end in statement.spans),
            key=lambda voice: voice[:2],
        )
        self.voice_starts = [start for start, _, _ in self.voices]

    def candidates(self, number: int) -> dict[str, list[str]]:
        """For each party that could hold what a clause says, the traits that speak for or against it."""
        if number not in self._candidates:
            self._candidates[number] = self._candidates_of(number)
        return self._candidates[number]

    def _candidates_of(self, number: int) -> dict[str, list[str]]:
        verb = self.words.shown[self.clauses[number].head]
        traits: dict[str, list[str]] = {}
        for name, placed in self._around(number):
            own = traits.setdefault(placed.party, [])
            own.append(name)
            if name.startswith("in:"):
                own.append(f"{placed.part.split('>')[0]}+{verb}")
                own += [f"whose:{noun}"] if (noun := whose(placed.part)) else []
        voice = self.voice(self.clauses[number])
        speakers = _sides(voice) if voice else ()
        for side in speakers:
            traits.setdefault(side, []).append("said" if len(speakers) == 1 else "said together")
        for party in self.table if self._subject(number) in _words("collective") else ():
            traits.setdefault(party, []).append("at the table")
        spoken = "nobody's" if voice and not speakers else "said" if voice else "told"
        self._compare(number, traits, spoken, verb)
        ruled_out = self.barred(number)
        return {party: list(dict.fromkeys(own)) for party, own in sorted(traits.items()) if party not in ruled_out}

    def barred(self, number: int) -> set[str]:
        """Who cannot hold what a clause says, by its grammar: of "the two sides agreed", he who sat between them."""
        if number not in self._barred:
            voice = self.voice(self.clauses[number])
            told = self._spoken_to(number, _sides(voice) if voice else ())
            both = self.together(number)
            beside = self.parties - both if both else frozenset()
            between = self.mediators if self._subject(number) in _words("two_sides") else frozenset()
            self._barred[number] = told | beside | between | self.others(number)
        return self._barred[number]

    def others(self, number: int) -> frozenset[str]:
        """All but those who hold, by name, what a clause says."""
        named = (
            self._left_out(number)
            | self._not_its_owner(number)
            | self._not_its_taker(number)
            | self._not_its_demander(number)
        )
        return named | self._not(self.listers(number)) | self._not(self._binders(number))

    def _left_out(self, number: int) -> frozenset[str]:
        """Of "Chad, but not Mali, wants it": Mali."""
        left_out = (one for one in self.in_clause.get(number, ()) if self._is_left_out(one.start))
        return frozenset(one.party for one in left_out)

    def _is_left_out(self, start: int) -> bool:
        words, first = self.words, bisect_left(self.words.start, start)
        first -= words.lower[first - 1 : first] == ["the"]
        before = words.lower[max(first - 2, 0) : first]
        return before[-1:] == ["unlike"] or before in ([",", "not"], ["but", "not"], ["and", "not"])

    def together(self, number: int) -> frozenset[str]:
        """Those at the table, where all of them are a clause's subject: the two sides agreed, both want it."""
        words, head = self.words, self.clauses[number].head
        subjects = [child for child in words.children[head] if words.dep[child] in {"nsubj", "nsubjpass"}]
        return self.sides if any(map(self._is_all, subjects)) else frozenset()

    def _is_all(self, index: int) -> bool:
        """Whether a noun stands for all who negotiate: both, the two ministers where two do, the sides."""
        words, lemma = self.words, self.words.lemma[index]
        numbers = load("languages/en-positions")["holders"]["counting"]
        beside = {words.lower[child] for child in words.children[index]}
        told = numbers.get(words.lower[index]) or next((numbers[word] for word in beside if word in numbers), 0)
        counted = told == len(self.sides) and (words.lower[index] in numbers or lemma in _words("counted"))
        return counted or (lemma in _words("two_sides") and words.tag[index] == "NNS" and beside <= {"the"})

    def unable(self, number: int, stance: Stance) -> set[str]:
        """Who cannot take this stance in a clause, by its grammar and by their part in the talks."""
        between = self.mediators | self._offering(number) if stance in BETWEEN else frozenset()
        asked = self._asked(number) if stance == "demands" else set()
        return self.barred(number) | between | asked | self._given(number)

    def _given(self, number: int) -> set[str]:
        """Who holds nothing by what a paper says, which is another's: under the draft, Mali would pay.

        Not: under its plan, Mali would pay.
        """
        words, clause = self.words, self.clauses[number]
        paper = paper_over(words, clause.head)
        if paper is None:
            return set()
        owned = [child for child in words.children[paper] if words.dep[child] == "poss" and words.pos[child] == "PRON"]
        if any(words.lower[child] not in _words("first_person") for child in owned):
            return set()
        placed = self.in_sentence.get(clause.sentence, ())
        owners = {one.party for one in placed if whose(one.part) == words.shown[paper]}
        voice = self.voice(clause)
        ours = any(words.lower[child] in _words("first_person") for child in words.children[paper])
        return set(self.parties - owners - self.mediators - set(_sides(voice) if voice and ours else ()))

    def _offering(self, number: int) -> set[str]:
        """Whose proposal somebody takes or refuses in a clause, and who so does neither: Mali's offer was welcomed."""
        words, head = self.words, self.clauses[number].head
        if stance_of(words, head) not in BETWEEN:
            return set()
        nouns = [child for child in words.children[head] if words.dep[child] in TAKEN]
        shown = {words.shown[noun] for noun in nouns if words.lemma[noun] in held_nouns()}
        under = [below for below in self.clauses[number].below if self.clauses[below].head in nouns]
        near = (placed for part in (number, *under) for placed in self.in_clause.get(part, ()))
        return {placed.party for placed in near if whose(placed.part) in shown}

    def _asked(self, number: int) -> set[str]:
        """Who is to do what a clause demands, and does not demand it: Mali must leave, wants Mali to stop and leave."""
        clause = self.clauses[number]
        if not is_asked(self.words, clause.head):
            return set()
        voice, first = self.voice(clause), joined_to(self.words, self.clauses, number)
        placed = [one for one in self.in_clause.get(first, ()) if one.hung == self.clauses[first].head]
        placed = [one for one in placed if one.part.startswith("nsubj")]
        awaited = {one.party for one in placed if one.named and tie_of(self.words, clause)}
        return awaited | ({one.party for one in placed} - set(_sides(voice) if voice else ()))

    def voiced(self, number: int) -> list[str]:
        """The traits that a clause has from the statement it belongs to: its kind, its hedges, its verb of saying."""
        voice = self.voice(self.clauses[number])
        if voice is None:
            return ["voice=none"]
        traits = [f"voice={voice.kind}", *(f"voice={hedge}" for hedge in voice.hedges)]
        if voice.cue:
            first, last = (bisect_left(self.words.start, offset) for offset in voice.cue)
            traits += [f"cue={lemma}" for lemma in self.words.shown[first : min(last, first + LONGEST_CUE)]]
        return traits

    def _spoken_to(self, number: int, speakers: tuple[str, ...]) -> set[str]:
        """Who cannot hold what a clause says, since it was said to them: we were offered, they ask us."""
        words, head = self.words, self.clauses[number].head
        if words.lemma[head] not in _words("addressing"):
            return set()
        children = words.children[head]
        passive = [child for child in children if words.dep[child] == "nsubjpass"]
        near = passive or [*children, *(under for child in children for under in words.children[child])]
        us = _words("first_person") if passive else _words("us")
        parts = {"nsubjpass"} if passive else {"dobj", "dative", *_words("addressed")}
        told = {placed.party for placed in self.in_clause.get(number, ()) if placed.part in parts}
        return told | set(speakers if any(words.lower[index] in us for index in near) else ())

    def _not_its_taker(self, number: int) -> frozenset[str]:
        """Of "Chad refused it, Mali said": all but Chad; of "it was refused to Mali by Chad" as well."""
        words, head = self.words, self.clauses[number].head
        if stance_of(words, head) is None or is_asked(words, head):
            return frozenset()
        near = [placed for placed in self.in_clause.get(number, ()) if placed.hung == head]
        passive = any(words.dep[child] == "nsubjpass" for child in words.children[head])
        takers = [placed for placed in near if placed.part.startswith("pobj:by" if passive else "nsubj")]
        undergoing = (placed.party for placed in near if passive and placed.part.startswith("nsubjpass"))
        named = any(placed.named for placed in takers)
        return self.parties - {placed.party for placed in takers} if named else frozenset(undergoing)

    def _not_its_demander(self, number: int) -> frozenset[str]:
        """Of what Chad wants: all but Chad, where it is named: Chad wants [the camps of Mali closed]."""
        words, head = self.words, self.clauses[number].head
        above = self.clauses[number].above
        if above is None or words.dep[head] not in COMPLETING or words.head[head] != self.clauses[above].head:
            return frozenset()
        demanded = stance_of(words, self.clauses[above].head) == "demands"
        return self._not_its_taker(above) if demanded else frozenset()

    def _not_its_owner(self, number: int) -> frozenset[str]:
        """Of the Chilean demand, made to Peru: all but Chile."""
        head = self.clauses[number].head
        if self.words.pos[head] != "NOUN":
            return frozenset()
        owners = {
            placed.party for placed in self.in_clause.get(number, ()) if whose(placed.part) == self.words.shown[head]
        }
        return self.parties - owners if owners else frozenset()

    def _not(self, held_by: frozenset[str]) -> frozenset[str]:
        """All others, where somebody is known to hold it."""
        return self.parties - held_by if held_by else frozenset()

    def listers(self, number: int) -> frozenset[str]:
        """Whose a list is by its noun: Kenya's demands are three, the demands that Kenya set out, Kenya lists three."""
        words, clause = self.words, self.clauses[number]
        nouns = naming(words, clause)
        if not nouns:
            return frozenset()
        shown = {words.shown[noun] for noun in nouns}
        begun = words.start[min(listed(words, clause), default=nouns[-1])]
        placed = [one for part in (number, *clause.below) for one in self.in_clause.get(part, ()) if one.start < begun]
        owners = {one.party for one in placed if whose(one.part) in shown}
        acting = [one for one in placed if one.part.startswith(("nsubj", "pobj:by"))]
        tellers = {one.party for one in acting if words.head[one.hung] in nouns}
        listers = {one.party for one in acting if one.hung == clause.head}
        return frozenset(owners or tellers or listers)

    def _binders(self, number: int) -> frozenset[str]:
        """Who makes one thing wait for another: Chad linked them, they were tied by Chad; "No pullout, no truce"."""
        clause = self.clauses[number]
        if not bonds_in(self.words, clause):
            return frozenset()
        voice = self.voice(clause)
        near = [placed for placed in self.in_clause.get(number, ()) if placed.hung == clause.head]
        parts = {placed.part.split(">")[0]: placed.party for placed in near}
        acting = {parts[part] for part in ("nsubj", "pobj:by") if part in parts}
        return frozenset(acting or (_sides(voice) if voice else ()))

    def _compare(self, number: int, traits: dict[str, list[str]], spoken: str, verb: str) -> None:
        """Add to each candidate's traits how it stands beside the others and beside who speaks."""
        clause, subject = self.clauses[number], self._subject(number)
        we = next((self.words.dep[i] for i in clause.words if self.words.lower[i] in _words("first_person")), "")
        subjects = {placed.party for placed in self.in_clause.get(number, ()) if placed.part.startswith("nsubj")}
        best = {party: min(map(_closeness, own)) for party, own in traits.items()}
        nearest = min(best.values(), default=9)
        hanging = self._hanging(clause)
        for party, own in traits.items():
            speaks = "said" if "said" in own or "said together" in own else "other"
            rank = min(self.rank.get(party, 9), 3)
            own.append(f"rank={rank}")
            own.append(f"{spoken}:{speaks}{'+we' if we else ''}")
            own += [f"we {speaks}:{we}+{verb}"] if we else []
            own.append(f"subject={subject}:{'own' if party in subjects else 'other' if subjects else 'none'}")
            own.append(f"nearest={best[party] == nearest}:{best[party]}")
            own.append(f"kind={self.kinds.get(party, '-')}")
            own += [f"{hanging}|{trait}" for trait in own if hanging and trait.startswith(CROSSED)]
            own += [f"collective:{rank}"] if subject in _words("collective") else []

    def told(self, number: int, party: str) -> tuple[float, ...]:
        """How the report tells a clause: who speaks, under which hedges, and whether of something past."""
        clause, words = self.clauses[number], self.words
        voice = self.voice(clause)
        hedges = voice.hedges if voice else ()
        helpers = {
            words.lower[child] for child in words.children[clause.head] if words.dep[child] in {"aux", "auxpass"}
        }
        kind = self.kinds.get(party)
        told = (
            voice is None,
            voice is not None and party in _sides(voice),
            voice is not None and voice.kind == "indirect",
            *(hedge in hedges for hedge in HEDGES),
            "had" in helpers,
            bool(helpers & MIGHT),
            bool(tie_of(words, clause)),
            clause.sentence == 0,
            kind == "group",
            kind == "organisation",
        )
        return tuple(map(float, told))

    def _around(self, number: int) -> Iterator[tuple[str, Placed]]:
        """The mentions in a clause, in those above it and beside it, in its sentence, and in the sentences before."""
        seen = {number}
        for placed in self.in_clause.get(number, ()):
            yield f"in:{placed.part}", placed
        at, step = number, 0
        while (above := self.clauses[at].above) is not None and step < LONGEST_CLIMB:
            shared = self.words.dep[self.clauses[at].head] == "conj" and not self._own_subject(at)
            name = "shared" if shared and step == 0 else "up" if step == 0 else "further up"
            for placed in self.in_clause.get(above, ()):
                yield f"{name}:{placed.part}", placed
            seen.add(above)
            at, step = above, step + 1
        for below in self.clauses[number].below:
            seen.add(below)
            for placed in self.in_clause.get(below, ()):
                yield f"below:{placed.part}", placed
        sentence = self.clauses[number].sentence
        for placed in self.in_sentence.get(sentence, ()):
            if placed.clause not in seen:
                yield f"sentence:{placed.part.split('>')[0]}", placed
        for back in range(1, NEAR_SENTENCES + 1):
            for placed in self.in_sentence.get(sentence - back, ()):
                yield f"back{back}:{placed.part.split('>')[0]}", placed

    def _hanging(self, clause: Clause) -> str:
        """How a clause hangs on the one above: under "until", what its subject does is what another waits for."""
        dep = self.words.dep[clause.head]
        if dep != "advcl":
            return dep if dep in {"relcl", "ccomp"} else ""
        marks = (self.words.lower[index] for index in clause.words[:3])
        return next((f"advcl {mark}" for mark in marks if mark in conditional()), "advcl")

    def _own_subject(self, number: int) -> bool:
        return any(self.words.dep[child] in SUBJECTS for child in self.words.children[self.clauses[number].head])

    def _subject(self, number: int) -> str:
        """The subject's noun or pronoun; for a verb without one, that of the verb it goes with."""
        at: int | None = number
        for _ in range(3):
            if at is None:
                break
            for child in self.words.children[self.clauses[at].head]:
                if self.words.dep[child] in SUBJECTS:
                    return self.words.shown[child]
            at = self.clauses[at].above
        return "-"

    def voice(self, clause: Clause) -> Statement | None:
        """The statement in whose words the clause's verb stands."""
        offset = self.words.start[clause.head]
        place = bisect_right(self.voice_starts, offset) - 1
        for start, end, statement in reversed(self.voices[max(place - 2, 0) : place + 1]):
            if start <= offset < end:
                return statement
        return None


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(load("languages/en-positions")["holders"][table])


def _sides(statement: Statement) -> tuple[str, ...]:
    """The party that speaks, or the several that speak as one (`KEN-TZA`)."""
    if statement.party:
        return (statement.party,)
    joined = statement.speaker or ""
    return tuple(joined.split("-")) if joined.isupper() and "-" in joined else ()


def _closeness(trait: str) -> int:
    order = ("in:nsubj", "said", "shared:nsubj", "up:nsubj", "in:", "up:", "further up", "sentence", "back")
    return next((place for place, start in enumerate(order) if trait.startswith(start)), 9)
