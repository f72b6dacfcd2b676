"""Every table with its columns: writers, schemas and the data dictionary are all made from these."""

from dragoman.views.exports.tables.cast import CAST
from dragoman.views.exports.tables.columns import Table
from dragoman.views.exports.tables.compared import COMPARED
from dragoman.views.exports.tables.talks import TALKS

TABLES: dict[str, Table] = {**CAST, **TALKS, **COMPARED}
