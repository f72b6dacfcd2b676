"""A function over all parts of a stage on a Ray cluster: Ray Data gives them to a pool of actors, one CPU each.

An actor has one part at a time, so that it is known which part ends it. One that ended is begun anew by Ray, wherever
there is room, with the part that it had; what came of a part goes back as soon as it is done. Parts and outcomes are a
few kB each: what they work on lies in files that all nodes see, nothing of it in the object store.
"""

import logging
import os
import pickle
import socket
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # nothing is told to anybody
os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")  # of this process, which would show it to its user

import ray
import ray.data
from ray.exceptions import RayError
from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

from dragoman import __version__
from dragoman.addresses import is_address
from dragoman.archive.folder import write_whole
from dragoman.archive.mapping.parts import ATTEMPTS, ENDED, Lost, Outcome, Work, Workers, attempt
from dragoman.errors import DragomanError
from dragoman.readings import prepare

RAY: Any = ray  # half of it has types
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
ANSWER = 10.0  # seconds that the head may take to answer
SECONDS = 300  # that a node may take to answer
LOST = 40.0  # seconds in which a cluster finds out that a node is gone
UNTOLD = "Ray lost what came of it; its logs say why"


def map_on_cluster(work: Work, parts: Sequence[Any], workers: Workers) -> Iterator[tuple[Any, Outcome]]:
    """Each part with what came of it, as they are finished, in whatever order; the largest are begun first.

    DragomanError where the cluster cannot be reached, and where one of its nodes cannot do the work.
    """
    if not parts:
        return
    join(workers)
    check_nodes(workers.out, parts)
    left = dict(enumerate(parts))
    try:
        for number, outcome in outcomes(work, parts, workers):
            yield left.pop(number), outcome
    except RayError as error:
        raise DragomanError(
            f"The Ray cluster gave up: {first_line(error)}. What is finished is kept: start the command again."
        ) from error
    yield from ((part, Lost(part, UNTOLD)) for part in left.values())


def join(workers: Workers) -> None:
    """Connect this process to the cluster, or begin one on this machine that ends with it; stages share it."""
    if ray.is_initialized():
        return
    address = workers.address or os.environ.get("RAY_ADDRESS")
    if address and is_address(address):
        raise DragomanError(
            f"'{address}' cannot be joined from outside. Give HOST:PORT of its head on a machine of the cluster, "
            "or submit the command as a job."
        )
    if address:
        check_address(address)
    own: dict[str, Any] = {} if address else {"num_cpus": workers.jobs or os.cpu_count(), "include_dashboard": False}
    try:
        ray.init(
            address or "local",
            log_to_driver=False,
            logging_level=logging.ERROR,
            runtime_env={"env_vars": ONE_THREAD},
            **own,
        )
    except Exception as error:  # Ray raises no narrower one where a node does not start
        raise DragomanError(
            f"The Ray cluster at '{address or 'local'}' cannot be joined: {first_line(error)}. Give HOST:PORT of its "
            "head, which `ray start --head` prints, or leave --address out for one of its own."
        ) from error


def cpus_of(workers: Workers) -> int:
    """The CPUs of the cluster, which is joined for that."""
    join(workers)
    return int(RAY.cluster_resources().get("CPU", 1))


def check_address(address: str) -> None:
    """An error where nobody answers at HOST:PORT, which Ray would tell after minutes."""
    host, _, port = address.rpartition(":")
    if port.isdigit():
        try:
            socket.create_connection((host, int(port)), ANSWER).close()
        except OSError as error:
            raise DragomanError(
                f"Nobody answers at '{address}' ({error}). Give HOST:PORT of the cluster's head as `ray start --head` "
                "prints it, from a machine that reaches it."
            ) from error


def check_nodes(out: Path, parts: Sequence[Any]) -> None:
    """An error that names each node on which the work would go wrong, before any of it is begun."""
    with token_in(out) as token:
        inputs = sorted({part.place: part.inputs[0].path for part in parts if hasattr(part, "inputs")}.values())
        local = [path for path in inputs if not is_address(path)]
        nodes = working_nodes()
        asked = {
            name: trouble_here.options(scheduling_strategy=NodeAffinitySchedulingStrategy(name, soft=False)).remote(
                __version__, token, local
            )
            for name in nodes
        }
        answers = [(nodes[name]["NodeManagerAddress"], told(name, ref)) for name, ref in asked.items()]
    troubles = [f"The node {node} {answer}." for node, answer in answers if answer]
    if troubles:
        raise DragomanError(
            f"{' '.join(troubles)} Each node needs this dragoman, the folder '{out}' and the inputs, at the same paths."
        )


