"""How a store comes to the form that this version of the program writes, step by step from whichever it has.

Each step is one small file with one function. A step once published is never changed; what must change is a new step.
"""

from collections.abc import Callable

from dragoman.errors import StoreError, UsageError
from dragoman.store.database import Database
from dragoman.store.migrations.m0001_tables import make_tables
from dragoman.store.migrations.m0002_addresses import find_reports_by_address
from dragoman.store.migrations.m0003_makers import tell_who_made_records
from dragoman.store.migrations.m0004_corrections import keep_what_people_say
from dragoman.store.migrations.m0005_learned import keep_what_was_learned
from dragoman.store.migrations.m0006_vectors import keep_what_sentences_mean
from dragoman.store.migrations.m0007_watched import keep_what_is_watched

MIGRATIONS: tuple[Callable[[Database], None], ...] = (
    make_tables, find_reports_by_address, tell_who_made_records, keep_what_people_say,
    keep_what_was_learned, keep_what_sentences_mean, keep_what_is_watched,
)  # fmt: skip
LATEST = len(MIGRATIONS)


def migrate(database: Database, to: int = LATEST) -> str | None:
    """Bring a store up to a version in one transaction; of one that held something, where the copy lies."""
    if version_of(database) == to:
        return None
    with database.writing():
        version = version_of(database)
        if version > to:
            raise StoreError(
                f"'{database.name}' was written by a newer version of Dragoman (its form is {version}, this program "
                f"knows {to}). Update the program: pip install --upgrade dragoman"
            )
        if version == to:
            return None
        if version == 0:
            needs_room_for_a_store(database)
        with database.told():
            copy = database.dialect.back_up(database.connection, to) if version else None
        for number, step in enumerate(MIGRATIONS[version:to], start=version + 1):
            step(database)
            database.insert("migration", version=number, name=step.__name__)
    return copy


def needs_room_for_a_store(database: Database) -> None:
    """An error where a new store has no place, or where nobody wants to make one: who only asks makes none."""
    if database.dialect.tables(database.connection):
        raise StoreError(f"'{database.name}' holds tables of another program. Name another store with --db.")
    if not database.dialect.create:
        raise UsageError(f"There is no store in '{database.name}'. Make one: dragoman add PATH... --db {database.name}")


def version_of(database: Database) -> int:
    """The form that a store has, 0 where it has none yet."""
    with database.told():
        known = "migration" in database.dialect.tables(database.connection)
    return int(database.value("SELECT max(version) FROM migration")) if known else 0
