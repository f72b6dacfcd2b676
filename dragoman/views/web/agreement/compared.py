"""How far the coders of a coding agree, worked out once and kept until something happens to the store."""

from collections import OrderedDict
from threading import Lock
from typing import NamedTuple

from dragoman.record.agreement import Agreed, Difference, compared
from dragoman.store import Store
from dragoman.store.coders import readings_of

KEPT = 8
Key = tuple[str, str, bool]


class Compared(NamedTuple):
    """The figures of each label, and the passages of difference, report by report."""

    rows: tuple[Agreed, ...]
    differences: tuple[Difference, ...]
    reports: int


kept: OrderedDict[Key, tuple[int, Compared]] = OrderedDict()
lock = Lock()


def compared_in(store: Store, coding: str, unfinished: bool) -> Compared:
    """The comparison of a coding; raises `dragoman.errors.UsageError` where there is none of the name."""
    key, last = (store.name, coding, unfinished), store.last_line()
    with lock:
        found = kept.get(key)
        if found and found[0] == last:
            kept.move_to_end(key)
            return found[1]
    coded = {
        report: by_coder
        for report, by_coder in readings_of(store, coding, unfinished=unfinished).items()
        if len(by_coder) > 1
    }
    rows, differing = compared(coded)
    made = Compared(rows, tuple(differing), len(coded))
    with lock:
        kept[key] = last, made
        while len(kept) > KEPT:
            kept.popitem(last=False)
    return made
