"""The record of a process with what its brief asks of it again and again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from dragoman.days import is_day
from dragoman.model import KnownMeeting, LedgerEntry, ProcessRecord, Span, Status
from dragoman.views.exports.documents.brief.model import Piece
from dragoman.views.known.asked import is_faint
from dragoman.views.known.backing import Backing
from dragoman.views.known.known import Known, without_marks
from dragoman.views.known.moves import passage_of
from dragoman.views.known.tellers import tellers
from dragoman.views.text import clean, shortened
from dragoman.views.words import MONTHS, labels, written_date

NAMED = 3  # sources of a claim
SECTIONS = ("actors", "meetings", "statements", "positions", "events")


@dataclass(frozen=True)
class Material:
    known: Known

    @property
    def record(self) -> ProcessRecord:
        return self.known.record

    @cached_property
    def backing(self) -> Backing:
        return Backing(self.known)

    @cached_property
    def held(self) -> list[LedgerEntry]:
        """The positions that are sure enough to be shown."""
        return [one for one in self.record.positions if one.status != "rejected" and not is_faint(one)]

    @cached_property
    def faint(self) -> list[LedgerEntry]:
        return [one for one in self.record.positions if one.status != "rejected" and is_faint(one)]

    @cached_property
    def given_up(self) -> frozenset[str]:
        """The positions that are said to have been dropped."""
        return frozenset(one.before for one in self.record.movements if one.to_stance is None and one.before)

    @cached_property
    def entries(self) -> int:
        return sum(len(getattr(self.record, name)) for name in SECTIONS)

    @cached_property
    def checked(self) -> int:
        """How many entries a person has confirmed or corrected."""
        return sum(one.status != "suggested" for name in SECTIONS for one in getattr(self.record, name))

    def unchecked(self, status: Status) -> tuple[Piece, ...]:
        """A mark on what nobody has checked, where somebody has checked other entries."""
        return (Piece(" unchecked", "quiet"),) if self.checked and status == "suggested" else ()

    def sources(self, reports: Iterable[str]) -> tuple[str, ...]:
        """The first few origins of what some reports say."""
        origins = (self.known.origin.get(report, report) for report in reports)
        return tuple(one for one in dict.fromkeys(origins) if one in self.known.reports)[:NAMED]

    def ending(self, meeting: KnownMeeting) -> tuple[str, ...]:
        """The first few origins of how a meeting ended: none that came out before it was held."""
        return self.sources(tellers(meeting, self.known.reports))

    def of_spans(self, spans: Sequence[Span], room: int) -> tuple[Piece, ...]:
        """The words of the first span that is here, with its source; nothing where none is."""
        found = next(iter(self.known.quotations(spans)), None)
        if found is None or not found.words:
            return ()
        return (Piece(f"“{shortened(found.words, room)}”", "words", self.sources((found.span.report,))),)

    def passage(self, entry: LedgerEntry, room: int) -> tuple[Piece, ...]:
        """The words that a position rests on with their source, then the other sources that bear it out."""
        found = passage_of(entry, self.known, self.backing)
        if found is None or not found.words:
            words = clean(entry.detail or "")
            return (Piece(shortened(words, room), "words", self.sources(entry.reports)),)
        own, *others = self.sources((found.span.report, *entry.reports))
        also = (Piece(" also", "quiet", tuple(others)),) if others else ()
        return (Piece(f"“{shortened(found.words, room)}”", "words", (own,)), *also)


def stance(label: str | None) -> Piece:
    """▲ demands; nothing where there was no stance, or none is left."""
    return (
        Piece("nothing", "quiet") if label is None else Piece(f"{labels('stances')[label]['sign']} {label}", label)  # type: ignore[arg-type]  # each is a style
    )


def sign(label: str | None) -> Piece:
    """▲; a dash where there was no stance, or none is left."""
    return Piece("–", "quiet") if label is None else Piece(labels("stances")[label]["sign"], label)  # type: ignore[arg-type]


def short_day(day: str | None) -> str | None:
    """2005-03-14: "14 Mar 2005"; anything else as it is written out."""
    if day is None or not is_day(day):
        return written_date(day)
    return f"{int(day[8:10])} {MONTHS[int(day[5:7]) - 1][:3]} {int(day[:4])}"


def plural(number: int, noun: str, nouns: str | None = None) -> str:
    return f"{number:,} {noun if number == 1 else nouns or f'{noun}s'}"


def more(number: int, noun: str, nouns: str | None = None) -> str:
    """12 more positions are in the record; nothing where none is."""
    if number <= 0:
        return ""
    one = number == 1
    return f"{number:,} more {noun if one else nouns or f'{noun}s'} {'is' if one else 'are'} in the record."


def quote(words: str, room: int) -> str:
    return f"“{shortened(without_marks(clean(words)), room)}”"
