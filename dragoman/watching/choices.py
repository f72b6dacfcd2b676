"""What a user chooses of a watch."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from dragoman.sources.items import Settings

if TYPE_CHECKING:
    from dragoman.reading.issues import Scheme
    from dragoman.reading.learned import Learned


@dataclass(frozen=True)
class Choices:
    """`every` is the time from one look at a place to the next; `most` the articles of a place that one round reads;
    `tries` how often an article may fail before it is given up."""

    by: str
    process: str | None = None
    every: timedelta = timedelta(minutes=15)
    once: bool = False
    most: int = 100
    tries: int = 5
    from_feed: bool = False
    jobs: int = 1
    settings: Settings = field(default_factory=Settings)
    scheme: "Scheme | None" = None
    learned: "Learned | None" = None
