"""Processes, and what each of them holds, entry by entry with the words that say so."""

from collections.abc import Callable
from typing import Annotated, Any, Literal, cast

from msgspec import Meta
from msgspec.structs import replace

from dragoman.model import (
    Copy,
    Disagreement,
    Event,
    KnownActor,
    KnownMeeting,
    LedgerEntry,
    Merge,
    Movement,
    Origin,
    ProcessRecord,
    Report,
    Statement,
    Utterance,
)
from dragoman.store import Order, Overview
from dragoman.views.web.api.endpoint import Asked, Endpoint, Parameter, Some
from dragoman.views.web.api.given import Process
from dragoman.views.web.api.listing import PAGED, counted, sliced
from dragoman.views.web.api.problems import ProblemError
from dragoman.views.web.api.reading.asks import AS_OF, NARROWED, journal, narrowing, one_process, process_asked
from dragoman.views.web.known import known_of

Field = Literal[
    "actors", "meetings", "positions", "movements", "statements", "disagreements", "reports", "utterances", "origins",
    "copies", "merges", "events",
]  # fmt: skip
NAMED = Parameter(
    "words", Annotated[str, Meta(min_length=1, max_length=200)], "In whose name or parties all of these stand."
)
ORDER = Parameter("order", Literal["last_met", "name"], "Those that met last first, or by name.", "last_met")
TEXTS = Parameter("texts", bool, "Whether the texts of reports are wanted.", True)


def processes(asked: Asked) -> Some:
    words, order = asked.query["words"], cast("Order", asked.query["order"])

    def find(most: int, start: int) -> list[Process]:
        return [shown(one) for one in asked.store.process_page(most, start, words, order)]

    return counted(asked, find, asked.store.process_count(words))


def shown(one: Overview) -> Process:
    return Process(name=one.name, reports=one.reports, stale=one.stale, summary=one.summary)


def summary(asked: Asked) -> Process:
    found = asked.store.overview(process_asked(asked))
    if found is None:
        raise ProblemError(404, f"There is no process {asked.path['process']!r}.")
    return shown(found)


def record(asked: Asked) -> ProcessRecord:
    found = known_of(asked.store, process_asked(asked), asked.query["as_of"]).record
    return found if asked.query["texts"] else replace(found, reports=without_texts(found.reports))


def without_texts(reports: tuple[Report, ...]) -> tuple[Report, ...]:
    return tuple(replace(one, text="") for one in reports)


def entries(field: Field) -> Callable[[Asked], Some]:
    """All entries of one kind, in the order of the record."""

    def answer(asked: Asked) -> Some:
        found = known_of(asked.store, process_asked(asked), asked.query["as_of"]).record
        return sliced(asked, getattr(found, field))

    return answer


def narrowed(what: str, field: Field, keep: Callable[[Any], bool] = lambda _one: True) -> Callable[[Asked], Some]:
    """The entries of one kind that the store finds by what is asked, in the order in which it gives them."""

    def answer(asked: Asked) -> Some:
        process, as_of = process_asked(asked), asked.query["as_of"]
        about = narrowing(asked, what)
        found = [one for one in getattr(known_of(asked.store, process, as_of).record, field) if keep(one)]
        if what == "reports" and not asked.query["texts"]:
            found = list(without_texts(tuple(found)))
        if about:
            known = {one.id: one for one in found}
            rows = asked.store.ask(what, process=process, as_of=as_of, **about)
            found = [known[row["id"]] for row in rows if row["id"] in known]
        return sliced(asked, found)

    return answer


def is_person(actor: KnownActor) -> bool:
    return actor.kind == "person"


# path, field of the record, type, what they are narrowed by, what they are
ASKED: tuple[tuple[str, Field, Any, str | None, str], ...] = (
    ("positions", "positions", LedgerEntry, "positions", "The ledger: who held which stance on what, and when."),
    ("movements", "movements", Movement, "movements", "Moves on an issue, with the words before and after."),
    ("meetings", "meetings", KnownMeeting, "meetings", "Meetings that were held, are planned or are recalled."),
    ("people", "actors", KnownActor, "people", "The people, with their offices over time."),
    ("parties", "actors", KnownActor, "parties", "The parties: states, organisations, groups."),
    ("statements", "statements", Statement, "statements", "Who said what, word for word as each report has it."),
    ("disagreements", "disagreements", Disagreement, "disagreements", "What sources say differently."),
    ("reports", "reports", Report, "reports", "The reports of the process."),
    ("utterances", "utterances", Utterance, None, "The same words of one speaker as several reports have them."),
    ("origins", "origins", Origin, None, "The sources, each with the reports that print its text."),
    ("copies", "copies", Copy, None, "The reports that print the text of another."),
    ("merges", "merges", Merge, None, "What was taken for one, and why."),
    ("events", "events", Event, None, "Who did what to whom, in PLOVER's types."),
)  # fmt: skip


def of_process(path: str, field: Field, kind: Any, what: str | None, does: str) -> Endpoint:
    asks: tuple[Parameter, ...] = (*(NARROWED[what] if what else ()), AS_OF, *PAGED)
    if path == "reports":
        asks = (*asks, TEXTS)
    if what is None:
        answer = entries(field)
    elif field == "actors":
        answer = narrowed(what, field, is_person if path == "people" else lambda one: not is_person(one))
    else:
        answer = narrowed(what, field)
    return Endpoint(
        "GET",
        f"/processes/{{process}}/{path}",
        "processes",
        does,
        answer,
        kind,
        many=True,
        asks=asks,
        state=one_process,
    )


ENDPOINTS = (
    Endpoint(
        "GET", "/processes", "processes", "The processes, each with a summary.", processes, Process, many=True,
        asks=(NAMED, ORDER, *PAGED), state=journal,
    ),
    Endpoint(
        "GET", "/processes/{process}", "processes",
        "The record of a process, whole. A slash in its name is written ~1 here, a tilde ~0.",
        record, ProcessRecord, asks=(AS_OF, TEXTS), state=one_process,
    ),
    Endpoint(
        "GET", "/processes/{process}/summary", "processes", "A process as the list has it.", summary, Process,
        state=journal,
    ),
    *(of_process(*one) for one in ASKED),
)  # fmt: skip
