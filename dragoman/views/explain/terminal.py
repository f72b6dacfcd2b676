"""Why each entry is there, for a terminal: an entry in a line, what it rests on below it, hanging under short labels.

p2  Malawi: ● offers on trade: “a lower fee”
      words   ¶4, 312–341 “Malawi would take a lower fee”
      why     offers by "would take"; trade by "fee"; held as the subject of the clause
      score   0.71, weighed from holder by grammar 0.93, …
      second  MWI accepts trade (0.12)
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from dragoman.model import Failure, Reading
from dragoman.views.brief.content import flags, source, title
from dragoman.views.brief.material import Material
from dragoman.views.brief.terminal import HEADING, QUIET, STRONG, WORDS, failure_parts, rule, stance_piece
from dragoman.views.explain.content import Explained, Group, explained
from dragoman.views.look import Look, look_of
from dragoman.views.text import listed

if TYPE_CHECKING:
    from rich.console import RenderableType

LABELS = len("second")
HOW_TO_READ = (
    "Before the words stand their paragraph and their characters in the report’s text, the last not included. "
    "Scores run from 0 to 1."
)
NOTHING = "Nothing was found in this report."


def write_explain(readings: Iterable[Reading | Failure], out: BinaryIO, look: Look | None = None) -> None:
    """Each reading's entries, kind by kind, with what they rest on."""
    from dragoman.views.console import printed

    look = look or look_of(out)
    for reading in readings:
        parts = failure_parts(reading) if isinstance(reading, Failure) else parts_of(Material(reading))
        out.write(printed(parts, look))


def parts_of(material: Material) -> "Iterator[RenderableType]":
    """The report, how many entries of each kind it gives, and the entries."""
    from dragoman.views.console import rich_text

    groups = explained(material)
    yield rule()
    yield rich_text((title(material), STRONG), ("\n" + source(material), QUIET))
    yield rich_text(("\n" + (summary(groups) if groups else NOTHING), ""))
    yield from (rich_text((flag.text, "")) for flag in flags(material))
    if groups:
        yield rich_text((HOW_TO_READ, QUIET))
    for group in groups:
        yield rich_text((f"\n{group.heading.upper()}", HEADING), (f"\n{group.score}\n" if group.score else "", QUIET))
        for one in group.entries:
            yield headed(one)
            yield rested(one)
            yield rich_text()
    yield rich_text()


def summary(groups: tuple[Group, ...]) -> str:
    """7 people, 3 parties and 1 meeting."""
    kinds = {"People": ("person", "people"), "Parties": ("party", "parties")}
    counts = []
    for group in groups:
        one, several = kinds.get(group.heading, (group.heading.lower().removesuffix("s"), group.heading.lower()))
        counts.append(f"{len(group.entries)} {one if len(group.entries) == 1 else several}")
    return listed(counts)


def headed(one: Explained) -> "RenderableType":
    """The entry's id, and the entry in a line."""
    from dragoman.views.console import rich_text

    stance = [(": ", ""), stance_piece(one.stance), (" ", "")] if one.stance else []
    return rich_text((f"{one.id}  ", QUIET), (one.who, STRONG), *stance, (one.what, ""))


def rested(one: Explained) -> "RenderableType":
    """What an entry rests on, a row for each fact."""
    from rich.padding import Padding
    from rich.table import Table

    from dragoman.views.console import rich_text

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=LABELS, no_wrap=True, style=QUIET)
    grid.add_column(ratio=1)
    if not one.passages:
        grid.add_row("words", rich_text(("none are given", QUIET)))
    before = ""
    for passage in one.passages:
        label, before = ("" if passage.part == before else passage.part), passage.part
        grid.add_row(label, rich_text((f"{passage.place} ", QUIET), (f"“{passage.words}”", WORDS)))
    for label, words in (("why", one.reason), ("score", one.score), ("second", one.second)):
        if words:
            grid.add_row(label, rich_text((words, "")))
    return Padding(grid, (0, 0, 0, 4))
