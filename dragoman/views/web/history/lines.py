"""Lines of the journal as sentences.

ana rejected a position: Honduras offers monitoring “…”
ana put 2 reports into lake
the program matched across the reports of KEN-UGA-2019-05: 12 names of people
"""

from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec

from dragoman.model import Correction
from dragoman.record.corrected import SAID
from dragoman.store import Store
from dragoman.store.journal import MACHINE, Entry
from dragoman.store.lines import numbered
from dragoman.views.text import clean, shortened
from dragoman.views.web.addresses import Addresses
from dragoman.views.web.history.blind import hidden
from dragoman.views.web.history.naming import Naming
from dragoman.views.words import issue

ROOM = 240  # characters of a quotation
KINDS = {
    "actor": "a name",
    "meeting": "a meeting",
    "statement": "a statement",
    "position": "a position",
    "event": "an event",
}
MERGED = {
    "person": ("name of a person", "names of people"),
    "party": ("name of a party", "names of parties"),
    "meeting": ("mention of a meeting", "mentions of meetings"),
    "utterance": ("wording", "wordings"),
}
UNTOLD = frozenset({"id", "status", "by", "score", "reason", "grounds", "second", "report"})


class Sentence(NamedTuple):
    """What was done: `did` "rejected a position:", `thing` what it was done to, at `address`, and the rest."""

    did: str
    thing: str = ""
    address: str | None = None
    tail: str = ""
    quotation: str = ""
    changes: tuple[tuple[str, str, str], ...] = ()


class Line(NamedTuple):
    """A line of the journal; `taken_back` by whom and when it was; `merges` what the program took for one."""

    n: int
    at: str
    who: str
    kind: str
    said: Sentence
    taken_back: tuple[int, str, str] | None
    merges: list[dict[str, Any]]
    undoes: bool
    hidden: bool

    @property
    def day(self) -> str:
        return self.at[:10]

    @property
    def time(self) -> str:
        return self.at[11:16]


class Telling(NamedTuple):
    """What the sentences of a page are made with; `visitor` sees of blind codings only their own."""

    naming: Naming
    at: Addresses
    visitor: str
    targets: dict[int, Entry]


def lines(store: Store, found: list[Entry], at: Addresses, visitor: str) -> list[Line]:
    """All lines of a page, each with who took it back; the store is asked a few times for all of them together."""
    targets = targets_of(store, found)
    naming = Naming(store, {one.payload["report"] for one in (*found, *targets.values()) if "report" in one.payload})
    telling = Telling(naming, at, visitor, targets)
    undoers = {one.n: one for one in numbered(store.database, [one.undone for one in found if one.undone is not None])}
    return [line(entry, telling, undoers) for entry in found]


def line(entry: Entry, telling: Telling, undoers: dict[int, Entry]) -> Line:
    undoer = undoers.get(entry.undone or 0)
    return Line(
        entry.n,
        entry.at,
        "the program" if entry.who == MACHINE else clean(entry.who) or "somebody",
        entry.kind,
        told(entry, telling),
        (undoer.n, clean(undoer.who), undoer.at) if undoer else None,
        entry.payload.get("merges", []),
        entry.kind == "undo" and "part" not in entry.payload,
        is_hidden(entry, telling),
    )


def targets_of(store: Store, found: list[Entry]) -> dict[int, Entry]:
    """The lines that were taken back, and where one of them took another back, that one."""
    targets: dict[int, Entry] = {}
    asked = [one.payload["of"] for one in found if one.kind == "undo"]
    while asked:
        some = numbered(store.database, asked)
        targets |= {one.n: one for one in some}
        asked = [one.payload["of"] for one in some if one.kind == "undo" and one.payload["of"] not in targets]
    return targets


def told(entry: Entry, telling: Telling) -> Sentence:
    """A line as a sentence; what somebody else codes blind is not told, as it would no longer be blind."""
    if hidden(entry, telling.visitor):
        return Sentence("coded something in", clean(entry.payload["coding"]), tail=", a blind coding")
    return SENTENCES[entry.kind](entry.payload, telling)


def is_hidden(entry: Entry, telling: Telling) -> bool:
    """Whether a line is part of somebody else's blind coding, or takes such a line back."""
    while entry.kind == "undo" and entry.payload["of"] in telling.targets:
        entry = telling.targets[entry.payload["of"]]
    return hidden(entry, telling.visitor)


def added(said: dict[str, Any], telling: Telling) -> Sentence:
    title, where = telling.naming.report(said["report"], said.get("name", ""))
    into = f", into {clean(said['process'])}" if said.get("process") else ""
    return Sentence("added", title, telling.at.report(said["report"]), f"{f' ({where})' if where else ''}{into}")


