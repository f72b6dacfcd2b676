"""What the brief of a reading says, section by section."""

from dragoman.model import Reading
from dragoman.views.brief.gaps import counted, gaps
from dragoman.views.brief.material import Material
from dragoman.views.brief.matrix import less_sure, matrix
from dragoman.views.brief.meetings import headline, other_meetings
from dragoman.views.brief.model import Brief, Claim
from dragoman.views.brief.notes import with_notes
from dragoman.views.brief.quotations import quotations
from dragoman.views.brief.sides import mediators, others, sides
from dragoman.views.text import clean
from dragoman.views.words import written_date


def brief_of(reading: Reading) -> Brief:
    """The brief of one reading; where no talks were found it says so and nothing else."""
    material = Material(reading)
    if not (reading.meetings or reading.statements or reading.positions):
        nothing = Claim(f"Nothing about talks{material.asked} was found in this report.")
        found = (*events(material), *flags(material))
        return Brief(title=title(material), source=source(material), headline=nothing, gaps=found)
    return with_notes(
        Brief(
            title=title(material),
            source=source(material),
            headline=headline(material),
            sides=sides(material),
            others=others(material),
            mediators=mediators(material),
            matrix=matrix(material),
            less_sure=less_sure(material),
            meetings=other_meetings(material),
            quotations=quotations(material),
            gaps=(*gaps(material), *flags(material)),
        ),
        material,
    )


def title(material: Material) -> str:
    """The report's title, else its file's name."""
    report = material.reading.report
    return clean(report.title or report.name).strip()


def source(material: Material) -> str:
    """Outlet, byline, date and file: "Daily Gazette · by A. Reporter · 12 September 2019 · gazette.txt"."""
    report = material.reading.report
    name = report.name if report.title else None
    facts = (report.outlet, report.byline, written_date(report.published) or "no date", name, report.url)
    return " · ".join(clean(fact).strip() for fact in facts if fact)


def events(material: Material) -> tuple[Claim, ...]:
    """Events that a report tells without talks are in the record, not in the brief."""
    number = len(material.reading.events)
    return (
        (Claim(f"{counted(number, 'event')} that {'is' if number == 1 else 'are'} no talks: see the record."),)
        if number
        else ()
    )


def flags(material: Material) -> tuple[Claim, ...]:
    """What a reader must know of the report itself."""
    return tuple(Claim(f"On this report: {clean(flag)}.") for flag in material.reading.report.flags)
