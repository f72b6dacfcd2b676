"""What a request asks for and brings along, by the types told of it; all that is wrong with it is told at once."""

from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import Any

import msgspec
from msgspec import structs
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from dragoman.views.web.api.endpoint import Parameter
from dragoman.views.web.api.given import Fault
from dragoman.views.web.api.problems import ProblemError, reason_of, unknown

JSON = ("application/json", "text/json")
MOST = 50  # unknown fields that are told of
LONGEST = 100  # characters of their names


def query_of(request: Request, parameters: Sequence[Parameter]) -> dict[str, Any]:
    """The parameters of an address by their names; those that are not given have what is usual."""
    given = request.query_params.multi_items()
    names = [one.name for one in parameters]
    faults = [Fault(name=name, reason=unknown("parameter", name, names)) for name, _ in given if name not in names]
    often = [name for name, count in Counter(name for name, _ in given).items() if count > 1 and name in names]
    faults += [Fault(name=name, reason="It is given more than once.") for name in often]
    values, asked = dict(given), {}
    for one in parameters:
        if one.name not in values:
            asked[one.name] = one.default
            if one.needed:
                faults.append(Fault(name=one.name, reason="It is missing."))
            continue
        try:
            asked[one.name] = msgspec.convert(values[one.name], one.kind, strict=False)
        except msgspec.ValidationError as error:
            faults.append(Fault(name=one.name, reason=reason_of(error, one.kind, values[one.name])))
    if faults:
        raise ProblemError(400, first_of("Parameter", faults), faults)
    return asked


async def body_of(request: Request, kind: Any, largest: int) -> Any:
    """What was sent along, as a value of this type."""
    media = request.headers.get("content-type", "").lower()
    name, _, rest = media.partition(";")
    charset = rest.partition("charset=")[2].partition(";")[0].strip(' "')
    if (name.strip() not in JSON and not name.strip().endswith("+json")) or charset not in ("", "utf-8", "utf8"):
        raise ProblemError(415, f"'{name[:60]}' is not taken. Send JSON: Content-Type: application/json.")
    data = await received(request, largest)
    return await run_in_threadpool(understood, data, kind)  # so that others are answered meanwhile


def understood(data: bytes, kind: Any) -> Any:
    try:
        found = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ProblemError(422, f"What was sent is no JSON: {error}.") from error
    return value_of(found, kind)


async def received(request: Request, largest: int) -> bytes:
    """All that is sent, as long as it is not too much."""
    pieces, room = [], largest
    async for piece in request.stream():
        room -= len(piece)
        if room < 0:
            raise ProblemError(413, f"More than {largest:,} bytes were sent. Send less at once.")
        pieces.append(piece)
    return b"".join(pieces)


def value_of(found: Any, kind: Any) -> Any:
    """JSON as a value of a type; each field that is wrong is told of."""
    try:
        return msgspec.convert(found, kind)
    except (msgspec.ValidationError, RecursionError) as error:
        struct = struct_meant(found, kind)
        faults = [] if struct is None else faults_of(found, struct)
        raise ProblemError(422, first_of("Field", faults) if faults else f"{error}.", faults) from error


def struct_meant(found: Any, kind: Any) -> Any:
    """Which kind of object was meant, where there are several."""
    if not isinstance(found, dict):
        return None
    kinds = getattr(kind, "__args__", (kind,))
    for one in kinds:
        tag = getattr(one, "__struct_config__", None)
        if tag is not None and (tag.tag is None or found.get(tag.tag_field) == tag.tag):
            return one
    return None


def faults_of(found: dict[str, Any], kind: Any) -> list[Fault]:
    """What is wrong with each field of an object."""
    fields = {one.encode_name: one for one in structs.fields(kind)}
    tag = kind.__struct_config__.tag_field
    known = [*fields, *([tag] if tag else [])]
    strange = islice((name for name in found if name not in known), MOST)
    faults = [Fault(name=name[:LONGEST], reason=unknown("field", name[:LONGEST], known)) for name in strange]
    for name, one in fields.items():
        if name not in found:
            if one.required:
                faults.append(Fault(name=name, reason="It is missing."))
            continue
        try:
            msgspec.convert(found[name], one.type)
        except msgspec.ValidationError as error:
            faults.append(Fault(name=name, reason=reason_of(error, one.type, found[name])))
    return faults


def first_of(what: str, faults: Sequence[Fault]) -> str:
    """Parameter 'limit': 0 does not fit. There is 1 more."""
    more = len(faults) - 1
    words = f"{what} {faults[0].name!r}: {faults[0].reason}"
    return f"{words} {more} more {'is' if more == 1 else 'are'} wrong." if more else words
