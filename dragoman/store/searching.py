"""Full text over statements and reports, some answers at a time, with how many there are of what.

Nothing here takes longer in a large store: at most `MOST` answers are counted, and which of two ways leads to them is
decided by how many rows hold the words. Records that are to be made anew are not waited for.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from dragoman.errors import UsageError
from dragoman.record.party_names import spelt
from dragoman.store.asking import kind_of
from dragoman.store.database import Database
from dragoman.store.deriving import IN_PROCESS
from dragoman.store.narrowing import found_by
from dragoman.store.packing import storable
from dragoman.store.questions import KINDS
from dragoman.store.rows import LONGEST, name_keys
from dragoman.store.words import phrases_of

MOST = 1_000  # answers that are counted; of more it is said that there are more
COMMON = 10_000  # rows that hold the words: of more, those that came last are looked through
FEW = 3_000  # rows, each of which is searched for words
What = Literal["statements", "reports"]
Condition = tuple[str, list[Any]]


@dataclass(frozen=True)
class Sought:
    """What is looked for: words as `dragoman.store.words` has them, and what it is to be of; None sets no limit.

    status  of statements: suggested, confirmed or corrected
    """

    what: What = "statements"
    words: str | None = None
    process: str | None = None
    party: str | None = None
    speaker: str | None = None
    outlet: str | None = None
    year: str | None = None
    kind: str | None = None
    status: str | None = None
    issue: str | None = None
    oldest_first: bool = False


class Hit(NamedTuple):
    """A statement or report that was found; of a report `id` and `report` are the same."""

    number: int
    process: str | None
    id: str
    report: str
    day: str | None
    outlet: str | None
    speaker: str | None = None
    party: str | None = None
    kind: str | None = None
    status: str | None = None
    text: str = ""


class Found(NamedTuple):
    """The answers in order of time, and how many there are of what; `names` are those of the parties.

    over  there are more than these
    cut   only those were looked through that came last, as very many rows hold the words
    """

    hits: tuple[Hit, ...]
    over: bool
    cut: bool
    facets: Mapping[str, tuple[tuple[str, int], ...]]
    names: Mapping[str, str]


def search(database: Database, sought: Sought) -> Found:
    """Up to `MOST` answers, the latest first."""
    kind = kind_of(sought.what).kind
    among, leads, cut = looked_through(database, sought, kind)
    conditions = [found for condition in CONDITIONS if (found := condition(sought, kind, leads)) is not None]
    where = [sql for sql, _ in (*conditions, *among)] or ["1 = 1"]
    values = [value for _, some in (*conditions, *among) for value in some]
    rows = database.rows(f"{HITS[kind]} WHERE {' AND '.join(where)} LIMIT ?", *values, MOST + 1)
    hits = [Hit(*row) for row in rows[:MOST]]
    hits.sort(key=lambda hit: (hit.day or "", hit.process or "", hit.id), reverse=not sought.oldest_first)
    facets = {name: counted(getattr(hit, name) for hit in hits) for name in COUNTED[kind]}
    facets["year"] = counted((hit.day or "")[:4] for hit in hits)
    facets["issue"] = issues_of(database, hits, kind)
    return Found(tuple(hits), len(rows) > MOST, cut, facets, party_names(database, hits))


HITS = {
    "statement": "SELECT t.number, t.process, t.id, t.report, t.told, t.outlet, t.speaker_name, t.party, t.kind, "
    "t.status, t.text FROM statement t",
    "report": "SELECT t.number, coalesce(t.placed, c.process), t.id, t.id, t.published, t.outlet "
    "FROM report t LEFT JOIN component c ON c.id = t.component",
}
COUNTED = {"statement": ("process", "outlet", "speaker", "party", "kind", "status"), "report": ("process", "outlet")}


def looked_through(database: Database, sought: Sought, kind: str) -> tuple[list[Condition], bool, bool]:
    """What leads to the rows: the words, where few rows hold them or nothing else leads to few; else something else.

    Whether this condition leads, so that the others are looked at row by row; whether rows are left out.
    """
    if not sought.words:
        if is_narrow(sought):
            return [], False, False
        newest = f"t.number > (SELECT max(number) FROM {kind}) - ?"
        return [(newest, [COMMON])], True, int(database.value(f"SELECT max(number) FROM {kind}") or 0) > COMMON
    words = database.dialect.query(phrases_of(sought.words))
    matching = database.dialect.matching(kind)
    held = int(database.value(f"SELECT count(*) FROM ({matching} LIMIT ?) few", words, COMMON + 1))
    if held <= COMMON:
        return [(f"t.number IN ({matching})", [words])], True, False
    if is_narrow(sought) and has_few(database, sought, kind):
        return [(f"EXISTS ({database.dialect.holding(kind)})", [words])], False, False
    last = f"SELECT * FROM ({matching} ORDER BY 1 DESC LIMIT ?) last"
    return [(f"t.number IN ({last})", [words, COMMON])], True, True


def is_narrow(sought: Sought) -> bool:
    """Whether something else leads to some rows."""
    seen_to = sought.status in ("confirmed", "corrected")
    return bool(sought.process or sought.party or sought.speaker or sought.outlet or sought.issue or seen_to)


def has_few(database: Database, sought: Sought, kind: str) -> bool:
    """Whether one of these leads to so few rows that each can be searched for the words."""
    if sought.process or sought.speaker or sought.status in ("confirmed", "corrected"):
        return True
    asked = (
        ("party", spelt(sought.party or "")),
        ("outlet", spelt(sought.outlet or "")),
        ("issue", sought.issue or ""),
    )
    few = "SELECT count(*) FROM (SELECT 1 FROM found_by WHERE what = ? AND value = ? AND kind = ? LIMIT ?) few"
    return any(
        value and database.value(few, what, storable(value)[:LONGEST], kind, FEW + 1) <= FEW for what, value in asked
    )


def of_process(sought: Sought, kind: str, _beside: bool) -> Condition | None:
    if sought.process is None:
        return None
    if kind == "report":
        return f"t.id IN ({IN_PROCESS.format('r.id')})", [sought.process, sought.process]
    return "t.process = ?", [sought.process]


def of_party(sought: Sought, kind: str, beside: bool) -> Condition | None:
    """A party by its code; statements are its own, reports mention it."""
    if sought.party is None:
        return None
    found, values = by_value("party", spelt(sought.party), kind, beside)
    return (f"{found} AND t.party = ?", [*values, sought.party]) if kind == "statement" else (found, values)


def of_outlet(sought: Sought, kind: str, beside: bool) -> Condition | None:
    if sought.outlet is None:
        return None
    found, values = by_value("outlet", spelt(sought.outlet), kind, beside)
    return f"{found} AND t.outlet = ?", [*values, sought.outlet]


def of_issue(sought: Sought, kind: str, beside: bool) -> Condition | None:
    return None if sought.issue is None else by_value("issue", sought.issue, kind, beside)


def by_value(what: str, value: str, kind: str, beside: bool) -> Condition:
    """Rows that can be found by a value, or that have it where another condition has found them already."""
    if kind == "statement":
        return found_by(what, [value], KINDS["statements"], beside)
    among = "FROM found_by f WHERE f.what = ? AND f.value = ? AND f.kind = 'report'"
    if beside:
        process = "coalesce(t.placed, c.process)"
        return f"EXISTS (SELECT 1 {among} AND f.process = {process} AND f.id = t.id)", [what, storable(value)]
    return f"t.id IN (SELECT f.id {among})", [what, storable(value)]


def of_speaker(sought: Sought, kind: str, _beside: bool) -> Condition | None:
    """Whoever goes by exactly this name, in each process under an id of its own; a party speaks under its name too."""
    if sought.speaker is None or kind == "report":
        return None
    sql = (
        "(t.process, t.id) IN (SELECT f.process, f.id FROM found_by n JOIN found_by f ON f.what = 'person' "
        "AND f.value = n.id AND f.kind = 'statement' AND f.process = n.process "
        "WHERE n.what = 'name' AND n.kind = 'person' AND n.value = ? UNION SELECT p.process, p.id FROM found_by p "
        "WHERE p.what = 'party' AND p.value = ? AND p.kind = 'statement') AND t.speaker_name = ?"
    )
    key = max(name_keys(sought.speaker), key=len, default="")
    return sql, [key, storable(spelt(sought.speaker))[:LONGEST], sought.speaker]


def in_year(sought: Sought, kind: str, _beside: bool) -> Condition | None:
    if sought.year is None:
        return None
    if not (sought.year.isdecimal() and len(sought.year) == len("2019")):
        raise UsageError(f"There is no year {sought.year!r}. Write it as 2019.")
    day = "t.told" if kind == "statement" else "t.published"
    return f"{day} >= ? AND {day} < ?", [sought.year, f"{sought.year}-99"]


def of_kind(sought: Sought, kind: str, _beside: bool) -> Condition | None:
    return None if sought.kind is None or kind == "report" else ("t.kind = ?", [sought.kind])


def of_status(sought: Sought, kind: str, _beside: bool) -> Condition | None:
    if sought.status is None or kind == "report":
        return None
    seen_to = "" if sought.status == "suggested" else "t.status <> 'suggested' AND "  # as the index has it
    return f"{seen_to}t.status = ?", [sought.status]


CONDITIONS: tuple[Callable[[Sought, str, bool], Condition | None], ...] = (
    of_process, of_party, of_outlet, of_issue, of_speaker, in_year, of_kind, of_status,
)  # fmt: skip


def counted(values: Any) -> tuple[tuple[str, int], ...]:
    """How often each value comes, the commonest first; what has none is not counted."""
    counts = Counter(value for value in values if value)
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def issues_of(database: Database, hits: list[Hit], kind: str) -> tuple[tuple[str, int], ...]:
    """On how many of these each issue is spoken of, one look at an index for each of both."""
    if not hits:
        return ()
    found: Counter[str] = Counter()
    these = f"(VALUES {', '.join(['(?, ?)'] * len(hits))})"
    values = [part for hit in hits for part in (hit.process, hit.id)]
    sql = (
        "SELECT count(*) FROM found_by f WHERE f.what = 'issue' AND f.value = ? AND f.kind = ? "
        f"AND (f.process, f.id) IN {these}"
    )
    for issue in issues_met(database):
        found[issue] = database.value(sql, issue, kind, *values)
    return counted(found.elements())


def issues_met(database: Database) -> Iterator[str]:
    """Every issue that is spoken of, from one to the next along the index."""
    step = "SELECT min(value) FROM found_by WHERE what = 'issue' AND value > ?"
    issue = database.value(step, "")
    while issue is not None:
        yield issue
        issue = database.value(step, issue)


def party_names(database: Database, hits: list[Hit]) -> dict[str, str]:
    """What the parties of these are called, each as in the first process that has it."""
    pairs: dict[str, str] = {}
    for hit in hits:
        if hit.party and hit.process:
            pairs.setdefault(hit.party, hit.process)
    if not pairs:
        return {}
    sql = f"SELECT id, name FROM party WHERE (process, id) IN (VALUES {', '.join(['(?, ?)'] * len(pairs))})"
    return dict(database.rows(sql, *(part for code, process in pairs.items() for part in (process, code))))
