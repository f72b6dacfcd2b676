"""Feeds, sitemaps and folders that are watched: what is new in them is read and added to a store, each thing once.

for event in watched(store, ["https://news.example/feed.xml", "inbox/"], Choices(by="ana"), stop): ...
"""

from dragoman.watching.choices import Choices
from dragoman.watching.events import Came, Done, Event, Looked, PutOff, Unreached
from dragoman.watching.rounds import watched

__all__ = ["Came", "Choices", "Done", "Event", "Looked", "PutOff", "Unreached", "watched"]
