"""Ties with their time: from the first until the last telling, or window by window with the weight in each."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np

from dragoman.views.exports.networks.network import AT_ONCE, Network, Tie, Window, rows_of
from dragoman.views.exports.networks.nodes import written_day
from dragoman.views.networks.matrices import Ties, some_of

Times = tuple[tuple[Any, ...], ...]  # (start, end), or (start, end, weight), days in ISO 8601
TimedTie = tuple[Tie, Times, Times]


def timed_ties(network: Network) -> Iterator[TimedTie]:
    """Each tie with its spells and, where windows are asked for, its weights."""
    if network.choices.window is None:
        yield from lasting_ties(network)
    else:
        yield from ties_in_windows(network, network.windows())


def lasting_ties(network: Network) -> Iterator[TimedTie]:
    for chunk in network.chunks():
        for start in range(0, len(chunk.one), AT_ONCE):
            some = some_of(chunk, slice(start, start + AT_ONCE))
            spells = network.source.tie_spells(some)
            rows = rows_of(some, network.source, signed=network.choices.signed)
            for tie, first, last in zip(rows, spells.first.tolist(), spells.last.tolist(), strict=True):
                yield tie, (((written_day(first), written_day(last)),) if last else ()), ()


def ties_in_windows(network: Network, windows: list[Window]) -> Iterator[TimedTie]:
    """The ties of any window, with what they are made of in the whole time, and their weights in the windows."""
    size = len(network.nodes)
    parts = [keyed(list(network.chunks(window)), size) for window in windows]
    keys = np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *(keys for keys, _ in parts)]))
    if not len(keys):
        return
    which = np.concatenate([np.full(len(found), n) for n, (found, _) in enumerate(parts)])
    every, weights = (np.concatenate(one) for one in zip(*parts, strict=True))
    order = np.argsort(every, kind="stable")
    bounds = [*np.searchsorted(every[order], keys).tolist(), len(every)]
    days = [(written_day(one.shown_first), written_day(one.shown_last)) for one in windows]
    times = [(*days[n], weight) for n, weight in zip(which[order].tolist(), weights[order].tolist(), strict=True)]
    ties = rows_of(Ties(keys // size, keys % size, np.zeros(len(keys))), network.source, signed=False)
    for tie, (start, end) in zip(ties, pairwise(bounds), strict=True):
        own = tuple(times[start:end])
        yield tie, tuple(one[:2] for one in own), own


def keyed(chunks: list[Ties], size: int) -> tuple[Any, Any]:
    """Ties as one number for each pair, with their weights."""
    keys = [one.one * size + one.other for one in chunks]
    weights = [one.weight for one in chunks]
    return np.concatenate([np.zeros(0, dtype=np.int64), *keys]), np.concatenate([np.zeros(0), *weights])
