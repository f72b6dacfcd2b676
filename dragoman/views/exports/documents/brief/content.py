"""What the brief of a process says: the lead, who wants what, what moved, what is open, disputed and planned."""

from dragoman.views.exports.documents.brief.bounds import BOUNDS, Bounds, fits
from dragoman.views.exports.documents.brief.lead import lead_of
from dragoman.views.exports.documents.brief.material import Material, plural
from dragoman.views.exports.documents.brief.meetings import meetings_of, planned_of
from dragoman.views.exports.documents.brief.model import Brief, Line, Section, lines_of
from dragoman.views.exports.documents.brief.moved import movements_of
from dragoman.views.exports.documents.brief.open import conditions_of, disputes_of
from dragoman.views.exports.documents.brief.people import people_of
from dragoman.views.exports.documents.brief.sources import sources_of
from dragoman.views.exports.documents.brief.standing import others_of, standing_of
from dragoman.views.exports.parts import Part
from dragoman.views.known.heading import Heading, between, heading_of
from dragoman.views.known.known import Known
from dragoman.views.text import clean
from dragoman.views.words import written_date

HOW = (
    "The quoted words stand so in the report whose number follows them, be they a speaker’s or the reporter’s; "
    "at most three reports are named for a claim. Copies of a report bear the number of the report that they print. "
    "▲ demands, ● offers, ✓ accepts, ✕ rejects, ◐ makes conditional."
)


def brief_of(part: Part) -> Brief:
    """The brief of a process, as much of it as three pages bear."""
    material = Material(Known(part.process or "", part.record))
    heading = heading_of(material.known, material.backing)
    briefs = (bounded(material, heading, bounds) for bounds in BOUNDS)
    brief = next(briefs)
    while not fits(brief):
        tighter = next(briefs, None)
        if tighter is None:
            break
        brief = tighter
    return brief


def bounded(material: Material, heading: Heading, bounds: Bounds) -> Brief:
    """A brief that holds no more than its bounds say."""
    lead = lead_of(material, heading)
    sections = tuple(
        section
        for section in (
            standing_of(material, bounds),
            others_of(material, bounds),
            movements_of(material, bounds),
            conditions_of(material, bounds),
            disputes_of(material, bounds),
            planned_of(material, bounds),
            meetings_of(material, bounds),
            people_of(material, bounds),
        )
        if section.rows or section.table
    )
    return Brief(
        title=between(material.known) or clean(material.known.process) or "No parties that negotiate were found",
        about=about(material, heading),
        checked=checked(material),
        lead=lead,
        sections=sections,
        sources=sources_of(material, cited(lead, sections)),
        rest=rest(material, cited(lead, sections)),
        how=HOW,
    )


def cited(lead: Line, sections: tuple[Section, ...]) -> frozenset[str]:
    """The sources that lines name."""
    return frozenset(one for line in (lead, *lines_of(sections)) for piece in line for one in piece.sources)


def about(material: Material, heading: Heading) -> str:
    """Through the OAS · 17 February to 3 June 2005 · 7 reports of 5 outlets · as known on 4 June 2005."""
    record = material.record
    outlets = len({report.outlet for report in record.reports if report.outlet})
    facts = (
        heading.span,
        plural(len(record.reports), "report") + (f" of {plural(outlets, 'outlet')}" if outlets else ""),
        copies(len(record.copies)),
        f"as known on {written_date(record.as_of)}" if record.as_of else None,
    )
    return " · ".join(filter(None, facts))


def copies(number: int) -> str | None:
    return None if not number else "1 of them a copy" if number == 1 else f"{number:,} of them copies"


def checked(material: Material) -> str:
    """How many entries a person has looked at."""
    every, seen = material.entries, material.checked
    if not every:
        return "Nothing was found in these reports that a brief could say."
    if not seen:
        return (
            "Not checked: a program read all of this out of the reports, and no person has confirmed any of it. "
            "Look at the source before you rely on an entry."
        )
    if seen == every:
        return f"Checked: people have confirmed or corrected all {plural(every, 'entry', 'entries')} of the record."
    return (
        f"Partly checked: people have confirmed or corrected {seen:,} of {plural(every, 'entry', 'entries')}. "
        "What they have not is marked “unchecked”: a program read it out of the reports."
    )


def rest(material: Material, named: frozenset[str]) -> str:
    """What the record holds beyond the brief."""
    weak = len(material.faint)
    unnamed = len(material.record.origins) - len(named)
    facts = (
        f"{plural(weak, 'position')} on weak signs" if weak else None,
        plural(unnamed, "source") + " that no line here rests on" if unnamed > 0 else None,
        plural(len(material.record.failures), "report") + " could not be read" if material.record.failures else None,
    )
    said = "; ".join(filter(None, facts))
    return f"Left to the record: {said}." if said else ""
