"""Whose a clause is: what each party of the report is to it.

Kenya said it would open the post     its subject, through the verb of saying
"We will open it," the minister said  its speaker
the Kenyan proposal; a call by Kenya  the one whose noun it is
The two sides agreed                  both
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model import Statement
from dragoman.reading.cast import Cast
from dragoman.reading.positions.clauses import SUBJECTS, Clause, Words

WITHIN_NOUN = {"poss", "compound", "amod", "nmod", "appos", "conj", "det", "nummod", "npadvmod"}
COLLECTIVE = {
    "both",
    "side",
    "party",
    "they",
    "we",
    "delegation",
    "country",
    "government",
    "neighbour",
    "neighbor",
    "two",
}
FIRST_PERSON = {"we", "i", "our", "us", "my"}
CONDITIONAL = {"if", "unless", "until", "once", "provided", "when", "before", "after", "till", "as", "while"}
CROSSED = ("in:nsubj", "up:nsubj", "said", "shared:nsubj", "sentence:nsubj")
NEAR_SENTENCES = 3
LONGEST_CLIMB = 12
MOST_MENTIONS = 40


@dataclass(frozen=True)
class Placed:
    """A mention of a party in the grammar: its clause, its sentence, its part in it, and how that is reached."""

    party: str
    clause: int
    sentence: int
    part: str
    start: int


class Holders:
    """The parties of one report as candidates for each clause."""

    def __init__(
        self, words: Words, clauses: tuple[Clause, ...], cast: Cast, statements: tuple[Statement, ...]
    ) -> None:
        self.words, self.clauses = words, clauses
        owner = {index: number for number, clause in enumerate(clauses) for index in clause.words}
        self.placed = list(_placed(words, owner, cast))
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
        self.voices = sorted(
            ((start, end, statement) for statement in statements for start, end in statement.spans),
            key=lambda voice: voice[:2],
        )
        self.voice_starts = [start for start, _, _ in self.voices]
        cued = [statement for statement in statements if statement.cue]
        self.cues = sorted(
            ((statement.cue[0], statement) for statement in cued if statement.cue), key=lambda cue: cue[0]
        )
        self.cue_starts = [start for start, _ in self.cues]

    def candidates(self, number: int) -> dict[str, list[str]]:
        """For each party that could hold what a clause says, the traits that speak for or against it."""
        clause = self.clauses[number]
        traits: dict[str, list[str]] = {}
        for name, placed in self._around(number):
            traits.setdefault(placed.party, []).append(name)
            if (noun := _whose(placed.part)) and name.startswith("in:"):
                traits[placed.party].append(f"whose:{noun}")
        subject = self._subject(number)
        voice = self._voice(clause)
        speakers = _sides(voice) if voice else ()
        for side in speakers:
            traits.setdefault(side, []).append("said" if len(speakers) == 1 else "said together")
        spoken = "nobody's" if voice and not speakers else "said" if voice else "told"
        ours = bool(FIRST_PERSON.intersection(self.words.lower[index] for index in clause.words))
        subjects = {placed.party for placed in self.in_clause.get(number, ()) if placed.part.startswith("nsubj")}
        best = {party: min(map(_closeness, own)) for party, own in traits.items()}
        nearest = min(best.values(), default=9)
        hanging = self._hanging(clause)
        for party, own in traits.items():
            own.append(f"rank={min(self.rank.get(party, 9), 3)}")
            own.append(
                f"{spoken}:{'said' if 'said' in own or 'said together' in own else 'other'}{'+we' if ours else ''}"
            )
            own.append(f"subject={subject}:{'own' if party in subjects else 'other' if subjects else 'none'}")
            own.append(f"nearest={best[party] == nearest}:{best[party]}")
            if hanging:
                own += [f"{hanging}|{trait}" for trait in own if trait.startswith(CROSSED)]
            if subject in COLLECTIVE:
                own.append(f"collective:{min(self.rank.get(party, 9), 3)}")
        return {party: list(dict.fromkeys(own)) for party, own in sorted(traits.items())}

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
        return next((f"advcl {mark}" for mark in marks if mark in CONDITIONAL), "advcl")

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

    def _voice(self, clause: Clause) -> Statement | None:
        """The statement in whose words the clause's verb stands."""
        offset = self.words.start[clause.head]
        place = bisect_right(self.voice_starts, offset) - 1
        for start, end, statement in reversed(self.voices[max(place - 2, 0) : place + 1]):
            if start <= offset < end:
                return statement
        return None


def _sides(statement: Statement) -> tuple[str, ...]:
    """The party that speaks, or the several that speak as one (`KEN-TZA`)."""
    if statement.party:
        return (statement.party,)
    joined = statement.speaker or ""
    return tuple(joined.split("-")) if joined.isupper() and "-" in joined else ()


def _whose(part: str) -> str:
    """The noun that a mention owns: "demand" for the Chilean demand, a demand by Chile."""
    if ">of>" in part:
        return part.split(">of>")[1]
    pieces = part.split(">")
    return pieces[1] if pieces[0] == "noun" and pieces[-1] in {"by", "from"} else ""


def _closeness(trait: str) -> int:
    order = ("in:nsubj", "said", "shared:nsubj", "up:nsubj", "in:", "up:", "further up", "sentence", "back")
    return next((place for place, start in enumerate(order) if trait.startswith(start)), 9)


def _placed(words: Words, owner: dict[int, int], cast: Cast) -> Iterator[Placed]:
    """Each mention that leads to a party, placed in the grammar."""
    for mention in cast.mentions:
        party = cast.party(mention.actor)
        first, last = bisect_right(words.start, mention.start) - 1, bisect_left(words.start, mention.end) - 1
        if party is None or first < 0:
            continue
        inside = range(first, max(last, first) + 1)
        root = next((index for index in inside if not first <= words.head[index] <= last), last)
        if root in owner:
            yield Placed(party, owner[root], words.sentence[root], _part(words, root), mention.start)


def _part(words: Words, index: int) -> str:
    """The part that a name plays: nsubj; nsubj>poss (whose subject it is); dobj>amod>proposal; pobj:by."""
    via, noun, at = "", "", index
    for _ in range(LONGEST_CLIMB):
        dep, above = words.dep[at], words.head[at]
        if dep in WITHIN_NOUN and above != at:
            via = via or ("conj" if dep == "conj" else "appos" if dep == "appos" else "of")
            noun, at = words.lemma[above], above
        elif dep == "pobj":
            preposition = words.lower[above]
            beyond = words.head[above]
            if preposition == "of" and words.pos[beyond] in {"NOUN", "PROPN"}:
                via, noun, at = via or "of", words.lemma[beyond], beyond
            elif words.pos[beyond] == "NOUN":
                return f"noun>{words.lemma[beyond]}>{preposition}"
            else:
                return f"pobj:{preposition}{'>' + via + '>' + noun if via == 'of' else ''}"
        else:
            return f"{dep}{'>' + via if via else ''}{'>' + noun if via == 'of' else ''}"
    return "far"
