"""CAMEO: a tidy table of who did what to whom, with the words; an event a row, or a pair of parties a row."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.views.exports.csv_table import csv_table
from dragoman.views.exports.events.entities import Entity, entities_of
from dragoman.views.exports.events.polecat import in_list
from dragoman.views.exports.events.scheme import code_of, goldstein_of, quad_of_code, quad_of_type, root_of
from dragoman.views.exports.events.told import Told, told_in
from dragoman.views.exports.export import Export, Option, Parts
from dragoman.views.exports.parts import Part
from dragoman.vocabulary import load

COLUMNS = (
    "event", "date", "date_note", "source", "source_name", "target", "target_name", "code", "code_from", "root", "quad",
    "goldstein", "plover_type", "plover_mode", "plover_quad", "place", "words", "report", "start", "end", "origin",
    "title", "outlet", "published", "url", "status", "score", "by",
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """A deed of some towards others, by its CAMEO code."""

    sources: tuple[Entity, ...]
    targets: tuple[Entity, ...]
    code: str | None


def write(parts: Parts, path: Path, *, dyads: bool = False) -> None:
    with csv_table(path, COLUMNS) as put:
        for part in parts:
            for told in told_in(part):
                whole = row_of(told, part)
                for row in pairs_of(whole) if dyads else (whole,):
                    cells = cells_of(row, told)
                    put(cells.get(column) for column in COLUMNS)


def row_of(told: Told, part: Part) -> Row:
    actors, recipients = (tuple(entities_of(side, part, told)) for side in (told.event.actors, told.event.recipients))
    return Row(actors, recipients, code_of(told))


def pairs_of(row: Row) -> Iterator[Row]:
    """Each source with each target; what is done together each with each; of a visit also who hosts.

    JAM, HTI 046                     JAM to HTI 046, HTI to JAM 046
    JAM 042 HTI                      JAM to HTI 042, HTI to JAM 043
    JAM, HTI 111 PAN                 JAM to PAN 111, HTI to PAN 111
    JAM 120                          JAM to nobody 120
    """
    dyads = load("cameo")["dyads"]
    if not row.targets and len(row.sources) > 1 and row.code in dyads["mutual"]:
        yield from (
            Row((one,), (other,), row.code) for one in row.sources for other in row.sources if one.id != other.id
        )
        return
    for source in row.sources or (None,):
        for target in row.targets or (None,):
            one, other = ((each,) if each else () for each in (source, target))
            yield Row(one, other, row.code)
            if one and other and row.code in dyads["back"]:
                yield Row(other, one, dyads["back"][row.code])


def cells_of(row: Row, told: Told) -> dict[str, str]:
    event, when = told.event, told.when
    code = row.code or ""
    return {
        "event": event.id,
        "date": event.date or (when.day if when else ""),
        "date_note": (when.note if when else None) or "",
        "source": in_list(one.party for one in row.sources),
        "source_name": in_list(one.name for one in row.sources),
        "target": in_list(one.party for one in row.targets),
        "target_name": in_list(one.name for one in row.targets),
        "code": code,
        "code_from": "" if not code else "event" if event.cameo else "plover",
        "root": root_of(code) or "",
        "quad": number(quad_of_code(code)),
        "goldstein": number(goldstein_of(code)),
        "plover_type": event.type,
        "plover_mode": event.mode or "",
        "plover_quad": number(quad_of_type(event.type)),
        "place": event.place or "",
        "origin": told.origin or "",
        "status": event.status,
        "score": number(event.score),
        "by": in_list(event.by),
        **cells_of_report(told),
    }


def cells_of_report(told: Told) -> dict[str, str]:
    report = told.report
    place = {"start": str(told.spans[0].start), "end": str(told.spans[0].end)} if told.spans else {}
    known = {name: getattr(report, name) or "" for name in ("title", "outlet", "published", "url")} if report else {}
    return {"words": told.words[0] if told.words else "", "report": report.id if report else "", **place, **known}


def number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


CAMEO = Export(
    write,
    suffix=".csv",
    does="Events with their CAMEO codes, as a tidy table.",
    keeps=(
        "events with date, source, target, CAMEO code, its root, quad class and Goldstein score, PLOVER type and mode, "
        "place, words and their place in the report, status and score"
    ),
    loses=(
        "codes where an event carries none and PLOVER's type and mode do not stand for one alone; all words but the "
        "first stretch; meetings, statements and positions"
    ),
    media="text/csv",
    options=(Option("dyads", False, "A row for each pair of source and target, as CAMEO's own data have it."),),
)
