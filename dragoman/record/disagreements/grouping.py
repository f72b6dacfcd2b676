"""Pairs of opposed sentences put together: one disagreement for each question, with all who take part in it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.fuzz import ratio

from dragoman.model import Disagreement
from dragoman.record.disagreements.accounts import Account, Line
from dragoman.record.disagreements.occasions import SAME_DAYS
from dragoman.record.disagreements.opposed import Opposed

OF_A_DEED = {"", "claim"}  # what a denial, and what two sentences that say "not", are asked by
SAME = 75  # letters in a hundred from which a copy has the sentence of its original
MOST_COPIES = 40  # of one origin that are listed

Key = tuple[str, int]  # a sentence: its report and where it begins
Node = tuple[str, str, str, int]  # a sentence in a question: its kind, what it is about


def grouped(found: Iterable[Opposed], accounts: Sequence[Account]) -> Iterator[Disagreement]:
    """One disagreement for all pairs of one occasion that share a sentence and are about one question."""
    copies = copies_of(accounts)
    place = {one.report: n for n, one in enumerate(accounts)}
    for group in by_question(surest_of_each(found, place)):
        yield disagreement(sorted(group, key=lambda pair: order_of(pair, place)), copies, place)


def by_question(pairs: Iterable[Opposed]) -> Iterator[list[Opposed]]:
    """The pairs that lead from one to another by a sentence that both have, within the days of one occasion."""
    groups: list[list[Opposed]] = []
    has: dict[Node, int] = {}
    for pair in sorted(pairs, key=lambda pair: pair.day):
        nodes = nodes_of(pair)
        known = sorted(
            {has[node] for node in nodes if node in has and pair.day - groups[has[node]][0].day <= SAME_DAYS}
        )
        if not known:
            known = [len(groups)]
            groups.append([])
        first = known[0]
        for other in known[1:]:
            groups[first] += groups[other]
            has.update(dict.fromkeys((n for one in groups[other] for n in nodes_of(one)), first))
            groups[other] = []
        groups[first].append(pair)
        has.update(dict.fromkeys(nodes, first))
    yield from (group for group in groups if group)


def nodes_of(pair: Opposed) -> tuple[Node, Node]:
    """The sentences of a pair in its question."""
    kind, question = pair.kind, pair.question
    return (kind, question, *pair.one.key), (kind, question, *pair.other.key)


def surest_of_each(found: Iterable[Opposed], place: dict[str, int]) -> Iterator[Opposed]:
    """The pairs, the surest first; of those with the same two sentences one for each question."""
    seen: set[tuple[str, Key, Key]] = set()
    for pair in sorted(found, key=lambda one: order_of(one, place)):
        sentences = min(pair.one.key, pair.other.key), max(pair.one.key, pair.other.key)
        same = {(pair.kind, *sentences), (asked(pair), *sentences)}
        if seen.isdisjoint(same):
            seen |= same
            yield pair


def asked(pair: Opposed) -> str:
    """The kind of a pair; whether a deed that one tells and one denies was done, and who did it, is one question."""
    return "deed" if pair.kind == "who" or (pair.kind == "whether" and pair.question in OF_A_DEED) else pair.kind


def order_of(pair: Opposed, place: dict[str, int]) -> tuple[float, int, int, int, int, str, str, str]:
    one, other = pair.one, pair.other
    where = place[one.report], one.start, place[other.report], other.start
    return -pair.score, *where, pair.kind, pair.about, pair.reason


def copies_of(accounts: Sequence[Account]) -> dict[str, list[Account]]:
    found: dict[str, list[Account]] = defaultdict(list)
    for one in accounts:
        found[one.origin].append(one)
    return found


def disagreement(pairs: Sequence[Opposed], copies: dict[str, list[Account]], place: dict[str, int]) -> Disagreement:
    """A question with the claim of each report: its sentence in the surest pair, and that of each copy."""
    lines: dict[str, Line] = {}
    for pair in pairs:
        for line in (pair.one, pair.other):
            lines.setdefault(line.report, line)
    for line in tuple(lines.values()):
        for copy in copies[line.origin][:MOST_COPIES]:
            if copy.report not in lines and (same := same_line(line, copy)) is not None:
                lines[copy.report] = same
    reports = sorted(lines, key=place.__getitem__)
    first = pairs[0]
    return Disagreement(
        id=id_of(first),
        kind=first.kind,
        about=first.about,
        reports=tuple(reports),
        claims=tuple(lines[report].text for report in reports),
        evidence=tuple(lines[report].span for report in reports),
        reason=first.reason,
        score=first.score,
    )


def id_of(pair: Opposed) -> str:
    """An id that tells both sentences and the kind: 3f2a/d120-9b1c/88-how-many."""
    one, other = pair.one, pair.other
    return f"{one.report}/d{one.start}-{other.report}/{other.start}-{pair.kind.replace(' ', '-')}"


def same_line(line: Line, copy: Account) -> Line | None:
    """The sentence of a copy that prints one of its original."""
    best = max(copy.lines, key=lambda other: ratio(line.text, other.text), default=None)
    return best if best is not None and ratio(line.text, best.text) >= SAME else None
