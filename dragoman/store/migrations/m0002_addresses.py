"""The second form: reports are found by their address, so that an article that was edited is known again."""

from dragoman.store.addresses import address_of
from dragoman.store.database import Database


def find_reports_by_address(database: Database) -> None:
    """A column for the address as addresses are compared, filled for the reports that are there."""
    database.run("ALTER TABLE report ADD COLUMN address TEXT")
    known = database.rows("SELECT url, number FROM report WHERE url IS NOT NULL")
    database.many("UPDATE report SET address = ? WHERE number = ?", [(address_of(url), n) for url, n in known])
    database.run("CREATE INDEX report_address ON report (address)")
