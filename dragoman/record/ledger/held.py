"""What is held and how it moves, while the course of one party on one issue is being drawn."""

from dataclasses import dataclass, field

from dragoman.model import Change, Stance
from dragoman.record.ledger.belief import belief
from dragoman.record.ledger.details import figures_of
from dragoman.record.ledger.figures import Figure
from dragoman.record.ledger.outright import Outright
from dragoman.record.ledger.sightings import Sighting
from dragoman.record.ledger.stances import has_figures

Seen = dict[Stance, list[Sighting]]


@dataclass(eq=False)
class Held:
    """A stance held from the day of its first sightings on; what is seen later supports it.

    `reached` is the move by which a party came to it.
    """

    stance: Stance
    seen: list[Sighting]
    until: str | None = None
    disputed: bool = False
    reached: "Move | None" = None
    since: str | None = field(init=False)
    figures: list[Figure] = field(init=False)

    def __post_init__(self) -> None:
        seen = [one for one in self.seen if one.position.status == "corrected" and one.day] or self.seen
        self.since = min((one.day for one in seen if one.day), default=None)
        self.figures = figures_of(self.seen) if has_figures(self.stance) else []

    @property
    def belief(self) -> float:
        return belief(self.seen)

    def support(self, seen: list[Sighting], figures: list[Figure] | None = None) -> None:
        """More who say so, and the figures that they give."""
        self.seen += seen
        self.figures += figures or []


@dataclass(frozen=True, eq=False)
class Move:
    """From what a party held to what it holds: from nothing where it held nothing, to nothing where it let go."""

    before: Held | None
    after: Held | None
    day: str | None
    kind: Change
    detail: str | None = None
    said: tuple[Outright, ...] = ()


@dataclass(eq=False)
class Course:
    """What one party held on one issue, and its moves, in order of time.

    `standing` is what it holds now; `doubted` what is likelier misread, until a report bears it out.
    """

    party: str
    issue: str
    held: list[Held] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    standing: dict[Stance, Held] = field(default_factory=dict)
    doubted: Seen = field(default_factory=dict)

    def end(self, held: Held, day: str | None) -> None:
        """What is held is so no longer."""
        held.until = held.until or day
        self.standing.pop(held.stance, None)

    def enter(self, held: Held) -> None:
        """What is held from now on."""
        self.held.append(held)
        self.standing[held.stance] = held
