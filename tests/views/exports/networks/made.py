"""Parts made by hand, from a table of who holds what when."""

from collections.abc import Sequence

from dragoman.model import KnownActor, KnownMeeting, LedgerEntry, ProcessRecord, Report, Span
from dragoman.views.exports.parts import Part

HOSTILE = "=cmd|'/c calc'!A1 <b>&\"\x00\x1b]\ud800\ufffe\u202e"

# Who, what, on which issue, on which day.
TALKS = (
    ("COM", "offers", "water", "2019-01-07"),
    ("MDG", "accepts", "water", "2019-01-09"),
    ("COM", "rejects", "border", "2019-02-01"),
    ("MDG", "offers", "border", "2019-02-15"),
    ("KEN", "rejects", "water", "2019-03-01"),
    ("SYC", "demands", "trade", "2019-03-02"),
)
Row = tuple[str, str, str, str | None]
ACTORS = (
    KnownActor(id="COM", kind="state", name="The Comoros", code="COM", aliases=("Moroni",)),
    KnownActor(id="MDG", kind="state", name="Madagascar", code="MDG"),
    KnownActor(id="KEN", kind="state", name="Kenya", code="KEN"),
    KnownActor(id="SYC", kind="state", name="Seychelles", code="SYC"),
    KnownActor(id="r/ana", kind="person", name="Ana Said", office="envoy", party="COM"),
)


def part(
    rows: Sequence[Row] = TALKS,
    process: str | None = "islands",
    actors: Sequence[KnownActor] = ACTORS,
    meetings: Sequence[KnownMeeting] = (),
) -> Part:
    """A process with a report for each row."""
    reports = tuple(
        Report(id=f"{process}{n}", name=f"{n}.txt", text="x" * 30, published=row[3]) for n, row in enumerate(rows)
    )
    positions = tuple(
        LedgerEntry(
            id=f"{process}/p{n}", party=row[0], stance=row[1], issue=row[2],  # type: ignore[arg-type]
            evidence=(Span(report=f"{process}{n}", start=0, end=9),), reports=(f"{process}{n}",),
        )
        for n, row in enumerate(rows)
    )  # fmt: skip
    record = ProcessRecord(reports=reports, actors=tuple(actors), positions=positions, meetings=tuple(meetings))
    return Part(process, record)


MEETINGS = (
    KnownMeeting(id="m1", date="2019-01-06", parties=("COM", "MDG"), mediators=("KEN",), participants=("r/ana",)),
    KnownMeeting(id="m2", date="2019-03-06", parties=("COM", "MDG", "SYC"), outcome="agreement"),
    KnownMeeting(id="m3", date="2019-06-06", parties=("COM", "KEN"), outcome="planned"),
)