def told(name: str, ref: Any) -> str | None:
    """What a node answers, or why it could not; None where it has been lost, as the others go on without it."""
    try:
        answer: str | None = ray.get(ref, timeout=SECONDS)
    except RayError as error:
        return None if is_lost(name) else f"cannot run dragoman ({first_line(error)})"
    return answer


def is_lost(name: str) -> bool:
    """Whether a node is gone, which the cluster may know only after a while."""
    until = time.monotonic() + LOST
    while name in working_nodes():
        if time.monotonic() > until:
            return False
        time.sleep(1)
    return True


def working_nodes() -> dict[str, Any]:
    """What is known of each node that is there and has CPUs, by its id."""
    return {node["NodeID"]: node for node in RAY.nodes() if node["Alive"] and node["Resources"].get("CPU")}


@ray.remote(num_cpus=0, max_retries=0)
def trouble_here(version: str, token: Path, inputs: Sequence[str]) -> str | None:
    """On a node: why it cannot work, in words; None where it can."""
    try:
        from dragoman import __version__ as here
    except ImportError:
        return "has no dragoman"
    if here != version:
        return f"has dragoman {here}, where this is {version}"
    if not token.is_file():
        return f"does not see the folder '{token.parent}' as it is here"
    missing = [path for path in inputs if not Path(path).exists()]
    return f"does not see '{missing[0]}'" if missing else None


@contextmanager
def token_in(out: Path) -> Iterator[Path]:
    """A file of a name that nothing had before, for others to look for."""
    token = out / f".{uuid4().hex}.part"
    write_whole(token, b"")
    try:
        yield token
    finally:
        token.unlink(missing_ok=True)


def outcomes(work: Work, parts: Sequence[Any], workers: Workers) -> Iterator[tuple[int, Outcome]]:
    """What came of each part, with its number, by a pool of actors that Ray Data keeps at work."""
    actors = min(len(parts), workers.jobs or int(RAY.cluster_resources()["CPU"]))
    settle(actors)
    largest_first = sorted(range(len(parts)), key=lambda number: -parts[number].weight)
    rows = [{"number": number, "part": pickle.dumps(parts[number])} for number in largest_first]
    done = RAY.data.from_items(rows, override_num_blocks=len(rows)).map(
        Worker,
        fn_constructor_args=(work, workers.out),
        num_cpus=1,
        compute=RAY.data.ActorPoolStrategy(size=actors, max_tasks_in_flight_per_actor=1),
    )
    for batch in done.iter_batches(batch_size=None, batch_format="pyarrow", prefetch_batches=0):
        for row in batch.to_pylist():
            yield row["number"], pickle.loads(row["outcome"])  # noqa: S301 - our own actor's


def settle(actors: int) -> None:
    """Ray Data keeps quiet, waits for a part as long as it takes, and puts up with what Ray cannot get back."""
    context, chosen = ray.data.DataContext.get_current(), {
        "enable_progress_bars": False,
        "print_on_execution_start": False,
        "enable_auto_log_stats": False,
        "execution_no_progress_timeout_s": -1,
        "max_errored_blocks": -1,
        "max_consecutive_actor_init_deaths": ATTEMPTS * actors,
    }  # fmt: skip
    for name, value in chosen.items():
        if hasattr(context, name):  # versions differ
            setattr(context, name, value)
    for handler in logging.getLogger("ray.data").handlers:
        if isinstance(handler, logging.StreamHandler):  # its file keeps all
            handler.setLevel(logging.CRITICAL)


class Worker:
    """An actor: it keeps the function of the stage, and the processes apart that this has, from part to part."""

    def __init__(self, work: Work, out: Path) -> None:
        prepare()
        self.work, self.out = work, out

    def __call__(self, row: Mapping[str, Any]) -> dict[str, Any]:
        part = pickle.loads(row["part"])  # noqa: S301 - of our own run
        with counted(self.out, part.name) as count:
            outcome = attempt(self.work, part) if count <= ATTEMPTS else Lost(part, ENDED)
        return {"number": row["number"], "outcome": pickle.dumps(outcome)}


@contextmanager
def counted(out: Path, name: str) -> Iterator[int]:
    """How often a part was begun in this run, this time included; kept where each node sees it, until it is done."""
    path = out / "_manifests" / f".{name}.attempts.part"
    count = 1 + begun_before(path)
    write_whole(path, str(count).encode())
    yield count
    path.unlink(missing_ok=True)


def begun_before(path: Path) -> int:
    try:
        return int(path.read_bytes())
    except FileNotFoundError:
        return 0


def first_line(error: Exception) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__).rstrip(".")
