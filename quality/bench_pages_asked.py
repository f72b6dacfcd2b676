"""Which pages of a store are asked for: every kind, each time another one."""

from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import NamedTuple

from dragoman.model import ProcessRecord
from dragoman.store import Store
from dragoman.views.web.addresses import Addresses

AT = Addresses()
WORDS = ("water", "border", "ferry", "prisoners", '"the talks"', "fish*", "road bridge", "ceasefire", "tax", "market")
LARGEST = 5  # processes that are asked for beside those drawn


class Place(NamedTuple):
    """A process and its record."""

    name: str
    record: ProcessRecord


Asked = Callable[[Sequence[Place]], Iterator[str]]


def some_processes(store: Store, asked: int) -> list[Place]:
    """Processes drawn from all over the store."""
    names = store.database.column("SELECT name FROM process WHERE substr(name, 1, 9) <> 'unsorted-' ORDER BY name")
    some = Random("pages").sample(names, min(asked, len(names)))  # noqa: S311
    return [Place(name, store.record(name)) for name in some]


def largest_processes(store: Store) -> list[Place]:
    names = store.database.column(
        "SELECT process FROM component GROUP BY process ORDER BY sum(reports) DESC, process LIMIT ?", LARGEST
    )
    return [Place(name, store.record(name)) for name in names]


def of_processes(part: str = "", **query: str) -> Asked:
    return lambda places: (AT.process(place.name, part, **query) for place in places)


def numbered(path: str, **query: str) -> Asked:
    """One page after another."""
    return lambda places: (AT.of(path, "", page=number, **query) for number, _ in enumerate(places, 1))


def searched(**query: str) -> Asked:
    return lambda places: (
        AT.search(words=WORDS[n % len(WORDS)], page=1 + n // 10, **query) for n, _ in enumerate(places)
    )


def filtered(name: str) -> Asked:
    """A search narrowed by one thing, of another process each time."""

    def addresses(places: Sequence[Place]) -> Iterator[str]:
        for n, (process, record) in enumerate(places):
            value = {
                "process": process,
                "party": record.actors[0].id,
                "outlet": record.reports[0].outlet,
                "year": (record.reports[0].published or "")[:4],
                "status": "confirmed",
                "issue": record.positions[0].issue if record.positions else "water",
                "kind": "direct",
            }[name]
            yield AT.search(words=WORDS[n % len(WORDS)], **{name: value})

    return addresses


def of_actors(kind: str, **query: str) -> Asked:
    """The page of one actor of each process."""

    def addresses(places: Sequence[Place]) -> Iterator[str]:
        for name, record in places:
            actors = [one for one in record.actors if (one.kind == "person") == (kind == "person")]
            if actors:
                yield (AT.person if kind == "person" else AT.party)(name, actors[len(actors) // 2].id, **query)

    return addresses


def names_of_people(places: Sequence[Place]) -> Iterator[str]:
    """Searches for somebody's name."""
    for _, record in places:
        yield from (AT.search(words=one.name) for one in record.actors[-1:])


def on_a_day(places: Sequence[Place]) -> Iterator[str]:
    """As known on the day of the report in the middle."""
    for name, record in places:
        day = record.reports[len(record.reports) // 2].published
        if day:
            yield AT.process(name, as_of=day)


def merged(places: Sequence[Place]) -> Iterator[str]:
    """What was taken for one person, party, meeting or utterance."""
    for name, record in places:
        yield from (AT.identity(name, one.kind, one.into) for one in record.merges[:1])


LARGE: dict[str, Asked] = {
    "process": of_processes(),
    "process, again": of_processes(),
    "process as known on a day": on_a_day,
    "all movements": of_processes(list="movements"),
    "all people": of_processes(list="people"),
    "all sources": of_processes(list="sources"),
    "compare": of_processes("compare"),
    "compare days": of_processes("compare", by="days"),
    "pictures": of_processes("pictures"),
    "merges": of_processes("merges"),
    "one of merges": merged,
    "issues of a process": of_processes("issues"),
    "snippets": lambda places: (
        AT.process(n, "snippets", issue=record.positions[0].issue) for n, record in places if record.positions
    ),
    "report": lambda places: (AT.report(record.reports[-1].id) for _, record in places),
    "report at words": lambda places: (
        AT.report(one.evidence[0].report, one.evidence[0])
        for _, record in places
        for one in [record.positions[-1]]
        if one.evidence
    ),
    "person": of_actors("person"),
    "party": of_actors("party"),
    "issue": lambda places: (AT.issue(n, record.positions[0].issue) for n, record in places if record.positions),
    "meeting": lambda places: (AT.meeting(n, record.meetings[0].id) for n, record in places if record.meetings),
    "history of a process": lambda places: (AT.history(process=name) for name, _ in places),
}
PAGES: dict[str, Asked] = {
    "home": numbered("/"),
    "home by name": numbered("/", order="name"),
    "home, filtered": lambda places: (AT.of("/", "", words=name[:4]) for name, _ in places),
    "unsorted": numbered("/unsorted"),
    "failures": numbered("/failures"),
    "issues": numbered("/issues"),
    "rename an issue": lambda places: (
        AT.of("/issues/rename", "", issue=record.positions[0].issue) for _, record in places if record.positions
    ),
    "read": numbered("/read"),
    "account": numbered("/account"),
    "codings": numbered("/coding"),
    **LARGE,
    "report's reading": lambda places: (AT.of(f"/r/{record.reports[0].id}/reading.json") for _, record in places),
    "add an entry": lambda places: (AT.add(record.reports[0].id, "position") for _, record in places),
    "edit an entry": lambda places: (
        AT.correct(one.report, "edit", "statement", one.id) for _, record in places for one in record.statements[:1]
    ),
    "search": searched(),
    "search reports": searched(in_="reports"),
    "search, oldest first": searched(order="oldest"),
    **{
        f"search by {name}": filtered(name)
        for name in ("process", "party", "outlet", "year", "status", "issue", "kind")
    },
    "search for a name": names_of_people,
    "history": lambda places: (AT.history(before=10_000 + 500 * number) for number, _ in enumerate(places)),
    "history of a person": numbered("/history", who="bench"),
    "history of the program": numbered("/history", who="dragoman"),
    "history of a kind": numbered("/history", kind="correct"),
    "history of a report": lambda places: (AT.history(report=record.reports[0].id) for _, record in places),
    "record as JSON": of_processes("record.json"),
    "brief": of_processes("brief.md"),
    "API: processes": lambda places: (AT.api("processes", words=name[:7]) for name, _ in places),
    "API: record": lambda places: (AT.api(f"processes/{name}") for name, _ in places),
    "API: statements with a word": lambda places: (
        AT.api("statements", words=WORDS[n % len(WORDS)]) for n, _ in enumerate(places)
    ),
}
