"""Listed articles fetched: several hosts at a time, of each one article after the other, in the order of the list."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from itertools import islice
from threading import Event
from typing import NamedTuple

from dragoman.errors import SourceError
from dragoman.model import Failure
from dragoman.sources.broken import broken_told
from dragoman.sources.items import Item, Settings
from dragoman.sources.url import host_of
from dragoman.sources.web.entries import Entry, without_tracking
from dragoman.sources.web.polite import Polite, RestingError

TOGETHER = 8  # requests under way, each to another host
AHEAD = 12  # articles fetched before they are wanted: what is in memory at most


class Article(NamedTuple):
    """An entry with what it gave; `rests` where its host was not asked, so that nothing is known of it yet."""

    entry: Entry
    items: list[Item | Failure]
    rests: float | None = None


def articles_of(
    entries: Iterable[Entry | Failure], settings: Settings, polite: Polite, from_feed: bool = False
) -> Iterator[Article]:
    """Each entry with its reports, in the order given; `from_feed` takes the text that a feed carries."""
    waiting: deque[Future[Article]] = deque()
    latest: dict[str, Event] = {}  # by host: that its latest article is there
    source = iter(entries)
    pool = ThreadPoolExecutor(TOGETHER, thread_name_prefix="fetching")
    try:
        while True:
            for entry in islice(source, AHEAD - len(waiting)):
                host, done = host_asked(entry), Event()
                article = partial(article_of, entry, settings, polite, from_feed)
                waiting.append(pool.submit(in_turn, latest.get(host), done, article))
                latest[host] = done
            if not waiting:
                return
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def host_asked(entry: Entry | Failure) -> str:
    """The host at which an entry lies; "" where it names none."""
    address = None if isinstance(entry, Failure) else entry.address
    return host_of(address).casefold() if address else ""


def in_turn(before: Event | None, done: Event, article: Callable[[], Article]) -> Article:
    """An article, once the one before it at its host is there: that has been begun earlier, so that it comes."""
    try:
        if before is not None:
            before.wait()
        return article()
    finally:
        done.set()


def article_of(entry: Entry | Failure, settings: Settings, polite: Polite, from_feed: bool) -> Article:
    if isinstance(entry, Failure):
        return Article(Entry(entry.name, None), [entry])
    try:
        return Article(entry, list(items_of_entry(entry, settings, polite, from_feed)))
    except RestingError as error:
        return Article(entry, [Failure(name=entry.name, reason=str(error))], error.seconds)
    except SourceError as error:
        return Article(entry, [Failure(name=entry.name, reason=str(error))])


def items_of_entry(entry: Entry, settings: Settings, polite: Polite, from_feed: bool) -> Iterator[Item | Failure]:
    """The report of an entry: its page, or the text that the feed carries; SourceError where there is neither."""
    from dragoman.sources.url import items_of

    if from_feed and entry.content is not None:
        yield carried(entry, settings)
        return
    if entry.address is None:
        way_out = "--from-feed reads the text that it carries" if entry.content else "Look it up, and give its address"
        raise SourceError(f"This entry has no whole address. {way_out}.")
    fetched = polite.fetch(entry.address)
    fetched = replace(fetched, url=without_tracking(fetched.url))
    with broken_told():
        for item in items_of(fetched, fetched.url, settings):
            yield item if isinstance(item, Failure) else replace(item, told=entry.told)


def carried(entry: Entry, settings: Settings) -> Item:
    """The article as the feed carries it."""
    page = f"<html><body><article>{entry.content}</article></body></html>"
    return Item(
        entry.name,
        "page",
        page.encode("utf-8", errors="replace"),
        url=entry.address,
        published=settings.published,
        charset="utf-8",
        limits=settings.limits,
        told=entry.told,
    )
