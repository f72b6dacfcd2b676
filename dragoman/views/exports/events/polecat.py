"""A table with the 40 columns of POLECAT, one event a row, lists joined by "; "."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import dragoman
from dragoman.model import ProcessRecord, Report
from dragoman.views.exports.csv_table import csv_table
from dragoman.views.exports.events.entities import Entity, cow_number, entities_of
from dragoman.views.exports.events.scheme import contexts_of, quad_name, quad_of_type
from dragoman.views.exports.events.told import PUBLISHED, Told, told_in
from dragoman.views.exports.export import Export, Parts
from dragoman.views.exports.parts import Part
from dragoman.views.words import office

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
    "Language", "Version",
)  # fmt: skip
STORY = {
    "person": "Story People",
    "organisation": "Story Organizations",
    "group": "Story Organizations",
    "state": "Story Locations",
}
VERSION = f"dragoman {dragoman.__version__}"
BETWEEN = "; "
MISSING = "None"  # POLECAT's own word, inside a list of which another place is known


def write(parts: Parts, path: Path) -> None:
    with csv_table(path, COLUMNS, delimiter="\t") as put:
        for part in parts:
            stories = Stories(part.record)
            for told in told_in(part):
                row = {**row_of(told), **sides_of(told, part), **stories.of(told.report)}
                put(row.get(column) for column in COLUMNS)


def row_of(told: Told) -> dict[str, str]:
    """What an event and its report tell by themselves; what is not known has no key."""
    event, report = told.event, told.report
    return {
        "Event ID": event.id,
        "Event Date": day_of(told),
        "Event Type": event.type,
        "Event Mode": event.mode or "",
        "Quad Code": quad_name(quad_of_type(event.type)),
        "Contexts": BETWEEN.join(contexts_of(told)),
        "Raw Placename": event.place or "",
        "Source": (report.outlet if report else None) or "",
        "Publication Date": (report.published if report else None) or "",
        "Language": (report.language if report else None) or "",
        "Version": VERSION,
    }


def day_of(told: Told) -> str:
    """The day, or that of publication as POLECAT has it too; nothing where only the month is known."""
    known = told.when is not None and (told.when.note is None or told.when.note == PUBLISHED)
    return told.when.day if told.when and known else ""


def sides_of(told: Told, part: Part) -> dict[str, str]:
    """The columns of both sides."""
    event = told.event
    return {
        **columns_of("Actor", entities_of(event.actors, part, told)),
        **columns_of("Recipient", entities_of(event.recipients, part, told)),
    }


def columns_of(side: str, entities: Sequence[Entity]) -> dict[str, str]:
    """The columns of one side: in each list the places of the same party agree."""
    numbers = [cow_number(one.code) for one in entities]
    sectors = in_list(one.sector for one in entities)
    return {
        f"{side} Name": in_list(one.name for one in entities),
        f"{side} Country": in_list(one.code for one in entities),
        f"{side} COW": in_list(None if number is None else str(number) for number in numbers),
        f"Primary {side} Sector": sectors,
        f"{side} Sectors": sectors,
        f"{side} Title": in_list(office(one.office) or one.office for one in entities),
        f"{side} Name Raw": in_list(one.text for one in entities),
    }


def in_list(values: Iterable[str | None]) -> str:
    """Values joined by "; ", "None" in the place of one that is missing; nothing where all are."""
    given = list(values)
    return BETWEEN.join(one.replace(";", ",") if one else MISSING for one in given) if any(given) else ""


class Stories:
    """Who and what each report of a record names: people, organisations and groups, states and places of talks."""

    def __init__(self, record: ProcessRecord) -> None:
        self.named: dict[str, dict[str, list[str]]] = {}
        for actor in record.actors:
            for report in actor.reports:
                self.add(report, STORY[actor.kind], actor.name)
        occasions = [(one.place, one.evidence) for one in record.meetings]
        occasions += [(one.place, one.evidence) for one in record.events]
        for place, spans in occasions:
            for span in spans:
                self.add(span.report, STORY["state"], place)

    def add(self, report: str, column: str, name: str | None) -> None:
        if name:
            self.named.setdefault(report, {}).setdefault(column, []).append(name)

    def of(self, report: Report | None) -> dict[str, str]:
        """The columns of a report."""
        return {column: names(given) for column, given in self.named.get(report.id if report else "", {}).items()}


def names(given: Iterable[str]) -> str:
    """Names joined by "; ", each once, as they first come."""
    return in_list(dict.fromkeys(given))


POLECAT = Export(
    write,
    suffix=".tsv",
    does="Events in the 40 columns of POLECAT, as a table with tabs.",
    keeps=(
        "events with day, type, mode, quad code, contexts, names, countries, COW numbers and sectors of actors and "
        "recipients, place, outlet, and who and what the report names"
    ),
    loses=(
        "intensity, Wikipedia ids and coordinates, which are not known and stay empty; the words, CAMEO codes, scores "
        "and status of events (cameo and plover have them); months without a day; meetings, statements and positions"
    ),
    media="text/tab-separated-values",
)
