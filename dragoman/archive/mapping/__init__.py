"""A function over all parts of a stage, wherever they are worked on.

local    this machine: one process, or several that share the parts    local.py
ray      a Ray cluster: one actor a CPU, one part at a time            ray.py

A part that fails with an error of its own, or ends each process that works on it, is Lost; the others go on.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any

from dragoman.archive.mapping.local import Pool, map_here
from dragoman.archive.mapping.parts import Lost, Mapper, Outcome, Part, Work, Workers
from dragoman.errors import DragomanError

__all__ = ["MAPPERS", "Lost", "Mapper", "Outcome", "Part", "Pool", "Work", "Workers", "processes_of"]


def map_on_ray(work: Work, parts: Sequence[Any], workers: Workers) -> Iterator[tuple[Any, Outcome]]:
    """As `ray.map_on_cluster`."""
    found: Iterator[tuple[Any, Outcome]] = on_ray().map_on_cluster(work, parts, workers)
    return found


def on_ray() -> Any:
    """What works on Ray; an error that says what to do where it is not installed."""
    try:
        return import_module("dragoman.archive.mapping.ray")
    except ImportError as error:
        raise DragomanError(f"Ray is not installed ({error}). Install it: pip install 'dragoman[ray]'") from error


def processes_of(mapper: str, workers: Workers) -> int:
    """How many processes work together: what was asked for, or one a CPU of this machine or of the cluster."""
    if workers.jobs:
        return workers.jobs
    return int(on_ray().cpus_of(workers)) if mapper == "ray" else os.cpu_count() or 1


MAPPERS: Mapping[str, Mapper] = {"local": map_here, "ray": map_on_ray}
