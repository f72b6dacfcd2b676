"""What stays unclear, said plainly."""

from collections.abc import Iterator

from dragoman.model import Meeting
from dragoman.views.brief.material import FAINT, WEAK, Material
from dragoman.views.brief.model import Claim
from dragoman.views.text import clean, listed


def gaps(material: Material) -> tuple[Claim, ...]:
    """Each gap in a line, the gravest first."""
    lines = (
        *undated_report(material),
        *main_meeting_gaps(material),
        *other_meeting_gaps(material),
        *silent_parties(material),
        *people_without_side(material),
        *unnamed_speakers(material),
        *weak_entries(material),
        *faint_positions(material),
    )
    return tuple(map(Claim, lines))


def undated_report(material: Material) -> Iterator[str]:
    if material.reading.report.published is None:
        yield "The report bears no date, so days such as “Tuesday” cannot be dated."


def main_meeting_gaps(material: Material) -> Iterator[str]:
    """What the report's own meeting lacks."""
    meeting = material.main
    if meeting is None:
        return
    lacking = [
        name
        for name, known in (
            ("date", meeting.date),
            ("place", meeting.place or meeting.format in ("phone", "video")),
            ("parties", meeting.parties),
            ("outcome", meeting.outcome),
        )
        if not known
    ]
    if lacking:
        verb = "is" if len(lacking) == 1 and lacking != ["parties"] else "are"
        yield f"The meeting’s {listed(lacking)} {verb} not given."


def other_meeting_gaps(material: Material) -> Iterator[str]:
    """Other meetings without a date."""
    undated = [meeting for meeting in material.reading.meetings if meeting is not material.main and not meeting.date]
    if undated:
        yield f"No date is given for {listed([place(meeting) for meeting in undated])}."


def place(meeting: Meeting) -> str:
    return f"the meeting in {clean(meeting.place)}" if meeting.place else "a meeting without a place"


def silent_parties(material: Material) -> Iterator[str]:
    """Parties that negotiate and of which no position was found."""
    silent = [
        code for code in material.negotiating if code not in {position.party for position in material.reading.positions}
    ]
    if silent:
        names = listed([material.names.in_sentence(code) for code in silent])
        yield f"No position of {names}{material.asked} was found."


def people_without_side(material: Material) -> Iterator[str]:
    unplaced = [clean(actor.name) for actor in material.people if actor.party is None]
    if unplaced:
        yield f"Whom they speak for is not said: {', '.join(unplaced)}."


def unnamed_speakers(material: Material) -> Iterator[str]:
    """Statements nobody is named for, with their paragraphs."""
    unnamed = [statement for statement in material.reading.statements if statement.speaker is None]
    if not unnamed:
        return
    numbers = dict.fromkeys(material.paragraph(s.spans[0][0]) for s in unnamed if s.spans)
    where = ", ".join(f"¶{number}" for number in numbers if number)
    yield f"The speaker of {counted(len(unnamed), 'statement')} is not named{f' ({where})' if where else ''}."


def weak_entries(material: Material) -> Iterator[str]:
    """How many meetings and statements rest on weak signs."""
    reading = material.reading
    sections = (("meeting", reading.meetings), ("statement", reading.statements))
    weak = [counted(n, name) for name, entries in sections if (n := sum(material.weak(e.score) for e in entries))]
    if weak:
        yield f"Marked with ? because they rest on weak signs (scores under {WEAK:g}): {listed(weak)}."


def faint_positions(material: Material) -> Iterator[str]:
    """How many positions rest on signs so weak that only the record has them."""
    left = len(material.reading.positions) - len(material.positions)
    if left:
        signs = f"on still weaker signs (scores under {FAINT:g})"
        yield f"{counted(left, 'position')} {signs} {'is' if left == 1 else 'are'} in the record, not here."


def counted(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"
