"""GDELT DOC API, mode ArtList in CSV: URL, MobileURL, Date, Title. `Date` is when GDELT saw a page."""

from dragoman.sources.lists.story_list import StoryList, headed

GDELT_ARTICLES = StoryList(headed("url", "mobileurl", "date", "title"), {"url": "url", "title": "title"})
