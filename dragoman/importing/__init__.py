"""What people have coded in other programs, taken into a store: each statement an entry that a person confirms.

taken(store, [Path("coded.dna")], Choices(by="ana"))
"""

from dragoman.importing.choices import Choices
from dragoman.importing.taken import Taken, taken

__all__ = ["Choices", "Taken", "taken"]
