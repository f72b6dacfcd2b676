"""Whether a party accepted or offered something: told so by one origin, and that it refused by another.

Only on one occasion: a party that refuses in May what it offered in March has moved.
"""

from collections.abc import Iterator
from itertools import product

from dragoman.model import Position
from dragoman.record.disagreements.accounts import Account, Line
from dragoman.record.disagreements.mentions import Mentions
from dragoman.record.disagreements.opposed import Opposed
from dragoman.vocabulary import load

SCORE = 0.7
WILLING = {"accepts", "offers"}
SAID = {"accepts": "accepted", "offers": "offered", "rejects": "refused"}


Positions = tuple[Position, ...]


def stances_in(account: Account, _: Mentions) -> Positions:
    """The positions that an account gives as held now."""
    return account.positions


def stances_differ(mine: Positions, theirs: Positions, one: Account, other: Account) -> Iterator[Opposed]:
    """The positions of one party on one issue that exclude each other, where neither report has both."""
    for a, b in product(mine, theirs):
        if exclude(a, b) and not has(mine, b) and not has(theirs, a):
            first, second = line_of(a, one), line_of(b, other)
            if first is not None and second is not None:
                willing = a if a.stance in WILLING else b
                about = f"whether {named(a.party)} {SAID[willing.stance]} or refused: {issue_named(a)}"
                reason = f"{a.party} {a.stance} in one report, {b.stance} in the other, of the same days"
                yield Opposed("whether", about, first, second, reason, SCORE, a.party)


def exclude(one: Position, other: Position) -> bool:
    stances = {one.stance, other.stance}
    return (
        one.party == other.party
        and one.issue == other.issue
        and one.issue != "other"
        and "rejects" in stances
        and not stances.isdisjoint(WILLING)
    )


def has(positions: Positions, position: Position) -> bool:
    """Whether among the positions of a report is the same stance of a party, or another that goes with it."""
    stances = WILLING if position.stance in WILLING else {position.stance}
    return any((p.party, p.issue) == (position.party, position.issue) and p.stance in stances for p in positions)


def line_of(position: Position, account: Account) -> Line | None:
    return account.line_at(position.evidence[0].start) if position.evidence else None


def named(code: str) -> str:
    """The name of a party for users: "Peru" of PER, the code of a group."""
    state = load("states").get(code)
    shown: dict[str, str] = load("parties")["display"]
    return shown.get(code) or (min(state["names"], key=len) if state else code)


def issue_named(position: Position) -> str:
    known = load("issues").get(position.issue)
    return str(known["name"]).lower() if known else position.issue
