"""The kinds of heads that corrections teach, and how firmly each keeps to what the reader says.

Strengths pull weights towards the reader: measured on the invented processes (training/corpus/processes), learning from
some and trying on others, where nothing between half and twice of each changes the outcome by more than its interval.
"""

from typing import NamedTuple

from dragoman.learning.examples import Example
from dragoman.reading.learned import ACCEPTED

REJECTED = "rejected"


class Kind(NamedTuple):
    """One head: what it decides, of which entries, from which traits; `keep` is what the reader's own word counts."""

    name: str
    of: str
    label: str | None
    traits: tuple[str, ...]
    keep: float
    keep_strength: float
    named_strength: float
    dense_strength: float
    about: bool = False

    def teaches(self, example: Example) -> bool:
        return example.kind == self.of and (self.label is None or example.right)

    def before(self, example: Example) -> str:
        """The reader's own label."""
        return example.before[self.label] if self.label else ACCEPTED

    def after(self, example: Example) -> str:
        """What people say."""
        if self.label:
            return example.after[self.label]
        return ACCEPTED if example.right else REJECTED

    def uses(self, trait: str) -> bool:
        return not self.traits or trait.split(" ")[0] in self.traits


KINDS = (
    Kind("issue", "position", "issue", ("always", "issue"), 3.0, 0.1, 0.1, 0.03, about=True),
    Kind("stance", "position", "stance", ("always", "stance", "ground", "long"), 3.0, 0.1, 1.0, 0.3),
    Kind("score of positions", "position", None, (), 1.0, 5.0, 5.0, 5.0),
    Kind("score of statements", "statement", None, (), 1.0, 5.0, 5.0, 5.0),
)
