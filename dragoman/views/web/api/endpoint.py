"""What the API is made of: endpoints, each told once, from which its routes and its description both come."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from starlette.requests import Request

from dragoman.store import Store
from dragoman.views.web.addresses import Addresses
from dragoman.views.web.visitors import Role, Visitor

Method = Literal["GET", "POST", "DELETE"]


@dataclass(frozen=True)
class Parameter:
    """Something that an address may ask for; `kind` is a type with its limits, as msgspec reads them."""

    name: str
    kind: Any
    says: str
    default: Any = None
    needed: bool = False


@dataclass(frozen=True)
class Asked:
    """One request, understood: what its path names, what it asks for, what it brought."""

    request: Request
    store: Store
    visitor: Visitor
    at: Addresses
    path: Mapping[str, Any]
    query: Mapping[str, Any]
    body: Any = None


@dataclass(frozen=True)
class Some:
    """Part of a list: `next` leads to what follows, `previous` to what stands before where that is known."""

    answers: Sequence[Any]
    next: str | None = None
    total: int | None = None
    previous: str | None = None


@dataclass(frozen=True)
class Done:
    """What came of a deed, and the address of what it made."""

    value: Any
    status: int = 201
    location: str | None = None


@dataclass(frozen=True)
class Streamed:
    """An answer that is made while it is sent, so that it may be longer than the memory."""

    pieces: Iterator[bytes]
    media: str
    name: str


@dataclass(frozen=True)
class Endpoint:
    """One address and method.

    does      what it is for; the first sentence stands in lists
    answer    what is done for it
    gives     the type of its answer; of each one where it gives `many`
    takes     the type of what must be sent along
    asks      what its address may ask for
    state     what stays the same as long as its answer does; None where that is not known
    also      the types that it gives under other statuses
    sends     the kind of a file that it gives instead
    """

    method: Method
    path: str
    about: str
    does: str
    answer: Callable[[Asked], Any]
    gives: Any = None
    many: bool = False
    takes: Any = None
    asks: tuple[Parameter, ...] = ()
    role: Role = "reader"
    status: int = 200
    state: Callable[[Asked], object] | None = None
    also: Mapping[int, Any] = field(default_factory=dict, compare=False)
    sends: str | None = None
    example: Mapping[str, Any] | None = field(default=None, compare=False)

    @property
    def name(self) -> str:
        """getProcessesPositions"""
        steps = [
            step
            for step in self.path.replace(".", "/").replace("-", "/").split("/")
            if step and not step.startswith("{")
        ]
        return self.method.lower() + "".join(step.capitalize() for step in steps) + ("One" if self.one else "")

    @property
    def one(self) -> bool:
        return self.path.endswith("}")

    @property
    def summary(self) -> str:
        return self.does.partition(". ")[0].rstrip(".")
