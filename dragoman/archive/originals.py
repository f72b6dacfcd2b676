"""Which pages print the text of an earlier one, told in one pass over all pages in order of their days.

Signatures meet by bands (Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, chapter 3): texts that share .85 of
their runs of words meet with .99, those that share half of them with .06. Only originals are held, and only as many as
a week has, however long the archive; beside them the name of each text that is printed again later on, word for word.
"""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from rensa import RMinHash, RMinHashLSH

from dragoman.archive.order import LATE, Page
from dragoman.archive.pages import PLACES, SEED
from dragoman.record.origins.copies import DAYS, FIGURES
from dragoman.record.origins.shingles import shared

BANDS = 16
COPIED = 0.85  # of all runs of three words: an update that adds a paragraph has a say of its own and is read
CROWD = 64  # originals that one page may meet: a form that is filled in anew each time is compared with the latest
HELD = 100_000  # originals held whatever their day: a page without a day may print any of them
MOST = 1_000_000  # originals held, even of one week: some 2.7 GB


class Original(NamedTuple):
    """The page whose text others print."""

    name: str
    id: str


class Copied(NamedTuple):
    """What a page copies, and the share of all their runs of words that both have."""

    original: Original
    share: float


def with_originals(pages: Iterable[Page]) -> Iterator[tuple[Page, Copied | None]]:
    """Each page, in order, with the original that it copies, which is none itself: the earliest by day, then by name.

    The very same text is a copy at any distance, another one within days and with the same figures.
    """
    held = Originals()
    repeated: dict[bytes, tuple[Original, int]] = {}
    for page in pages:
        original, left = repeated.pop(page.text_digest, (None, page.printed))
        copied = Copied(original, 1.0) if original else held.copied_by(page)
        if left > 1:
            repeated[page.text_digest] = (copied.original if copied else Original(page.name, page.id), left - 1)
        yield page, copied


class Held(NamedTuple):
    """An original with all by which it is compared; its day as a number, None where it is unknown."""

    original: Original
    day: int | None
    figures: str
    signature: RMinHash


class Originals:
    """The originals that a page may print: those of the last days, and others while there are few.

    `held` are kept whatever their day, `most` at all, and about `crowd` that look alike; the oldest go first.
    """

    def __init__(self, held: int = HELD, most: int = MOST, crowd: int = CROWD) -> None:
        self.held, self.most, self.crowd = held, most, crowd
        self.count = 0
        self.index = RMinHashLSH(COPIED, PLACES, BANDS)
        self.pages: OrderedDict[int, Held] = OrderedDict()  # by their place among all originals

    def copied_by(self, page: Page) -> Copied | None:
        """What the page copies; where that is nothing, it is held as an original from now on."""
        if not page.signature:
            return None
        new = held_of(page)
        met = sorted(self.index.query(new.signature))
        for place in met:
            if (share := share_of(new, self.pages[place])) is not None:
                return Copied(self.pages[place].original, share)
        if len(met) >= self.crowd:
            self.drop(met[0])
        while self.pages and self.may_go(oldest := next(iter(self.pages)), new.day):
            self.drop(oldest)
        self.hold(new)
        return None

    def may_go(self, place: int, day: int | None) -> bool:
        """Whether there is no room for an original, or none to spare and no page that is to come can be near it."""
        count = len(self.pages)
        return count >= self.most or (count >= self.held and not are_near(self.pages[place].day, day))

    def hold(self, new: Held) -> None:
        self.count += 1
        self.pages[self.count] = new
        self.index.insert(self.count, new.signature)

    def drop(self, place: int) -> None:
        del self.pages[place]
        self.index.remove(place)


def held_of(page: Page) -> Held:
    signature = RMinHash(PLACES, SEED)
    signature.__setstate__(page.signature)
    day = None if page.day == LATE else date.fromisoformat(page.day).toordinal()
    return Held(Original(page.name, page.id), day, page.figures, signature)


def share_of(page: Held, other: Held) -> float | None:
    """The share that two texts have, where it makes the later one a copy of the earlier."""
    if not are_near(page.day, other.day):
        return None
    share: float = page.signature.jaccard(other.signature)
    if share < COPIED:
        return None
    figures = shared(frozenset(page.figures.split()), frozenset(other.figures.split()), 1.0)
    return share if figures >= FIGURES else None


def are_near(one: int | None, other: int | None) -> bool:
    """Whether a text may be printed on both days; an unknown day may be any."""
    return one is None or other is None or abs(one - other) <= DAYS
