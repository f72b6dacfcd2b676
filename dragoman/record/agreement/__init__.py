"""How far people agree who code the same reports, label by label.

agreement({"r1": {"ana": reading, "ben": reading}, "r2": {…}})     one row a label: units, percent, alpha, kappa
differences(the same)                                              the passages of which they say different things

Krippendorff's alpha: Krippendorff, Content Analysis (4th ed., 2018), chapter 12. Cohen's kappa: Cohen (1960).
"""

from dragoman.record.agreement.differing import Difference, differences_in
from dragoman.record.agreement.figures import Agreed, agreed
from dragoman.record.agreement.labels import labels_of
from dragoman.record.agreement.units import Coded

__all__ = ["Agreed", "Coded", "Difference", "agreement", "compared", "differences"]


def agreement(coded: Coded) -> tuple[Agreed, ...]:
    """One row for each label; a report that one person alone has coded counts for none."""
    return tuple(agreed(label, units) for label, units in labels_of(coded))


def differences(coded: Coded) -> list[Difference]:
    """The passages of which coders say different things, report by report in order of the text."""
    return differences_in(labels_of(coded), coded)


def compared(coded: Coded) -> tuple[tuple[Agreed, ...], list[Difference]]:
    """Both at once."""
    found = labels_of(coded)
    return tuple(agreed(label, units) for label, units in found), differences_in(found, coded)
