"""What belief in meetings and positions loses where a report's words are hardly those of talks.

Firms, banks, unions and parliaments demand, offer and refuse as states do, and meet as they do. The gate, which has
seen many pages that are about them and nothing else, tells them apart where a single clause cannot.
"""

from math import log

from dragoman.gate import THRESHOLD, about_talks_scores

WEIGHT = 1.1
"""How far the gate's doubt counts: on read positions that were found in pages under its threshold, scores come out as
the shares that are right (`python -m training.doubt`)."""
LEAST = 60
"""Words of a report, which make a window of the gate; fewer are a passage that somebody has chosen."""
UNLIKELY = 1e-4
DOUBTED = (
    "its words are hardly those of talks between states, armed groups or international organisations, so that meetings "
    "and positions are told on strong signs only, unless issues of your own say what it is about"
)
"""What a reader must know of a report that is doubted."""


def doubt_in(text: str) -> float:
    """Nought or less, to be added to logits: 0 for what the gate lets pass, -2.4 where it scores .1.

    Texts of fewer than LEAST words are not doubted.
    """
    if len(text.split(maxsplit=LEAST)) < LEAST:
        return 0.0
    score = max(float(about_talks_scores([text])[0]), UNLIKELY)
    return 0.0 if score >= THRESHOLD else WEIGHT * log(score / (1 - score))
