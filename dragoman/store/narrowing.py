"""The conditions of a question, each as SQL with its values, or an error where it cannot be met.

of_party(…)     "(t.process, t.id) IN (SELECT …)", ["party", "ledger", "tun", "tunisia"]
in_time(…)      None where no time is asked for
"""

from collections.abc import Callable
from typing import Any

from dragoman.days import is_day
from dragoman.errors import UsageError
from dragoman.record.names import is_called, name_words
from dragoman.record.party_names import parties_called, spelt
from dragoman.store.database import Database, marks
from dragoman.store.deriving import IN_PROCESS
from dragoman.store.packing import plain_json, storable
from dragoman.store.questions import STATUSES, Kind, Question
from dragoman.store.rows import LONGEST, name_keys
from dragoman.store.words import phrases_of
from dragoman.vocabulary import load

Condition = tuple[str, list[Any]]


def in_process(_database: Database, question: Question, kind: Kind) -> Condition | None:
    if not question.process:
        return None
    if kind.kind == "report":  # where a report lies stands in two places, each with an index of its own
        return f"t.id IN ({IN_PROCESS.format('r.id')})", [question.process, question.process]
    return "t.process = ?", [question.process]


def of_party(_database: Database, question: Question, kind: Kind) -> Condition | None:
    """TUN, Tunisia, a group under any of its names."""
    if not question.party:
        return None
    return found_by("party", forms_asked(question.party), kind)


def forms_asked(party: str) -> list[str]:
    """A party's code or name and those that the vocabulary has for it, as they are compared."""
    return sorted({spelt(party), *(form for known in parties_called(party) for form in known.spelt)})


def of_issue(database: Database, question: Question, kind: Kind) -> Condition | None:
    if not question.issue:
        return None
    met = database.value("SELECT 1 FROM found_by WHERE what = 'issue' AND value = ? LIMIT 1", question.issue)
    if not met and question.issue not in load("labels")["issues"]:
        known = {*load("labels")["issues"], *database.column("SELECT DISTINCT issue FROM ledger")}
        raise UsageError(f"Unknown issue {question.issue!r}. Choose one of: {', '.join(sorted(known))}.")
    return found_by("issue", [question.issue], kind, beside=is_narrow(question))


def of_outlet(_database: Database, question: Question, kind: Kind) -> Condition | None:
    if not question.outlet:
        return None
    return found_by("outlet", [spelt(question.outlet)], kind, beside=is_narrow(question))


def is_narrow(question: Question) -> bool:
    """Whether something else finds few entries, so that each can be looked at: issues and outlets have very many."""
    return bool(question.process or question.party or question.person or question.words)


def of_person(database: Database, question: Question, kind: Kind) -> Condition | None:
    """Whoever goes by the name, in each process under an id of its own."""
    if not question.person:
        return None
    people = people_called(database, question.person)
    if not people:
        return "1 = 0", []
    pairs = ", ".join(["(?, ?)"] * len(people))
    sql = (  # joined, as SQLite looks through every person's entries where pairs are to be in a list
        f"(t.process, t.id) IN (SELECT f.process, f.id FROM (VALUES {pairs}) AS called JOIN found_by f "
        "ON f.what = 'person' AND f.value = called.column2 AND f.kind = ? AND f.process = called.column1)"
    )
    return sql, [*(value for pair in people for value in pair), kind.kind]


def people_called(database: Database, name: str) -> list[tuple[str, str]]:
    """The process and id of everybody who is called so, in whatever spelling."""
    if not name_words(name):
        raise UsageError(f"No name in {name!r}. Write a person as reports do: --person 'Lamia Chelbi'.")
    keys = sorted(name_keys(name))
    rows = database.rows(
        "SELECT DISTINCT p.process, p.id, p.name, p.aliases FROM found_by f "
        "JOIN person p ON p.process = f.process AND p.id = f.id "
        f"WHERE f.what = 'name' AND f.kind = 'person' AND f.value IN ({marks(len(keys))})",
        *keys,
    )
    return [(process, one) for process, one, known, aliases in rows if is_called(name, (known, *plain_json(aliases)))]


def in_time(_database: Database, question: Question, kind: Kind) -> Condition | None:
    """What was there on one of the days; a month counts with all of its days."""
    since, until = day_asked(question.since), day_asked(question.until)
    if not since and not until:
        return None
    if not kind.since:
        raise UsageError(
            f"{question.what.capitalize()} have no time: leave out --since and --until, or ask for others."
        )
    conditions, values = [f"t.{kind.since} IS NOT NULL"], []
    if since:
        conditions.append(f"substr({kind.until} || '-31', 1, 10) >= ?")
        values.append(since)
    if until:
        conditions.append(f"t.{kind.since} <= ?")
        values.append(until)
    return " AND ".join(conditions), values


def with_words(database: Database, question: Question, kind: Kind) -> Condition | None:
    if not question.words:
        return None
    phrases = phrases_of(question.words)
    if kind.kind not in ("report", "statement"):
        raise UsageError("Words are looked for in reports and statements: dragoman ask statements --words ...")
    return f"t.number IN ({database.dialect.matching(kind.kind)})", [database.dialect.query(phrases)]


def of_status(_database: Database, question: Question, kind: Kind) -> Condition | None:
    """What nobody has seen to, or what somebody confirmed or corrected."""
    if not question.status:
        return None
    if question.status not in STATUSES:
        raise UsageError(f"Unknown status {question.status!r}. Choose one of: {', '.join(STATUSES)}.")
    if "status" not in kind.columns:
        raise UsageError(f"{question.what.capitalize()} have no status: leave out --status, or ask for others.")
    seen_to = "" if question.status == "suggested" else "t.status <> 'suggested' AND "  # as the index has it
    return f"{seen_to}t.status = ?", [question.status]


def found_by(what: str, values: list[str], kind: Kind, beside: bool = False) -> Condition:
    """Entries that can be found by one of these values; `beside` where another condition has found them already."""
    values = [storable(value)[:LONGEST] for value in values]
    among = f"FROM found_by f WHERE f.what = ? AND f.kind = ? AND f.value IN ({marks(len(values))})"
    if beside:
        sql = f"EXISTS (SELECT 1 {among} AND f.process = t.process AND f.id = t.id)"
    else:
        sql = f"(t.process, t.id) IN (SELECT f.process, f.id {among})"
    return sql, [what, kind.kind, *values]


def day_asked(day: str | None) -> str | None:
    """A day as it is compared; an error where there is no such day."""
    if day is None or is_day(day):
        return day
    raise UsageError(f"There is no day {day!r}. Write YYYY-MM-DD, as in 2019-03-25.")


CONDITIONS: tuple[Callable[[Database, Question, Kind], Condition | None], ...] = (
    in_process, of_party, of_person, of_issue, of_outlet, of_status, in_time, with_words,
)  # fmt: skip
