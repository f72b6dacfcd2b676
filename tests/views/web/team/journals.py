"""What a journal has against what people were told."""

from collections import defaultdict
from collections.abc import Sequence

from dragoman.store import Store
from dragoman.store.journal import Entry
from tests.views.web.team.person import Answered, Person, Place

JUDGED = ("accept", "reject", "edit")


class Journal:
    """All lines of a store by their numbers, and which count at which time."""

    def __init__(self, store: Store) -> None:
        self.lines = {line.n: line for line in store.log(most=1_000_000)}
        self.taken_back: dict[int, list[int]] = defaultdict(list)
        self.said: dict[Place, list[int]] = defaultdict(list)
        for n, line in self.lines.items():
            if line.kind == "undo":
                self.taken_back[line.payload["of"]].append(n)
            elif line.kind == "correct":
                self.said[Place(*(line.payload[name] for name in ("report", "kind", "entry")))].append(n)

    def counts(self, n: int, at: int) -> bool:
        """Whether a line counts when line `at` is written."""
        return not any(by < at and self.counts(by, at) for by in self.taken_back[n])

    def by(self, name: str) -> list[Entry]:
        return [line for line in self.lines.values() if line.who == name]


def everything_told_is_there(journal: Journal, person: Person) -> None:
    """Each answered deed stands in the journal once; what was never answered stands there whole or not at all."""
    told = [n for one in person.answered for n in lines_of(one)]
    mine = {line.n for line in journal.by(person.name)}
    assert len(told) == len(set(told)), "a line was told of twice"
    assert set(told) <= mine
    untold = sorted(mine - set(told))
    assert len(in_deeds(journal, untold)) <= person.cut_off, (untold, person.cut_off)
    for one in person.answered:
        if one.status != 303:
            assert one.lines == ()
        if one.status == 303 and one.place is not None and one.what in JUDGED:
            (line,) = (journal.lines[n] for n in one.lines)
            said = {name: line.payload[name] for name in ("report", "kind", "entry", "deed")}
            assert said == {**one.place._asdict(), "deed": one.what}
        if one.mark and one.status == 303:
            assert [n for n, line in journal.lines.items() if one.mark in str(line.payload.get("after"))][:1]
            assert marked(journal, one.mark) == [one.lines[-1]]


def marked(journal: Journal, mark: str) -> list[int]:
    return [
        n for n, line in journal.lines.items()
        if line.kind == "correct" and mark in (line.payload.get("after") or {}).values()
    ]  # fmt: skip


def lines_of(one: Answered) -> tuple[int, ...]:
    """Of a position with a party of its own the last line is told, the party's stands before it."""
    return (one.lines[0] - 1, *one.lines) if one.what == "add-two" and one.lines else one.lines


def in_deeds(journal: Journal, lines: Sequence[int]) -> list[list[int]]:
    """Lines that were never told of by the deeds that wrote them.

    A deed on many entries writes one line after the other, and who takes a position back takes with it who came along.
    """
    found: list[list[int]] = []
    for n in lines:
        if journal.lines[n].kind == "undo" and came_along(journal, n):
            continue
        many = found and found[-1][-1] == n - 1 and journal.lines[n].kind == "correct"
        if many:
            found[-1].append(n)
        else:
            found.append([n])
    return found


def came_along(journal: Journal, n: int) -> bool:
    """Whether a line takes back a party that came along with what a line before it takes back."""
    who, behind = journal.lines[n].who, n - 1
    while behind and journal.lines[behind].kind == "undo" and journal.lines[behind].who == who:
        if root(journal, n).n in root(journal, behind).payload.get("brought", ()):
            return True
        behind -= 1
    return False


def root(journal: Journal, n: int) -> Entry:
    """What a line takes back, or what that takes back, and so on."""
    line = journal.lines[n]
    while line.kind == "undo":
        line = journal.lines[line.payload["of"]]
    return line


def nothing_is_half_there(journal: Journal) -> None:
    """A party that came along with a position stands right before it, and the other way round."""
    for n, line in journal.lines.items():
        after = line.payload.get("after") or {}
        if line.kind == "correct" and line.payload["deed"] == "add" and line.payload["kind"] == "actor":
            following = journal.lines[n + 1]
            assert following.who == line.who
            assert following.payload["after"]["party"] == after["code"]
        if line.kind == "correct" and str(after.get("party", "")).startswith("GROUP-"):
            assert journal.lines[n].payload["deed"] != "add" or journal.lines[n - 1].payload["kind"] == "actor"


def every_conflict_was_told(journal: Journal, people: Sequence[Person]) -> int:
    """Nobody has corrected what somebody else had corrected unseen; how many were told so."""
    for person in people:
        for one in person.answered:
            if one.place is None or one.seen is None or one.status != 303 or one.what not in JUDGED:
                continue
            (n,) = one.lines
            unseen = [
                m for m in journal.said[one.place]
                if one.seen < m < n and journal.lines[m].who != person.name and journal.counts(m, n)
            ]  # fmt: skip
            assert not unseen, (person.name, one, unseen)
    return sum(one.status == 409 for person in people for one in person.answered)
