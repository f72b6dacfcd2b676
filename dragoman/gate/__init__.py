"""The gate: a cheap look at every page of a large archive, before anything costly: is it about talks?

scores = about_talks_scores(texts)                  one score a text, 0 to 1
Gate.load().passes(cheap_text(markup), 0.5)         an HTML page, without looking for its article
"""

from dragoman.gate.gate import THRESHOLD, Gate, about_talks_scores
from dragoman.gate.pages import cheap_text

__all__ = ["THRESHOLD", "Gate", "about_talks_scores", "cheap_text"]
