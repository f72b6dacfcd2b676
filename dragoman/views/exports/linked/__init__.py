"""Records as linked data: things with addresses, and what they are to one another."""

from dragoman.views.exports.linked.ftm import FTM
from dragoman.views.exports.linked.schemaorg import SCHEMAORG

__all__ = ["FTM", "SCHEMAORG"]
