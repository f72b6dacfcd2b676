"""Deeds that are done once, however often they are sent: Idempotency-Key, as the IETF's draft of that name has it.

The last answers are remembered until the program ends.
"""

from collections import OrderedDict
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock

from starlette.requests import Request
from starlette.responses import Response

from dragoman.views.web.api.endpoint import Asked
from dragoman.views.web.api.problems import ProblemError

MOST = 2_000  # answers that are remembered
LONGEST = 200  # characters of a key
LARGEST = 20_000  # bytes of an answer that is remembered
Key = tuple[str, str]
making = Lock()


class Memory:
    """The answers by who sent what key; None while the deed is being done."""

    def __init__(self) -> None:
        self.known: OrderedDict[Key, tuple[str, Response | None]] = OrderedDict()
        self.lock = Lock()


@dataclass(frozen=True)
class Once:
    memory: Memory
    key: Key
    digest: str

    def begun(self) -> Response | None:
        """The answer of before; None where there is none, and the deed is begun."""
        with self.memory.lock:
            known = self.memory.known.get(self.key)
            if known is None:
                self.memory.known[self.key] = self.digest, None
                while len(self.memory.known) > MOST:
                    self.memory.known.popitem(last=False)
                return None
        digest, answer = known
        if digest != self.digest:
            raise ProblemError(422, "This Idempotency-Key came with something else before. Take a new one.")
        if answer is None:
            raise ProblemError(
                409, "The same is being done already. Ask again in a moment.", headers={"Retry-After": "1"}
            )
        return answer

    def ended(self, answer: Response) -> None:
        with self.memory.lock:
            if len(answer.body) <= LARGEST:
                self.memory.known[self.key] = self.digest, answer
            else:
                self.memory.known.pop(self.key, None)

    def failed(self) -> None:
        """What failed may be tried again under its key."""
        with self.memory.lock:
            self.memory.known.pop(self.key, None)


def once_of(asked: Asked) -> Once | None:
    """The deed under the key that its sender gave it; None without one."""
    given = asked.request.headers.get("idempotency-key")
    if given is None:
        return None
    if not given.strip() or len(given) > LONGEST:
        raise ProblemError(400, f"An Idempotency-Key has 1 to {LONGEST} characters.")
    memory = memory_of(asked.request)
    facts = (asked.request.method, asked.request.scope["path"], asked.request.scope["query_string"], repr(asked.body))
    return Once(memory, (asked.visitor.name, given.strip()), sha256(repr(facts).encode("utf-8", "replace")).hexdigest())


def memory_of(request: Request) -> Memory:
    """The memory of one application."""
    state = request.app.state
    with making:
        if not hasattr(state, "once"):
            state.once = Memory()
    memory: Memory = state.once
    return memory
