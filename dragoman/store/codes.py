"""The codes of a store: its issues as they are called by now, and every snippet of an issue, a person, a party."""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from dragoman.errors import UsageError
from dragoman.model import Span, Stance, Status
from dragoman.store.corrections import recodings
from dragoman.store.database import Database
from dragoman.store.held import issues_held
from dragoman.store.narrowing import forms_asked, found_by, people_called
from dragoman.store.packing import plain_json
from dragoman.store.questions import KINDS as ASKED
from dragoman.store.questions import Kind
from dragoman.store.shelf import reading_of
from dragoman.vocabulary import load

Snippets = Literal["position", "statement"]


class Issue(NamedTuple):
    """An issue by its label and its name, how many entries of the ledger are on it, and what else was called so."""

    issue: str
    name: str
    positions: int
    originals: tuple[str, ...]


class Snippet(NamedTuple):
    """Words of a report that a code was given: of a position with its stance and issue, or of a statement.

    `entry` is the ledger's entry or the statement, by id; `speaker` a person's id where one is known.
    """

    kind: Snippets
    process: str
    entry: str
    span: Span
    words: str
    party: str | None
    stance: Stance | None
    issue: str | None
    speaker: str | None
    speaker_name: str | None
    outlet: str | None
    day: str | None
    status: Status
    by: tuple[str, ...]


def issues(database: Database, process: str | None) -> list[Issue]:
    """Every issue on which a position is held, those with most positions first."""
    originals: dict[str, set[str]] = {}
    for scope in [process] if process else [None, *database.column("SELECT DISTINCT process FROM recoding")]:
        for name, into in recodings(database, scope or "").items():
            if name != into:
                originals.setdefault(into, set()).add(name)
    return [
        Issue(one.issue, issue_name(one.issue), one.positions, tuple(sorted(originals.get(one.issue, ()))))
        for one in issues_held(database, process)
    ]


def issue_name(issue: str) -> str:
    """What a built-in issue is called in words; one of a user's own by its label."""
    known: str = load("issues").get(issue, {}).get("name") or issue.replace("-", " ")
    return known


POSITIONS = (
    "SELECT 'position', t.process, t.id, s.report, s.start, s.stop, NULL, t.party, t.stance, t.issue, s.speaker, "
    "p.name, r.outlet, r.published, t.status, t.judged_by, r.number FROM ledger t "
    "JOIN snippet s ON s.process = t.process AND s.id = t.id JOIN report r ON r.id = s.report "
    "LEFT JOIN person p ON p.process = t.process AND p.id = s.speaker WHERE {0}"
)
STATEMENTS = (
    "SELECT 'statement', t.process, t.id, t.report, t.start, t.stop, t.text, t.party, NULL, NULL, t.speaker, "
    "t.speaker_name, t.outlet, t.told, t.status, t.judged_by, 0 FROM statement t WHERE {0}"
)
ORDER = "ORDER BY 14, 2, 4, 5, 6, 3"  # the day, the process, the report, the place in it


def snippets(
    database: Database,
    about: tuple[str, str],
    process: str | None,
    kinds: tuple[Snippets, ...],
    page: tuple[int, int],
    status: Status | None,
) -> list[Snippet]:
    """Some of the snippets of a code in order of time: `page` is how many, and behind how many others."""
    parts, values = [], []
    for kind in kinds:
        source = ASKED["positions" if kind == "position" else "statements"]
        conditions, some = narrowed(database, about, source, process, status)
        parts.append((POSITIONS if kind == "position" else STATEMENTS).format(conditions))
        values += some
    rows = database.rows(f"{' UNION ALL '.join(parts)} {ORDER} LIMIT ? OFFSET ?", *values, *page)
    texts = {n: reading_of(database, n).report.text for n in sorted({row[-1] for row in rows} - {0})}
    return [snippet(row, texts) for row in rows]


def snippet(row: tuple[Any, ...], texts: Mapping[int, str]) -> Snippet:
    kind, of, entry, report, start, stop, text, *facts, judged, number = row
    words = text if text is not None else texts[number][start:stop]
    span = Span(report=report, start=start, end=stop)
    party, stance, issue, speaker, name, outlet, day, status = facts
    by = tuple(plain_json(judged))
    return Snippet(kind, of, entry, span, words, party, stance, issue, speaker, name, outlet, day, status, by)


def narrowed(
    database: Database, about: tuple[str, str], kind: Kind, process: str | None, status: Status | None
) -> tuple[str, list[str]]:
    """The condition that an entry has a code, in one process or in all."""
    what, value = about
    condition, values = coded(database, what, value, kind, process)
    if process is not None:
        condition, values = f"{condition} AND t.process = ?", [*values, process]
    if status is not None:
        condition, values = f"{condition} AND t.status = ?", [*values, status]
    return condition, values


def coded(database: Database, what: str, value: str, kind: Kind, process: str | None) -> tuple[str, list[str]]:
    """Entries of an issue, of a party under any of its names, of a person by id or name."""
    beside = process is not None
    if what == "issue":
        return found_by("issue", [value], kind, beside)
    if what == "party":
        return found_by("party", forms_asked(value), kind, beside)
    known = "SELECT process, id FROM person WHERE id = ?"
    people = database.rows(known, value) or people_called(database, value)
    if not people:
        return "1 = 0", []
    ids = sorted({one for _, one in people})
    return found_by("person", ids, kind, beside)


def one_code(**about: str | None) -> tuple[str, str]:
    """The one code that is asked for."""
    given = [(what, value) for what, value in about.items() if value]
    if len(given) != 1:
        raise UsageError("Snippets are of one code: name an issue, a person or a party.")
    return given[0]
