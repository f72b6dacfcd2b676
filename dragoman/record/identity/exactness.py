"""How carefully a report prints names that others print too: one that garbles them garbles other things as well."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from dragoman.record.identity.weights import CARELESS
from dragoman.record.names import name_words
from dragoman.record.told import Told


def exactness(told: Sequence[Told]) -> dict[str, float]:
    """What the word of each report counts for, up to 1: less, the more family names it spells as others do not."""
    spelt: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    printed: dict[str, list[tuple[str, str]]] = {one.report: [] for one in told}
    for one in told:
        for actor in one.reading.actors:
            words = name_words(actor.name) if actor.kind == "person" else ()
            if words:
                spelt[actor.id][words[-1]].add(one.origin)
                printed[one.report].append((actor.id, words[-1]))
    best = {person: form for person, forms in spelt.items() if (form := most_spelt(forms))}
    counted = {
        report: Counter(best[person] == word for person, word in names if person in best)
        for report, names in printed.items()
    }
    return {report: 1.0 - CARELESS * found[False] / max(1, found.total()) for report, found in counted.items()}


def most_spelt(forms: dict[str, set[str]]) -> str | None:
    """The spelling that most origins have; None where no two agree."""
    most = max(map(len, forms.values()))
    return min((form for form, origins in forms.items() if len(origins) == most), default=None) if most > 1 else None
