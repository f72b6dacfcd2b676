"""A process in the formats of other programs, each an address with its own choices."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from msgspec import Meta

from dragoman.views.exports import EXPORTS, Export, Option
from dragoman.views.exports.narrowing import narrowing_of
from dragoman.views.web.api.endpoint import Asked, Endpoint, Parameter, Streamed
from dragoman.views.web.api.reading.asks import AS_OF, SINCE, STATUS, UNTIL, process_asked
from dragoman.views.web.export.made import ZIP, made
from dragoman.views.web.known import known_of

LEAST = Parameter("min_score", Annotated[float, Meta(ge=0, le=1)], "Only entries as sure as this, from 0 to 1.")
NARROWED = (AS_OF, STATUS, LEAST, SINCE, UNTIL)


def file_of(name: str, export: Export) -> Callable[[Asked], Streamed]:
    def answer(asked: Asked) -> Streamed:
        query = asked.query
        status = [query["status"]] if query["status"] else []
        wanted = narrowing_of(status, query["min_score"], query["since"], query["until"])
        known = known_of(asked.store, process_asked(asked), query["as_of"])
        options = {option.name: query[option.name] for option in options_of(export)}
        file = made(name, known.process, known.record, export, wanted, options)
        return Streamed(file.pieces(), file.media, file.name)

    return answer


def options_of(export: Export) -> tuple[Option, ...]:
    """What may be chosen: not lines in place of one JSON, since an answer is of the kind that it says it is."""
    return tuple(option for option in export.options if option.name != "lines" or not export.media.endswith("json"))


def parameter_of(option: Option) -> Parameter:
    """What an address may say of an option of a format."""
    kind: Any = bool if isinstance(option.default, bool) else option.kind
    if option.choices:
        kind = Literal[option.choices]
    elif kind is str:
        kind = Annotated[str, Meta(max_length=200)]
    return Parameter(option.name, kind, option.does, option.default)


def endpoint_of(name: str, export: Export) -> Endpoint:
    return Endpoint(
        "GET",
        f"/processes/{{process}}/export/{name}",
        "formats",
        f"{export.does} Is lost: {export.loses}.",
        file_of(name, export),
        asks=(*NARROWED, *map(parameter_of, options_of(export))),
        sends=export.media if export.suffix else ZIP,
    )


ENDPOINTS = tuple(endpoint_of(name, export) for name, export in EXPORTS.items())
