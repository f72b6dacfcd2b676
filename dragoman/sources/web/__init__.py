"""Articles that others list: feeds and sitemaps, and how their pages are fetched without being a burden.

listed_at(fetched, url, settings)      the articles of a fetched feed or sitemap, each fetched in its turn
entries_of(fetched, polite)            what it lists, before any article is fetched
"""

from dragoman.sources.web.articles import articles_of, items_of_entry
from dragoman.sources.web.entries import Entry
from dragoman.sources.web.listings import entries_of, is_listing, listed_at, listed_in_file
from dragoman.sources.web.polite import Polite, RestingError, StoppedError

__all__ = [
    "Entry", "Polite", "RestingError", "StoppedError", "articles_of", "entries_of", "is_listing", "items_of_entry",
    "listed_at", "listed_in_file",
]  # fmt: skip