def version(said: dict[str, Any], telling: Telling) -> Sentence:
    return added(said, telling)._replace(did="added a new version of an article:")


def appearance(said: dict[str, Any], telling: Telling) -> Sentence:
    again = f", under the name {clean(said['name'])}" if said.get("name") else ""
    return added(said, telling)._replace(did="added once more", tail=again)


def placed(said: dict[str, Any], telling: Telling) -> Sentence:
    counts = Counter(said["into"].values())
    did = {"split": "split a process:", "join": "joined processes:"}.get(said["how"], "put")
    what = ", ".join(f"{n} {'report' if n == 1 else 'reports'} into {clean(name)}" for name, n in counts.items())
    return Sentence(did, what, telling.at.process(next(iter(counts))) if counts else None)


def decided(said: dict[str, Any], telling: Telling) -> Sentence:
    one, other = telling.naming.entry(said["one"]), telling.naming.entry(said["other"])
    kind = said["kind"]
    tail = f"are one {kind}" if said["same"] else f"are not one {kind}"
    return Sentence("said that", f"{one} and {other}", tail=f" {tail}")


def merged(said: dict[str, Any], telling: Telling) -> Sentence:
    counts = Counter(merge["kind"] for merge in said["merges"])
    what = ", ".join(f"{n} {MERGED[kind][n != 1]}" for kind, n in counts.most_common() if kind in MERGED)
    process = clean(said["process"])
    return Sentence("matched across the reports of", process, telling.at.process(said["process"]), f": {what}")


def corrected(said: dict[str, Any], telling: Telling) -> Sentence:
    facts = {name: value for name, value in said.items() if name in Correction.__struct_fields__}
    correction = msgspec.convert(facts, Correction)
    thing, quotation, span = telling.naming.corrected(correction)
    where = telling.at.report(said["report"], span)
    coding = f", in the blind coding {clean(said['coding'])}" if said.get("coding") else ""
    return Sentence(
        f"{SAID[correction.deed]} {KINDS[correction.kind]}:",
        shortened(thing, ROOM) or telling.naming.report(said["report"])[0],
        where,
        coding,
        shortened(quotation, ROOM),
        changes(correction, telling.naming) if correction.deed == "edit" else (),
    )


def changes(said: Correction, naming: Naming) -> tuple[tuple[str, str, str], ...]:
    """What an edit changed: ("stance", "offers", "rejects")."""
    before, after = said.before or {}, said.after or {}
    fields = [name for name in after if name not in UNTOLD and before and after[name] != before.get(name)]
    return tuple(
        (
            name.replace("_", " "),
            naming.value(name, before.get(name), said.report),
            naming.value(name, after[name], said.report),
        )
        for name in fields[:8]
    )


def recoded(said: dict[str, Any], _telling: Telling) -> Sentence:
    where = f" in {clean(said['process'])}" if said.get("process") else ", in every process"
    return Sentence("renamed the issue", issue(said["issue"]), tail=f" to {issue(said['into'])}{where}")


def blind(said: dict[str, Any], _telling: Telling) -> Sentence:
    coders = ", ".join(map(clean, said["coders"]))
    return Sentence(
        "set up the blind coding", clean(said["coding"]), tail=f" of {len(said['reports'])} reports by {coders}"
    )


def finished(said: dict[str, Any], telling: Telling) -> Sentence:
    title, _ = telling.naming.report(said["report"])
    where = telling.at.report(said["report"])
    return Sentence("finished", title, where, f", in the blind coding {clean(said['coding'])}")


def undone(said: dict[str, Any], telling: Telling) -> Sentence:
    """The line that was taken back, in its own words; one that took another back did that one again."""
    target, again = telling.targets.get(said["of"]), False
    while target is not None and target.kind == "undo" and "part" not in target.payload:
        target, again = telling.targets.get(target.payload["of"]), not again
    if target is None:
        return Sentence(f"took back line {said['of']}")
    if "part" in said and target.kind == "merge":
        merge = target.payload["merges"][said["part"] - 1]
        one, other = telling.naming.entry(merge["one"]), telling.naming.entry(merge["other"])
        return Sentence("took apart", f"{one} and {other}", tail=f", which were taken for one {merge['kind']}")
    inner = told(target, telling)
    who = "the program" if target.who == MACHINE else clean(target.who)
    what = f"{who} {inner.did} {inner.thing}{inner.tail}"
    return Sentence("did again:" if again else "took back:", what, inner.address, "", inner.quotation)


SENTENCES: dict[str, Callable[[dict[str, Any], Telling], Sentence]] = {
    "add": added,
    "version": version,
    "appearance": appearance,
    "place": placed,
    "decide": decided,
    "merge": merged,
    "correct": corrected,
    "recode": recoded,
    "code": blind,
    "done": finished,
    "undo": undone,
}
