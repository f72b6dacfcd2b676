"""The journal of a store in words: what was done, by whom and when.

3     2024-05-04T09:12:44+00:00  ana       added kisumu-2.txt
4     2024-05-04T09:12:45+00:00  dragoman  KEN-UGA-2024-05: 2 taken for one
4.1                                           person: 1f…/a1 and 9c…/a2 (0.94: same surname and office)
"""

from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.record.corrected import MACHINES, SAID
from dragoman.store.journal import Entry


def lines_of(entries: Iterable[Entry], merges: bool = False) -> list[dict[str, Any]]:
    """Each line of the journal, with `merges` behind it those that it tells of."""
    return [row for entry in entries for row in rows_of(entry, merges)]


def rows_of(entry: Entry, merges: bool) -> Iterator[dict[str, Any]]:
    yield {
        "line": str(entry.n),
        "at": entry.at,
        "by": entry.who,
        "kind": entry.kind,
        "what": WORDS[entry.kind](entry.payload),
        "taken_back_by": entry.undone,
    }
    for part, merge in enumerate(entry.payload.get("merges", ()) if merges else (), start=1):
        words = f"{merge['kind']}: {merge['one']} and {merge['other']} ({merge['score']:.2f}: {merge['reason']})"
        yield {"line": f"{entry.n}.{part}", "at": "", "by": "", "kind": "", "what": words, "taken_back_by": None}


def added(payload: dict[str, Any]) -> str:
    return f"{payload['name']} ({payload['report']}){into(payload)}"


def version(payload: dict[str, Any]) -> str:
    return f"{payload['name']} ({payload['report']}), a new version of {', '.join(payload['of'])}{into(payload)}"


def into(payload: dict[str, Any]) -> str:
    return f" into {payload['process']}" if "process" in payload else ""


def placed(payload: dict[str, Any]) -> str:
    """assign: 2 reports into fish"""
    counts: dict[str, int] = {}
    for process in payload["into"].values():
        counts[process] = counts.get(process, 0) + 1
    where = ", ".join(f"{counted(n)} into {process}" for process, n in counts.items())
    return f"{payload['how']}: {where}"


def decided(payload: dict[str, Any]) -> str:
    return f"{payload['kind']}: {payload['one']} and {payload['other']} are {'one' if payload['same'] else 'not one'}"


def merged(payload: dict[str, Any]) -> str:
    return f"{payload['process']}: {len(payload['merges'])} taken for one"


def corrected(payload: dict[str, Any]) -> str:
    """position 5d0c8e/p3 corrected (stance: rejects); in a blind coding it says in which"""
    coding = f", in coding {payload['coding']}" if payload.get("coding") else ""
    new = "; ".join(changes(payload)) if payload["deed"] == "edit" else ""
    return f"{payload['kind']} {payload['entry']} {SAID[payload['deed']]}{f' ({new})' if new else ''}{coding}"


def changes(payload: dict[str, Any]) -> Iterator[str]:
    """What an edit made otherwise, as far as it can be told in a word or two."""
    before, after = payload.get("before") or {}, payload.get("after") or {}
    for name, value in after.items():
        if name not in MACHINES and value != before.get(name) and not isinstance(value, dict | list):
            yield f"{name}: {'nothing' if value is None else value}"


def recoded(payload: dict[str, Any]) -> str:
    return (
        f"{payload['issue']} is called {payload['into']}{f' in {where}' if (where := payload.get('process')) else ''}"
    )


def coded(payload: dict[str, Any]) -> str:
    return f"{payload['coding']}: {counted(len(payload['reports']))} for {', '.join(payload['coders'])}"


def counted(reports: int) -> str:
    return f"{reports} {'report' if reports == 1 else 'reports'}"


def finished(payload: dict[str, Any]) -> str:
    return f"{payload['coding']}: {payload['report']} finished by {payload['coder']}"


def undone(payload: dict[str, Any]) -> str:
    part = f".{payload['part']}" if "part" in payload else ""
    return f"line {payload['of']}{part} taken back"


WORDS = {
    "add": added,
    "version": version,
    "appearance": added,
    "place": placed,
    "decide": decided,
    "merge": merged,
    "correct": corrected,
    "recode": recoded,
    "code": coded,
    "done": finished,
    "undo": undone,
}
