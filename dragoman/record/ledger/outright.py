"""What reports say outright of positions held before: a demand dropped, an offer taken back, a figure moved.

"Manila no longer insists that the rifles be handed in."     PHL demands disarmament: dropped
"withdrew its offer to free two engineers"                    IRQ offers prisoners: withdrawn
"lowered its claim to 1.8 million dollars"                    SLB demands reparations: moved
"dropped its condition that the road be opened first"         GUY conditions prisoners: dropped
"He denied that Iraq had accepted 16 cubic metres"            IRQ accepts water: denied
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from dragoman.model import Span, Stance
from dragoman.record.ledger.meant import KnownStances, issue_meant, known_stances, stems_of
from dragoman.record.ledger.occasions import Telling
from dragoman.record.ledger.passages import Passage, passages, span_of, words
from dragoman.record.ledger.past import month_in
from dragoman.record.ledger.sightings import Sighting
from dragoman.record.ledger.undone import is_undone
from dragoman.record.ledger.weights import CERTAIN
from dragoman.record.ledger.whom import Names, just_before, subjects, together

Kind = Literal["dropped", "withdrawn", "denied", "moved"]
Issue = tuple[str, str]  # a party and an issue
Key = tuple[str, str, Stance]
GIVEN_UP: dict[Kind, Stance] = {"dropped": "demands", "withdrawn": "offers", "denied": "accepts"}
# What may be held instead: an offer withdrawn is a refusal, a demand dropped may be a consent.
INSTEAD: dict[Kind, Stance] = {"withdrawn": "rejects", "dropped": "accepts"}
HELD: frozenset[Stance] = frozenset(("demands", "offers", "accepts", "rejects", "conditions"))
MOVED: tuple[Stance, ...] = ("demands", "offers")
JOINT = re.compile(r"[;:,] | (?:and|but|while) ")
OPENING = re.compile(r"In [^,;:.]+")  # "In April, in Tarn again, Norland took its offer back"
CLAUSE_END = re.compile(r"[;:]|, (?:and|but|while) |[.] ")


class Outright(NamedTuple):
    """Words of a report that say that a position held before is no longer what it was; `clause` are those of them that
    say so."""

    kind: Kind
    stance: Stance
    span: Span
    telling: Telling
    clause: tuple[int, int]


class Cue(NamedTuple):
    """What a passage says to have happened to which stance, where in it, and the words that tell on what.

    `own`: only who stands right before it is meant.
    """

    kind: Kind
    stance: Stance
    at: int
    clause: str
    own: bool = False


def told_outright(tellings: Sequence[Telling], seen: Sequence[Sighting]) -> dict[Issue, list[Outright]]:
    """The outright words of all reports, by the party and issue that they mean."""
    by_report: dict[int, list[Sighting]] = defaultdict(list)
    for sight in seen:
        by_report[sight.place].append(sight)
    known = known_stances(seen)
    found: dict[Issue, list[Outright]] = defaultdict(list)
    for telling in tellings:
        for key, outright in of_report(telling, by_report[telling.place], known):
            found[key].append(outright)
    return found


def of_report(telling: Telling, here: Sequence[Sighting], known: KnownStances) -> Iterator[tuple[Issue, Outright]]:
    """What one report says outright."""
    told = passages(telling.told.reading.report) if telling.occasion is not None else ()
    cued = [(n, cue) for n, passage in enumerate(told) for cue in cues(passage, telling.day)]
    if not cued or telling.occasion is None:
        return
    names = Names(telling.told.reading)
    reading, stems = Understood.of(here), stems_of(" ".join(names.codes))
    for n, cue in cued:
        for party in doers(cue, told, n, names):
            issue = meant_by(cue, party, reading, told[n], telling.occasion, known, stems)
            if issue is not None:
                span = span_of(told[n], telling.told.reading.report)
                at = told[n].start + cue.at
                clause = at, at + len(cue.clause)
                for one in together(told[n].text, party, names):
                    yield (one, issue), Outright(cue.kind, cue.stance, span, telling, clause)
                break


def doers(cue: Cue, told: Sequence[Passage], n: int, names: Names) -> list[str]:
    """Those who may do what a cue says, the likeliest first."""
    if cue.own:
        own = just_before(told[n].text, cue.at, names)
        return [own] if own else []
    return subjects(told, n, cue.at, names)


class Understood(NamedTuple):
    """What a report was read to say, whether it was read surely, and without the words that say it."""

    keys: frozenset[Key]
    here: tuple[Sighting, ...]
    sure: bool
    bare: bool

    @classmethod
    def of(cls, here: Sequence[Sighting]) -> "Understood":
        keys = frozenset(key_of(sight) for sight in here)
        sure = all(sight.position.score >= CERTAIN for sight in here)
        bare = not any(sight.position.evidence for sight in here)
        return cls(keys, tuple(here), sure, bare)


def meant_by(
    cue: Cue,
    party: str,
    reading: Understood,
    passage: Passage,
    occasion: int,
    known: KnownStances,
    stems: frozenset[str],
) -> str | None:
    """The issue on which a party gave up, moved or denied what it held, None where that cannot be told.

    What was given up is not told again, and what moved is, where reading is sure of all that a report tells.
    """
    resting = [sight for sight in reading.here if not reading.sure and rests_on(sight, passage)]
    earlier = [one for one in known.get((party, cue.stance), ()) if one.occasion < occasion]
    if cue.kind == "denied":
        claims = [one for one in known.get((party, cue.stance), ()) if one.occasion <= occasion]
        alone = claims[0].issue if reading.bare and len(claims) == 1 else None
        return issue_meant(cue.clause, claims, stems) or alone
    if cue.kind != "moved":
        keys = reading.keys if reading.sure else {key_of(sight) for sight in reading.here if sight not in resting}
        again = {cue.stance} if cue.kind == "withdrawn" else HELD - {INSTEAD[cue.kind]}
        told = {issue for holder, issue, stance in keys if holder == party and stance in again}
        earlier = [one for one in earlier if one.issue not in told]
    elif reading.sure:
        earlier = [one for one in earlier if (party, one.issue, cue.stance) in reading.keys]
        if reading.bare and len(earlier) == 1:
            return earlier[0].issue
    return issue_meant(cue.clause, earlier, stems) or read_as(party, resting)


def read_as(party: str, resting: Sequence[Sighting]) -> str | None:
    """The issue on which a passage was read as a position of the party, the surest of them."""
    own = [sight.position for sight in resting if sight.position.party == party]
    return max(own, key=lambda position: (position.score, position.id)).issue if own else None


def rests_on(sight: Sighting, passage: Passage) -> bool:
    """Whether all that a position rests on lies in one passage."""
    spans = sight.position.evidence
    return bool(spans) and all(passage.start <= span.start < passage.end for span in spans)


def key_of(sight: Sighting) -> Key:
    return sight.position.party, sight.position.issue, sight.position.stance


def cues(passage: Passage, day: str | None) -> Iterator[Cue]:
    """What a passage says outright; what it tells of an earlier month is no news, and what was refused is not done."""
    text = passage.text.lower()
    hinted = {kind for kind, letters in hints() if any(one in text for one in letters)}
    told = {kind: tuple(matches(kind, passage.text)) for kind in GIVEN_UP if kind in hinted}
    for kind, match in ((kind, first) for kind, found in told.items() if (first := first_done(found))):
        clause = CLAUSE_END.split(passage.text[match.start() :])[0]
        opening = OPENING.match(passage.text, 0, match.start())
        past = month_in(clause, day) or (month_in(opening[0], day) if opening else None)
        if past is None or kind == "denied":
            yield Cue(kind, given_up(kind, match), match.start(), clause)
    left = passage.text[: min((found[0].start() for found in told.values() if found), default=None)]
    if "moved" in hinted and (moved := pattern("moved").search(left)) and month_in(left, day) is None:
        for at, clause in ((0, left), *clauses_around(left, moved)):
            stances = [stance for stance in MOVED if stance_words(stance).search(clause)]
            if len(stances) == 1:
                yield Cue("moved", stances[0], at, clause, own=at == moved.start() and not at_joint(left, at))
                return


def clauses_around(text: str, match: re.Match[str]) -> Iterator[tuple[int, str]]:
    """The clause in which a match lies, and where it begins, where who begins the sentence is its subject.

    [Norland lowered its claim] and offered a bridge           Norland's
    Norland offered a bridge and [lowered its claim]           Norland's
    Norland offered a bridge, and the front [cut its claim]    the front's
    """
    start = max((joint.end() for joint in JOINT.finditer(text, 0, match.start())), default=0)
    at = 0 if start == 0 else match.start()
    yield at, JOINT.split(text[at:])[0]


def at_joint(text: str, at: int) -> bool:
    """Whether a clause begins at a place."""
    return at == 0 or any(joint.end() == at for joint in JOINT.finditer(text, 0, at))


def given_up(kind: Kind, match: re.Match[str]) -> Stance:
    """What is held no longer: of what is dropped a demand, but for a condition."""
    conditional = kind == "dropped" and pattern("conditional").search(match[0]) is not None
    return "conditions" if conditional else GIVEN_UP[kind]


def matches(kind: Kind, text: str) -> Iterator[re.Match[str]]:
    """All that may say that something was given up, those that begin inside another as well."""
    match = pattern(kind).search(text)
    while match:
        yield match
        match = pattern(kind).search(text, match.start() + 1)


def first_done(found: Sequence[re.Match[str]]) -> re.Match[str] | None:
    """The first that was given up indeed: "refused to drop its demand, but withdrew its offer"."""
    return next((match for match in found if not is_undone(match)), None)


@cache
def hints() -> tuple[tuple[Kind, tuple[str, ...]], ...]:
    """For each kind, letters without which no words say it."""
    listed: dict[Kind, list[str]] = words()["hints"]
    return tuple((kind, tuple(letters)) for kind, letters in listed.items())


@cache
def pattern(kind: Kind | Literal["conditional"]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in words()["changes"][kind]), re.IGNORECASE)


@cache
def stance_words(stance: Stance) -> re.Pattern[str]:
    return re.compile(words()["stances"][stance], re.IGNORECASE)
