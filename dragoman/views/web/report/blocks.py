"""A report in blocks, a paragraph with the entries that stand beside it, and those in pages of a bearable size."""

from bisect import bisect_left
from dataclasses import dataclass, field

from dragoman.model import Report
from dragoman.views.known.paragraphs import paragraphs_of
from dragoman.views.web.report.entries import Place

BESIDE = 24  # entries beside a block; more of them stand beside blocks without words
ROOM = 86_000  # bytes of a page, roughly: text and marks, and what an entry takes
PER_ENTRY = 2000


@dataclass
class Block:
    """A paragraph, or a part of one; `number` is None where it goes on. `start` may be `end`."""

    number: int | None
    start: int
    end: int
    title: bool = False
    beside: list[Place] = field(default_factory=list)

    @property
    def cost(self) -> int:
        return (self.end - self.start) + sum(PER_ENTRY + cost_of(place) for place in self.beside)


def cost_of(place: Place) -> int:
    """What an entry takes beyond the usual: a long id, which stands in many places, and words in many pieces."""
    return 12 * max(0, len(place.entry.id) - 24) + 250 * max(0, len(place.spans) - 2)


def blocks_of(report: Report, places: list[Place]) -> list[Block]:
    """The blocks in order, each entry beside the one in which its words begin, those without words beside the last."""
    found: list[Block] = []
    bare = [Block(*one) for one in paragraphs_of(report)]
    waiting = iter(places)
    following = next(waiting, None)
    for at, block in enumerate(bare):
        until = bare[at + 1].start if at + 1 < len(bare) else None
        while following is not None and (until is None or following.start < until):
            if len(block.beside) == BESIDE:
                found.append(block)
                block = Block(None, block.end, block.end)
            block.beside.append(following)
            following = next(waiting, None)
        found.append(block)
    return found


def pages_of(blocks: list[Block], others: list[Place]) -> list[list[Block]]:
    """The blocks of each page; `others` are entries that stand beneath the page on which their words are."""
    starts = [place.start for place in others]
    pages: list[list[Block]] = [[]]
    used = 0
    for at, block in enumerate(blocks):
        until = blocks[at + 1].start if at + 1 < len(blocks) else block.end + 1
        cost = block.cost + PER_ENTRY * (bisect_left(starts, until) - bisect_left(starts, block.start))
        if pages[-1] and used + cost > ROOM:
            pages.append([])
            used = 0
        pages[-1].append(block)
        used += cost
    return pages
