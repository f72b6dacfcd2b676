"""Runs on a Ray cluster of two nodes on this machine that are disturbed at random moments.

What is killed is the run itself (its driver), an actor, one of the processes that an actor has apart, or the second
node. Only a run that was itself killed is started again; of all others the first run's outcome counts.
"""

import os
import random
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import psutil

from tests.archive.kills import end_group, started, told, trials

AIMS = ("run", "actor", "helper", "node")
LONGEST = 12.0  # seconds from the first part that is begun until the kill
PATIENCE = 600.0


@contextmanager
def two_nodes() -> Iterator[Any]:
    """A cluster of two nodes of one CPU each; the first is the head."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    import ray
    from ray.cluster_utils import Cluster

    cluster: Any = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    cluster.add_node(num_cpus=1)
    try:
        yield cluster
    finally:
        ray.shutdown()
        cluster.shutdown()


def trials_on_ray(count: int, seed: int = 1) -> Iterator[str]:
    """So many disturbed runs on one cluster, each compared with the undisturbed run of one process."""
    with two_nodes() as cluster:
        yield from trials(count, seed, partial(disturbed_on_ray, cluster=cluster))


def disturbed_on_ray(place: Path, out: Path, chance: random.Random, cluster: Any) -> str:
    """A run that is disturbed once; what was killed, and when."""
    aim, after = chance.choice(AIMS), chance.uniform(0.0, LONGEST)
    process = started(place, out, 0, cluster.address)
    try:
        wait_for_work(out)
        time.sleep(after)
        working = process.poll() is None
        killed = kill(aim, process.pid, chance, cluster) if working else None
        code = process.wait(timeout=PATIENCE)
    finally:
        end_group(process)
    if aim == "node" and killed:
        cluster.add_node(num_cpus=1)
    if aim == "run" and killed:
        code = started(place, out, 0, cluster.address).wait(timeout=PATIENCE)
    if code:
        raise RuntimeError(f"the run that went on ended with {code}")
    return f"{aim} {after:.1f} s after the work began: {killed or 'done by then'}"


def wait_for_work(out: Path) -> None:
    end = time.monotonic() + PATIENCE
    while not any((out / "_manifests").glob("*/*")) and time.monotonic() < end:
        time.sleep(0.1)


def kill(aim: str, driver: int, chance: random.Random, cluster: Any) -> str | None:
    """End what is aimed at; None where it is not there."""
    if aim == "node":
        cluster.remove_node(next(node for node in cluster.list_all_nodes() if not node.head), allow_graceful=False)
        return "the second node"
    aims = {"run": [driver], "actor": actors(), "helper": [pid for actor in actors() for pid in below(actor)]}[aim]
    if not aims:
        return None
    aimed = chance.choice(aims)
    with suppress(ProcessLookupError):
        os.kill(aimed, signal.SIGKILL)
    return str(aimed)


def actors() -> list[int]:
    """The actors of the pool, which work or wait for work."""
    below_us = psutil.Process().children(recursive=True)
    return [one.pid for one in below_us if " ".join(told(one)).startswith("ray::MapWorker")]


def below(pid: int) -> list[int]:
    """The processes apart of an actor, and what begins them."""
    with suppress(psutil.NoSuchProcess):
        found = psutil.Process(pid).children(recursive=True)
        return [one.pid for one in found if "tracker" not in " ".join(told(one))]
    return []
