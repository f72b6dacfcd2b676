"""How far the coders of a coding agree, worked out once and kept until something happens to the store."""

from typing import NamedTuple

from dragoman.record.agreement import Agreed, Difference, compared
from dragoman.store import Store
from dragoman.store.coders import readings_of
from dragoman.views.web.keeping import Keeping

Key = tuple[str, str, bool]


class Compared(NamedTuple):
    """The figures of each label, and the passages of difference, report by report."""

    rows: tuple[Agreed, ...]
    differences: tuple[Difference, ...]
    reports: int


kept: Keeping[Key, tuple[int, Compared]] = Keeping(8)


def compared_in(store: Store, coding: str, unfinished: bool) -> Compared:
    """The comparison of a coding; raises `dragoman.errors.UsageError` where there is none of the name."""
    key, last = (store.name, coding, unfinished), store.last_line()
    found = kept.get(key)
    if found and found[0] == last:
        return found[1]
    coded = {
        report: by_coder
        for report, by_coder in readings_of(store, coding, unfinished=unfinished).items()
        if len(by_coder) > 1
    }
    rows, differing = compared(coded)
    made = Compared(rows, tuple(differing), len(coded))
    kept.put(key, (last, made))
    return made
