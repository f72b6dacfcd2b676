"""Invented parts of a process."""

from dragoman.model import KnownMeeting, LedgerEntry, Movement, Report, Span

TEXT = "Malawi refuses the lamp. Zambia offers 60 boats. Malawi accepts 80 boats."


def report(number: int, day: str | None = None, outlet: str | None = None) -> Report:
    return Report(id=f"r{number}", name=f"lake-{number}", text=TEXT, published=day, outlet=outlet)


def entry(name: str, party: str, stance: str, issue: str = "fishing", **more: object) -> LedgerEntry:
    """An entry of the ledger; it rests on the first sentence of the first report unless told otherwise."""
    facts = {"evidence": (Span(report="r1", start=0, end=23),), "reports": ("r1",), "score": 0.9, **more}
    return LedgerEntry(id=name, party=party, stance=stance, issue=issue, **facts)  # type: ignore[arg-type]


def move(party: str, old: str, new: str | None, day: str, issue: str = "fishing", **more: object) -> Movement:
    facts = {"id": f"{party}-{old}-{new}-{day}", "reports": ("r1",), "score": 0.9, **more}
    return Movement(party=party, issue=issue, from_stance=old, to_stance=new, date=day, **facts)  # type: ignore[arg-type]


def meeting(name: str, day: str | None, place: str | None = None, outcome: str | None = None) -> KnownMeeting:
    return KnownMeeting(
        id=name, date=day, place=place, parties=("MWI", "ZMB"), mediators=("TZA",), outcome=outcome, reports=("r1",)  # type: ignore[arg-type]
    )  # fmt: skip
