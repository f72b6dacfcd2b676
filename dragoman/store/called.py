"""Who and what goes by a name, or by the beginning of one: people, parties, processes."""

from collections.abc import Iterable
from typing import NamedTuple

from dragoman.record.names import name_words, plain
from dragoman.record.party_names import parties_called, spelt
from dragoman.record.processes import UNSORTED
from dragoman.store.database import Database, marks
from dragoman.store.packing import storable
from dragoman.store.rows import name_keys

LOOKED_AT = 200  # rows of a name that very many have


class Named(NamedTuple):
    """A person, party or process that is called so; `id` is None of a process, `party` and `office` a person's."""

    process: str
    id: str | None
    name: str
    party: str | None = None
    office: str | None = None


class Names(NamedTuple):
    people: tuple[Named, ...]
    parties: tuple[Named, ...]
    processes: tuple[Named, ...]

    def __bool__(self) -> bool:
        return bool(self.people or self.parties or self.processes)


def called(database: Database, asked: str, most: int = 6) -> Names:
    """A few of each; those whose process met last come first."""
    asked = asked.replace("*", " ").replace('"', " ").strip()
    if not asked:
        return Names((), (), ())
    return Names(people(database, asked, most), parties(database, asked, most), processes(database, asked, most))


def people(database: Database, asked: str, most: int) -> tuple[Named, ...]:
    """People with all of these words in one of their names, in whatever spelling."""
    keys = sorted(name_keys(asked))
    if not keys or len(keys) > len(name_words(asked)):
        return ()
    shared = (
        f"SELECT process, id FROM found_by WHERE what = 'name' AND kind = 'person' AND value IN ({marks(len(keys))}) "
        f"GROUP BY process, id HAVING count(*) = {len(keys)} LIMIT {LOOKED_AT}"
    )
    sql = (
        f"SELECT p.process, p.id, p.name, p.party, p.office FROM ({shared}) f "
        "JOIN person p ON p.process = f.process AND p.id = f.id JOIN process s ON s.name = p.process "
        "ORDER BY s.last_met IS NULL, s.last_met DESC, p.process, p.id"
    )
    return once((Named(*row) for row in database.rows(sql, *(storable(key) for key in keys))), most)


def parties(database: Database, asked: str, most: int) -> tuple[Named, ...]:
    """Parties under any of their names, in the processes that met last."""
    forms = sorted({spelt(asked), *(form for known in parties_called(asked) for form in known.spelt)} - {""})
    if not forms:
        return ()
    sql = (
        "SELECT p.process, p.id, p.name FROM found_by f JOIN party p ON p.process = f.process AND p.id = f.id "
        "JOIN process s ON s.name = p.process "
        f"WHERE f.what = 'party' AND f.kind = 'party' AND f.value IN ({marks(len(forms))}) "
        "ORDER BY s.last_met IS NULL, s.last_met DESC, p.process LIMIT ?"
    )
    rows = database.rows(sql, *(storable(form) for form in forms), LOOKED_AT)
    return tuple(dict.fromkeys(Named(*row) for row in rows if {spelt(row[1]), spelt(row[2])} & set(forms)))[:most]


def processes(database: Database, asked: str, most: int) -> tuple[Named, ...]:
    """Processes in whose name these words stand."""
    words = [word.replace("!", "!!").replace("%", "!%").replace("_", "!_") for word in plain(asked).split()]
    like = " AND ".join(["lower(name) LIKE ? ESCAPE '!'"] * len(words))
    sql = f"SELECT name FROM process WHERE {like} AND substr(name, 1, {len(UNSORTED)}) <> ? ORDER BY name LIMIT ?"
    if not words:
        return ()
    return tuple(Named(name, None, name) for name in database.column(sql, *(f"%{w}%" for w in words), UNSORTED, most))


def once(found: Iterable[Named], most: int) -> tuple[Named, ...]:
    """One of each name and party, in the order given."""
    first: dict[tuple[str, str | None], Named] = {}
    for one in found:
        first.setdefault((one.name, one.party), one)
    return tuple(first.values())[:most]
