"""Somebody at the pages: reads a form, changes something in it, sends it, and remembers what was answered."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random
from threading import Event
from typing import Any, NamedTuple
from urllib.parse import parse_qs, quote, urlsplit

import httpx

from dragoman.model import Reading
from tests.views.web.conftest import csrf_in
from tests.views.web.correcting.forms import form_in

PASSWORD = "a ferry at dawn"  # noqa: S105
WEIGHTS = {
    "accept": 5, "reject": 4, "edit": 6, "add": 2, "add_with_party": 2, "undo_entry": 3, "undo_line": 3,
    "many": 2, "same": 1, "rename": 1, "look": 1,
}  # fmt: skip


class Place(NamedTuple):
    """An entry of a report that people say something of."""

    report: str
    kind: str
    entry: str


class Answered(NamedTuple):
    """A form that was answered: the lines that were written by what is told, and what the sender had seen."""

    what: str
    status: int
    lines: tuple[int, ...]
    place: Place | None = None
    seen: int | None = None
    mark: str = ""


@dataclass
class Person:
    """`cut_off` counts forms whose answer never came: what they asked for may be done or not, but not in part."""

    name: str
    url: str
    process: str
    readings: Sequence[Reading]
    chance: Random
    answered: list[Answered] = field(default_factory=list)
    cut_off: int = 0
    wrong: list[str] = field(default_factory=list)
    csrf: str = ""
    client: httpx.Client = field(default_factory=httpx.Client)

    def work(self, until: Event) -> None:
        """Do one thing after the other; a program that is gone is waited for."""
        while not until.is_set():
            deed: Callable[[], None] = getattr(self, self.chance.choices(*zip(*WEIGHTS.items(), strict=True))[0])
            try:
                deed()
            except httpx.TransportError:
                time.sleep(0.1)

    def sign_in(self) -> None:
        self.client = httpx.Client(base_url=self.url, timeout=30, follow_redirects=False)
        page = self.client.get("/sign-in").text
        form = {"csrf": csrf_in(page), "name": self.name, "password": PASSWORD, "to": "/account"}
        assert self.client.post("/sign-in", data=form).status_code == 303
        self.csrf = csrf_in(self.client.get("/account").text)

    def send(self, what: str, path: str, form: dict[str, Any], place: Place | None = None, mark: str = "") -> Answered:
        """Send a form; what was answered is kept, and whatever should never be answered too."""
        seen = form.get("seen")
        seen = int(seen[0] if isinstance(seen, list) else seen) if seen else None
        while True:
            try:
                answer = self.client.post(path, data={**form, "csrf": self.csrf})
            except httpx.ConnectError:
                raise
            except httpx.TransportError:
                self.cut_off += 1
                raise
            if answer.status_code != 429:
                break
            time.sleep(float(answer.headers.get("retry-after", "1")))
        lines: tuple[int, ...] = ()
        if answer.status_code == 303:
            done = parse_qs(urlsplit(answer.headers["location"]).query).get("done", [""])[0]
            lines = tuple(int(one) for one in done.split(",") if one)
        elif answer.status_code not in (400, 404, 409, 422):
            self.wrong.append(f"{path}: {answer.status_code} {answer.text[:300]}")
        found = Answered(what, answer.status_code, lines, place, seen, mark)
        self.answered.append(found)
        return found

    def form(self, path: str, part: str) -> dict[str, Any] | None:
        """A form of a page; None where the entry is gone."""
        page = self.client.get(path)
        if page.status_code == 429:
            time.sleep(float(page.headers.get("retry-after", "1")))
            return None
        if page.status_code >= 500:
            self.wrong.append(f"{path}: {page.status_code} {page.text[:300]}")
        return form_in(page.text, part) if page.status_code == 200 else None

    def somewhere(self) -> Place:
        """One of a few entries, so that people meet."""
        reading = self.chance.choice(self.readings)
        kind = self.chance.choice(("position", "position", "position", "statement", "meeting", "actor"))
        entries = getattr(reading, f"{kind}s")[:2]
        return Place(reading.report.id, kind, self.chance.choice(entries).id)

    def read(self) -> tuple[Place, dict[str, Any] | None]:
        """An entry and its form, with the line that was the last when it was read; read for a while."""
        place = self.somewhere()
        form = self.form(f"/r/{place.report}/edit/{place.kind}/{quote(place.entry)}", "/edit/")
        time.sleep(self.chance.uniform(0, 0.15))
        return place, form

    def accept(self) -> None:
        self.judge("accept")

    def reject(self) -> None:
        self.judge("reject")

    def undo_entry(self) -> None:
        self.judge("undo")

    def judge(self, deed: str) -> None:
        place, form = self.read()
        if form:
            path = f"/r/{place.report}/{deed}/{place.kind}/{quote(place.entry)}"
            self.send(deed, path, {"seen": form["seen"]}, place)

    def edit(self) -> None:
        place, form = self.read()
        if form:
            mark = self.mark()
            name = {"position": "detail", "meeting": "place", "actor": "name"}.get(place.kind)
            changed = {name: mark} if name else {"hedges": self.chance.choice((["denied"], ["future"]))}
            path = f"/r/{place.report}/edit/{place.kind}/{quote(place.entry)}"
            self.send("edit", path, {**form, **changed}, place, mark if name else "")

    def add(self) -> None:
        self.add_position({})

    def add_with_party(self) -> None:
        """A position of a party that the report does not have yet: two lines, or none."""
        self.add_position({"party": "", "party-new": f"Group {self.mark()}"})

    def add_position(self, changed: dict[str, str]) -> None:
        report = self.chance.choice(self.readings).report
        words = report.text[20:60].strip()
        form = self.form(f"/r/{report.id}/add/position?words={quote(words)}", "/add/position")
        if form:
            mark = self.mark()
            party = self.chance.choice(self.readings[0].positions).party
            facts = {"stance": "demands", "issue": "water", "detail": mark, "party": party, **changed}
            self.send("add-two" if "party-new" in changed else "add", f"/r/{report.id}/add/position",
                      {**form, **facts}, mark=mark)  # fmt: skip

    def undo_line(self) -> None:
        """One of one's own lines, or of somebody's; perhaps it is done again so."""
        mine = [line for one in self.answered for line in one.lines]
        if mine:
            line = str(self.chance.choice(mine[-6:]))
            self.send("undo", f"/undo/{line}", {"lines": line})

    def many(self) -> None:
        reading = self.chance.choice(self.readings)
        chosen = [f"{reading.report.id} {one.id}" for one in reading.positions[:3]]
        self.send("many", f"/p/{self.process}/snippets", {"deed": "reject", "chosen": chosen})

    def same(self) -> None:
        people = [one.id for reading in self.readings for one in reading.actors if one.kind == "person"]
        one, other = self.chance.sample(people, 2)
        deed = self.chance.choice(("same", "apart"))
        self.send("decide", f"/p/{self.process}/{deed}", {"kind": "person", "one": one, "other": other})

    def rename(self) -> None:
        issue = self.chance.choice(self.readings[0].positions).issue
        where = self.chance.choice(("here", "all"))
        form = {"issue": issue, "into": f"Issue {self.chance.randrange(4)}", "where": where}
        self.send("recode", f"/p/{self.process}/issues/rename", form)

    def look(self) -> None:
        """A page for which the record is made while others write."""
        page = self.client.get(self.chance.choice((f"/p/{self.process}", "/history", "/", "/issues")))
        if page.status_code >= 500:
            self.wrong.append(f"{page.url}: {page.status_code} {page.text[:300]}")

    def mark(self) -> str:
        """Words that stand nowhere else."""
        return f"{self.name} {self.chance.getrandbits(60):x}"
