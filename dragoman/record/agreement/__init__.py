"""How far people agree who code the same reports, label by label.

agreement({"r1": {"ana": reading, "ben": reading}, "r2": {…}})     one row a label: units, percent, alpha, kappa
differences(the same)                                              the passages of which they say different things

Krippendorff's alpha: Krippendorff, Content Analysis (4th ed., 2018), chapter 12. Cohen's kappa: Cohen (1960).
"""

from dragoman.record.agreement.differing import Difference, differences
from dragoman.record.agreement.figures import Agreed, agreed
from dragoman.record.agreement.labels import labels_of
from dragoman.record.agreement.units import Coded

__all__ = ["Agreed", "Coded", "Difference", "agreement", "differences"]


def agreement(coded: Coded) -> tuple[Agreed, ...]:
    """One row for each label; a report that one person alone has coded counts for none."""
    return tuple(agreed(label, units) for label, units in labels_of(coded))
